"""Strokes as text, and the ink they leave."""

import numpy as np
import pytest

from nnviz.core.problems import Problem
from nnviz.data.handwritten.ink import (
    MOST_POINTS,
    MOST_STROKES,
    SIDE,
    InkStroke,
    Pad,
    check_strokes,
    point_text,
    read_stroke,
)

LINE = "pen 100 200,500,100 800,500,100"


def test_a_stroke_is_read_back_from_its_text():
    stroke = InkStroke("eraser", 60, ((0, 0, 100), (1000, 400, 30)))
    assert read_stroke(stroke.text()) == stroke
    assert point_text(0.5, 1.2, 0.0) == "500,1000,1"


@pytest.mark.parametrize("text", [
    "", "pen", "pen 80", "brush 80 1,1,100", "pen 0 1,1,100", "pen 80 1,1", "pen 80 1,1,101", "pen 80 1001,1,100",
    "pen x 1,1,100", "pen 80 1,1,100 ", "pen 1e3 1,1,100",
])  # fmt: skip
def test_what_is_no_stroke_is_refused_with_a_sentence(text):
    with pytest.raises(Problem, match="is not a stroke"):
        read_stroke(text)


def test_more_ink_than_there_is_room_for_is_refused():
    with pytest.raises(Problem, match="no room"):
        check_strokes((LINE,) * (MOST_STROKES + 1))
    with pytest.raises(Problem, match="no room"):
        read_stroke("pen 80" + " 1,1,100" * (MOST_POINTS + 1))
    with pytest.raises(Problem, match="is not a stroke"):
        check_strokes((3,))


def test_a_line_is_as_wide_as_it_says_and_nowhere_else():
    ink = Pad().drawn((LINE,))
    column = ink[:, SIDE // 2].astype(float) / 255
    assert column.sum() == pytest.approx(0.1 * SIDE, abs=0.3)
    assert ink[:, : int(0.14 * SIDE)].max() == 0 and ink[SIDE // 2, SIDE // 2] == 255
    half = Pad().drawn((LINE.replace(",100", ",50"),))[:, SIDE // 2].astype(float) / 255
    assert half.sum() == pytest.approx(0.05 * SIDE, abs=0.3)


def test_the_eraser_takes_away_and_a_dot_is_a_disc():
    pad = Pad()
    ink = pad.drawn((LINE, "eraser 300 500,500,100"))
    assert ink[SIDE // 2, SIDE // 2] == 0 and ink[SIDE // 2, int(0.25 * SIDE)] == 255
    dot = Pad().drawn(("pen 200 500,500,100",)).astype(float) / 255
    assert dot.sum() == pytest.approx(np.pi * (0.1 * SIDE) ** 2, rel=0.01)


def test_ink_that_grows_point_by_point_is_the_ink_drawn_at_once():
    rng = np.random.default_rng(0)
    places = [tuple(map(tuple, rng.integers(1, 101, (6, 3)).tolist())) for _ in range(4)]
    lines = [tuple((10 * x, 10 * y, p) for x, y, p in line) for line in places]
    strokes = tuple(InkStroke(tool, 120, line).text() for tool, line in
                    zip(("pen", "pen", "eraser", "pen"), lines, strict=True))  # fmt: skip
    pad, base = Pad(), np.full((SIDE, SIDE), 51, np.uint8)
    for count in range(1, len(strokes) + 1):
        places = strokes[count - 1].split(" ")
        for end in range(3, len(places) + 1):
            grown = (*strokes[: count - 1], " ".join(places[:end]))
            np.testing.assert_array_equal(pad.drawn(grown, base), Pad().drawn(grown, base))
    np.testing.assert_array_equal(pad.drawn(strokes[:1], base), Pad().drawn(strokes[:1], base))
    np.testing.assert_array_equal(pad.drawn(strokes), Pad().drawn(strokes))
