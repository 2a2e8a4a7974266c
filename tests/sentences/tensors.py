"""The sentences of the tensors tab."""

import re
from ast import literal_eval
from random import Random
from typing import Any

import numpy as np

from nnviz.core.studies.array_console import value_of
from nnviz.core.studies.broadcasting import numpy_words
from nnviz.tabs.tensors.state import FOLDS, typed
from tests.sentences import Said, number_of, true
from tests.stress import program, values

CALLS = {"*": np.multiply, "@": np.matmul, "dot": np.dot, "+": np.add}
UNITS = {"B": 1, "kB": 1e3, "MB": 1e6, "GB": 1e9}


# Operators.


def shapes(said: Said) -> tuple[tuple[int, ...], tuple[int, ...]]:
    a, b = said.state.arrays()
    return a.shape, b.shape


def result_shape(said: Said, operator: str = "") -> tuple[int, ...] | None:
    """Return the shape NumPy gives, asked with small sizes in the place of large ones."""
    a, b = shapes(said)
    small = {size: size if size < 2 else 2 + n for n, size in enumerate(sorted({*a, *b}))}
    back = {value: key for key, value in small.items()}
    x, y = (np.zeros([small[size] for size in shape]) for shape in (a, b))
    try:
        return tuple(back[size] for size in np.shape(CALLS[operator or said.state.operator](x, y)))
    except ValueError:
        return None


def shape(said: Said, gap: str = "shape") -> tuple[int, ...]:
    return literal_eval(said.values[gap])


def products(said: Said) -> bool:
    return said.state.view == "operators" and said.state.operator in ("@", "dot")


def inner(said: Said) -> bool:
    a, b = shapes(said)
    size = int(said.number("inner"))
    return products(said) and a[-1] == size == b[-2 if len(b) > 1 else 0] and result_shape(said) == shape(said)


def refused(said: Said, *gaps: str) -> bool:
    words = numpy_words(*shapes(said), said.state.operator)
    return bool(words) and all(said.values[gap] in words for gap in gaps) and result_shape(said) is None


def named(said: Said) -> bool:
    a, b = shapes(said)
    number = re.search(r"operand (\d)", numpy_words(a, b, said.state.operator))
    return number is not None and "AB"[int(number[1])] == said.values["operand"] and shape(said) == (a, b)[
        int(number[1])]  # fmt: skip


def one_axis(said: Said) -> bool:
    return shape(said) in shapes(said) and len(shape(said)) == 1 and result_shape(said) is None


def stretched(said: Said) -> bool:
    a, b = shapes(said)
    wanted = np.broadcast_shapes(a, b)
    if "small" in said.values:
        return shape(said) == wanted and {shape(said, "small"), wanted} == {a, b}
    return shape(said) == wanted and (shape(said, "a"), shape(said, "b")) == (a, b) and wanted not in (a, b)


def diagonal(said: Said) -> bool:
    a, b = said.state.arrays()
    block = said.view.picture.blocks[-1]
    return said.state.operator == "dot" and np.array_equal(
        block.values[~block.pale], np.nan_to_num(a @ b).ravel()) and not np.isnan(block.values).any()  # fmt: skip


def whole(said: Said) -> Any:
    with np.errstate(all="ignore"):
        return np.asarray(CALLS[said.state.operator](*said.state.arrays()))


def near(value: float, text: str) -> bool:
    """Return whether a text is a number as it is written with six digits."""
    if text == "–":
        return bool(np.isnan(value))
    wanted = {"∞": np.inf, "−∞": -np.inf}.get(text)
    return bool(value == wanted) if wanted else bool(np.isclose(number_of(text), value, rtol=1e-4, atol=1e-300))


def cell(said: Said) -> bool:
    index = tuple(int(i) for i in said.values["index"].split(",")) if "index" in said.values else ()
    lit = said.view.picture.blocks[-1].lit
    return lit == (index,) and near(float(whole(said)[index]), said.values["value"])


