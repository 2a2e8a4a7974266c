"""What changes with every move of a drag asks for a layout only where it needs other room: each costs a frame."""

from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from nnviz.tabs.training import TrainingState
from nnviz.ui.forms.number_control import NumberControl
from nnviz.ui.forms.parameters import parameters
from nnviz.ui.widgets.time_bars import TimeBar, TimeBars
from tests.layouts import Layouts


def requests(qtbot, widget: QWidget, *calls) -> list[int]:
    """Return how often another layout is asked for with each call."""
    page, found = QWidget(), []
    QVBoxLayout(page).addWidget(widget)
    qtbot.addWidget(page)
    page.resize(400, 300)
    page.show()
    layouts = Layouts(page)
    for part in (page, widget):
        part.installEventFilter(layouts)
    for call in calls:
        QApplication.processEvents()
        layouts.count = 0
        call()
        QApplication.processEvents()
        found.append(layouts.count)
    return found


def test_a_number_that_changes(qtbot):
    control = NumberControl("training", parameters(TrainingState)["rate"])
    assert requests(qtbot, control, lambda: control.set_value(0.2), lambda: control.set_value(0.37)) == [0, 0]


def test_times_that_change(qtbot):
    bars = TimeBars()

    def show(*seconds: float) -> None:
        bars.show_times("Times", "s", [TimeBar("it", each, f"{each} s") for each in seconds])

    _, same, more = requests(qtbot, bars, lambda: show(0.1, 0.2), lambda: show(0.3, 0.1), lambda: show(0.1, 0.2, 0.3))
    assert same == 0 < more
