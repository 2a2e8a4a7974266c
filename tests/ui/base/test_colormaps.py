"""Colours for numbers: in order, distinct, and the same everywhere."""

import numpy as np
import pytest

from nnviz.ui.base.colormaps import GAP_INDEX, GREYS, field_colours, grey_colours, signed_colours
from nnviz.ui.base.theme import THEME, contrast, luminance


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


@pytest.mark.parametrize("theme", ["light", "dark", "projector"])
def test_text_and_marks_are_seen_on_every_band_of_a_surface(qapp, theme):
    THEME.choose(theme)
    for colour in field_colours(64):
        assert contrast(THEME.current.ink, colour.name()) >= 4.5
        for role in ("vermillion", "training", "marker", "right"):
            assert contrast(getattr(THEME.current, role), colour.name()) >= 3, (role, colour.name())


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_the_bands_of_a_surface_are_equal_steps_to_the_eye_and_far_apart_at_the_ends(qapp, theme):
    THEME.choose(theme)
    lab = np.array([oklab(colour.redF(), colour.greenF(), colour.blueF()) for colour in field_colours(12)])
    steps = np.linalg.norm(np.diff(lab, axis=0), axis=1)
    assert steps.max() < 1.5 * steps.min()
    assert np.linalg.norm(lab[-1] - lab[0]) > 0.17


def oklab(*rgb: float) -> np.ndarray:
    """Return a colour of sRGB in Oklab, by the published matrices in the other direction."""
    linear = np.array([c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in rgb])
    lms = np.array([[0.4122214708, 0.5363325363, 0.0514459929], [0.2119034982, 0.6806995451, 0.1073969566],
                    [0.0883024619, 0.2817188376, 0.6299787005]]) @ linear  # fmt: skip
    return np.array([[0.2104542553, 0.7936177850, -0.0040720468], [1.9779984951, -2.4285922050, 0.4505937099],
                     [0.0259040371, 0.7827717662, -0.8086757660]]) @ np.cbrt(lms)  # fmt: skip