def column(said: Said) -> bool:
    a, b = said.state.arrays()
    number = int(said.number("number"))
    with np.errstate(all="ignore"):
        made = CALLS[said.state.operator](a, b[..., [number]])
    drawn = said.view.picture.blocks[-1]
    reached = ~drawn.pale[..., number]
    return bool(reached.all()) and np.array_equal(drawn.values[..., [number]], made, equal_nan=True)


def term(said: Said) -> bool:
    a, _ = shapes(said)
    place = int(said.number("k"))
    return int(said.number("number")) == place + 1 and int(said.number("all")) == max(1, a[-1])


def misfit(said: Said) -> bool:
    a, b = shapes(said)
    pair = int(said.number("row")), int(said.number("column"))
    return pair == (a[-1], b[-2 if len(b) > 1 else 0]) and pair[0] != pair[1]


def still_stretching(said: Said) -> bool:
    drawn = said.view.picture.blocks
    return [shape(said, "a"), shape(said, "b")] == [drawn[0].shape, drawn[1].shape] and result_shape(said) not in (
        None, ) and not all(block.shape == result_shape(said) for block in drawn[:2])  # fmt: skip


def undrawn(said: Said) -> bool:
    return said.view.picture.blocks[-1].values is None


# One array.


def x(said: Said) -> Any:
    array = typed(said.state.x).array
    if array is None or said.state.dtype == "typed":
        return array
    if not any(array.strides):
        return np.broadcast_to(np.zeros((), said.state.dtype), array.shape)
    with np.errstate(all="ignore"):
        return array.astype(said.state.dtype)


def takes(said: Said) -> bool:
    array, (count, unit) = x(said), said.values["bytes"].split()
    told = number_of(count) * UNITS[unit]
    return np.isclose(told, array.size * array.itemsize, rtol=1e-3) and said.values["dtype"] == str(array.dtype)


def facts(said: Said) -> bool:
    array = x(said)
    rank = int(said.values.get("rank", 1))
    return takes(said) and array.ndim == rank and shape(said) == array.shape and said.number("size") == array.size


def moved(said: Said) -> bool:
    def at(array: Any, gap: str) -> float:
        place = said.values.get(gap)
        return float(array[tuple(int(i) for i in place.split(","))] if place else array)

    array = x(said)
    result = value_of(said.values["line"], {"x": array}).array
    return at(array, "j") == at(result, "i") and near(at(array, "j"), said.values["value"])


def in_places(said: Said) -> bool:
    """The cells that are lit in the result are its places first to last, and hold what is lit in x."""
    blocks = said.view.picture.blocks
    lit = [[int(np.ravel_multi_index(i, b.shape)) for i in b.lit] for b in blocks[:2]]
    first, last = int(said.number("first")), int(said.number("last"))
    same = np.array_equal(blocks[0].values.ravel()[lit[0]], blocks[1].values.ravel()[lit[1]])
    return same and lit[1] == list(range(first, last + 1))


def row_in_places(said: Said) -> bool:
    width, row = int(said.number("width")), int(said.number("row"))
    first = int(said.number("first"))
    return in_places(said) and width == x(said).shape[-1] and first == width * row


