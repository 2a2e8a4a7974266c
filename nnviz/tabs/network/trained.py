"""Trained networks in this tab: those that nnviz brings along or a file of weights, and a drawn digit for each number.

Reading one takes some milliseconds; the last ones are kept.
"""

from __future__ import annotations  # np.random in them would load it, 15 ms of the first window

import os
from collections.abc import Iterator
from functools import lru_cache

import numpy as np

from nnviz.core.activations import Floats
from nnviz.core.backprop import OUTPUTS, SmallNetwork, forward, parameter_count
from nnviz.core.problems import QT_TRANSLATE_NOOP, Problem
from nnviz.core.studies.network.handed_sums import RightAnswers, compare
from nnviz.data.book_pickle import load_any_weights
from nnviz.data.digits import generate
from nnviz.data.weights import Weights
from nnviz.safe_file import short_name
from nnviz.tabs.common.networks import activation_said, scale_of, shipped_file

FILES = "*.npz *.safetensors *.pkl"
MOST_LAYERS = 5
MOST_PARAMETERS = 1_000_000
PIXELS = 784
COMPARED = 1000
"""Digits that are drawn to see how many a network reads right."""
TOO_LARGE = QT_TRANSLATE_NOOP("problems", "This network has the layers {sizes}. Here one has at most {layers} layers "
                              "and a million weights: open it in Inference.")  # fmt: skip
_NO_FILE = QT_TRANSLATE_NOOP("problems", "No file of weights is chosen yet: use File ▸ Open a network….")
_UNREAD = QT_TRANSLATE_NOOP("problems", "{file} cannot be read. Is it still there?")


def checked(weights: Weights) -> Weights:
    """Return weights; Problem if they are too many to be drawn."""
    sizes = weights.sizes
    if len(sizes) > MOST_LAYERS or parameter_count(sizes) > MOST_PARAMETERS:
        raise Problem(TOO_LARGE, sizes="-".join(map(str, sizes)), layers=MOST_LAYERS)
    return weights


def trained_file(name: str, path: str) -> str:
    """Return where the weights of a network lie: name, one that nnviz brings along; "file": the path."""
    if name != "file":
        return os.fspath(shipped_file(name))
    if not path:
        raise Problem(_NO_FILE)
    return path


def trained_weights(name: str, path: str) -> Weights:
    """Return the weights of a network; Problem for a file that has none."""
    file = trained_file(name, path)
    try:
        return _read(file, os.stat(file).st_mtime_ns)
    except OSError as problem:
        raise Problem(_UNREAD, file=short_name(file)) from problem


@lru_cache(maxsize=4)
def _read(file: str, changed: int) -> Weights:
    return checked(load_any_weights(file))


def trained_sizes(name: str, path: str) -> tuple[int, ...]:
    """Return the inputs and units of a network; Problem as `trained_weights`."""
    return trained_weights(name, path).sizes


def trained_network(name: str, path: str) -> SmallNetwork:
    """Return a network in float64; what its file does not say is ReLU and softmax."""
    file = trained_file(name, path)
    trained_weights(name, path)
    return _network(file, os.stat(file).st_mtime_ns)


@lru_cache(maxsize=2)
def _network(file: str, changed: int) -> SmallNetwork:
    weights = _read(file, changed)
    pairs = [[np.asarray(weights.params[f"{letter}{layer}"], np.float64) for letter in "Wb"]
             for layer in range(1, len(weights.sizes))]  # fmt: skip
    output = weights.metadata.get("output")
    return SmallNetwork(tuple(W for W, _ in pairs), tuple(b for _, b in pairs), activation_said(weights) or "relu",
                        output if output in OUTPUTS else "softmax")  # fmt: skip


def comparing(name: str, path: str) -> Iterator[RightAnswers]:
    """Yield how many of COMPARED drawn digits a network reads right, with z and with a handed on."""
    images, labels = generate(COMPARED, np.random.default_rng(1))
    x = images.reshape(len(images), -1) * scale_of(trained_weights(name, path))
    yield from compare(trained_network(name, path), x, labels)


def telling(name: str, path: str, number: int) -> dict[str, int]:
    """Return the weight with which a network is first shown: into the answer, from the unit that adds most to it."""
    network = trained_network(name, path)
    passed = forward(network, sample(name, path, number)[0])
    answer = int(np.argmax(passed.y))
    share = np.abs(passed.inputs[-1] * network.weights[-1][:, answer])
    return {"layer": network.depth, "unit_from": int(np.argmax(share)), "unit_to": answer}


@lru_cache(maxsize=64)
def digit(number: int) -> tuple[Floats, int]:
    """Return a drawn digit (28, 28), 0 to 255, and which it is."""
    label = number % 10
    images, _ = generate(1, np.random.default_rng(number), labels=[label])
    return images[0].astype(np.float64), label


def sample(name: str, path: str, number: int) -> tuple[tuple[float, ...], tuple[float, ...]]:
    """Return inputs and targets for a network: a digit where there is a pixel for each input, else random numbers."""
    sizes = trained_sizes(name, path)
    return _sample(sizes[0], sizes[-1], scale_of(trained_weights(name, path)), number)


@lru_cache(maxsize=64)
def _sample(inputs: int, outputs: int, scale: float, number: int) -> tuple[tuple[float, ...], tuple[float, ...]]:
    image, label = digit(number)
    if inputs == PIXELS:
        x = image.ravel() * scale
    else:
        x = np.random.default_rng(number).uniform(0, 1, inputs).round(2)
    return tuple(x.tolist()), tuple(np.eye(outputs)[label % outputs].tolist())
