"""Cutting a formula into words and signs, as people write it in class: `sin²x`, `½x`, `|x|`, `0,5`, `x₀`.

What is wrong is told with its place in the text, unknown names as a whole.
"""

import math
import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import takewhile

from nnviz.core.expressions.nodes import Number
from nnviz.core.expressions.tree import FUNCTIONS
from nnviz.core.problems import QT_TRANSLATE_NOOP, Problem

LARGEST_NUMBER = 1e12

NUMBER_TOO_LARGE = QT_TRANSLATE_NOOP("problems", "The number at character {place} is too large: keep it below 10¹².")
UNKNOWN_SIGN = QT_TRANSLATE_NOOP("problems", "“{sign}” at character {place} does not belong in a formula.")
UNKNOWN_NAME = QT_TRANSLATE_NOOP("problems", "“{sign}” at character {place} is not known. The variables are: {known}.")
DIGIT_AFTER = QT_TRANSLATE_NOOP(
    "problems", "The digit “{sign}” at character {place} follows a letter: write 2x, or x² for a power."
)
GROUPED = QT_TRANSLATE_NOOP(
    "problems", "“{sign}” at character {place} has more than one point or comma. Write numbers like 1000.5."
)
HANGUL = QT_TRANSLATE_NOOP(
    "problems", "“{sign}” at character {place} is Korean. Switch the keyboard to English and type it again."
)
NO_INVERSE = QT_TRANSLATE_NOOP(
    "problems", "“{sign}” to the power −1 at character {place} is ambiguous. For the reciprocal write 1/{sign}(…)."
)
TWO_NUMBERS = QT_TRANSLATE_NOOP("problems", "Two numbers stand side by side at character {place}: put an operator "
                                            "between them.")

SUPERSCRIPTS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻", "0123456789+-")
_SIGNS = {"−": "-", "–": "-", "×": "*", "·": "*", "⋅": "*", "∙": "*", "•": "*", "∗": "*", "÷": "/", "∕": "/",
          "⁄": "/", "[": "(", "]": ")", "{": "(", "}": ")", "∣": "|", "，": ",", "＝": "="}  # fmt: skip
_NAMES = {"arcsin": "asin", "arccos": "acos", "arctan": "atan", "log": "ln", "σ": "sigmoid", "√": "sqrt", "∛": "cbrt",
          "sqrt": "sqrt", "sgn": "sign", "lg": "log10", "tg": "tan", "ctg": "cot", "cosec": "csc",
          "arcsinh": "asinh", "arccosh": "acosh", "arctanh": "atanh", "arsinh": "asinh", "arcosh": "acosh",
          "artanh": "atanh"}  # fmt: skip
OF_TWO = ("max", "min")  # functions of two numbers
_INVERSES = {name: f"a{name}" for name in ("sin", "cos", "tan", "sinh", "cosh", "tanh")}
CONSTANTS = {"π": Number(math.pi, "π"), "pi": Number(math.pi, "π"), "e": Number(math.e, "e")}
_NUMBER = re.compile(r"(\d+\.?\d*|\.\d+)(e[+-]?\d+)?")
_DECIMAL_COMMA = re.compile(r"\d+,\d+")
_GROUPED = re.compile(r"\d+([.,]\d+){2,}")
_SUBSCRIPTS = re.compile(r"[₀-₉]+")
_HANGUL = re.compile(r"[\u1100-\u11ff\u3130-\u318f\uac00-\ud7a3\uffa0-\uffdc]+")
_HEAD = re.compile(r"\s*(y|f\s*\(\s*x\s*(,\s*y\s*)?\))\s*=", re.IGNORECASE)


@dataclass(frozen=True)
class Token:
    """One word or sign: kind (number name function sign power open close bar comma), plain text, place, original.

    value: of a number; power: of a function that is raised before its argument, as in sin²x.
    """

    kind: str
    text: str
    place: int
    original: str
    value: float = 0.0
    power: float | None = None


def problem(sentence: str, token: Token, **more: object) -> Problem:
    """Return a Problem that names a token and its place."""
    return Problem(sentence, sign=token.original, place=token.place + 1, position=token.place, **more)


@cache
def _known(variables: tuple[str, ...]) -> tuple[dict[str, tuple[str, str]], re.Pattern[str]]:
    """Return every word that may stand in a formula, word → (kind, plain text), and what finds the longest of them."""
    words = {name: ("function", name) for name in FUNCTIONS} | {w: ("function", n) for w, n in _NAMES.items()}
    words |= {word: ("name", "e" if word == "e" else "pi") for word in CONSTANTS}
    words |= {name: ("name", name) for name in variables}
    if len(variables) > 1:  # a class writes x₀ or x_0, and many write x and y
        pairs = zip("xy", variables, strict=False)
        words |= {short: ("name", name) for short, name in pairs if short not in variables}
        words |= {f"{name[0]}_{name[1:]}": ("name", name) for name in variables}
    return words, re.compile("|".join(map(re.escape, sorted(words, key=lambda word: -len(word)))))


def _plain(text: str) -> tuple[str, list[int]]:
    """Return the text in plain signs, and the place in the original of each of its characters.

    Superscripts stay as they are: NFKC would make x² into x2.
    """
    pieces, places = [], []
    for place, sign in enumerate(text):
        raised = sign in "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻" or _is_fraction(sign)
        plain = sign if raised else _SIGNS.get(sign) or unicodedata.normalize("NFKC", sign).lower()
        plain = "".join(_SIGNS.get(c, c) for c in plain)
        pieces.append(plain)
        places.extend([place] * len(plain))
    return "".join(pieces), places


