"""Plots: ranges, ticks, texts, marks, the mouse; and quick even under a noisy curve of 10,000 points."""

import csv
import io
import time

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu

from nnviz.ui.base.language import LANGUAGE
from nnviz.ui.base.theme import THEME, THEMES
from nnviz.ui.plots.curve import peaks
from nnviz.ui.plots.plot import Plot
from tests.gestures import click, drag, pixel

ROLES = ("ink", "muted", "accent", "training", "test", "vermillion", "right", "marker")
NOISE = np.random.default_rng(3).standard_normal(10_000)


@pytest.fixture(autouse=True)
def light(qapp):
    yield
    THEME.choose("light")
    LANGUAGE.choose("en")


@pytest.fixture
def plot(qtbot) -> Plot:
    plot = Plot("test")
    plot.set_texts("Loss", "Iteration", "Cross entropy")
    plot.resize(700, 450)
    qtbot.addWidget(plot)
    with qtbot.waitExposed(plot):
        plot.show()
    return plot


def parabola(plot: Plot, **style) -> object:
    """Add y = x² from −2 to 2."""
    curve = plot.curve(style.pop("role", "ink"), "parabola", **style)
    x = np.linspace(-2, 2, 81)
    plot.set_data(curve, x, x * x)
    plot.fit()
    return curve


def view(plot: Plot) -> np.ndarray:
    """Return the ranges on show, x then y."""
    return np.array(plot.getViewBox().viewRange())


def ticks(plot: Plot, side: str) -> list[str]:
    """Return the texts of the ticks on show."""
    axis = plot.getAxis(side)
    low, high = axis.range
    size = plot.getViewBox().width() if side == "bottom" else plot.getViewBox().height()
    texts = []
    for spacing, values in axis.tickValues(low, high, size):
        texts += axis.tickStrings(values, axis.scale, spacing)
    return texts


def seconds(plot: Plot, repaints: int = 5) -> float:
    """Return the median time of a repaint."""
    times = []
    for _ in range(repaints):
        plot.viewport().update()
        start = time.process_time()
        QApplication.processEvents()
        times.append(time.process_time() - start)
    return float(np.median(times))


# Ranges.


def test_a_fitted_plot_shows_the_whole_curve(plot):
    parabola(plot)
    (left, right), (bottom, top) = view(plot)
    assert left <= -2 and right >= 2 and bottom <= 0 and top >= 4
    assert right - left < 4.5 and top - bottom < 5


def test_a_domain_comes_before_the_data(plot):
    parabola(plot)
    plot.set_domain((-10.0, 10.0), (-1.0, 1.0))
    np.testing.assert_allclose(view(plot), [[-10.4, 10.4], [-1.04, 1.04]], atol=0.05)


def test_a_view_that_was_dragged_stays_until_a_double_click(plot):
    parabola(plot)
    fitted = view(plot)
    drag(plot, (0.5, 2.0), (1.0, 2.5))
    moved = view(plot)
    assert not plot.fitted and not np.allclose(moved, fitted)
    plot.set_domain((-5.0, 5.0), (0.0, 3.0))
    np.testing.assert_allclose(view(plot), moved)
    QTest.mouseDClick(plot.viewport(), Qt.MouseButton.LeftButton, pos=pixel(plot, 1.0, 2.5))
    assert plot.fitted
    np.testing.assert_allclose(view(plot)[0], [-5.2, 5.2], atol=0.05)


@pytest.mark.parametrize(
    ("x", "y"),
    [
        ([], []), ([1.0], [2.0]), ([0, 1, 2], [5, 5, 5]), ([0, 1, 2], [0, 0, 0]), ([0, 1, 2], [0, np.nan, 2]),
        ([0, 1, 2], [np.nan] * 3), ([0, 1, 2], [0, np.inf, -np.inf]), ([0, 1], [1e300, -1e300]),
        ([0, 1], [1e-300, 2e-300]),
        ([np.nan, 1, 2], [1, 2, 3]), ([-1, -2], [-1e-9, 1e-9]),
    ],
)  # fmt: skip
@pytest.mark.parametrize("log", [False, True])
def test_whatever_the_data_are_the_plot_fits_and_paints(plot, x, y, log):
    curve = plot.curve("training", "curve", width=2, dots=True)
    plot.set_log_y(log)
    plot.set_data(curve, np.array(x, float), np.array(y, float))
    plot.fit()
    assert np.isfinite(view(plot)).all()
    assert not plot.grab().isNull()
    QTest.mouseMove(plot.viewport(), plot.viewport().rect().center())
    plot.table()


