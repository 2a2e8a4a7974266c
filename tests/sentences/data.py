"""The sentences of the data tab."""

from typing import Any

import numpy as np

from tests.sentences import Said, true
from tests.sentences._datasets import change as change  # noqa: PLC0414 (the runner looks for them here)
from tests.sentences._datasets import example as example  # noqa: PLC0414
from tests.sentences._datasets import prepare as prepare  # noqa: PLC0414


def arrays(said: Said, part: str = "") -> tuple[np.ndarray, np.ndarray]:
    data = said.tab.dataset
    return (data.x_train, data.t_train) if (part or said.state.part) == "train" else (data.x_test, data.t_test)


def index(said: Said) -> int:
    return max(0, min(said.state.index, len(arrays(said)[0]) - 1))


def names(said: Said) -> list[str]:
    """Return the names of the classes: typed ones if there are as many as the data needs."""
    data = said.tab.dataset
    typed = [name.strip() for name in said.state.names.split(",")] if said.state.names.strip() else []
    used = int(max(data.t_train.max(), data.t_test.max())) + 1
    return typed if len(typed) in (used, len(data.class_names)) else list(data.class_names)


def label(said: Said) -> int:
    """Return the class that the large picture is of."""
    if said.state.view == "classes":
        return max(0, min(said.state.picked, len(said.tab.dataset.class_names) - 1, len(names(said)) - 1))
    return int(arrays(said)[1][index(said)])


def named(said: Said) -> bool:
    name = said.values.get("name", said.values["label"])
    return int(said.values["label"]) == label(said) and names(said)[label(said)] == name


def numbered(said: Said, part: str) -> bool:
    return said.state.part == part and said.number("index") == index(said)


def mean_of(said: Said) -> bool:
    x, t = arrays(said)
    members, shown = x[t == label(said)], said.view.large.values
    right = np.abs(shown - members.mean(axis=0)).max() < 0.01 if len(members) else not shown.any()
    return said.number("count") == len(members) and bool(right)


def counted(said: Said, part: str) -> bool:
    """The columns are the counts, the small pictures the means of the part."""
    counts = [np.bincount(arrays(said, name)[1], minlength=len(names(said))) for name in ("train", "test")]
    shown = [curve.y for curve, _, _ in said.view.counts_plot._bars]
    return said.state.part == part and all(np.array_equal(a, b) for a, b in zip(shown, counts, strict=True))


def pixel(said: Said) -> bool:
    row, column = int(said.values["row"]), int(said.values["column"])
    values = said.view.large.values
    shown = f"{values[row, column]:.1f}" if said.state.view == "classes" else str(int(values[row, column]))
    told = int(said.values["index"]) == row * values.shape[1] + column and int(said.values["width"]) == values.shape[1]
    return told and said.values["value"] == shown


def one_hot(said: Said) -> bool:
    row = [int(v) for v in said.values["row"].split()]
    return row == [int(k == label(said)) for k in range(max(len(names(said)), label(said) + 1))]


# The mini-batch, drawn again as the strip says.


