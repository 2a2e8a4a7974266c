"""The sentences of the inference tab."""

import re
from random import Random
from typing import Any

import numpy as np

from nnviz.core.studies.inference.disturbances import noisy, rotated, shifted
from nnviz.data.handwritten import mnist_steps
from nnviz.data.handwritten.found_digits import find_digits, on_pad
from nnviz.data.handwritten.ink import Pad
from nnviz.data.handwritten.mnist_steps import Prepared, Steps
from nnviz.data.handwritten.photo import picture_of, picture_text
from nnviz.data.weights import save_weights
from nnviz.tabs.inference.drawing.examples import SEVEN
from nnviz.tabs.inference.drawing.presets import ink
from nnviz.tabs.inference.drawing.view import DETAILS
from tests.sentences import Said, number_of, true
from tests.sentences import _datasets as datasets

ACTIVATIONS = {"relu": lambda a: np.maximum(a, 0), "sigmoid": lambda a: 1 / (1 + np.exp(-a)), "tanh": np.tanh}
OWN = {"plain.npz": {}, "scaled.npz": {"activation": "tanh", "scale": 1.0}, "linear.npz": {"activation": "relu"}}
THREE = ink("3")
_PAGE = np.zeros((60, 100), np.uint8)
_PAGE[10:50, 20:26] = _PAGE[10:50, 70:76] = 255
TWO_ONES, ONE = picture_text(_PAGE), picture_text(_PAGE[10:50, 20:26])


def prepare() -> None:
    """Write the datasets, and weights of three kinds."""
    datasets.prepare()
    rng = np.random.default_rng(2)
    for name, about in OWN.items():
        sizes = (784, 10) if name == "linear.npz" else (784, 12, 10)
        params = {}
        for k, (n, m) in enumerate(zip(sizes[:-1], sizes[1:], strict=True), 1):
            params |= {f"W{k}": rng.normal(size=(n, m)) / np.sqrt(n), f"b{k}": rng.normal(size=m) / 10}
        save_weights(datasets.folder() / name, params, about)


def example(fields: dict[str, Any]) -> dict[str, Any]:
    """Return fields in which paths are those of files written here."""
    own = {"weights": str(datasets.folder() / fields["weights"])} if fields.get("weights") in OWN else {}
    return datasets.example(fields) | own


def change(tab: Any, rng: Random) -> dict[str, Any]:
    """Return random fields: one of the networks, one of the datasets that fit it or not."""
    found = datasets.change(tab, rng)
    found |= {"network": rng.choice(["sigmoid-50-100", "relu-50", "own"]), "activation": rng.choice(["file", "relu"])}
    found["weights"] = str(datasets.folder() / rng.choice(list(OWN)))
    if rng.random() < 0.7:
        found |= {"truth": rng.randint(-1, 10), "answer": rng.randint(-1, 10)}
    found |= {"ink": rng.choice([(), THREE, THREE[:1]]), "picture": rng.choice(["", "", TWO_ONES])}
    found |= {"detail": rng.choice(list(DETAILS)), "target": rng.randint(0, 9), "digit": rng.randint(0, 2)}
    found |= {name: rng.random() < 0.7 for name in ("box", "scale", "centre")}
    found["collection"] = rng.choice([(), ((3, "", THREE), (1, ONE, ()))])
    if rng.random() < 0.5:
        found |= dict.fromkeys(("noise", "shift", "rotation"), 0.0)
    if rng.random() < 0.5:
        found |= dict.fromkeys(("unused_activation", "softmax_over_batch", "raw_pixels"), False)
    return found


# The network, used again as the book uses it.


