"""When the sentences of the tensors tab are true: from NumPy and from what is drawn."""

import re
from ast import literal_eval
from typing import Any

import numpy as np

from nnviz.core.studies.tensors.array_console import value_of
from nnviz.core.studies.tensors.broadcasting import numpy_words
from nnviz.tabs.tensors.state import typed
from tests.sentences import Said, number_of

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
    if array.ndim and not any(array.strides):
        one = array.flat[0] if array.size else 0
        return np.broadcast_to(np.asarray(one, said.state.dtype), array.shape)
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
    corners = np.array(said.view.moving.area.corners)
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


def one_line(said: Said) -> bool:
    """Whether y is a flat function of the plane, so that one line parts it."""
    places = said.view.points[0].points
    score = said.view.network(said.state).score(places)
    ones = np.vstack([places, np.ones(places.shape[1])])
    return bool(np.abs(score - score @ np.linalg.pinv(ones) @ ones).max() <= 1e-6 * np.abs(score).max() + 1e-9)


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
