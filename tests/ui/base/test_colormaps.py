"""Colours for numbers: in order, distinct, and the same everywhere."""

import numpy as np
import pytest

from nnviz.ui.base.colormaps import GAP_INDEX, GREYS, field_colours, grey_colours, signed_colours
from nnviz.ui.base.theme import THEME, luminance


def test_signed_colours_run_from_blue_over_white_to_orange():
    colours = [f"#{rgb & 0xFFFFFF:06x}" for rgb in signed_colours()[:255]]
    assert (colours[0], colours[127], colours[254]) == ("#0072b2", "#f7f7f7", "#d55e00")
    assert len(set(colours)) == 255


def test_grey_runs_from_paper_to_ink():
    colours = [rgb & 0xFFFFFF for rgb in grey_colours()[:255]]
    assert (colours[0], colours[254]) == (0xFFFFFF, 0)
    assert colours == sorted(colours, reverse=True)


@pytest.mark.parametrize("table", [grey_colours(), signed_colours()])
def test_the_gap_between_tiles_is_transparent_and_nothing_else_is(table):
    assert len(table) == 256
    assert [number for number, rgb in enumerate(table) if rgb >> 24 == 0] == [GAP_INDEX]


def test_greys_are_opaque_and_even():
    assert (GREYS[0], GREYS[255]) == (0xFFFFFFFF, 0xFF000000)
    assert set(np.diff(GREYS.astype(np.int64))) == {-0x010101}


@pytest.mark.parametrize("theme", ["light", "dark", "projector"])
@pytest.mark.parametrize("count", [1, 2, 9, 64])
def test_the_bands_of_a_surface_grow_lighter_with_height_in_every_theme(qapp, theme, count):
    THEME.choose(theme)
    light = [luminance(colour.name()) for colour in field_colours(count)]
    assert len(light) == count
    assert (np.diff(light) > -0.001).all()  # rounded to 1/255
