"""What the inference tab says: the verdict over the picture, the strip under it, and the hint in the panel."""

import numpy as np

from nnviz.core.inference import Answers, Mistakes, Model
from nnviz.data.dataset import Dataset, Origin
from nnviz.data.weights import Weights
from nnviz.tabs.common.programs import data_constants
from nnviz.tabs.inference.networks import Source, activation_said
from nnviz.tabs.inference.shown import Shown
from nnviz.tabs.inference.state import BOOKS_ACTIVATION, FROM_FILE, InferenceState
from nnviz.ui.base.language import translate
from nnviz.ui.base.number_format import duration_text, fixed_text, number_text, percent_text
from nnviz.ui.base.theme import THEME
from nnviz.ui.files.script_template import script_text
from nnviz.ui.widgets.equation_strip import Equation

_MOST_PAIRS = 4  # of equally common errors that are named
FIGURES = ("accuracy", "right", "wrong", "time", "each")


def figures(shown: Shown) -> dict[str, str]:
    """Return the figures over the picture at the moment on show."""
    found, count = shown.found, shown.answered
    if found is None or not count:
        return dict.fromkeys(FIGURES, "–")
    right = int(np.count_nonzero(found.answers[:count] == shown.data.t_test[:count]))
    seconds = found.seconds_until(count)
    return {
        "accuracy": percent_text(right / count), "right": number_text(right), "wrong": number_text(count - right),
        "time": duration_text(seconds), "each": duration_text(seconds / count),
    }  # fmt: skip


def verdict(shown: Shown) -> str:
    """Return what all answers together show, in a sentence."""
    found, view = shown.found, shown.state.view
    if found is None:
        return translate("inference", "Classifying all images …")
    if view == "batches" and shown.one is not None:
        return _compared(shown, shown.one, found)
    right = int(np.count_nonzero(found.answers == shown.data.t_test))
    if view == "wrong" and right < len(found.answers):
        return _commonest(shown, found, right)
    text = translate("inference", "The network classifies {right} of all {all} test images correctly: {share}.")
    if shown.state.mistakes != Mistakes():
        text = translate("inference", "With the bugs switched on, {right} of all {all} test images are classified "
                                      "correctly: {share}.")
    return text.format(all=number_text(len(found.answers)), right=number_text(right),
                       share=percent_text(right / len(found.answers)))  # fmt: skip


def _compared(shown: Shown, one: Answers, batch: Answers) -> str:
    """Return how many times as fast batches are, and whether the answers are as good."""
    text = translate("inference", "In batches of {size}: {ratio} times as fast as one by one, but not with the "
                                  "same accuracy: {batch} instead of {one}.")
    if shown.share(one) == shown.share(batch):
        text = translate("inference", "In batches of {size}: {ratio} times as fast as one by one, with the same "
                                      "accuracy: {one}.")
    return text.format(size=number_text(shown.size), ratio=number_text(one.each / max(batch.each, 1e-12), 2),
                       one=percent_text(shown.share(one)), batch=percent_text(shown.share(batch)))  # fmt: skip


def _commonest(shown: Shown, found: Answers, right: int) -> str:
    """Return how many are wrong, and what is most often taken for what."""
    wrong = found.answers != shown.data.t_test
    pairs = shown.data.t_test[wrong].astype(np.int64) * shown.classes + found.answers[wrong]
    counts = np.bincount(pairs, minlength=shown.classes**2)
    commonest = [divmod(int(pair), shown.classes) for pair in np.flatnonzero(counts == counts.max())]
    told = translate("inference", "{wrong} of {all} are misclassified.").format(
        wrong=number_text(len(found.answers) - right), all=number_text(len(found.answers)))  # fmt: skip
    count = number_text(int(counts.max()))
    if len(commonest) == 1:
        truth, answer = commonest[0]
        most = translate("inference", "Most often {truth} is classified as {answer}: {count} times.")
        return f"{told} {most.format(truth=shown.name_of(truth), answer=shown.name_of(answer), count=count)}"
    most = translate("inference", "Most often, {count} times each: {pairs}")
    named = [f"{shown.name_of(truth)} → {shown.name_of(answer)}" for truth, answer in commonest[:_MOST_PAIRS]]
    rest = ["…"] * (len(commonest) > _MOST_PAIRS)
    return f"{told} {most.format(count=count, pairs=', '.join((*named, *rest)))}"


def equations(shown: Shown) -> tuple[Equation, ...]:
    """Return the shapes on their way through the network, and how the answer comes out of them."""
    one = shown.state.view == "one"
    rows = () if one else (min(shown.state.batch_size, len(shown.data.x_test)),)
    return _shapes(shown, rows), _answer_of_one(shown) if one else _answers_of_a_batch(shown, rows)


