"""The cards of a product stand still while their numbers change."""

import numpy as np
import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QImage, QPainter
from PySide6.QtSvg import QSvgGenerator

from nnviz.tabs.network.widgets.factor_row import Factor, FactorRow


def factors(*numbers: str) -> list[Factor]:
    return [Factor("∂E/∂z₁", number, ((f"1 − {number}²", "muted"),)) for number in numbers]


@pytest.fixture
def row(qapp):
    row = FactorRow()
    row.resize(900, 70)
    yield row
    row.close()


def edges(row: FactorRow) -> np.ndarray:
    """Return the line of pixels along the upper edges of the cards, where no text stands."""
    image = row.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    return np.array(image.constBits(), np.uint8).reshape(image.height(), image.width(), 4)[3].copy()


def test_cards_stand_still_while_their_numbers_change(row):
    row.show_factors(factors("0.5", "−0.001234", "12.5"), ["×", "="])
    before = edges(row)
    row.show_factors(factors("−0.8569", "0.25", "−0.1"), ["×", "="])
    assert len(np.unique(before, axis=0)) > 1 and np.array_equal(edges(row), before)


def test_cards_follow_their_number_and_size(row):
    row.show_factors(factors("0.5", "0.25"), ["="])
    before = edges(row)
    row.show_factors(factors("0.5", "0.25", "0.1"), ["×", "="])
    assert not np.array_equal(edges(row), before)
    row.resize(700, 70)
    assert len(edges(row)) == 700
    row.show_factors(factors("0.5", "0.25"), ["="])
    row.resize(900, 70)
    assert np.array_equal(edges(row), before)


def test_a_drawing_of_lines_has_the_cards_as_lines(row, tmp_path):
    row.show_factors(factors("0.5", "0.25"), ["="])
    generator = QSvgGenerator()
    generator.setFileName(str(tmp_path / "row.svg"))
    with QPainter(generator) as painter:
        row.render(painter, QPoint())
    drawn = (tmp_path / "row.svg").read_text(encoding="utf-8")
    assert "<image" not in drawn and "0.25" in drawn
