"""Activation functions: curves, slopes, why there must be one, what depth does to them, and the output layer."""

from nnviz.tabs.activations.batch import BatchView
from nnviz.tabs.activations.curves import CurvesView
from nnviz.tabs.activations.output import OutputView
from nnviz.tabs.activations.presets import PRESETS
from nnviz.tabs.activations.signals import SignalsView
from nnviz.tabs.activations.slopes import SlopesView
from nnviz.tabs.activations.softmax import SoftmaxView
from nnviz.tabs.activations.stacked import LayersView
from nnviz.tabs.activations.state import ActivationsState
from nnviz.tabs.activations.superposition import SuperpositionView
from nnviz.ui.base.language import QT_TRANSLATE_NOOP
from nnviz.ui.tab import Tab


class ActivationsTab(Tab):
    """Activation functions in eight views of one idea."""

    name = "activations"
    State = ActivationsState
    presets = PRESETS
    views = {  # noqa: RUF012 (the frame only reads it)
        "curves": (QT_TRANSLATE_NOOP("activations", "Curves"), CurvesView),
        "superposition": (QT_TRANSLATE_NOOP("activations", "Superposition"), SuperpositionView),
        "layers": (QT_TRANSLATE_NOOP("activations", "Stacked layers"), LayersView),
        "slopes": (QT_TRANSLATE_NOOP("activations", "Vanishing gradient"), SlopesView),
        "signals": (QT_TRANSLATE_NOOP("activations", "Deep network"), SignalsView),
        "softmax": (QT_TRANSLATE_NOOP("activations", "Softmax"), SoftmaxView),
        "batch": (QT_TRANSLATE_NOOP("activations", "Batch"), BatchView),
        "output": (QT_TRANSLATE_NOOP("activations", "Output layer"), OutputView),
    }