def tokens_of(text: str, variables: Sequence[str]) -> list[Token]:
    plain, places = _plain(text)
    head = _HEAD.match(plain)
    at = head.end() if head else 0
    tokens: list[Token] = []
    two_arguments: list[bool] = []
    while at < len(plain):
        if plain[at].isspace():
            at += 1
            continue
        token = _next(plain, at, places[at], text, variables, bool(two_arguments and two_arguments[-1]))
        if token.kind == "open":
            two_arguments.append(bool(tokens) and tokens[-1].text in OF_TWO)
        elif token.kind == "close" and two_arguments:
            two_arguments.pop()
        elif token.kind == "number" and tokens and tokens[-1].kind == "name" and plain[at - 1].isalnum():
            if subscript := _SUBSCRIPTS.match(text, places[at]):
                raise _unknown(text[tokens[-1].place : subscript.end()], tokens[-1].place, variables)
            raise problem(DIGIT_AFTER, token)
        elif token.kind == "number" and tokens and tokens[-1].kind == "number":
            raise problem(TWO_NUMBERS, token)
        tokens.append(token)
        at += len(token.text) if token.kind != "function" and token.kind != "name" else len(token.original)
    return _with_powers(tokens)


def _with_powers(tokens: Sequence[Token]) -> list[Token]:
    """Return the tokens with powers taken into the functions before them: sin²x, sin^2(x), sin⁻¹(x)."""
    out: list[Token] = []
    at = 0
    while at < len(tokens):
        token, at = tokens[at], at + 1
        power, end = _power_at(tokens, at) if token.kind == "function" else (None, at)
        if power is not None and end < len(tokens):
            token, at = _raised(token, power), end
        out.append(token)
    return out


def _power_at(tokens: Sequence[Token], at: int) -> tuple[float | None, int]:
    """Return the whole power that stands at a place (², ^2, ^-1, ^(-1)) and where it ends; None if there is none."""
    if at < len(tokens) and tokens[at].kind == "power":
        digits = tokens[at].text.translate(SUPERSCRIPTS)
        return (float(digits), at + 1) if re.fullmatch(r"[+-]?\d{1,9}", digits) else (None, at)
    if at >= len(tokens) or tokens[at].text not in ("^", "**"):
        return None, at
    rest = "".join(token.text if token.kind != "number" else "1" for token in tokens[at + 1 : at + 5])
    match = re.match(r"-?1|\(-?1\)", rest)
    if not match:
        return None, at
    end = at + 1 + len(match[0])
    value = next(token.value for token in tokens[at + 1 : end] if token.kind == "number")
    return (-value if "-" in match[0] else value, end) if value.is_integer() else (None, at)


def _raised(function: Token, power: float) -> Token:
    """Return a function token with its power; −1 means the inverse function."""
    if power != -1:
        return replace(function, power=power)
    if function.text not in _INVERSES:
        raise problem(NO_INVERSE, function)
    return replace(function, text=_INVERSES[function.text])


def _next(
    plain: str, at: int, place: int, text: str, variables: Sequence[str], commas_separate: bool
) -> Token:  # fmt: skip
    if not commas_separate and (grouped := _GROUPED.match(plain, at)):
        raise problem(GROUPED, Token("number", grouped[0], place, grouped[0]))
    comma = None if commas_separate else _DECIMAL_COMMA.match(plain, at)
    if match := comma or _NUMBER.match(plain, at):
        return _number(Token("number", match[0], place, match[0]))
    sign = plain[at]
    if _is_fraction(sign):
        return Token("number", sign, place, sign, unicodedata.numeric(sign))
    if sign in "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻":
        end = at
        while end < len(plain) and plain[end] in "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻":
            end += 1
        return Token("power", plain[at:end], place, plain[at:end])
    words, pattern = _known(tuple(variables))
    if sign.isalpha() and not (at and plain[at - 1].isalpha()):
        _check_letters(plain, at, place, text, pattern, variables)
    if word := pattern.match(plain, at):
        kind, name = words[word[0]]
        return Token(kind, name, place, word[0])
    kinds = {"(": "open", ")": "close", "|": "bar", ",": "comma"} | dict.fromkeys("+-*/^", "sign")
    if sign in kinds:
        if plain.startswith("**", at):
            return Token("sign", "**", place, "**")
        return Token(kinds[sign], sign, place, text[place])
    raise problem(UNKNOWN_SIGN, Token("sign", sign, place, text[place]))


def _check_letters(
    plain: str, at: int, place: int, text: str, words: re.Pattern[str], variables: Sequence[str]
) -> None:  # fmt: skip
    """Raise Problem unless the letters from `at` on are known words one after the other; it names all of them."""
    if hangul := _HANGUL.match(text, place):
        raise problem(HANGUL, Token("name", hangul[0], place, hangul[0]))
    letters = "".join(takewhile(str.isalpha, plain[at:]))
    end = at + len(letters)
    while at < end:
        word = words.match(plain, at)
        if word is None:
            raise _unknown(letters, place, variables)
        at = word.end()


def _unknown(name: str, place: int, variables: Sequence[str]) -> Problem:
    return problem(UNKNOWN_NAME, Token("name", name, place, name), known=", ".join(variables))


def _is_fraction(sign: str) -> bool:
    """Return whether a character is a number of its own such as ½."""
    return unicodedata.category(sign) == "No" and unicodedata.decomposition(sign).startswith("<fraction>")


def _number(token: Token) -> Token:
    value = float(token.text.replace(",", "."))
    if not abs(value) < LARGEST_NUMBER:
        raise problem(NUMBER_TOO_LARGE, token)
    return Token("number", token.text, token.place, token.original, value)