def layers(said: Said) -> list[tuple[np.ndarray, np.ndarray]]:
    params = said.tab.network.weights.params
    return [(params[f"W{k}"], params[f"b{k}"]) for k in range(1, 1 + len(params) // 2)]


def about(said: Said) -> dict[str, Any]:
    return said.tab.network.weights.metadata


def activation(said: Said) -> str:
    chosen = said.state.activation if said.state.network == "own" else "file"
    return about(said).get("activation", "sigmoid") if chosen == "file" else chosen


def outputs(said: Said, size: int, bugs: bool = True) -> np.ndarray:
    """Return the outputs for all test images, `size` at a time."""
    state, x = said.state, said.tab.dataset.x_test.reshape(len(said.tab.dataset.x_test), -1)
    scale = 1.0 if bugs and state.raw_pixels else about(said).get("scale", 1 / 255)
    found = []
    for start in range(0, len(x), size):
        z = x[start : start + size] * np.float32(scale)
        *hidden, (weights, biases) = layers(said)
        for w, b in hidden:
            a = z @ w + b
            with np.errstate(over="ignore"):
                z = a if bugs and state.unused_activation else ACTIVATIONS[activation(said)](a)
        a = z @ weights + biases
        axis = 0 if bugs and state.softmax_over_batch else 1
        e = np.exp(a - a.max(axis=axis, keepdims=True))
        found.append(e / e.sum(axis=axis, keepdims=True))
    return np.concatenate(found)


def answers(said: Said, bugs: bool = True) -> np.ndarray:
    state = said.state
    if state.view == "one":  # a vector: softmax over the batch is softmax over it
        plain = outputs(said, 1, bugs) if not (bugs and state.softmax_over_batch) else _alone(said)
        return plain.argmax(axis=1)
    return outputs(said, state.batch_size, bugs).argmax(axis=1)


def _alone(said: Said) -> np.ndarray:
    class State:
        softmax_over_batch = False
        raw_pixels, unused_activation = said.state.raw_pixels, said.state.unused_activation
        network, activation, view = said.state.network, said.state.activation, said.state.view

    class Tab:
        state, dataset, network = State, said.tab.dataset, said.tab.network

    return outputs(Said(Tab, {}), 50)


def labels(said: Said) -> np.ndarray:
    return said.tab.dataset.t_test.astype(int)


def few(a: float, b: float, said: Said) -> bool:
    """Return whether two counts are equal but for images on the border between two answers."""
    return abs(a - b) <= max(1, len(labels(said)) // 100)


def right(said: Said) -> int:
    return int((answers(said) == labels(said)).sum())


def bugs_on(said: Said) -> bool:
    return any(getattr(said.state, name) for name in ("unused_activation", "softmax_over_batch", "raw_pixels"))


def classified(said: Said, bugs: bool) -> bool:
    told = few(said.number("right"), right(said), said) and said.number("all") == len(labels(said))
    share = 100 * said.number("right") / said.number("all")
    return told and bugs == bugs_on(said) and abs(said.number("share") - share) < 0.006


def compared(said: Said, same: bool) -> bool:
    batch, alone = right(said), int((_alone(said).argmax(axis=1) == labels(said)).sum())
    one, count = said.number("one"), len(labels(said))
    told = few(one * count / 100, alone, said) and said.number("size") == said.state.batch_size
    times = [bar.seconds for bar in said.view.times.bars]
    ratio = abs(said.number("ratio") / (times[0] / times[1]) - 1) < 0.06
    other = few(said.number("batch") * count / 100, batch, said) and said.number("batch") != one if not same else True
    return told and ratio and other and said.state.view == "batches"


def name_of(said: Said, k: int) -> str:
    names = said.tab.dataset.class_names
    return names[k] if k < len(names) else str(k)


def confusions(said: Said) -> dict[tuple[str, str], int]:
    found: dict[tuple[str, str], int] = {}
    for truth, answer in zip(labels(said), answers(said), strict=True):
        if truth != answer:
            pair = name_of(said, truth), name_of(said, answer)
            found[pair] = found.get(pair, 0) + 1
    return found


def misclassified(said: Said) -> bool:
    return few(said.number("wrong"), len(labels(said)) - right(said), said) and said.number("all") == len(labels(said))


def most_often(said: Said) -> bool:
    found, count = confusions(said), said.number("count")
    told = found.get((said.values["truth"], said.values["answer"]), 0)
    return few(told, count, said) and few(max(found.values()), count, said)


def most_often_each(said: Said) -> bool:
    found, count = confusions(said), said.number("count")
    pairs = re.findall(r"(\w+) → (\w+)", said.values["pairs"])
    return len(pairs) > 1 and all(few(found.get(pair, 0), count, said) for pair in pairs)


# One image, a batch, a cell of the matrix.


def image(said: Said) -> bool:
    return said.number("number") == said.tab.image + 1 and said.number("all") == len(labels(said))


def predicted(said: Said, correct: bool) -> bool:
    y = _alone(said)[said.tab.image]
    told = sorted(y)[-1] - sorted(y)[-2] < 1e-4 or name_of(said, int(y.argmax())) == said.values["answer"]
    truth = name_of(said, labels(said)[said.tab.image])
    return told and (said.values["answer"] == truth) == correct and said.values.get("truth", truth) == truth


def batch(said: Said) -> bool:
    number, size, count = max(1, said.tab.timeline.position), said.state.batch_size, len(labels(said))
    told = said.number("number"), said.number("first"), said.number("last")
    return told == (number, (number - 1) * size + 1, min(count, number * size))


def cell(said: Said, of: str) -> bool:
    """The number of images that are in a cell, row or column of the confusion matrix."""
    t, found = labels(said), answers(said)
    truth, answer = said.values.get("truth"), said.values.get("answer")
    chosen = np.ones(len(t), bool)
    if truth is not None:
        chosen &= np.array([name_of(said, k) == truth for k in t])
    if answer is not None:
        chosen &= np.array([name_of(said, k) == answer for k in found])
    chosen &= (t == found) if of == "right" else (t != found)
    return few(said.number("count"), int(chosen.sum()), said)


def times(said: Said) -> bool:
    bars = said.view.times.bars
    count = len(labels(said))
    told = [seconds(said.values[gap]) for gap in ("one", "batch")]
    return all(abs(a / (bar.seconds * count) - 1) < 0.1 for a, bar in zip(told, bars, strict=True))


def seconds(text: str) -> float:
    number, unit = text.split()
    return number_of(number) * {"s": 1, "ms": 1e-3, "µs": 1e-6, "min": 60}[unit]


def lost(said: Said) -> bool:
    plain, found, t = answers(said, bugs=False), answers(said), labels(said)
    return bugs_on(said) and few(said.number("count"), int(((plain == t) & (found != t)).sum()), said)


# Draw a digit: the ink drawn again at a finer scale, prepared by the book, read by the network above.


def on_paper(said: Said) -> Prepared:
    """Return the ink on the pad with the steps that are on."""
    return mnist_steps.prepare(inked(said), Steps(said.state.box, said.state.scale, said.state.centre))


def inked(said: Said) -> np.ndarray:
    found = find_digits(picture_of(said.state.picture)) if said.state.picture else ()
    base = on_pad(found[min(said.state.digit, len(found) - 1)].ink) if found else None
    return Pad().drawn(said.state.ink, base)


def seen(said: Said) -> np.ndarray:
    """Return what the network is shown: the image, turned, moved and made noisy."""
    image, state = on_paper(said).image[None], said.state
    image = shifted(rotated(image, state.rotation), state.shift)
    return noisy(image, state.noise, np.random.default_rng(1))[0]


def read(said: Said, image: np.ndarray) -> np.ndarray:
    """Return the probabilities of one image, with the bugs that are on."""
    state = said.state
    z = image.ravel() * np.float32(1.0 if state.raw_pixels else about(said).get("scale", 1 / 255))
    *hidden, (weights, biases) = layers(said)
    for w, b in hidden:
        a = z @ w + b
        with np.errstate(over="ignore"):
            z = a if state.unused_activation else ACTIVATIONS[activation(said)](a)
    e = np.exp((a := z @ weights + biases) - a.max())
    return e / e.sum()


def best(said: Said, y: np.ndarray, gap: str = "answer", share: str = "share") -> bool:
    """Return whether a class is said to have the largest probability, and this one."""
    k = [name_of(said, j) for j in range(len(y))].index(said.values[gap])
    return y[k] >= y.max() - 1e-4 and (not share or abs(said.number(share) - 100 * y[k]) < 0.02)


def read_as(said: Said, sure: bool) -> bool:
    y = read(said, seen(said))
    told = best(said, y) and (y.max() >= 0.6) == sure
    return told and (sure or abs(said.number("other") - 100 * np.sort(y)[-2]) < 0.02)


def complete(said: Said, same: bool) -> bool:
    whole = read(said, mnist_steps.prepare(inked(said)).image)
    changed = not (said.state.box and said.state.scale and said.state.centre) or disturbed(said)
    return changed and best(said, whole) and same == (whole.argmax() == read(said, seen(said)).argmax())


def disturbed(said: Said) -> bool:
    return bool(said.state.noise or said.state.shift or said.state.rotation)


def empty(said: Said) -> bool:
    return not (inked(said) >= 32).any()


def several(said: Said) -> bool:
    found = find_digits(picture_of(said.state.picture))
    return len(found) == said.number("count") > 1 and len(said.values["answers"].split()) == min(13, len(found))


def adds_most(said: Said) -> bool:
    """The largest product of a hidden unit and its weight to the score of the answer."""
    state, z = said.state, seen(said).ravel() * np.float32(about(said).get("scale", 1 / 255))
    z = seen(said).ravel() * np.float32(1) if state.raw_pixels else z
    *hidden, (weights, biases) = layers(said)
    for w, b in hidden:
        a = z @ w + b
        with np.errstate(over="ignore"):
            z = a if state.unused_activation else ACTIVATIONS[activation(said)](a)
    k = [name_of(said, j) for j in range(len(biases))].index(said.values["answer"])
    parts = z * weights[:, k]
    unit, score = int(said.number("unit")) - 1, float(z @ weights[:, k] + biases[k])
    told = abs(said.number("amount") - parts[unit]) < 0.006 + 1e-4 * abs(parts[unit])
    told &= abs(said.number("score") - score) < 0.006 + 1e-4 * abs(score)
    return told and parts[unit] >= parts.max() - 1e-3


def changed(said: Said, reached: bool) -> bool:
    row = said.view.details["change"].row.steps
    target, after = said.values["target"], read(said, row[3].values)
    name = name_of(said, int(after.argmax()))
    away = np.abs(row[3].values.astype(int) - row[0].values).max()
    return (name == target) == reached and away <= 12 * said.number("steps") + 1


def unchanged(said: Said) -> bool:
    return name_of(said, int(read(said, seen(said)).argmax())) == said.values["target"]


def nearest(said: Said) -> bool:
    data, image = said.tab.dataset, seen(said).astype(float)
    distances = ((data.x_train.astype(float) - image) ** 2).sum(axis=(1, 2))
    numbers = np.argsort(distances, kind="stable")[: int(said.number("all"))]
    answer = int(read(said, seen(said)).argmax())
    same = int((data.t_train[numbers] == answer).sum())
    told = said.number("same") == same and said.number("count") == len(data.x_train)
    return told and name_of(said, answer) == said.values["answer"]


def own_right(said: Said) -> int:
    own = said.state.collection
    papers = [Pad().drawn(ink, on_pad(picture_of(picture)) if picture else None) for _, picture, ink in own]
    images = [mnist_steps.prepare(paper, said.state.steps).image for paper in papers]
    return sum(int(read(said, image).argmax()) == label for image, (label, _, _) in zip(images, own, strict=True))


def added(said: Said) -> bool:
    count = len(labels(said)) + len(said.state.collection)
    told = few(said.number("right"), right(said) + own_right(said), said) and said.number("all") == count
    return told and abs(said.number("share") - 100 * said.number("right") / count) < 0.006


def undisturbed(said: Said) -> bool:
    """The accuracy over the test images, where the slider is nearest to no disturbance at all."""
    x, spread = said.tab.dataset.x_test, {"noise": 0.05, "shift": 0.5, "rotation": 7.5}[said.state.disturbance]
    correct = sum(int(read(said, image).argmax()) == t for image, t in zip(x, labels(said), strict=True))
    near = abs(getattr(said.state, said.state.disturbance)) <= spread + 1e-9 and said.number("all") == len(x)
    return near and few(said.number("plain") * len(x) / 100, correct, said)


def survive(said: Said) -> bool:
    """The accuracy over the test images, undisturbed and at the amount that is measured nearest to the slider's."""
    x, state = said.tab.dataset.x_test, said.state
    amount, kind = said.number("amount"), state.disturbance
    worse = {"noise": lambda: noisy(x, amount, np.random.default_rng(1)), "shift": lambda: shifted(x, amount),
             "rotation": lambda: rotated(x, amount)}[kind]()  # fmt: skip
    spread = {"noise": 0.05, "shift": 0.5, "rotation": 7.5}[kind]
    told = abs(getattr(state, kind) - amount) <= spread + 1e-9 and said.number("all") == len(x)
    for images, gap in ((x, "plain"), (worse, "share")):
        correct = sum(int(read(said, image).argmax()) == t for image, t in zip(images, labels(said), strict=True))
        told &= few(said.number(gap) * len(x) / 100, correct, said)
    return told


# What is known of the network and the data.


def parameters(said: Said) -> bool:
    sizes = "-".join(str(n) for n in (len(layers(said)[0][0]), *(len(b) for _, b in layers(said))))
    return said.values["layers"] == sizes and said.number("parameters") == sum(w.size + b.size for w, b in layers(said))


def scale_is_one(said: Said) -> bool:
    return about(said).get("scale") == 1.0


def misfit(said: Said) -> bool:
    size = int(np.prod(said.tab.dataset.image_shape))
    return int(said.values["size"]) == len(layers(said)[0][0]) != size


def measuring(said: Said) -> bool:
    return said.tab.busy


EFFECTS = {
    "No bug": "z = h(a), softmax along axis 1, pixels as the network was trained on them.",
    "a instead of z": "The activation is never used: all layers together are one affine map.",
    "Softmax along axis 0": (
        "The images of a batch compete with each other; a single image, as a vector, does not show the bug."
    ),
    "Pixels 0 … 255": "The pixels go into the network without the factor it was trained with.",
}
SENTENCES = {
    "{layers}: {parameters} parameters": parameters,
    "The file does not say its activation; sigmoid, as in the book.": lambda said: "activation" not in about(said)
    and activation(said) == "sigmoid",
    "From Training, after iteration {iteration}. Come back for a later moment.":
        lambda said: said.state.network == "present" and said.number("iteration") == about(said)["iteration"],
    "On the test images of MNIST: {share} correct.": lambda said: abs(
        said.number("share") - 100 * about(said)["test accuracy"]) < 0.006,
    "{name}: {images} test images": lambda said: said.number("images") == len(labels(said)),
    "{images} synthetic test digits, generated by nnviz. The accuracy is that on these, not on handwriting.":
        lambda said: said.state.source == "digits",
    "Classifying all images …": measuring,
    "Opening the images and the weights …": measuring,
    "The network takes {size} inputs. The data has shape {shape}.": misfit,
    "The network classifies {right} of all {all} test images correctly: {share}.":
        lambda said: classified(said, bugs=False),
    "With the bugs switched on, {right} of all {all} test images are classified correctly: {share}.":
        lambda said: classified(said, bugs=True),
    "In batches of {size}: {ratio} times as fast as one by one, with the same accuracy: {one}.":
        lambda said: compared(said, same=True),
    "In batches of {size}: {ratio} times as fast as one by one, but not with the same accuracy: {batch} instead of "
    "{one}.": lambda said: compared(said, same=False),
    "{wrong} of {all} are misclassified.": misclassified,
    "Most often {truth} is classified as {answer}: {count} times.": most_often,
    "Most often, {count} times each: {pairs}": most_often_each,
    "Image {number} of {all}": image,
    "✓ predicted {answer}": lambda said: predicted(said, correct=True),
    "✗ predicted {answer}, label {truth}": lambda said: predicted(said, correct=False),
    "Batch {number}: images {first} to {last}": batch,
    "All {images} images: {one} one by one, {batch} in batches.": times,
    "In a batch each weight is fetched once for {size} images, and Python is called once instead of {size} times.":
        lambda said: said.number("size") == said.state.batch_size > 1,
    "In a batch of one image nothing is shared.": lambda said: said.state.batch_size == 1,
    "Measuring …": measuring,
    "Misclassified: {count}": lambda said: cell(said, "wrong"),
    "{truth} classified as something else: {count}": lambda said: cell(said, "wrong"),
    "Wrongly classified as {answer}: {count}": lambda said: cell(said, "wrong"),
    "{truth}, classified correctly: {count}": lambda said: cell(said, "right"),
    "{truth} classified as {answer}: {count}": lambda said: cell(said, "wrong"),
    "Lost by the bugs: {count}": lost,
    **{f"{title}: {effect}": true for title, effect in EFFECTS.items()},
    "Pixels 0 … 255: Not a bug here: this network was trained with these pixel values.": scale_is_one,
    "a instead of z: Not a bug here: there is no hidden layer.": lambda said: len(layers(said)) == 1,
    "Nothing is drawn yet. Draw a digit, or open a picture of one.": empty,
    "Read as {answer}, with a probability of {share}.": lambda said: read_as(said, sure=True),
    "Read as {answer} with {share} only; {second} has {other}.": lambda said: read_as(said, sure=False),
    "Draw your own over it.":
        lambda said: said.state.ink == SEVEN and not said.state.picture and said.state.tool == "pen",
    "With all steps on and nothing disturbed it is {answer} too, with {share}.":
        lambda said: complete(said, same=True),
    "With all steps on and nothing disturbed it is read as {answer}, with {share}.":
        lambda said: complete(said, same=False),
    "The picture holds {count} digits, read as {answers}": several,
    "Nothing is drawn yet.": empty,
    "The layers show how a digit passes through the network: draw one.": empty,
    "Unit {unit} of the last hidden layer adds most to the score of {answer}: {amount} of {score}.": adds_most,
    "The gradient needs a digit: draw one.": empty,
    "It is read as {target} already. Choose another digit under “To be read as”.": unchanged,
    "{steps} steps along the gradient, each at most 12 of 255 a pixel, and it is read as {target}.":
        lambda said: changed(said, reached=True),
    "{steps} steps along the gradient were not enough: it is not read as {target}.":
        lambda said: changed(said, reached=False),
    "Making {count} training images ready …": measuring,
    "{same} of the {all} nearest of {count} training images are labelled {answer}, as the network answers.": nearest,
    "Teach it: draw a digit, then click which one it is, or press its key on the pad.":
        lambda said: not said.state.collection,
    "{right} of your {count} digits are read correctly.":
        lambda said: said.number("right") == own_right(said) and said.number("count") == len(said.state.collection),
    "With them in the test {right} of {all} are read correctly: {share}.": added,
    "Of {all} test images {plain} are read correctly undisturbed, {share} at {amount}.": survive,
    "Of {all} test images {plain} are read correctly undisturbed. Disturb the digit: how many are left?": undisturbed,
    "The data's images are not 28 × 28, as the pad's are. Open MNIST, or other data of this size.":
        lambda said: said.tab.dataset.image_shape != (28, 28),
    "Measured in batches of {size}. Click a bar to switch its bug on in all views.":
        lambda said: said.number("size") == said.state.batch_size,
}  # fmt: skip
SENTENCES[f"Pixels 0 … 255: {EFFECTS['Pixels 0 … 255']}"] = lambda said: not scale_is_one(said)
SENTENCES[f"a instead of z: {EFFECTS['a instead of z']}"] = lambda said: len(layers(said)) > 1
UNREACHED = {
    "From Training, after iteration {iteration}. Come back for a later moment.",
    "Making {count} training images ready …",
    "Classifying all images …", "Opening the images and the weights …", "Measuring …",
    "{images} synthetic test digits, generated by nnviz. The accuracy is that on these, not on handwriting.",
}  # fmt: skip
EXAMPLES = 20  # States of the property test: answers are computed in a worker that waits a moment first
STATES = (
    {"view": "one", "network": "own", "weights": "plain.npz"},
    {"view": "bugs", "network": "own", "weights": "linear.npz"},
    {"view": "bugs", "network": "own", "weights": "scaled.npz"},
    {"view": "batches", "batch_size": 1},
    {"view": "wrong", "truth": 3, "answer": 3}, {"view": "wrong", "truth": 3}, {"view": "wrong", "answer": 3},
    {"view": "one", "source": "folder", "path": "few.npz"},
    {"view": "wrong", "source": "folder", "path": "table.csv", "network": "own", "weights": "scaled.npz"},
    *({"view": "draw", "detail": detail} for detail in DETAILS),
    *({"view": "draw", "ink": (), "detail": detail} for detail in DETAILS),
    {"view": "draw", "source": "folder", "path": "few.npz"},
    {"view": "draw", "source": "folder", "path": "few.npz", "detail": "nearest"},
    {"view": "draw", "ink": THREE, "detail": "change", "target": 5, "network": "own", "weights": "scaled.npz",
     "centre": False},
    {"view": "draw", "ink": THREE, "detail": "change", "target": 3, "network": "relu-50"},
    {"view": "draw", "ink": THREE, "detail": "change", "target": 9, "network": "own", "weights": "plain.npz"},
    {"view": "draw", "ink": THREE, "shift": 6.0}, {"view": "draw", "ink": THREE, "rotation": 90.0, "noise": 0.5},
    {"view": "draw", "picture": TWO_ONES, "detail": "nearest"},
    {"view": "draw", "detail": "teach", "collection": ((3, "", THREE), (8, "", THREE), (1, ONE, ()))},
)  # fmt: skip