def test_nan_lifts_the_pen(plot):
    curve = plot.curve("vermillion", "broken", width=2)
    plot.set_domain((0.0, 4.0), (-1.0, 1.0))
    plot.set_data(curve, np.arange(5.0), np.array([0.5, 0.5, np.nan, 0.5, 0.5]))
    picture = plot.grab().toImage()

    def painted(x: float, y: float) -> bool:
        at = pixel(plot, x, y)
        near = (picture.pixelColor(at.x() + dx, at.y() + dy) for dx in (-1, 0, 1) for dy in (-1, 0, 1))
        return any(colour.name() == THEME.current.vermillion for colour in near)

    assert painted(0.5, 0.5) and painted(3.5, 0.5)
    assert not any(painted(x, y) for x in (1.5, 2.0, 2.5) for y in (0.0, 0.25, 0.5))


# The logarithmic axis.


def test_a_logarithmic_axis_leaves_out_what_has_no_logarithm(plot):
    curve = plot.curve("training", "loss")
    plot.set_data(curve, np.arange(5.0), np.array([10.0, 1.0, 0.0, -1.0, 0.1]))
    plot.set_log_y(True)
    np.testing.assert_allclose(curve.item.getData(), [[0, 1, 4], [1, 0, -1]])
    bottom, top = view(plot)[1]
    assert bottom <= -1 and top >= 1
    assert {"0.1", "1", "10"} <= set(ticks(plot, "left"))
    plot.set_log_y(False)
    np.testing.assert_allclose(curve.item.getData()[1], curve.y)


def test_many_decades_have_powers_of_ten_only(plot):
    curve = plot.curve("training", "error")
    plot.set_data(curve, np.arange(13.0), 10.0 ** -np.arange(13.0))
    plot.set_log_y(True)
    texts = ticks(plot, "left")
    assert "10⁻¹⁰" in texts or "10⁻⁸" in texts or "10⁻⁶" in texts
    assert all(text in ("1", "0.1", "0.01", "0.001", "10", "100") or text.startswith("10") for text in texts)


@pytest.mark.parametrize("decades", [3.0, 1.0, 0.6, 0.3, 0.02, 1e-4, 1e-6])
@pytest.mark.parametrize("middle", [-3.0, 0.0, 0.5, 2.0])
def test_a_logarithmic_axis_has_ticks_that_differ_however_far_one_zooms_in(plot, middle, decades):
    plot.set_log_y(True)
    plot.setYRange(middle - decades / 2, middle + decades / 2, padding=0)
    QApplication.processEvents()
    texts = [text for _, text in plot.getAxis("left")._lay_out()[1]]
    assert len(texts) == len(set(texts)) >= 3


# Ticks.


@pytest.mark.parametrize(
    ("low", "high"),
    [(-1, 1), (0, 10_000), (-1e-5, 1e-5), (0, 60_000), (-3e8, 2e8), (0.5, 0.501), (-784, 0), (99.5, 100.5),
     (1 - 1e-8, 1 + 1e-8), (0.000_999_99, 0.001), (1e7, 1e7 + 1), (3.7, 3.7 + 1e-8)],
)  # fmt: skip
def test_ticks_are_round_evenly_spaced_and_of_readable_number(plot, low, high):
    plot.set_domain((low, high), (low, high))
    for side in ("bottom", "left"):
        axis = plot.getAxis(side)
        size = plot.getViewBox().width() if side == "bottom" else plot.getViewBox().height()
        ((spacing, values),) = axis.tickValues(*axis.range, size)
        assert float(f"{spacing:e}"[0]) in (1, 2, 5)
        assert 3 <= len(values) <= 25
        np.testing.assert_allclose(np.diff(values), spacing, rtol=1e-5)
        texts = ticks(plot, side)
        assert len(set(texts)) == len(texts)
        assert not any("-" in text or "e" in text for text in texts)


def test_ticks_have_real_minus_signs_and_thousands_separators(plot):
    plot.set_domain((-1.0, 1.0), (0.0, 20_000.0))
    assert "−0.5" in ticks(plot, "bottom")
    assert "10,000" in ticks(plot, "left")


def test_zero_is_never_minus_zero(plot):
    plot.set_domain((-0.3, 0.3), (-1e-7, 1e-7))
    assert not any(text.strip("−0.") == "" and "−" in text for side in ("bottom", "left") for text in ticks(plot, side))


# Texts and the mouse.


