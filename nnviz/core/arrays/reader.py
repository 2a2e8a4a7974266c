"""A typed line becomes a syntax tree, or a sentence that points at the wrong character."""

import ast
import warnings

from nnviz.core.arrays.limits import (
    EMPTY,
    LARGEST,
    MOST_DEPTH,
    MOST_LETTERS,
    NOT_CLOSED,
    TOO_BIG,
    TOO_DEEP,
    TOO_LONG,
    WRONG_CHARACTER,
)  # fmt: skip
from nnviz.core.problems import Problem


def parsed(text: str) -> ast.Expression:
    """Return the syntax tree of a line, or a Problem that points at the first character that does not fit."""
    text = text.strip().replace("\t", " ")  # as a line copied from a table has it
    if not text:
        raise Problem(EMPTY)
    if len(text) > MOST_LETTERS:
        raise Problem(TOO_LONG, most=MOST_LETTERS)
    _check_depth(text)
    for place, letter in enumerate(text, 1):
        if not (letter.isascii() and letter.isprintable()):
            seen = letter if letter.isprintable() else f"U+{ord(letter):04X}"
            raise Problem(WRONG_CHARACTER, found=seen, place=place, position=place - 1)
    for number in _long_numbers(text):
        raise Problem(TOO_BIG, number=f"{number[:20]}…", most=LARGEST)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # "1if" is read, with a warning that nobody sees
            return ast.parse(text, mode="eval")
    except SyntaxError as error:
        place = min(max(error.offset or 1, 1), len(text) + 1)
        if place > len(text) or "never closed" in (error.msg or "") or "EOF" in (error.msg or ""):
            raise Problem(NOT_CLOSED) from None
        raise Problem(WRONG_CHARACTER, found=text[place - 1], place=place, position=place - 1) from None
    except (ValueError, MemoryError, RecursionError):
        raise Problem(NOT_CLOSED) from None


def _check_depth(text: str) -> None:
    """Refuse brackets nested so deeply that Python's own parser would run out of its stack."""
    depth = 0
    for letter in text:
        depth += (letter in "([{") - (letter in ")]}")
        if depth > MOST_DEPTH:
            raise Problem(TOO_DEEP, most=MOST_DEPTH)


def _long_numbers(text: str) -> list[str]:
    """Return the runs of digits that are too long to be a number anybody means."""
    runs, run = [], ""
    for letter in [*text, " "]:
        if letter.isdigit() or (run and letter == "_"):
            run += letter
            continue
        if len(run) > 40:
            runs.append(run)
        run = ""
    return runs
