"""The sentences of the tensors tab."""

from random import Random
from typing import Any

import numpy as np

from nnviz.core.studies.tensors.loop_timings import LoopTiming, timed_elsewhere, wins_from
from nnviz.tabs.tensors.state import FOLDS
from tests.sentences import true
from tests.sentences._tensors import (
    W,
    all_right,
    angle,
    answered,
    area,
    cell,
    column,
    diagonal,
    drawn_area,
    facts,
    flat,
    folds_plane,
    in_places,
    inner,
    misfit,
    moved,
    named,
    one_axis,
    one_line,
    product,
    products,
    refused,
    result_shape,
    row_goes,
    row_in_places,
    separable,
    shape,
    shapes,
    still_stretching,
    stretched,
    takes,
    term,
    undrawn,
    uv,
    winning,
    x,
)  # fmt: skip
from tests.stress import program, values

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
    "There are too many numbers to draw them, so only the shapes are computed.": undrawn,
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
    "Index {k}: column {k} of A times row {k} of B is added ({number} of {all})":
        lambda said: term(said) and min(map(len, shapes(said))) > 1,
    "Term {k} of the sum is added ({number} of {all})": lambda said: term(said) and min(map(len, shapes(said))) == 1,
    "[{index}] = {terms} = {value}": cell,
    "A @ B = {terms} = {value}": cell,
    "np.dot(A, B) = {terms} = {value}": cell,
    "A * B = {terms} = {value}": cell,
    "A + B = {terms} = {value}": cell,
    # One array.
    "There is no array x to work with.": lambda said: x(said) is None,
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
    "x[{row}, c] goes to {width} · {row} + c: indices {first} to {last}": row_in_places,
    "{count} cells of x go to indices {first} to {last}": in_places,
    # Projection.
    "One vector is zero: the product is 0, and there is no angle.":
        lambda said: not (uv(said)[0].any() and uv(said)[1].any()),
    "One vector is shorter than 10⁻¹⁵⁰: in float64 products of such small numbers can become 0, so no angle is shown.":
        lambda said: any(0 < np.hypot(*v) < 1.01e-150 for v in uv(said)),
    "At 90° the vectors are orthogonal: there is no shadow, and the product is 0.":
        lambda said: abs(np.dot(*uv(said))) <= 1e-9 * np.prod([np.linalg.norm(v) for v in uv(said)]),
    "The angle is {angle}°, less than 90°: the shadow points along u, and the product is above 0.":
        lambda said: angle(said, 0, 90),
    "The angle is {angle}°, more than 90°: the shadow points against u, and the product is below 0.":
        lambda said: angle(said, 90, 180),
    "u · v = {product}": product,
    # Geometry.
    "Nothing has moved yet. Space plays the map; what is pale shows where it leads.":
        lambda said: said.state.moved == 0 and np.array_equal(said.tab.view.grids[1].curves[0].x,
                                                              said.tab.view.grids[0].curves[0].x),
    "{share} % of the way from the identity to the whole map.": lambda said: said.number("share") == said.state.moved,
    (
        "Every point moves by the same vector: lengths, angles and areas do not change. The origin moves too, so "
        "no matrix does this."
    ):
        lambda said: said.state.map == "translate" and (said.state.shift_x, said.state.shift_y) != (0, 0),
    "Nothing moves: this is the identity.":
        lambda said: said.state.map == "translate" and (said.state.shift_x, said.state.shift_y) == (0, 0),
    "A rotation: lengths and areas do not change, the determinant is 1.":
        lambda said: said.state.map == "rotate" and np.isclose(np.linalg.det(W(said)), 1),
    "Two affine maps in a row are one: straight lines stay straight.": lambda said: said.state.map == "two",
    "The determinant of W is 0: the plane becomes a line or a point, and no matrix can undo this.": flat,
    "W makes every area {area} times as large and mirrors it: its determinant is below 0.": lambda said: area(said, -1),
    "W makes every area {area} times as large: its determinant.": lambda said: area(said, 1),
    "On this grid one affine map does the same.": lambda said: said.state.map in ("relu", "deep"),
    "ReLU folds the plane: no affine map does this, the best one misses by up to {miss} on this grid.": folds_plane,
    "area {area}": drawn_area,
    # Fold.
    "{right} of {count} correct.": answered,
    "Without a hidden layer there is one line, and no line separates the moons.":
        lambda said: not said.state.units and not separable(said),
    "These moons can be separated by a line.": separable,
    "Nothing is folded yet, so one line has to do. Space folds the plane along the dashed lines.":
        lambda said: said.state.by == "hand" and said.state.units and not said.tab.timeline.position and one_line(said),
    "Folded by {share} %. Space goes on.":
        lambda said: 0 < said.number("share") == said.tab.timeline.position < len(said.tab.timeline.keep),
    "The network is learning.": lambda said: said.tab.busy,
    "Moment {epoch} of {last}: Space shows how it learns.":
        lambda said: said.number("epoch") == said.tab.timeline.position < said.number("last") == len(
            said.tab.timeline.keep),
    "In the folded plane a single horizontal line separates the classes.": all_right,
    "It has not found folds that separate them. Try another start or more folds.":
        lambda said: said.state.by == "learnt" and not all_right(said),
    "Drag the folds until the two classes are separated.":
        lambda said: said.state.by == "hand" and not all_right(said),
    # Speed.
    "Measuring …": lambda said: said.tab.busy,
    "Pale: on another computer NumPy was faster from {numbers} numbers on. Measure how long both take on this one.":
        lambda said: not said.view.timings(said.state) and wins_from(
            timed_elsewhere(said.state.timed)) == said.number("numbers"),
    "The loop was faster at the largest size that was timed.":
        lambda said: (last := said.view.timings(said.state)[-1]).loop < last.numpy,
    "From {numbers} numbers on NumPy was faster at every size; with {most} numbers it was {factor} times as fast.":
        winning,
    "NumPy faster from {numbers}": winning,
    "A product is computed by BLAS, a library for linear algebra.": lambda said: said.state.timed in ("dot", "product"),
    "An addition does not use BLAS: it is NumPy's own loop, compiled.": lambda said: said.state.timed == "add",
    "Loops are timed up to {side} × {side}: they take side³ steps.": true,
}  # fmt: skip