def _shapes(shown: Shown, rows: tuple[int, ...]) -> Equation:
    model = shown.model
    parts = [f'<a href="x">{_shape(*rows, model.sizes[0])}</a>']
    for n, m in zip(model.sizes[:-1], model.sizes[1:], strict=True):
        parts.append(f"@ {_shape(n, m)} → {_shape(*rows, m)}")
    markup = len('<a href="x"></a>')
    if len(parts) > 3 and len(" ".join(parts)) - markup > (80 if THEME.current.scale > 1.3 else 115):
        parts = [*parts[:2], "…", parts[-1]]
    if model.mistakes.unused_activation or len(model.layers) < 2:
        return Equation("<i>a</i> = <i>x</i> <i>W</i> + <i>b</i>", " ".join(parts), "a1 = x @ W1 + b1")
    python = f"z1 = {model.activation}(x @ W1 + b1)"
    return Equation("<i>z</i> = <i>h</i>(<i>x</i> <i>W</i> + <i>b</i>)", " ".join(parts), python)


_SYMBOLS = "<i>p</i> = argmax softmax(<i>a</i>)"


def _answer_of_one(shown: Shown) -> Equation:
    y = shown.model.probabilities(shown.data.x_test[shown.image])
    answer = int(y.argmax())
    numbers = translate("inference", "{outputs} → largest: {value}, the answer is <b>{answer}</b>").format(
        outputs=f'<a href="y">{_shape(len(y))}</a>', value=fixed_text(float(y[answer]), 4),
        answer=shown.name_of(answer),
    )  # fmt: skip
    return Equation(_SYMBOLS, numbers, "p = np.argmax(y)")


def _answers_of_a_batch(shown: Shown, rows: tuple[int, ...]) -> Equation:
    numbers = translate("inference", "softmax along axis {axis}: {outputs} → argmax along axis 1: {answers}").format(
        axis=0 if shown.model.mistakes.softmax_over_batch else 1, outputs=_shape(*rows, shown.model.sizes[-1]),
        answers=_shape(*rows),
    )  # fmt: skip
    return Equation(_SYMBOLS, numbers, "p = np.argmax(y, axis=1)")


def program(state: InferenceState, data: Dataset | None, weights: str, model: Model | None, image: int) -> str:
    """Return a NumPy + Matplotlib program that answers the same images; weights: path of the network's file."""
    return script_text(
        "inference", **data_constants(data), VIEW=state.view, WEIGHTS=weights,
        ACTIVATION=model.activation if model else BOOKS_ACTIVATION,
        SCALE=model.scale if model else 1 / 255, BATCH_SIZE=state.batch_size, IMAGE=image,
        UNUSED_ACTIVATION=state.unused_activation, SOFTMAX_OVER_BATCH=state.softmax_over_batch,
        RAW_PIXELS=state.raw_pixels,
    )  # fmt: skip


def _shape(*sizes: int) -> str:
    return f"({sizes[0]},)" if len(sizes) == 1 else f"({', '.join(map(str, sizes))})"


def network_text(network: Source, weights: Weights, chosen: str) -> str:
    """Return the size of a network, and what is known about it; chosen: the activation in the panel."""
    total = sum(array.size for array in weights.params.values())
    text = translate("inference", "{layers}: {parameters} parameters").format(
        layers="-".join(map(str, weights.sizes)), parameters=number_text(total)
    )  # fmt: skip
    accuracy = weights.metadata.get("test accuracy")
    if network[0] == "own" and chosen == FROM_FILE and activation_said(weights) is None:
        text += "<br>\n" + translate("inference", "The file does not say its activation; sigmoid, as in the book.")
    iteration = weights.metadata.get("iteration")
    if network[0] == "present" and isinstance(iteration, int):
        taken = translate("inference", "From Training, after iteration {iteration}. Come back for a later moment.")
        text += "<br>\n" + taken.format(iteration=number_text(iteration))
    if network[0] != "own" and isinstance(accuracy, float):
        right = translate("inference", "On the test images of MNIST: {share} correct.")
        text += "<br>\n" + right.format(share=percent_text(accuracy))
    return text


def data_text(data: Dataset) -> str:
    """Return how many images there are, and whether people wrote them."""
    images = number_text(len(data.x_test))
    if data.origin == Origin.DRAWN:
        text = translate("inference", "{images} synthetic test digits, generated by nnviz. The accuracy is that on "
                                      "these, not on handwriting.")
        return text.format(images=images)
    return translate("inference", "{name}: {images} test images").format(name=data.name, images=images)
