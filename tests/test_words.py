"""One word for one thing: the glossary of CONTRIBUTING.md, read against every text and help page."""

import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
CATALOGUE = ROOT / "resources" / "translations" / "nnviz_ko.ts"
HELP = ROOT / "resources" / "help"


def glossary() -> list[list[str]]:
    """Return the rows of the table: English, not, Korean, not."""
    text = (ROOT / "CONTRIBUTING.md").read_text("utf-8").partition("## Glossary")[2]
    rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in text.splitlines() if line.startswith("|")]
    return rows[2:]


def avoided(column: int) -> list[str]:
    """Return the words that texts must not have, of a column of the table."""
    return [word.strip() for row in glossary() for word in row[column].split(",") if word.strip()]


def texts(language: str) -> Iterator[str]:
    """Yield every text of the program and every help page in a language."""
    tag = "source" if language == "en" else "translation"
    yield from (message.findtext(tag) or "" for message in ET.parse(CATALOGUE).iter("message"))
    yield from (page.read_text("utf-8") for page in sorted((HELP / language).glob("*.md")))


def found(language: str, words: list[str]) -> list[tuple[str, str]]:
    """Return which of the words texts have, each with what stands around it."""
    pattern = re.compile("|".join(map(re.escape, words)), re.IGNORECASE)
    return [(match[0], text[max(0, match.start() - 40) : match.end() + 40]) for text in texts(language)
            for match in pattern.finditer(text)]  # fmt: skip


def test_the_glossary_names_each_thing_once():
    english, korean = ([row[column] for row in glossary()] for column in (0, 2))
    assert len(english) >= 60 and all(english) and all(korean)
    assert len(set(english)) == len(english)


@pytest.mark.parametrize(("language", "column"), [("en", 1), ("ko", 3)])
def test_no_text_has_a_word_that_the_glossary_replaces(language, column):
    assert found(language, avoided(column)) == []


def test_korean_asks_with_seyo():
    assert found("ko", ["십시오", "해요."]) == []