def row_goes(said: Said) -> bool:
    blocks, row = said.view.picture.blocks, int(said.number("row"))
    width = x(said).shape[-1]
    rows = {int(np.ravel_multi_index(i, blocks[0].shape)) // width for i in blocks[0].lit}
    return rows == {row} and len(blocks[1].lit) == int(said.number("count"))


# Vectors and maps of the plane.


def uv(said: Said) -> tuple[Any, Any]:
    s, angle = said.state, np.deg2rad(5 * said.state.turn)
    R = np.array([[np.cos(angle), -np.sin(angle)], [np.sin(angle), np.cos(angle)]])
    return np.array([s.ux, s.uy]), R @ [s.vx, s.vy]


def angle(said: Said, low: float, high: float) -> bool:
    u, v = uv(said)
    found = np.degrees(np.arctan2(abs(u[0] * v[1] - u[1] * v[0]), u @ v))
    told = np.isclose(said.number("angle"), found, rtol=1e-3, atol=1e-3)
    return bool(told) and low - 1e-6 <= found <= high + 1e-6


def product(said: Said) -> bool:
    u, v = uv(said)
    return bool(np.isclose(said.number("product"), u @ v, rtol=1e-2, atol=1e-9 * np.linalg.norm(u) * np.linalg.norm(v)))


def W(said: Said) -> Any:  # noqa: N802 (the book's symbol)
    s = said.state
    first, second = (np.array(w).reshape(2, 2) for w in (s.w1, s.w2))
    c, r = np.cos(np.deg2rad(s.angle)), np.sin(np.deg2rad(s.angle))
    return {"translate": np.eye(2), "rotate": np.array([[c, -r], [r, c]]), "scale": np.diag([s.stretch_x, s.stretch_y]),
            "two": second @ first}.get(s.map, first)  # fmt: skip


def area(said: Said, sign: int) -> bool:
    size = np.linalg.det(W(said))
    return np.sign(size) == sign and bool(np.isclose(said.number("area"), abs(size), rtol=1e-3))


def flat(said: Said) -> bool:
    return abs(np.linalg.det(W(said))) <= 1e-8 * max(1.0, np.abs(W(said)).max() ** 2)


def drawn_area(said: Said) -> bool:
    corners = np.array(said.view.frame.area.corners)
    one, two = corners[1] - corners[0], corners[3] - corners[0]
    size = abs(one[0] * two[1] - one[1] * two[0])
    return bool(np.isclose(said.number("area"), size, rtol=1e-2, atol=1e-9 * max(1.0, np.abs(corners).max() ** 2)))


def through(said: Said) -> tuple[Any, Any]:
    """Return the points of a grid, and where the map with ReLU takes them."""
    s = said.state
    points = np.stack(np.meshgrid(np.linspace(-2, 2, 41), np.linspace(-2, 2, 41))).reshape(2, -1)
    first, second = (np.array(w).reshape(2, 2) for w in (s.w1, s.w2))
    y = np.maximum(first @ points + np.array(s.b1)[:, None], 0)
    return points, second @ y + np.array(s.b2)[:, None] if s.map == "deep" else y


def misses(said: Said) -> float:
    points, y = through(said)
    rows = np.vstack([points, np.ones(points.shape[1])]).T
    best = np.linalg.lstsq(rows, y.T, rcond=None)[0]
    return float(np.hypot(*(rows @ best - y.T).T).max())


def folds_plane(said: Said) -> bool:
    """On the finer grid of this table the best map misses about as much as is told of the coarser one."""
    return said.state.map in ("relu", "deep") and misses(said) > 0.2 * said.number("miss") > 0


# Moons.


def answered(said: Said) -> bool:
    moons = said.view.points[0]
    score = said.view.network(said.state).score(moons.points)
    right = int(((score > 0) == (moons.classes == 1)).sum())
    return (right, len(score)) == (said.number("right"), said.number("count")) and right == len(score) - int(
        moons.wrong.sum())  # fmt: skip


def separable(said: Said) -> bool:
    from scipy.optimize import linprog

    moons = said.view.points[0]
    sign = np.where(moons.classes == 1, 1.0, -1.0)[:, None]
    rows = -sign * np.vstack([moons.points, np.ones(len(sign))]).T
    return bool(linprog(np.zeros(3), A_ub=rows, b_ub=-np.ones(len(rows)), bounds=[(None, None)] * 3).status == 0)


def all_right(said: Said) -> bool:
    return not said.view.points[0].wrong.any()


# Loops and NumPy.


def winning(said: Said) -> bool:
    both = [t for t in said.view.timings(said.state) if t.loop is not None]
    after = [t for t in both if t.numbers >= said.number("numbers")]
    before = [t for t in both if t.numbers < said.number("numbers")]
    wins = all(t.loop > t.numpy for t in after) and not (before and before[-1].loop > before[-1].numpy)
    if "factor" not in said.values:
        return wins
    last = both[-1]
    return wins and last.numbers == said.number("most") and np.isclose(
        said.number("factor"), last.loop / last.numpy, rtol=0.1)  # fmt: skip


SENTENCES = {
    # Operators.
    "The inner sizes are equal, {inner} and {inner}, so the result has the shape {shape}.": inner,
    "One of the two is a single number: dot multiplies every cell by it.":
        lambda said: said.state.operator == "dot" and () in shapes(said),
    "dot pairs every matrix of A with every one of B. The darker cells, where both have the same number, are all that "
    "A @ B keeps.": diagonal,
    "The shapes are equal: cell by cell.": lambda said: shapes(said)[0] == shapes(said)[1] == result_shape(said),
    "Aligned from the right, {a} and {b} are both stretched to {shape}. Nothing is copied in memory.": stretched,
    "Aligned from the right, {small} is stretched to {shape}. Nothing is copied in memory.": stretched,
    "This is not the matrix product: that is A @ B, of shape {shape}.":
        lambda said: said.state.operator == "*" and shape(said) == result_shape(said, "@"),
    "The numbers are too many to be drawn, so only the shapes are worked out.": undrawn,
    "NumPy says: matmul: {message}.": lambda said: refused(said, "message"),
    "NumPy says: operands could not be broadcast together with shapes {message}.":
        lambda said: refused(said, "message"),
    "NumPy says: operands could not be broadcast together with remapped shapes [original->remapped]: {message}.":
        lambda said: refused(said, "message"),
    "NumPy says: shapes {message} not aligned: {sizes}.": lambda said: refused(said, "message", "sizes"),
    "It names {operand}, whose shape is {shape}.": named,
    "{shape} is neither a row nor a column: .T of a vector changes nothing.": one_axis,
    "A row of {row} meets a column of {column}": misfit,
    "{a} and {b}: Space stretches them step by step": still_stretching,
    "A times column {number} of B is column {number} of the result": column,
    "A times the vector B is the whole result": lambda said: products(said) and len(shapes(said)[1]) == 1,
    "Place {k}: column {k} of A times row {k} of B is added ({number} of {all})":
        lambda said: term(said) and min(map(len, shapes(said))) > 1,
    "Place {k} of the sum is added ({number} of {all})": lambda said: term(said) and min(map(len, shapes(said))) == 1,
    "[{index}] = {terms} = {value}": cell,
    "A @ B = {terms} = {value}": cell,
    "np.dot(A, B) = {terms} = {value}": cell,
    "A * B = {terms} = {value}": cell,
    "A + B = {terms} = {value}": cell,
    # One array.
    "There is no array x, so there is nothing to ask of it.": lambda said: x(said) is None,
    "What is the rank of x, its number of axes? Choose an answer.":
        lambda said: said.state.ask and len(said.view.picture.blocks) == 1,
    "A single number: rank 0, shape (), {bytes} of {dtype}.": lambda said: takes(said) and x(said).ndim == 0,
    "Rank {rank}: the shape {shape} has as many sizes. {size} numbers of {dtype} take {bytes}.":
        lambda said: facts(said) and x(said).ndim > 1,
    "Rank 1: the shape {shape} has one size. {size} numbers of {dtype} take {bytes}.": facts,
    "Right.": lambda said: said.state.guess == x(said).ndim,
    "Not {guess}.": lambda said: said.state.guess != x(said).ndim,
    "{guess} is how many numbers it has, along its only axis.":
        lambda said: x(said).ndim == 1 and len(x(said)) == said.state.guess,
    "({line})[{i}] = x[{j}] = {value}": moved,
    "({line})[{i}] = x = {value}": moved,
    "({line}) = x[{j}] = {value}": moved,
    "({line}) = x = {value}": moved,
    "The cells of row {row} of x go to {count} cells of the result": row_goes,
    "x[{row}, c] goes to {width} · {row} + c: places {first} to {last}": row_in_places,
    "{count} cells of x go to places {first} to {last}": in_places,
    # Projection.
    "One vector is zero: the product is 0, and there is no angle.":
        lambda said: not (uv(said)[0].any() and uv(said)[1].any()),
    "At 90° the vectors are orthogonal: there is no shadow, and the product is 0.":
        lambda said: abs(np.dot(*uv(said))) <= 1e-9 * np.prod([np.linalg.norm(v) for v in uv(said)]),
    "The angle is {angle}°, less than 90°: the shadow points along u, and the product is above 0.":
        lambda said: angle(said, 0, 90),
    "The angle is {angle}°, more than 90°: the shadow points against u, and the product is below 0.":
        lambda said: angle(said, 90, 180),
    "u · v = {product}": product,
    # Geometry.
    "{share} % of the way from the identity to the whole map.": lambda said: said.number("share") == said.state.moved,
    "Every point moves by the same vector: lengths, angles and areas stay. The origin moves too, so this is no matrix.":
        lambda said: said.state.map == "translate" and (said.state.shift_x, said.state.shift_y) != (0, 0),
    "Nothing moves: this is the identity.":
        lambda said: said.state.map == "translate" and (said.state.shift_x, said.state.shift_y) == (0, 0),
    "A rotation: lengths and areas stay, the determinant is 1.":
        lambda said: said.state.map == "rotate" and np.isclose(np.linalg.det(W(said)), 1),
    "Two affine maps in a row are one: straight lines stay straight.": lambda said: said.state.map == "two",
    "The determinant of W is 0: the plane becomes a line or a point, and no matrix brings it back.": flat,
    "W makes every area {area} times as large and mirrors it: its determinant is below 0.": lambda said: area(said, -1),
    "W makes every area {area} times as large: its determinant.": lambda said: area(said, 1),
    "On this grid one affine map does the same.": lambda said: said.state.map in ("relu", "deep"),
    "ReLU folds the plane: no affine map does this, the best one misses by up to {miss} on this grid.": folds_plane,
    "area {area}": drawn_area,
    # Fold.
    "{right} of {count} right.": answered,
    "Without a hidden layer there is one line, and no line separates the moons.":
        lambda said: not said.state.units and not separable(said),
    "These moons can be separated by a line.": separable,
    "The network is learning.": lambda said: said.tab.busy,
    "Moment {epoch} of {last}: Space shows how it learns.":
        lambda said: said.number("epoch") == said.tab.timeline.position < said.number("last") == len(
            said.tab.timeline.keep),
    "In the folded plane a single level line has each class on a side of its own.": all_right,
    "It has not found folds that separate them. Try another start or more folds.":
        lambda said: said.state.by == "learnt" and not all_right(said),
    "Drag the folds until each class is on a side of its own.":
        lambda said: said.state.by == "hand" and not all_right(said),
    # Speed.
    "Measuring …": lambda said: said.tab.busy,
    "Measure how long a loop and NumPy take on this machine.": lambda said: not said.view.timings(said.state),
    "The loop was faster at the largest size that was timed.":
        lambda said: (last := said.view.timings(said.state)[-1]).loop < last.numpy,
    "From {numbers} numbers on NumPy was faster at every size; with {most} numbers it was {factor} times as fast.":
        winning,
    "NumPy wins from {numbers}": winning,
    "A product is handed to BLAS, a library of linear algebra.": lambda said: said.state.timed in ("dot", "product"),
    "An addition does not use BLAS: it is NumPy's own loop, compiled.": lambda said: said.state.timed == "add",
    "Loops are timed up to {side} × {side}: they take side³ steps.": true,
}  # fmt: skip

ARRAYS = ("5", "[1, 2]", "[1, 2, 3]", "[[1, 2, 3], [4, 5, 6]]", "[[1], [2], [3]]", "np.arange(24).reshape(2, 3, 4)",
          "np.arange(24).reshape(2, 4, 3)", "np.eye(3)", "[-1.5, 2.25e-7, 1e9]", "np.zeros((60000, 28, 28))",
          "np.arange(300)", "np.arange(120).reshape(4, 30)", "np.ones((1, 3))", "np.zeros((0, 3))", "[np.inf, 1]")
LINES = ("x.T", "x[0]", "x[:, 1:3]", "x.reshape(-1)", "x.sum(axis=0)", "x[..., None]", "x.shape", "x.ndim()", "x @ x.T",
         "x[::-1]", "x[0, 0]", "x[()]", "x[rng.choice(2, 1)]")

STATES = (
    {"view": "operators", "a": "[1, 2]", "b": "[3, 4]"}, {"view": "operators", "operator": "dot", "a": "2", "b": "3"},
    {"view": "operators", "a": "[1, 2]", "b": "[3, 4]", "order": "columns"},
    {"view": "operators", "operator": "*", "a": "2", "b": "3"}, {"view": "operators", "operator": "+", "a": "2", "b": "3"},
    {"view": "operators", "operator": "dot", "a": "[1, 2]", "b": "[3, 4]"},
    {"view": "operators", "a": "[1, 2]", "b": "[3, 4]", "order": "outer"}, {"view": "operators", "a": "5", "b": "[1, 2]"},
    {"view": "operators", "operands": "shapes", "shape_a": (2, 3, 4), "shape_b": (5, 4, 3)},
    {"view": "operators", "operator": "dot", "a": "[1, 2]", "b": "[1, 2, 3]"},
    {"view": "array", "x": "[[1, 2], [3]]"}, {"view": "array", "x": "[1, 2]", "ask": True, "guess": 2},
    {"view": "array", "x": "[1, 2]", "ask": True, "guess": 4}, {"view": "array", "x": "[1, 2]", "ask": True, "guess": 1},
    {"view": "array", "x": "5", "line": "x[()]"}, {"view": "array", "x": "[1, 2]", "line": "x[1]"},
    {"view": "array", "x": "np.arange(300)", "line": "x[::-1].reshape(-1)"},
    {"view": "array", "x": "np.arange(300)", "line": "x.reshape(300)"}, {"view": "array", "x": "digit", "line": "x.T"},
    {"view": "geometry", "map": "translate", "shift_x": 0.0, "shift_y": 0.0},
    {"view": "geometry", "map": "relu", "w1": (1.0, 0.0, 0.0, 1.0), "b1": (9.0, 9.0)},
    {"view": "fold", "units": 0, "samples": 10, "noise": 0.0, "seed": 3}, {"view": "fold", "units": 1},
    {"view": "fold", "by": "learnt", "units": 3, "epoch": 20},
)  # fmt: skip


def change(tab: Any, rng: Random) -> dict[str, Any]:
    """Return random fields; arrays and lines that NumPy takes, folds near the moons."""
    found = values.random_fields(tab, rng) | {"view": rng.choice([*tab.views, "operators", "array"])}
    found |= {"a": rng.choice(ARRAYS), "b": rng.choice(ARRAYS), "x": rng.choice(ARRAYS), "line": rng.choice(LINES),
              "beside": rng.choice(("", "", LINES[0])), "guess": rng.randint(-1, 5)}  # fmt: skip
    for field in ("shape_a", "shape_b"):
        found[field] = tuple(rng.choice((1, 2, 3, 50, 784)) for _ in range(rng.randint(0, 4)))
    found["folds"] = tuple(tuple(round(v + rng.uniform(-0.3, 0.3), 2) for v in fold) for fold in FOLDS)
    found.pop("figure", None)
    found["samples"], found["at"], found["stretch"] = rng.randint(10, 200), rng.randint(0, 30), rng.randint(0, 4)
    return found


def moment(tab: Any, share: float) -> None:
    """Wait for what is learnt, then go there; in the race measure, at its end."""
    if tab.state.view == "fold":
        program.wait(tab, 3000)
    if tab.timeline.keep:
        tab.timeline.go(round(share * len(tab.timeline.keep)))