def test_the_readout_names_every_curve_at_the_nearest_point(plot):
    parabola(plot)
    line = plot.curve("test", "line")
    plot.set_data(line, np.array([-2.0, 0.0, 2.0]), np.array([-0.002, 0.0, 2e-5]))
    unnamed = plot.curve("muted")
    plot.set_data(unnamed, np.array([0.0]), np.array([9.0]))
    assert plot.readout_at(0.52).splitlines() == ["Iteration: 0.5", "parabola: 0.25", "line: 0"]
    assert plot.readout_at(-1e9).splitlines()[1:] == ["parabola: 4", "line: −0.002"]
    assert plot.readout_at(1e9).splitlines()[2] == "line: 2×10⁻⁵"


def test_between_the_two_ends_of_a_straight_line_the_line_is_read_out(plot):
    """A tangent has two points far outside the picture: what stands there is not what the mouse is on."""
    parabola(plot)
    tangent = plot.curve("training", "tangent", straight=True)
    plot.set_domain((-1.0, 1.0), (-1.0, 1.0))
    plot.set_data(tangent, np.array([-30.0, 30.0]), np.array([-15.0, 15.0]))
    assert plot.readout_at(0.4).splitlines() == ["Iteration: 0.4", "parabola: 0.16", "tangent: 0.2"]
    plot.set_data(tangent, np.array([-0.5, 0.5]), np.array([1.0, 2.0]))
    assert plot.readout_at(0.7).splitlines()[2] == "tangent: –"  # it does not reach there
    plot.set_data(tangent, np.array([-30.0, 30.0]), np.array([np.nan, 15.0]))
    assert plot.readout_at(0.4).splitlines()[2] == "tangent: –"


def test_between_measured_points_nothing_is_made_up(plot):
    """Accuracies are measured once an epoch: between two of them there is none."""
    accuracy = plot.curve("test", "accuracy", dots=True)
    plot.set_domain((0.0, 2.0), (0.0, 1.0))
    plot.set_data(accuracy, np.array([0.0, 1.0, 2.0]), np.array([0.1, 0.9, 0.95]))
    assert plot.readout_at(0.6).splitlines() == ["Iteration: 1", "accuracy: 0.9"]


def test_the_readout_follows_the_mouse_and_goes_with_it(plot):
    parabola(plot)
    QTest.mouseMove(plot.viewport(), pixel(plot, 1.0, 1.0))
    QApplication.processEvents()
    assert plot._readout.isVisible() and "parabola: 1" in plot._readout.text()
    assert plot.rect().contains(plot._readout.geometry())
    QTest.mouseMove(plot.viewport(), QPoint(2, 2))
    QApplication.processEvents()
    assert not plot._readout.isVisible()


def test_what_changes_under_the_mouse_is_read_out_anew(plot, qtbot):
    parabola(plot)
    QTest.mouseMove(plot.viewport(), pixel(plot, 1.0, 1.0))
    QApplication.processEvents()
    plot.set_data(plot.curves[0], plot.curves[0].x, 3 * plot.curves[0].y)
    qtbot.waitUntil(lambda: "parabola: 3" in plot._readout.text())
    plot.set_domain((5.0, 6.0), (0.0, 1.0))
    qtbot.waitUntil(lambda: "parabola: 12" in plot._readout.text())  # the point that is nearest now, at x = 2


@pytest.mark.parametrize("corner", ["topLeft", "topRight", "bottomLeft", "bottomRight"])
def test_the_readout_stays_inside_the_plot(plot, corner):
    parabola(plot)
    box = plot.mapFromScene(plot.getViewBox().sceneBoundingRect()).boundingRect().adjusted(3, 3, -3, -3)
    QTest.mouseMove(plot.viewport(), getattr(box, corner)())
    QApplication.processEvents()
    assert plot._readout.isVisible()
    assert plot.rect().contains(plot._readout.geometry())


def test_a_click_tells_where_in_data_coordinates_also_on_a_logarithmic_axis(plot):
    heard = []
    plot.clicked.connect(lambda x, y: heard.append((x, y)))
    curve = plot.curve("training", "loss")
    plot.set_data(curve, np.array([0.0, 10.0]), np.array([0.01, 100.0]))
    plot.set_log_y(True)
    for _ in range(3):  # the axis becomes wider, and the plot beside it narrower
        QApplication.processEvents()
    click(plot, 5.0, 0.0)
    assert heard[0] == (pytest.approx(5.0, abs=0.05), pytest.approx(1.0, rel=0.1))