def batch(said: Said) -> np.ndarray:
    state, images = said.state, len(said.tab.dataset.x_train)
    size = min(state.batch_size, images)
    number = max(0, min(state.number, -(-images // size) - 1))
    rng = np.random.default_rng(state.seed)
    if state.sampling == "shuffled":
        return rng.permutation(images)[number * size : (number + 1) * size]
    return rng.choice(images, (-(-images // size), size))[number]


def shares(said: Said) -> tuple[np.ndarray, np.ndarray]:
    t = said.tab.dataset.t_train
    own = np.bincount(t[batch(said)], minlength=len(names(said))) / len(batch(said))
    return 100 * own, 100 * np.bincount(t, minlength=len(names(said))) / len(t)


def sized(said: Said) -> bool:
    found = batch(said)
    return said.number("size") == len(found) and said.number("different") == len(set(found.tolist()))


def farthest(said: Said) -> bool:
    own, whole = shares(said)
    away, k = np.abs(own - whole), names(said).index(said.values["name"])
    told = abs(said.number("share") - own[k]) < 0.051 and abs(said.number("whole") - whole[k]) < 0.051
    return bool(told and away[k] >= away.max() - 1e-9)


def alike(said: Said) -> bool:
    own, whole = shares(said)
    return bool(np.abs(own - whole).max() < 0.11)


def first_of(said: Said) -> bool:
    return said.number("shown") == said.view.tiles.count < len(batch(said)) == said.number("size")


def number_of_batch(said: Said) -> bool:
    images = len(said.tab.dataset.x_train)
    return said.number("batch") == max(0, min(said.state.number, -(-images // len_of_batch(said)) - 1))


def len_of_batch(said: Said) -> int:
    return min(said.state.batch_size, len(said.tab.dataset.x_train))


# The data as a whole.


def sizes(said: Said) -> bool:
    data = said.tab.dataset
    told = (said.number("train"), said.number("test"), int(said.values["height"]), int(said.values["width"]))
    held = "count" not in said.values or int(said.values["count"]) == data.held_out > 0
    return told == (len(data.x_train), len(data.x_test), *data.image_shape) and held and no_less_said(said)


def no_less_said(said: Said) -> bool:
    return ("count" in said.values) == (said.tab.dataset.held_out > 0)


def upright(said: Said) -> bool:
    return said.state.source != "folder" or (said.state.turn == "stored" and not said.state.inverted)


def of_kind(*suffixes: str) -> Any:
    def holds(said: Said) -> bool:
        path = said.state.path if said.state.source == "folder" else "mnist"
        return sizes(said) and upright(said) and path.endswith(suffixes)

    return holds


def turned(said: Said) -> bool:
    return sizes(said) and not upright(said)


NUMBERS = "{train} training and {test} test images of {height} × {width} pixels"
HELD = "every {count}th image of the data is for the test"
ORIGINS = {
    "<b>Synthetic digits</b>, generated by nnviz: nobody's handwriting": lambda said: said.state.source == "digits",
    "<b>The genuine MNIST</b>: contents verified": lambda said: said.tab.dataset.verified,
    "<b>{name}</b>: in MNIST's format, not the published files": of_kind("mnist", "idx"),
    "<b>{name}</b>: arrays from an .npz file": of_kind(".npz"),
    "<b>{name}</b>: a table of labels and pixels": of_kind(".csv"),
    "<b>{name}</b>: PNG pictures in a folder for each class": of_kind("pictures"),
    "<b>{name}</b>, with all images turned or inverted": turned,
}
SENTENCES = {
    **{f"{origin} · {NUMBERS}": holds for origin, holds in ORIGINS.items()},
    **{f"{origin} · {NUMBERS} · {HELD}": holds for origin, holds in ORIGINS.items()},
    "There is no data yet: choose a source on the left.": lambda said: said.tab.dataset is None,
    "Label {label}": named,
    "Label {label}: {name}": named,
    "training image {index}": lambda said: numbered(said, "train"),
    "test image {index}": lambda said: numbered(said, "test"),
    "Point at a pixel to read its value.": true,
    "Click or drag in the image.": true,
    "row {row}, column {column}: {value}, index {width} · {row} + {column} = {index}": pixel,
    "mean of {count} images, each pixel 0 to 255": mean_of,
    "The mean of all training images of each class, and how many there are": lambda said: counted(said, "train"),
    "The mean of all test images of each class, and how many there are": lambda said: counted(said, "test"),
    "the label of this image: {label}": lambda said: int(said.values["label"]) == label(said),
    "the label of this image: {label} → [{row}]": lambda said: int(said.values["label"]) == label(said)
    and one_hot(said),
    "{size} images, {different} different ones.": sized,
    "Class {name} is farthest from its share of the data: {share} % instead of {whole} %.": farthest,
    "Every class has the same share as in all the data, to a tenth of a per cent.": alike,
    "The images of batch {batch}": number_of_batch,
    "the first {shown} images of {size}": first_of,
}
KINDS = tuple(ORIGINS)
UNREACHED = {
    "There is no data yet: choose a source on the left.",
    *(f"{KINDS[k]} · {NUMBERS}{held}" for k in (0, 1, 5) for held in ("", f" · {HELD}")),
    f"{KINDS[2]} · {NUMBERS} · {HELD}", f"{KINDS[3]} · {NUMBERS} · {HELD}", f"{KINDS[4]} · {NUMBERS}",
}  # fmt: skip
STATES = (
    {"source": "folder", "path": "small.npz", "part": "test"}, {"view": "classes"}, {"view": "classes", "part": "test"},
    {"source": "folder", "path": "small.npz", "turn": "half"}, {"source": "folder", "path": "few.npz"},
    {"source": "folder", "path": "table.csv"}, {"source": "folder", "path": "table.csv", "inverted": True},
    {"source": "folder", "path": "idx"}, {"view": "batch", "batch_size": 450, "source": "folder", "path": "idx"},
    {"view": "batch", "batch_size": 10_000}, {"view": "batch", "batch_size": 1},
)  # fmt: skip


def moment(tab: Any, share: float) -> None:
    """Go to a row or a batch, or point at a pixel."""
    if tab.state.view in ("arrays", "batch"):
        tab.timeline.go(round(share * len(tab.timeline.keep)))
    elif tab.view.large.values.size:
        height, width = tab.view.large.values.shape
        tab.view._on_pointed(round(share * (height - 1)), round(share * (width - 1)))
