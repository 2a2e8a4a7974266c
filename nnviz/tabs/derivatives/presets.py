"""Places worth looking at."""

from dataclasses import replace

from nnviz.tabs.derivatives.state import DerivativesState
from nnviz.ui.base.language import QT_TRANSLATE_NOOP
from nnviz.ui.tab import Preset

BOOK = DerivativesState(curve="parabola", x=5.0, h=1e-4, kind="central")
_SINE = DerivativesState(curve="sine", x=1.0, h=1e-4, kind="central")
PRESETS = (
    Preset(
        QT_TRANSLATE_NOOP("derivatives", "A secant becomes the tangent"), DerivativesState(),
        QT_TRANSLATE_NOOP(
            "derivatives", "Press Space: h is halved again and again, and the view follows, until the digits are lost."
        ),
    ),
    Preset(
        QT_TRANSLATE_NOOP("derivatives", "The book: tangent at 5"), BOOK,
        QT_TRANSLATE_NOOP("derivatives", "0.1999999999990898 instead of 0.2; the tangent is y = 0.2x − 0.25."),
    ),
    Preset(
        QT_TRANSLATE_NOOP("derivatives", "The book: tangent at 10"), replace(BOOK, x=10.0),
        QT_TRANSLATE_NOOP("derivatives", "0.2999999999986347 instead of 0.3; the tangent is y = 0.3x − 1."),
    ),
    Preset(
        QT_TRANSLATE_NOOP("derivatives", "The point −10"), replace(BOOK, x=-10.0),
        QT_TRANSLATE_NOOP("derivatives", "Left of the lowest point the slope is negative: −0.0999999999995449."),
    ),
    Preset(
        QT_TRANSLATE_NOOP("derivatives", "Average speed of a run"),
        DerivativesState(curve="distance", x=10.0, h=10.0, kind="backward", slopes=False),
        QT_TRANSLATE_NOOP(
            "derivatives",
            "2 km in 10 min: 0.2 km/min on average. Press Space and watch the interval shrink to one moment.",
        ),
    ),
    Preset(
        QT_TRANSLATE_NOOP("derivatives", "Zoom until the curve is straight"),
        replace(_SINE, play="zoom", slopes=False),
        QT_TRANSLATE_NOOP("derivatives", "Press Space: seen from close enough, the curve looks like its tangent."),
    ),
    Preset(
        QT_TRANSLATE_NOOP("derivatives", "The error against h"),
        replace(_SINE, view="error", h=1e-5),
        QT_TRANSLATE_NOOP("derivatives", "Drag h along the V: too large an h and too small an h both give large "
                                         "errors."),
    ),
    Preset(
        QT_TRANSLATE_NOOP("derivatives", "h = 10e-50"),
        replace(BOOK, view="error", h=10e-50, kind="forward"),
        QT_TRANSLATE_NOOP("derivatives", "x + h is exactly x, so the difference is 0 and the “derivative” is 0.0."),
    ),
    Preset(
        QT_TRANSLATE_NOOP("derivatives", "float32 and 1e-50"),
        replace(BOOK, view="error", h=1e-50, kind="forward", precision="float32"),
        QT_TRANSLATE_NOOP("derivatives", "float32 has no number between 0 and 1.4×10⁻⁴⁵: h itself becomes 0."),
    ),
    Preset(
        QT_TRANSLATE_NOOP("derivatives", "No derivative: |x| at 0"),
        DerivativesState(curve="absolute", x=0.0, h=0.5, kind="central", play="zoom"),
        QT_TRANSLATE_NOOP("derivatives", "Zoom in as far as you like: the corner stays a corner."),
    ),
    Preset(
        QT_TRANSLATE_NOOP("derivatives", "No derivative: ReLU at 0"),
        DerivativesState(curve="relu", x=0.0, h=0.5, kind="central"),
        QT_TRANSLATE_NOOP("derivatives", "0 from the left, 1 from the right; networks simply use 0 here."),
    ),
    Preset(
        QT_TRANSLATE_NOOP("derivatives", "No derivative: a step"),
        DerivativesState(curve="step", x=0.0, h=0.5, kind="central"),
        QT_TRANSLATE_NOOP("derivatives", "The smaller h, the steeper the secant: there is no limit."),
    ),
    Preset(
        QT_TRANSLATE_NOOP("derivatives", "No derivative: sin(1/x) at 0"),
        DerivativesState(curve="fast waves", x=0.0, h=0.1, kind="central"),
        QT_TRANSLATE_NOOP("derivatives", "Towards 0 it oscillates faster and faster: neither its value nor its "
                                         "slope has a limit."),
    ),
    Preset(
        QT_TRANSLATE_NOOP("derivatives", "Partial derivatives at (3, 4)"), replace(BOOK, view="partial"),
        QT_TRANSLATE_NOOP(
            "derivatives", "One variable varies, the other is held constant: 6.00000000000378 and 7.999999999999119."
        ),
    ),
    Preset(
        QT_TRANSLATE_NOOP("derivatives", "0.1 in float32"), DerivativesState(view="number"),
        QT_TRANSLATE_NOOP("derivatives", "None of these types can store 0.1 exactly. Compare float64 and float16, "
                                         "then type 0.125."),
    ),
    Preset(
        QT_TRANSLATE_NOOP("derivatives", "16777217 in float32"), DerivativesState(view="number", number="16777217"),
        QT_TRANSLATE_NOOP("derivatives", "From 2²⁴ on, float32 has only every second whole number."),
    ),
    Preset(
        QT_TRANSLATE_NOOP("derivatives", "The plane that touches"), DerivativesState(view="plane", x0=2.0, x1=2.5),
        QT_TRANSLATE_NOOP(
            "derivatives", "Drag the end of the step nearer: with half the step, about a quarter of the difference "
                           "is left."
        ),
    ),
)  # fmt: skip
