"""What curves of runs can show and against what, in words: for the State, Experiments and Compare."""

from nnviz.ui.base.language import QT_TRANSLATE_NOOP

CONTEXT = "laboratory"
"""Of the texts in the catalogue."""

QUANTITIES = {
    "test_accuracy": QT_TRANSLATE_NOOP("laboratory", "Test accuracy"),
    "train_accuracy": QT_TRANSLATE_NOOP("laboratory", "Training accuracy"),
    "gap": QT_TRANSLATE_NOOP("laboratory", "Gap: training minus test accuracy"),
    "loss": QT_TRANSLATE_NOOP("laboratory", "Loss before each update, smoothed"),
}
"""What can be drawn → what the axis says."""

AXES = {
    "iterations": QT_TRANSLATE_NOOP("laboratory", "Iterations"),
    "epochs": QT_TRANSLATE_NOOP("laboratory", "Epochs"),
    "samples": QT_TRANSLATE_NOOP("laboratory", "Images seen"),
    "seconds": QT_TRANSLATE_NOOP("laboratory", "Seconds of updates"),
}
