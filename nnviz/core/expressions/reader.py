"""Reading formulas as they are written in class: `0.01x²+0.1x`, `2x`, `(x+1)(x-2)`, `|x|`, `sin x`, `½x`, `x₀`.

The text is cut into known words and signs, and only those are written down again as plain Python, which `ast`
parses (never evaluates) and a whitelist turns into a tree. What is wrong is told with its place in the text.
"""

import ast
import math
import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from nnviz.core.expressions.tree import FUNCTIONS, Call, Node, Number, Variable, size
from nnviz.core.problems import QT_TRANSLATE_NOOP, Problem

MOST_CHARACTERS, MOST_NODES, MOST_DEPTH, MOST_BRACKETS, LARGEST_NUMBER = 200, 150, 60, 30, 1e12

EMPTY = QT_TRANSLATE_NOOP("problems", "Type a formula, such as {example}.")
TOO_LONG = QT_TRANSLATE_NOOP("problems", "The formula has {length} characters; {most} is the most.")
TOO_DEEP = QT_TRANSLATE_NOOP("problems", "The formula is nested too deeply at character {place}. Make it simpler.")
TOO_BIG = QT_TRANSLATE_NOOP("problems", "The formula has too many parts. Make it simpler.")
NUMBER_TOO_LARGE = QT_TRANSLATE_NOOP("problems", "The number at character {place} is too large: keep it below 10¹².")
UNKNOWN_SIGN = QT_TRANSLATE_NOOP("problems", "“{sign}” at character {place} does not belong in a formula.")
UNKNOWN_NAME = QT_TRANSLATE_NOOP("problems", "“{sign}” at character {place} is not known. The variables are: {known}.")
NOTHING_BEFORE = QT_TRANSLATE_NOOP("problems", "Something is missing before “{sign}” at character {place}.")
NOTHING_AFTER = QT_TRANSLATE_NOOP("problems", "Something is missing after “{sign}” at character {place}.")
NOT_OPENED = QT_TRANSLATE_NOOP("problems", "The bracket “{sign}” at character {place} was never opened.")
NOT_CLOSED = QT_TRANSLATE_NOOP("problems", "The bracket “{sign}” at character {place} is never closed.")
NO_ARGUMENT = QT_TRANSLATE_NOOP("problems", "After {sign} at character {place} comes a bracket: {sign}(…).")
ARGUMENTS = QT_TRANSLATE_NOOP("problems", "{sign} at character {place} needs {count} numbers, separated by a comma.")
STRAY_COMMA = QT_TRANSLATE_NOOP("problems", "The comma at character {place} separates nothing: write decimals as 0.1.")
DIGIT_AFTER = QT_TRANSLATE_NOOP(
    "problems", "The digit “{sign}” at character {place} follows a letter: write 2x, or x² for a power."
)
TWO_NUMBERS = QT_TRANSLATE_NOOP("problems", "Two numbers stand side by side at character {place}: put a sign between.")

_SUPERSCRIPTS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻", "0123456789+-")
_SIGNS = {"−": "-", "–": "-", "×": "*", "·": "*", "⋅": "*", "∙": "*", "•": "*", "∗": "*", "÷": "/", "∕": "/",
          "⁄": "/", "[": "(", "]": ")", "{": "(", "}": ")", "∣": "|", "，": ",", "＝": "="}  # fmt: skip
_NAMES = {"arcsin": "asin", "arccos": "acos", "arctan": "atan", "log": "ln", "σ": "sigmoid", "√": "sqrt", "∛": "cbrt",
          "sqrt": "sqrt", "sgn": "sign"}  # fmt: skip
_OF_TWO = ("max", "min")  # functions of two numbers
_CONSTANTS = {"π": Number(math.pi, "π"), "pi": Number(math.pi, "π"), "e": Number(math.e, "e")}
_NUMBER = re.compile(r"(\d+\.?\d*|\.\d+)(e[+-]?\d+)?")
_DECIMAL_COMMA = re.compile(r"\d+,\d+")
_HEAD = re.compile(r"\s*(y|f\s*\(\s*x\s*(,\s*y\s*)?\))\s*=", re.IGNORECASE)


@dataclass(frozen=True)
class Token:
    """One word or sign: kind (number name function sign power open close bar comma), plain text, place, original."""

    kind: str
    text: str
    place: int
    original: str
    value: float = 0.0


def read(text: str, variables: Sequence[str]) -> Node:
    """Return the tree of a formula in some variables; Problem (with `position`, from 0) if it is none."""
    if len(text) > MOST_CHARACTERS:
        raise Problem(TOO_LONG, length=len(text), most=MOST_CHARACTERS, position=MOST_CHARACTERS)
    tokens = _tokens(text, variables)
    if not tokens:
        raise Problem(EMPTY, example="0.01x² + 0.1x" if len(variables) == 1 else "x₀² + x₁²", position=0)
    source = _Writer(tokens).source()
    tree = _tree(ast.parse(source, mode="eval").body, variables, 1)
    if size(tree, MOST_NODES) > MOST_NODES:
        raise Problem(TOO_BIG, position=0)
    return tree


