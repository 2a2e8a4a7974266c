"""What the view Inside says of the layers."""

from nnviz.core.studies.training.inside_network import Inside, LayerInside
from nnviz.ui.base.language import QT_TRANSLATE_NOOP, translate
from nnviz.ui.base.number_format import number_text

FIRST = QT_TRANSLATE_NOOP("training", "The initial weights, and what they give for the first {images} training images.")
THEN = QT_TRANSLATE_NOOP("training", "After iteration {moment}, measured on the first {images} training images.")
RATIO = QT_TRANSLATE_NOOP("training", "The gradient of layer 1 is {ratio} times as long as that of layer {last}.")
NO_GRADIENT = QT_TRANSLATE_NOOP("training", "No gradient reaches layer 1.")
DEAD = QT_TRANSLATE_NOOP("training", "ReLU units that give 0 for all of these images: {dead} of {units}.")


def sentence_of(found: Inside, moment: int) -> str:
    """Return what is seen in the layers at a moment."""
    parts = [translate("training", THEN if moment else FIRST).format(
        moment=number_text(moment), images=number_text(found.images))]  # fmt: skip
    first, last = found.layers[0].gradient, found.layers[-1].gradient
    if first == 0:
        parts.append(translate("training", NO_GRADIENT))
    elif len(found.layers) > 1 and last > 0:
        parts.append(translate("training", RATIO).format(ratio=number_text(first / last, 3), last=len(found.layers)))
    relus = [layer for layer in found.layers if layer.dead is not None]
    if relus:
        parts.append(translate("training", DEAD).format(
            dead=number_text(sum(layer.dead or 0 for layer in relus)),
            units=number_text(sum(layer.units for layer in relus))))  # fmt: skip
    return " ".join(parts)


def weight_note(layer: LayerInside) -> str:
    """Return what stands over the histogram of a layer's weights."""
    return translate("training", "std {std}").format(std=number_text(layer.weight_std, 2))


def activation_note(layer: LayerInside) -> str:
    """Return what stands over the histogram of a layer's activations."""
    text = translate("training", "mean {mean}, std {std}")
    return text.format(mean=number_text(layer.activation_mean, 2), std=number_text(layer.activation_std, 2))
