"""Korean particles follow how the text before them is read aloud."""

import re
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest

from nnviz.ui.base.language import LANGUAGE, translate
from nnviz.ui.base.particles import with_particles

CATALOGUE = Path(__file__).resolve().parents[3] / "resources" / "translations" / "nnviz_ko.ts"


@pytest.mark.parametrize(("written", "read"), [
    ("0은(는)", "0은"), ("1을(를)", "1을"), ("2이(가)", "2가"),
    ("3와(과)", "3과"), ("4과(와)", "4와"), ("5(이)라는", "5라는"),
    ("7(으)로", "7로"), ("10(으)로", "10으로"), ("−2.4(으)로", "−2.4로"),
    ("1×10⁻⁵을(를)", "1×10⁻⁵을"), ("x₁은(는)", "x₁은"), ("94.5 %을(를)", "94.5 %를"),
    ("“고양이”은(는)", "“고양이”는"), ("<b>강</b>(으)로", "<b>강</b>으로"), ("서울(으)로", "서울로"),
    ("train.csv을(를)", "train.csv를"), ("Adam이(가)", "Adam이"), ("(0.5, 1)이(가)", "(0.5, 1)이"),
    ("∞은(는)", "∞은(는)"),
])  # fmt: skip
def test_the_particle_follows_the_reading(written, read):
    assert with_particles(written) == read


def test_a_filled_gap_of_a_translation_has_one_particle(qapp):
    LANGUAGE.choose("ko")
    try:
        text = translate("controls", "“{text}” is not a number.").format(text="두 배")
    finally:
        LANGUAGE.choose("en")
    assert text == "“두 배”는 수가 아닙니다."


def test_no_gap_has_a_particle_that_fits_half_of_what_fills_it():
    """A gap takes both particles, unless what fills it always ends alike: a percentage, x₀ or x₁, a unit, 이고."""
    single = re.compile(r"\{(\w+)\}(?:은|는|이|가|을|를|과|와|로|으로)(?=[ ,.])")
    alike = {"test", "train", "dead", "stored", "there", "bytes", "frozen"}
    wrong = [text for m in ET.parse(CATALOGUE).iter("message") for text in [m.findtext("translation") or ""]
             if set(single.findall(text)) - alike]  # fmt: skip
    assert wrong == []