def _problem(sentence: str, token: Token, **more: object) -> Problem:
    return Problem(sentence, sign=token.original, place=token.place + 1, position=token.place, **more)


# Words.


def _known(variables: Sequence[str]) -> dict[str, tuple[str, str]]:
    """Return every word that may stand in a formula: word → (kind, plain text), the longest words first."""
    words = {name: ("function", name) for name in FUNCTIONS} | {w: ("function", n) for w, n in _NAMES.items()}
    words |= {word: ("name", "e" if word == "e" else "pi") for word in _CONSTANTS}
    words |= {name: ("name", name) for name in variables}
    if len(variables) > 1:  # a class writes x₀ or x_0, and many write x and y
        words |= {short: ("name", name) for short, name in zip("xy", variables, strict=False)}
        words |= {f"{name[0]}_{name[1:]}": ("name", name) for name in variables}
    return dict(sorted(words.items(), key=lambda item: -len(item[0])))


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


def _tokens(text: str, variables: Sequence[str]) -> list[Token]:
    plain, places = _plain(text)
    words = _known(variables)
    head = _HEAD.match(plain)
    at, tokens, two_arguments = head.end() if head else 0, [], []
    while at < len(plain):
        if plain[at].isspace():
            at += 1
            continue
        token = _next(plain, at, places[at], text, words, variables, bool(two_arguments and two_arguments[-1]))
        if token.kind == "open":
            two_arguments.append(bool(tokens) and tokens[-1].text in _OF_TWO)
        elif token.kind == "close" and two_arguments:
            two_arguments.pop()
        elif token.kind == "number" and tokens and tokens[-1].kind == "name" and plain[at - 1].isalnum():
            raise _problem(DIGIT_AFTER, token)
        elif token.kind == "number" and tokens and tokens[-1].kind == "number":
            raise _problem(TWO_NUMBERS, token)
        tokens.append(token)
        at += len(token.text) if token.kind != "function" and token.kind != "name" else len(token.original)
    return tokens


def _next(
    plain: str, at: int, place: int, text: str, words: Mapping[str, tuple[str, str]], variables: Sequence[str],
    commas_separate: bool,
) -> Token:  # fmt: skip
    comma = None if commas_separate else _DECIMAL_COMMA.match(plain, at)
    if comma or (match := _NUMBER.match(plain, at)):
        word = (comma or match)[0]
        return _number(Token("number", word, place, word))
    sign = plain[at]
    if _is_fraction(sign):
        return Token("number", sign, place, sign, unicodedata.numeric(sign))
    if sign in "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻":
        end = at
        while end < len(plain) and plain[end] in "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻":
            end += 1
        return Token("power", plain[at:end], place, plain[at:end])
    for word, (kind, name) in words.items():
        if plain.startswith(word, at):
            return Token(kind, name, place, word)
    kinds = {"(": "open", ")": "close", "|": "bar", ",": "comma"} | dict.fromkeys("+-*/^", "sign")
    if sign in kinds:
        if plain.startswith("**", at):
            return Token("sign", "**", place, "**")
        return Token(kinds[sign], sign, place, text[place])
    if sign.isalpha():
        word = re.match(r"[^\W\d_]+", plain[at:])[0]
        raise _problem(UNKNOWN_NAME, Token("name", word, place, word), known=", ".join(variables))
    raise _problem(UNKNOWN_SIGN, Token("sign", sign, place, text[place]))


def _is_fraction(sign: str) -> bool:
    """Return whether a character is a number of its own such as ½."""
    return unicodedata.category(sign) == "No" and unicodedata.decomposition(sign).startswith("<fraction>")


def _number(token: Token) -> Token:
    value = float(token.text.replace(",", "."))
    if not abs(value) < LARGEST_NUMBER:
        raise _problem(NUMBER_TOO_LARGE, token)
    return Token("number", token.text, token.place, token.original, value)


# From words to plain Python.


