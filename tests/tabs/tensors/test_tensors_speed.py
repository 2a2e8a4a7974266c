"""The view Speed: it measures in a worker, says only what was measured, and can be stopped."""

import pytest
from PySide6.QtCore import Qt

from nnviz.core.studies.tensors.loop_timings import LoopTiming

TIMEOUT = 60_000


VIEW = "speed"


def test_before_it_is_measured_the_notes_figures_and_another_computer_s_are_shown(tab):
    view = tab.view
    assert view.notes.x.tolist() == [90_000, 90_000] and not len(view.loop.x)
    loop, numpy = view.elsewhere
    assert loop.x.tolist() == numpy.x.tolist() and loop.x[-1] == 1_000_000 and loop.y[-1] > numpy.y[-1]
    assert "another computer NumPy was faster from 2 numbers on. Measure how long" in view.sentence.text()
    assert not view.crossing.isVisible() and "21 ms" in tab.strip.texts()[0][1] and tab.start_button.isEnabled()
    tab.change(timed="dot")
    assert not len(view.notes.x) and len(tab.strip.texts()) == 1 and loop.y[0] < numpy.y[0]
    assert "another computer NumPy was faster from 10 numbers on" in view.sentence.text()


def test_a_race_is_run_in_a_worker_and_the_crossing_is_marked(tab, qtbot):
    qtbot.mouseClick(tab.start_button, Qt.MouseButton.LeftButton)
    assert tab.busy and tab.start_button.text() == "Stop measuring"
    qtbot.waitUntil(lambda: not tab.busy, timeout=TIMEOUT)
    view = tab.view
    assert view.loop.x.tolist() == view.numpy.x.tolist() and view.loop.x[-1] == 1_000_000
    assert view.loop.y[-1] > view.numpy.y[-1] > 0
    assert tab.start_button.text() == "Measure on this machine" and view.crossing.isVisible()
    start = int(view.crossing_text.text().removeprefix("NumPy faster from ").replace(",", ""))
    assert all(view.loop.y[view.loop.x >= start] > view.numpy.y[view.numpy.x >= start])
    assert f"From {start:,} numbers on NumPy was faster" in view.sentence.text()
    tab.change(timed="product")
    assert not len(view.loop.x) and not view.crossing.isVisible()
    tab.change(timed="add")
    assert view.loop.x[-1] == 1_000_000


def test_a_race_is_stopped_by_the_button_and_by_closing(tab, qtbot):
    tab.change(timed="product")
    tab.start_button.click()
    qtbot.waitUntil(lambda: len(tab.view.timings(tab.state)) >= 2, timeout=TIMEOUT)
    tab.start_button.click()
    assert not tab.busy and tab.start_button.text() == "Measure on this machine"
    kept = len(tab.view.timings(tab.state))
    assert len(tab.view.numpy.x) == kept
    tab.start_button.click()
    tab.close_down()
    assert not tab.busy


@pytest.mark.parametrize(
    ("loops", "said"),
    [((0.5, 2.0), "From 30 numbers on NumPy was faster at every size; with 30 numbers it was 2 times as fast."),
     ((2.0, 0.5), "The loop was faster at the largest size"), ((), "Measure how long")],
)  # fmt: skip
def test_what_is_said_follows_from_the_times(tab, loops, said):
    tab.view._timings["add"] = tuple(LoopTiming(10 * 3**n, 10 * 3**n, loop, 1.0) for n, loop in enumerate(loops))
    tab.view.draw_again()
    assert said in tab.view.sentence.text()
    assert "does not use BLAS" in tab.view.sentence.text()


def test_terms_of_the_strip_light_up_their_line(tab):
    tab.highlight("loop")
    assert tab.view.loop.width == 5 and tab.view.numpy.width == 2
    tab.highlight("")
    assert tab.view.loop.width == 2
    compile(tab.script(tab.state), "script", "exec")
