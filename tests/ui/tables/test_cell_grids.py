"""Grids of cells: where the cells are, what is framed, what screen readers and the clipboard get."""

from collections.abc import Callable, Iterator

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QRectF, Qt
from PySide6.QtGui import QFontMetricsF
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from nnviz.ui.base.theme import CONTROL_SIZE, THEME, contrast
from nnviz.ui.tables.cell_grid import ALL, CellGrid
from nnviz.ui.tables.confusion_matrix import ConfusionMatrix
from nnviz.ui.tables.histogram_grid import HistogramGrid
from nnviz.ui.tables.matrix_view import MatrixView

NAMES = ("zero", "one", "two")


def matrix() -> MatrixView:
    view = MatrixView()
    values = np.arange(9).reshape(3, 3) / 8
    view.show_grid("Scores", values, [[f"{v:.2f}" for v in row] for row in values], NAMES, NAMES)
    return view


def histograms() -> HistogramGrid:
    grid = HistogramGrid()
    grid.set_frame("Scores", "value", NAMES, NAMES, ("−1", "0", "1"), "training")
    grid.show_cells({(row, column): (np.ones(5) / 5, "even") for row in range(3) for column in range(3)})
    return grid


def confusion() -> ConfusionMatrix:
    grid = ConfusionMatrix()
    grid.set_texts("Scores", "Truth", "Answer", "{truth} {answer} {count}")
    grid.show_counts(np.arange(9).reshape(3, 3), NAMES, (ALL, ALL))
    return grid


@pytest.fixture(params=[matrix, histograms, confusion])
def grid(qtbot, request: pytest.FixtureRequest) -> Iterator[CellGrid]:
    make: Callable[[], CellGrid] = request.param
    grid = make()
    qtbot.addWidget(grid)
    grid.resize(420, 400)
    with qtbot.waitExposed(grid):
        grid.show()
    yield grid
    THEME.choose("light")


def changed(before: QRectF, grid: CellGrid, old: object) -> bool:
    """Whether a picture differs from the old one in a rectangle, and only near it."""
    new, area = grid.grab().toImage(), before.toAlignedRect().adjusted(-2, -2, 2, 2)
    places = [QPoint(x, y) for x in range(new.width()) for y in range(new.height())
              if new.pixel(x, y) != old.pixel(x, y)]  # fmt: skip
    return bool(places) and all(area.contains(at) for at in places)


def test_the_cells_fill_the_body_and_a_row_is_its_cells(grid):
    body = grid.body()
    assert grid.shape() == (3, 3)
    assert QRectF(grid.rect()).contains(body)
    whole = QRectF()
    for row in range(3):
        cells = [grid.rect_of(row, column) for column in range(3)]
        assert cells[0].united(cells[2]).width() == pytest.approx(grid.rect_of(row, ALL).width())
        whole = whole.united(grid.rect_of(row, ALL))
    assert whole.height() == pytest.approx(body.height())
    assert grid.rect_of(ALL, ALL) == body


@pytest.mark.parametrize("cell", [(1, 2), (0, ALL), (ALL, 1)])
def test_what_is_lit_gets_a_frame_and_nothing_else_changes(grid, cell):
    old = grid.grab().toImage()
    grid.light(cell)
    assert changed(grid.rect_of(*cell), grid, old)
    grid.light(None)
    assert grid.grab().toImage() == old


def test_the_cells_follow_the_size_and_the_type(grid):
    before = grid.rect_of(2, 2)
    grid.resize(800, 600)
    QApplication.processEvents()
    wide = grid.rect_of(2, 2)
    assert wide.width() > before.width()
    THEME.choose("projector")
    assert grid.rect_of(2, 2) != wide


def test_it_has_a_name_a_description_and_a_table(grid):
    assert grid.accessibleName() == "Scores"
    assert grid.accessibleDescription().count(";") >= 2
    lines = grid.table(";").splitlines()
    assert len(lines) >= 3 and all(";" in line for line in lines)
    grid.fit()


@pytest.mark.parametrize("theme", ["light", "projector"])
def test_names_of_rows_do_not_touch_however_low_a_confusion_matrix_is(qtbot, theme):
    THEME.choose(theme)
    grid = ConfusionMatrix()
    qtbot.addWidget(grid)
    grid.set_texts("Scores", "Truth", "Answer", "{truth} {answer} {count}")
    grid.show_counts(np.eye(10, dtype=np.int64), tuple("0123456789"), (ALL, ALL))
    grid.show()
    digit = QFontMetricsF(THEME.font(CONTROL_SIZE)).tightBoundingRect("8").height()
    for height in (150, 200, 260, 700):
        grid.resize(700, height)
        tops = [grid.rect_of(row, 0).center().y() for row in grid.named_rows()]
        assert min(np.diff(tops), default=np.inf) >= digit, height
    assert len(tops) == 10
    THEME.choose("light")


@pytest.mark.parametrize("theme", ["light", "projector"])
def test_names_of_columns_do_not_touch(qtbot, theme):
    THEME.choose(theme)
    view, names = MatrixView(), ["class 0", "class 1", "class 2"]
    qtbot.addWidget(view)
    values = np.arange(9).reshape(3, 3) / 8
    view.show_grid("Scores", values, [[f"{v:.2f}" for v in row] for row in values], ["", "", ""], names)
    for column in (60.0, 75.0, 200.0):
        widths = [QFontMetricsF(view._font_of_columns(column)).horizontalAdvance(name) for name in names]
        assert max(widths) <= column - 5
    THEME.choose("light")


def test_the_focus_is_seen_where_keys_do_something(qtbot):
    grid = confusion()
    qtbot.addWidget(grid)
    grid.resize(420, 400)
    grid.show()
    grid.setFocus()
    qtbot.waitUntil(grid.hasFocus)
    focused = grid.grab().toImage()
    grid.clearFocus()
    assert grid.grab().toImage() != focused
    heard = []
    grid.chosen.connect(lambda *place: heard.append(place))
    QTest.keyClick(grid, Qt.Key.Key_Down)
    assert heard == [(0, 0)]


@pytest.mark.parametrize("theme", ["light", "dark", "projector"])
@pytest.mark.parametrize(("make", "place"), [(matrix, (2, 2)), (confusion, (2, 1))])
def test_the_number_in_the_deepest_cell_can_be_read(qtbot, theme, make, place):
    THEME.choose(theme)
    try:
        grid = make()
        qtbot.addWidget(grid)
        grid.resize(500, 400)
        shade = grid.grab().toImage().pixelColor(QRectF(grid.rect_of(*place)).topLeft().toPoint() + QPoint(8, 6))
        assert shade.name() != THEME.current.background
        assert contrast(THEME.current.ink, shade.name()) >= 4.5
    finally:
        THEME.choose("light")
