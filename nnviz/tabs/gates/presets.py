"""States worth looking at; the failures are among them on purpose."""

from nnviz.tabs.gates.state import GatesState
from nnviz.ui.base.language import QT_TRANSLATE_NOOP
from nnviz.ui.tab import Preset

_LEARN_AND = GatesState(view="learn", task="AND")
PRESETS = (
    Preset("AND", GatesState(), QT_TRANSLATE_NOOP("gates", "The book's AND: 0.5, 0.5 and θ = 0.7. Drag the line.")),
    Preset("OR", GatesState(task="OR", b=-0.2),
           QT_TRANSLATE_NOOP("gates", "The same weights, another bias. Which b still give OR?")),
    Preset("NAND", GatesState(task="NAND", w1=-0.5, w2=-0.5, b=0.7),
           QT_TRANSLATE_NOOP("gates", "AND with every sign flipped: the same line, the two sides exchanged.")),
    Preset(QT_TRANSLATE_NOOP("gates", "A line through two points"), GatesState(task="OR", b=-0.5),
           QT_TRANSLATE_NOOP("gates", "On the line a is 0, and 0 is not above 0: the answer is 0.")),
    Preset(QT_TRANSLATE_NOOP("gates", "w = 0: no line at all"), GatesState(w1=0.0, w2=0.0, b=-0.7),
           QT_TRANSLATE_NOOP("gates", "Without weights only b is left: one answer for every input.")),
    Preset(QT_TRANSLATE_NOOP("gates", "XOR: try with one line"), GatesState(task="XOR", b=-0.2, chosen=3),
           QT_TRANSLATE_NOOP("gates", "Three of four points are the most that one line can classify correctly.")),
    Preset(QT_TRANSLATE_NOOP("gates", "XOR: why no line can"), GatesState(task="XOR", b=-0.2, chosen=3, why=True),
           QT_TRANSLATE_NOOP("gates", "The middle lies between the blue points and between the orange ones.")),
    Preset(QT_TRANSLATE_NOOP("gates", "XOR from two layers"), GatesState(view="layers", chosen=1),
           QT_TRANSLATE_NOOP("gates", "Two gates move the four points; then one line is enough. Press Space.")),
    Preset(QT_TRANSLATE_NOOP("gates", "Learning AND"), _LEARN_AND,
           QT_TRANSLATE_NOOP("gates", "Only wrong answers move the line. Step through the samples.")),
    Preset(QT_TRANSLATE_NOOP("gates", "Learning XOR: never"), GatesState(view="learn", task="XOR", start="zero"),
           QT_TRANSLATE_NOOP("gates", "The weights come back to where they were, again and again.")),
    Preset(QT_TRANSLATE_NOOP("gates", "Learning two clouds"),
           GatesState(view="learn", task="cloud", size=30, seed=3),
           QT_TRANSLATE_NOOP("gates", "Change the seed: when do the clouds overlap?")),
    Preset(QT_TRANSLATE_NOOP("gates", "What NumPy costs"), GatesState(view="times"),
           QT_TRANSLATE_NOOP("gates", "Measure on this machine: how many times slower is NumPy on two numbers?")),
)  # fmt: skip