class _Writer:
    """Writes tokens as Python, with the multiplication signs and brackets that people leave out.

    It is always clear whether an operand or an operator must come next; so the place of a mistake is known.
    """

    def __init__(self, tokens: Sequence[Token]) -> None:
        self._tokens = tokens
        self._out: list[str] = []
        self._open: list[_Bracket] = []
        self._operand_next = True
        self._after: Token | None = None

    def source(self) -> str:
        """Return the whole formula."""
        previous = None
        for token, after in zip(self._tokens, [*self._tokens[1:], None], strict=True):
            self._after = after
            if token.kind == "open":
                self._write_open(token, "(", previous)
            else:
                getattr(self, f"_write_{token.kind}")(token)
            previous = token
        if self._operand_next:
            raise _problem(NOTHING_AFTER, self._tokens[-1])
        self._end_arguments()
        if self._open:
            raise _problem(NOT_CLOSED, self._open[-1].token)
        return "".join(self._out)

    def _write_operand(self, text: str) -> None:
        self._out.append(text if self._operand_next else f"*{text}")
        self._operand_next = False

    def _write_number(self, token: Token) -> None:
        self._write_operand(repr(token.value))

    def _write_name(self, token: Token) -> None:
        self._write_operand(token.text)

    def _write_function(self, token: Token) -> None:
        if not self._operand_next:
            self._end_arguments()
        allowed = ("open",) if token.text in _OF_TWO else ("open", "number", "name", "function", "bar")
        if self._after is None or self._after.kind not in allowed:
            raise _problem(NO_ARGUMENT, token)
        self._write_operand(token.text)
        self._operand_next = True
        if self._after.kind != "open":
            self._push(_Bracket("", token))
            self._out.append("(")

    def _write_open(self, token: Token, text: str, before: Token | None = None) -> None:
        if not self._operand_next:
            self._end_arguments()
        self._write_operand(text)
        self._operand_next = True
        function = before if before is not None and before.kind == "function" else None
        self._push(_Bracket("|" if token.kind == "bar" else "(", token, function))

    def _write_close(self, token: Token, kind: str = "(") -> None:
        if self._operand_next and self._open:
            raise _problem(NOTHING_BEFORE, token)
        self._end_arguments()
        if not self._open:
            raise _problem(NOT_OPENED, token)
        bracket = self._open.pop()
        if bracket.kind != kind:
            raise _problem(NOT_CLOSED, bracket.token)
        if bracket.function is not None and bracket.function.text in _OF_TWO and bracket.commas != 1:
            raise _problem(ARGUMENTS, bracket.function, count=2)
        self._out.append(")")

    def _write_bar(self, token: Token) -> None:
        closes = not self._operand_next and any(bracket.kind == "|" for bracket in self._open)
        self._write_close(token, "|") if closes else self._write_open(token, "abs(")

    def _write_comma(self, token: Token) -> None:
        if self._operand_next:
            raise _problem(NOTHING_BEFORE, token)
        self._end_arguments()
        top = self._open[-1] if self._open else None
        if top is None or top.function is None or top.function.text not in _OF_TWO:
            raise _problem(STRAY_COMMA, token)
        top.commas += 1
        self._out.append(",")
        self._operand_next = True

    def _write_sign(self, token: Token) -> None:
        raises = token.text in ("^", "**")
        if self._operand_next and token.text not in "+-":
            raise _problem(NOTHING_BEFORE, token)
        if not self._operand_next and not raises:
            self._end_arguments()
        self._out.append("**" if raises else token.text)
        self._operand_next = True

    def _write_power(self, token: Token) -> None:
        exponent = token.text.translate(_SUPERSCRIPTS)
        if self._operand_next:
            raise _problem(NOTHING_BEFORE, token)
        if not re.fullmatch(r"[+-]?\d+", exponent):
            raise _problem(NOTHING_AFTER, token)
        if abs(float(exponent)) >= LARGEST_NUMBER:
            raise _problem(NUMBER_TOO_LARGE, token)
        self._out.append(f"**({float(exponent)!r})")

    def _push(self, bracket: "_Bracket") -> None:
        if len(self._open) >= MOST_BRACKETS:
            raise _problem(TOO_DEEP, bracket.token)
        self._open.append(bracket)

    def _end_arguments(self) -> None:
        """Close the arguments without brackets: `sin 2x` ends where a sign, a bracket or another function comes."""
        while self._open and not self._open[-1].kind:
            self._open.pop()
            self._out.append(")")


@dataclass
class _Bracket:
    """Something open: "(" or "|" or, for the argument of `sin x`, ""; and the function it belongs to."""

    kind: str
    token: Token
    function: Token | None = None
    commas: int = 0


# From Python's tree to ours: only what is listed here gets through.

_BINARY = {ast.Add: "+", ast.Sub: "-", ast.Mult: "*", ast.Div: "/", ast.Pow: "^"}


def _tree(node: ast.expr, variables: Sequence[str], depth: int) -> Node:
    if depth > MOST_DEPTH:
        raise Problem(TOO_BIG, position=0)
    match node:
        case ast.Constant(value=float() as value):
            return Number(value)
        case ast.Name(id=name) if name in variables:
            return Variable(name)
        case ast.Name(id=name) if name in _CONSTANTS:
            return _CONSTANTS[name]
        case ast.UnaryOp(op=ast.UAdd(), operand=operand):
            return _tree(operand, variables, depth)
        case ast.UnaryOp(op=ast.USub(), operand=ast.Constant(value=float() as value)):
            return Number(-value)
        case ast.BinOp(left=ast.Name(id="e"), op=ast.Pow(), right=right):  # exp is the more exact
            return Call("exp", (_tree(right, variables, depth + 1),))
        case ast.UnaryOp(op=ast.USub(), operand=operand):
            return Call("neg", (_tree(operand, variables, depth + 1),))
        case ast.BinOp(left=left, op=op, right=right) if type(op) in _BINARY:
            return Call(_BINARY[type(op)], (_tree(left, variables, depth + 1), _tree(right, variables, depth + 1)))
        case ast.Call(func=ast.Name(id=name), args=arguments, keywords=[]) if name in FUNCTIONS:
            return Call(name, tuple(_tree(a, variables, depth + 1) for a in arguments))
    raise Problem(TOO_BIG, position=0)