ARRAYS = ("5", "[1, 2]", "[1, 2, 3]", "[[1, 2, 3], [4, 5, 6]]", "[[1], [2], [3]]", "np.arange(24).reshape(2, 3, 4)",
          "np.arange(24).reshape(2, 4, 3)", "np.eye(3)", "[-1.5, 2.25e-7, 1e9]", "np.zeros((60000, 28, 28))",
          "np.arange(300)", "np.arange(120).reshape(4, 30)", "np.ones((1, 3))", "np.zeros((0, 3))", "[np.inf, 1]")
LINES = ("x.T", "x[0]", "x[:, 1:3]", "x.reshape(-1)", "x.sum(axis=0)", "x[..., None]", "x.shape", "x.ndim()", "x @ x.T",
         "x[::-1]", "x[0, 0]", "x[()]", "x[rng.choice(2, 1)]")

STATES = (
    {"view": "projection", "ux": 5e-324, "uy": 0.0}, {"view": "projection", "vx": -1e-200, "vy": 0.0},
    {"view": "projection", "ux": 4.0, "uy": 0.0, "vx": -1e-9, "vy": 1.0},
    {"view": "operators", "a": "[1, 2]", "b": "[3, 4]"}, {"view": "operators", "operator": "dot", "a": "2", "b": "3"},
    {"view": "operators", "a": "[1, 2]", "b": "[3, 4]", "order": "columns"},
    {"view": "operators", "operator": "*", "a": "2", "b": "3"},
    {"view": "operators", "operator": "+", "a": "2", "b": "3"},
    {"view": "operators", "operator": "dot", "a": "[1, 2]", "b": "[3, 4]"},
    {"view": "operators", "a": "[1, 2]", "b": "[3, 4]", "order": "outer"},
    {"view": "operators", "a": "5", "b": "[1, 2]"},
    {"view": "operators", "operands": "shapes", "shape_a": (2, 3, 4), "shape_b": (5, 4, 3)},
    {"view": "operators", "operator": "dot", "a": "[1, 2]", "b": "[1, 2, 3]"},
    {"view": "array", "x": "[[1, 2], [3]]"}, {"view": "array", "x": "[1, 2]", "ask": True, "guess": 2},
    {"view": "array", "x": "[1, 2]", "ask": True, "guess": 4},
    {"view": "array", "x": "[1, 2]", "ask": True, "guess": 1},
    {"view": "array", "x": "5", "line": "x[()]"}, {"view": "array", "x": "[1, 2]", "line": "x[1]"},
    {"view": "array", "x": "np.arange(300)", "line": "x[::-1].reshape(-1)"},
    {"view": "array", "x": "np.arange(300)", "line": "x.reshape(300)"}, {"view": "array", "x": "digit", "line": "x.T"},
    {"view": "geometry", "map": "translate", "shift_x": 0.0, "shift_y": 0.0, "moved": 100},
    {"view": "geometry", "map": "relu", "w1": (1.0, 0.0, 0.0, 1.0), "b1": (9.0, 9.0), "moved": 100},
    {"view": "fold", "units": 0, "samples": 10, "noise": 0.5, "seed": 5}, {"view": "fold", "units": 1},
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
    """Go to a moment of what is learnt, or begin to learn; measure, or show times that might have been measured."""
    state, view = tab.state, tab.view
    if state.view == "fold" and state.by == "learnt" and share == 0.0:
        tab.change(start=(state.start + 1) % 100)
    elif state.view == "fold":
        program.wait(tab, 3000)
    if state.view == "speed" and share == 0.0 and not tab.busy:
        tab.start_button.click()
    elif state.view == "speed":
        view.stop()
        factors = Random(round(1000 * share)).choices((0.4, 0.9, 2.0, 300.0), k=5) if share < 1 else (0.5, 2.0, 0.7)
        view._timings[state.timed] = tuple(LoopTiming(10**n, 10**n, 1e-6 * f, 1e-6) for n, f in enumerate(factors, 1))
        view.draw_again()
    elif tab.timeline.keep:
        tab.timeline.go(round(share * len(tab.timeline.keep)))