def test_texts_follow_the_language_and_the_plot_has_a_name(qtbot, plot):
    plot = Plot("training")
    qtbot.addWidget(plot)
    plot.set_texts("Loss", "Iteration", "Cross entropy")
    plot.curve("training", "smoothed")
    english = [plot.accessibleName(), plot.getAxis("bottom").labelText, plot.legend.items[0][1].text]
    assert english == ["Loss", "Iteration", "smoothed"]
    LANGUAGE.choose("ko")
    QApplication.processEvents()
    korean = [plot.accessibleName(), plot.getAxis("bottom").labelText, plot.legend.items[0][1].text]
    assert all(any("가" <= letter <= "힣" for letter in text) for text in korean)


def entry(sample, label):
    """Return the left end of a legend's entry and the right end of its text, in the plot's pixels."""
    text = label.item.sceneBoundingRect()
    return sample.sceneBoundingRect().left(), text.right()


@pytest.mark.parametrize("theme", THEMES)
def test_the_entries_of_a_legend_above_are_evenly_spaced_however_long_they_are(plot, qtbot, theme):
    for name in ("f", "a long name of a curve", "mid length", "g"):
        plot.curve("ink", name)
    plot.put_legend_above(4)
    for choice in ("projector", "dark", theme):
        THEME.choose(choice)
    qtbot.wait(20)
    ends = [entry(*item) for item in plot.legend.items]
    gaps = [after[0] - before[1] for before, after in zip(ends, ends[1:], strict=False)]
    assert max(gaps) - min(gaps) <= 2 and min(gaps) >= 15
    assert ends[-1][1] <= plot.legend.sceneBoundingRect().right() <= ends[-1][1] + 30


def test_a_legend_above_closes_up_where_there_is_little_room(plot, qtbot):
    for name in ("truncation", "rounding", "one-sided", "central"):
        plot.curve("ink", name)
    plot.put_legend_above(4)
    for width in (700, 460, 700, 460):
        plot.resize(width, 300)
        qtbot.wait(20)
        right = entry(*plot.legend.items[-1])[1]
        assert right <= plot.plotItem.sceneBoundingRect().right() + 0.01
    assert right > 330  # and it uses the room there is


def test_the_legend_names_the_named_curves_in_order(plot):
    for name in ("one", "", "two"):
        plot.curve("ink", name)
    assert [label.text for _, label in plot.legend.items] == ["one", "two"]


# The theme.


@pytest.mark.parametrize("name", THEMES)
def test_a_change_of_theme_leaves_nothing_of_the_old_one(plot, name):
    THEME.choose("dark" if name != "dark" else "light")
    old = THEME.current
    curves = [plot.curve(role, role, width=2, dots=True) for role in ROLES]
    line = plot.marker("marker", label="here")
    THEME.choose(name)
    theme = THEMES[name]
    for role, curve in zip(ROLES, curves, strict=True):
        colours = {curve.item.opts["pen"].color().name(), curve.scatter.brush.color().name()}
        assert colours == {getattr(theme, role)}
    assert line.pen.color().name() == theme.marker
    assert plot.backgroundBrush().color().name() == theme.background
    for side in ("left", "bottom"):
        axis = plot.getAxis(side)
        assert axis.textPen().color().name() == theme.muted
        assert axis.style["tickFont"].pointSizeF() == pytest.approx(9 * theme.scale)
    picture = plot.grab().toImage()
    corner = picture.pixelColor(picture.width() - 2, 2).name()
    assert corner == theme.background
    assert old.background == theme.background or corner != old.background


def test_a_pale_curve_is_opaque(plot):
    pale = plot.curve("training", "pale", share=0.4)
    colour = pale.item.opts["pen"].color()
    assert colour.alpha() == 255
    assert colour.name() not in (THEME.current.training, THEME.current.background)


# Speed: a width rule of the drawing library, not of this machine.


@pytest.mark.parametrize("theme", ["light", "projector"])
@pytest.mark.parametrize("style", [{}, {"width": 2}, {"width": 2, "share": 0.4}], ids=["thin", "thick", "pale"])
def test_a_noisy_curve_of_ten_thousand_points_is_painted_quickly(plot, theme, style):
    THEME.choose(theme)
    curve = plot.curve("training", "noise", **style)
    plot.set_data(curve, np.arange(10_000.0), NOISE)
    plot.fit()
    QApplication.processEvents()
    assert not curve.item.opts["antialias"]
    assert curve.item.opts["pen"].color().alpha() == 255
    assert seconds(plot) < 0.25  # 5 s where thick meets antialiased


