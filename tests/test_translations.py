"""Every text a person sees is in the Korean catalogue, translated, with the same gaps, and compiled."""

import importlib.util
import re
import shutil
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from pathlib import Path

import pytest

from nnviz.ui.base.language import LANGUAGE, translate

_SPEC = importlib.util.spec_from_file_location("translating", Path(__file__).parents[1] / ".ci" / "translate.py")
translating = importlib.util.module_from_spec(_SPEC)
_SPEC.loader.exec_module(translating)


def messages() -> Iterator[tuple[str, str, str]]:
    """Yield context, English and Korean of every message of the catalogue."""
    for context in ET.parse(translating.CATALOGUE).getroot().iter("context"):
        for message in context.iter("message"):
            yield context.findtext("name"), message.findtext("source"), message.findtext("translation") or ""


def test_no_text_of_the_source_is_missing_or_untranslated(tmp_path):
    copy = shutil.copy(translating.CATALOGUE, tmp_path / "nnviz_ko.ts")
    translating.collect(copy)
    assert translating.missing(copy) == {}


def test_the_catalogue_holds_nothing_that_the_source_has_not(tmp_path):
    copy = Path(shutil.copy(translating.CATALOGUE, tmp_path / "nnviz_ko.ts"))
    translating.collect(copy)
    assert copy.read_text(encoding="utf-8") == translating.CATALOGUE.read_text(encoding="utf-8")


def test_the_compiled_catalogue_is_not_stale(tmp_path):
    translating.release(translating.CATALOGUE, tmp_path / "fresh.qm")
    assert (tmp_path / "fresh.qm").read_bytes() == translating.CATALOGUE.with_suffix(".qm").read_bytes()


def test_every_translation_has_the_gaps_of_its_source():
    def gaps(text: str) -> list[str]:
        return sorted(re.findall(r"\{\w*\}", text))

    wrong = [(context, source) for context, source, korean in messages() if gaps(source) != gaps(korean)]
    assert wrong == []


def test_translations_are_korean_wherever_the_english_has_words():
    names = {"ReLU", "Leaky ReLU", "Swish", "tanh", "Xavier", "float32", "The point −10"}  # as they are in Korean too
    latin = [
        source for _, source, korean in messages()
        if re.search(r"[a-z]{4,}", re.sub(r"\{\w*\}|<[^>]*>", "", source)) and source not in names
        and not re.search(r"[가-힣]", korean)
    ]  # fmt: skip
    assert latin == []


@pytest.mark.parametrize(("code", "expected"), [("ko", "학습률"), ("en", "Learning rate")])
def test_a_text_is_shown_in_the_language_chosen(qapp, code, expected):
    LANGUAGE.choose(code)
    try:
        assert translate("training", "Learning rate") == expected
    finally:
        LANGUAGE.choose("en")