def test_other_items_over_a_noisy_curve_are_painted_quickly(plot):
    curve = plot.curve("muted", "noise", width=2)
    plot.set_data(curve, np.arange(10_000.0), NOISE)
    dashed = plot.curve("test", "dashed", width=2, dash=True, dots=True)
    plot.set_data(dashed, np.linspace(0, 10_000, 200), np.zeros(200))
    plot.marker("marker", label="x").setValue(5000)
    plot.fit()
    QApplication.processEvents()
    assert seconds(plot) < 0.3


@pytest.mark.parametrize("n", [0, 1, 7, 199, 200, 201, 1000, 1001, 10_007])
@pytest.mark.parametrize("bins", [1, 10, 100])
def test_thinning_keeps_extremes_ends_and_order(n, bins):
    rng = np.random.default_rng(n + bins)
    x, y = np.arange(float(n)), rng.standard_cauchy(n)
    thin_x, thin_y = peaks(x, y, bins)
    assert len(thin_x) == len(thin_y) <= 2 * bins + 1
    if n:
        assert (thin_y.min(), thin_y.max()) == (y.min(), y.max())
        assert thin_x[0] <= n / bins and thin_x[-1] == n - 1
    assert (np.diff(thin_x) >= 0).all()
    np.testing.assert_array_equal(thin_y, y[thin_x.astype(int)])


def test_thinning_shows_a_single_spike_wherever_it_is():
    for at in [*range(0, 5090, 37), 5089]:
        y = np.zeros(5090)
        y[at] = 1.0
        thin_x, thin_y = peaks(np.arange(5090.0), y, 50)
        assert thin_x[thin_y.argmax()] == at


# Out.


@pytest.mark.qt_log_ignore("does not support grabbing the keyboard", extend=True)
def test_the_context_menu_offers_five_things_and_they_work(plot):
    curve = parabola(plot)
    drag(plot, (0.5, 2.0), (1.0, 2.5))
    texts, asked = [], []
    plot.export_requested.connect(lambda: asked.append(1))

    def pick() -> None:
        menu = next(w for w in QApplication.topLevelWidgets() if isinstance(w, QMenu) and w.isVisible())
        texts.append([action.text() for action in menu.actions()])
        for action in menu.actions():
            action.trigger()
        menu.close()

    QTimer.singleShot(50, pick)
    at = plot.viewport().rect().center()
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, at, plot.mapToGlobal(at))
    QApplication.sendEvent(plot.viewport(), event)
    assert texts == [["Fit", "Alone or with the others", "Copy picture", "Export…", "Copy data"]]
    assert plot.fitted and asked == [1]
    rows = QApplication.clipboard().text().splitlines()
    assert rows[0] == "Iteration\tparabola"
    assert len(rows) == 1 + len(curve.x)


def test_a_right_click_shows_no_menu_of_the_drawing_library(plot):
    assert plot.plotItem.getMenu() is None or not plot.plotItem.menuEnabled()
    assert not plot.getViewBox().menuEnabled()


def test_the_picture_goes_to_the_clipboard(plot):
    parabola(plot)
    plot.copy_picture()
    picture = QApplication.clipboard().image()
    assert (picture.width(), picture.height()) == (1400, 900)  # two pixels for each point


def test_the_table_has_two_columns_for_each_curve_and_gaps_where_one_is_shorter(plot):
    one, two = plot.curve("ink", "one"), plot.curve("test", "two, or so")
    plot.curve("muted", "empty")
    plot.set_data(one, np.array([0.0, 1.0, 2.0]), np.array([0.5, -0.25, 1e-12]))
    plot.set_data(two, np.array([10.0]), np.array([1 / 3]))
    assert list(csv.reader(io.StringIO(plot.table(",")))) == [
        ["Iteration", "one", "Iteration", "two, or so"],
        ["0", "0.5", "10", "0.3333333333333333"],
        ["1", "-0.25", "", ""],
        ["2", "1e-12", "", ""],
    ]


def test_a_marker_can_be_dropped(plot):
    line = plot.marker("marker")
    assert line in plot.plotItem.items
    plot.drop_marker(line)
    assert line not in plot.plotItem.items
    THEME.choose("dark")


def test_curves_of_one_plot_are_told_apart_by_more_than_colour(plot):
    solid, dashed = plot.curve("training", "a"), plot.curve("test", "b", dash=True)
    dotted = plot.curve("ink", "c", pattern=(1, 2))
    styles = [c.item.opts["pen"].style() for c in (solid, dashed, dotted)]
    assert styles == [Qt.PenStyle.SolidLine, Qt.PenStyle.DashLine, Qt.PenStyle.CustomDashLine]


def test_the_texts_of_a_low_logarithmic_axis_do_not_touch(qtbot):
    plot = Plot("test", log=("y",))
    qtbot.addWidget(plot)
    plot.resize(300, 150)
    with qtbot.waitExposed(plot):
        plot.show()
    for low, high in ((0.1, 10.0), (0.5, 3.0), (1e-3, 1.0), (0.02, 0.9)):
        plot.set_domain((0.0, 1.0), (low, high))
        QApplication.processEvents()
        boxes = [box for box, _ in plot.getAxis("left")._lay_out()[1]]
        assert len(boxes) >= 2
        assert not any(box.intersects(other) for i, box in enumerate(boxes) for other in boxes[:i]), (low, high)


def test_a_title_that_is_wider_than_its_plot_is_made_smaller_and_the_plot_is_not_cut(plot):
    plot.set_texts("A title too long for a plot as narrow as this", "x", "y")
    QApplication.processEvents()
    tall = plot.plotItem.titleLabel.item.boundingRect().height()
    plot.resize(330, 300)
    QApplication.processEvents()
    assert plot.plotItem.geometry().width() <= 330 and plot.plotItem.titleLabel.item.boundingRect().height() < tall
    plot.resize(700, 450)
    QApplication.processEvents()
    assert plot.plotItem.titleLabel.item.boundingRect().height() == tall


@pytest.mark.parametrize("title", ("A title as wide as its plot", "A title far too long for so narrow a plot as this"))
def test_axes_beside_long_numbers_end_within_the_plot_whatever_the_title(plot, title):
    plot.set_texts(title, "x", "y")
    plot.resize(330, 300)
    for top in (5.0, 6000.0, 5.0, 6e6):
        plot.set_domain((-180.0, 180.0), (-top, top))
        for _ in range(3):
            QApplication.processEvents()
            plot.grab()  # the axis takes the width of its numbers while it is painted
        right = plot.plotItem.geometry().right()
        words = plot.plotItem.titleLabel
        assert right <= 330 and plot.getViewBox().sceneBoundingRect().right() <= right - 20, top
        assert words.item.mapRectToScene(words.item.boundingRect()).right() <= right + 1, top


@pytest.mark.parametrize("ends", [(-9.4, 9.4), (-3.2, 3.2), (1.1, 2.9), (-0.9, 1.8), (12.0, 19.0)])
@pytest.mark.parametrize("width", [200, 260, 330])
@pytest.mark.parametrize("theme", ["light", "projector"])
def test_an_axis_has_two_numbers_at_least_that_do_not_touch(plot, ends, width, theme):
    THEME.choose(theme)
    try:
        plot.resize(width, 300)
        plot.set_domain(ends, (0.0, 1.0))
        plot.grab()
        boxes, words = zip(*plot.getAxis("bottom")._lay_out()[1], strict=True)
        assert len(boxes) >= 2
        assert not any(one.intersects(other) for i, one in enumerate(boxes) for other in boxes[:i])
        axis, numbers = plot.getAxis("bottom"), [float(word.replace("−", "-")) for word in words]
        low, high = axis.range
        places = [(number - low) / (high - low) * axis.width() for number in numbers]
        assert np.allclose(np.diff(places), np.diff([box.center().x() for box in boxes]), atol=0.5)  # none is rounded
    finally:
        THEME.choose("light")


def test_a_drag_and_a_click_on_the_legend_leave_it_and_the_curve_where_they_are(plot):
    curve = parabola(plot)
    plot.put_legend_above(1)
    QApplication.processEvents()
    sample, before = plot.legend.items[0][0], plot.legend.sceneBoundingRect()
    at, viewport = plot.mapFromScene(sample.sceneBoundingRect().center()), plot.viewport()
    QTest.mouseMove(viewport, at)
    QTest.mouseClick(viewport, Qt.MouseButton.LeftButton, pos=at)
    QTest.mousePress(viewport, Qt.MouseButton.LeftButton, pos=at)
    for step in range(1, 9):
        QTest.mouseMove(viewport, at + QPoint(5 * step, 10 * step))
        QApplication.processEvents()
    QTest.mouseRelease(viewport, Qt.MouseButton.LeftButton, pos=at + QPoint(40, 80))
    assert plot.legend.sceneBoundingRect() == before and curve.item.isVisible()
