"""Reading formulas as they are written in class: `0.01x²+0.1x`, `2x`, `(x+1)(x-2)`, `|x|`, `sin x`, `½x`, `x₀`.

The text is cut into known words and signs, and only those are written down again as plain Python, which `ast`
parses (never evaluates) and a whitelist turns into a tree. What is wrong is told with its place in the text.
"""

import ast
import re
from collections.abc import Sequence
from dataclasses import dataclass

from nnviz.core.expressions.nodes import Call, Node, Number, Variable, size
from nnviz.core.expressions.tokens import (
    CONSTANTS,
    LARGEST_NUMBER,
    NUMBER_TOO_LARGE,
    OF_TWO,
    SUPERSCRIPTS,
    Token,
    problem,
    tokens_of,
)
from nnviz.core.expressions.tree import FUNCTIONS
from nnviz.core.problems import QT_TRANSLATE_NOOP, Problem

MOST_CHARACTERS, MOST_NODES, MOST_DEPTH, MOST_BRACKETS = 200, 150, 60, 30

EMPTY = QT_TRANSLATE_NOOP("problems", "Type a formula, such as {example}.")
TOO_LONG = QT_TRANSLATE_NOOP("problems", "The formula has {length} characters; {most} is the most.")
TOO_DEEP = QT_TRANSLATE_NOOP("problems", "The formula is nested too deeply at character {place}. Make it simpler.")
TOO_BIG = QT_TRANSLATE_NOOP("problems", "The formula has too many parts. Make it simpler.")
NOTHING_BEFORE = QT_TRANSLATE_NOOP("problems", "Something is missing before “{sign}” at character {place}.")
NOTHING_AFTER = QT_TRANSLATE_NOOP("problems", "Something is missing after “{sign}” at character {place}.")
NOT_OPENED = QT_TRANSLATE_NOOP("problems", "The bracket “{sign}” at character {place} was never opened.")
NOT_CLOSED = QT_TRANSLATE_NOOP("problems", "The bracket “{sign}” at character {place} is never closed.")
NO_ARGUMENT = QT_TRANSLATE_NOOP("problems", "After {sign} at character {place} comes a bracket: {sign}(…).")
ARGUMENTS = QT_TRANSLATE_NOOP("problems", "{sign} at character {place} needs {count} numbers, separated by a comma.")
STRAY_COMMA = QT_TRANSLATE_NOOP("problems", "The comma at character {place} separates nothing: write decimals as 0.1.")

_ROOTS = ("sqrt", "cbrt")


def read(text: str, variables: Sequence[str]) -> Node:
    """Return the tree of a formula in some variables; Problem (with `position`, from 0) if it is none."""
    if len(text) > MOST_CHARACTERS:
        raise Problem(TOO_LONG, length=len(text), most=MOST_CHARACTERS, position=MOST_CHARACTERS)
    tokens = tokens_of(text, variables)
    if not tokens:
        raise Problem(EMPTY, example="0.01x² + 0.1x" if len(variables) == 1 else "x₀² + x₁²", position=0)
    source = _PythonWriter(tokens).source()
    tree = _tree(ast.parse(source, mode="eval").body, variables, 1)
    if size(tree, MOST_NODES) > MOST_NODES:
        raise Problem(TOO_BIG, position=0)
    return tree


# From words to plain Python.


class _PythonWriter:
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
            raise problem(NOTHING_AFTER, self._tokens[-1])
        self._end_arguments()
        if self._open:
            raise problem(NOT_CLOSED, self._open[-1].token)
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
        if not self._has_argument(token):
            raise problem(NO_ARGUMENT, token)
        self._write_operand(token.text if token.power is None else f"({token.text}")
        self._operand_next = True
        if self._after is not None and self._after.kind != "open":
            self._push(_Bracket("", token))
            self._out.append("(")

    def _has_argument(self, token: Token) -> bool:
        """Say whether what follows a function can be its argument: a minus only after a root, as in ∛-8."""
        if self._after is None:
            return False
        if token.text in _ROOTS and self._after.text == "-":
            return True
        return self._after.kind in (("open",) if token.text in OF_TWO
                                    else ("open", "number", "name", "function", "bar"))  # fmt: skip

    def _write_open(self, token: Token, text: str, before: Token | None = None) -> None:
        if not self._operand_next:
            self._end_arguments()
        self._write_operand(text)
        self._operand_next = True
        function = before if before is not None and before.kind == "function" else None
        self._push(_Bracket("|" if token.kind == "bar" else "(", token, function))

    def _write_close(self, token: Token, kind: str = "(") -> None:
        if self._operand_next and self._open:
            raise problem(NOTHING_BEFORE, token)
        self._end_arguments()
        if not self._open:
            raise problem(NOT_OPENED, token)
        bracket = self._open.pop()
        if bracket.kind != kind:
            raise problem(NOT_CLOSED, bracket.token)
        if bracket.function is not None and bracket.function.text in OF_TWO and bracket.commas != 1:
            raise problem(ARGUMENTS, bracket.function, count=2)
        self._out.append(_closing(bracket.function))

    def _write_bar(self, token: Token) -> None:
        closes = not self._operand_next and any(bracket.kind == "|" for bracket in self._open)
        self._write_close(token, "|") if closes else self._write_open(token, "abs(")

    def _write_comma(self, token: Token) -> None:
        if self._operand_next:
            raise problem(NOTHING_BEFORE, token)
        self._end_arguments()
        top = self._open[-1] if self._open else None
        if top is None or top.function is None or top.function.text not in OF_TWO:
            raise problem(STRAY_COMMA, token)
        top.commas += 1
        self._out.append(",")
        self._operand_next = True

    def _write_sign(self, token: Token) -> None:
        raises = token.text in ("^", "**")
        if self._operand_next and token.text not in "+-":
            raise problem(NOTHING_BEFORE, token)
        if not self._operand_next and not raises:
            self._end_arguments()
        self._out.append("**" if raises else token.text)
        self._operand_next = True

    def _write_power(self, token: Token) -> None:
        exponent = token.text.translate(SUPERSCRIPTS)
        if self._operand_next:
            raise problem(NOTHING_BEFORE, token)
        if not re.fullmatch(r"[+-]?\d+", exponent):
            raise problem(NOTHING_AFTER, token)
        if abs(float(exponent)) >= LARGEST_NUMBER:
            raise problem(NUMBER_TOO_LARGE, token)
        self._out.append(f"**({float(exponent)!r})")

    def _push(self, bracket: "_Bracket") -> None:
        if len(self._open) >= MOST_BRACKETS:
            raise problem(TOO_DEEP, bracket.token)
        self._open.append(bracket)

    def _end_arguments(self) -> None:
        """Close the arguments without brackets: `sin 2x` ends where a sign, a bracket or another function comes."""
        while self._open and not self._open[-1].kind:
            self._out.append(_closing(self._open.pop().token))


def _closing(function: Token | None) -> str:
    """Return what ends the argument of a function: a bracket, and the power it was given before."""
    return ")" if function is None or function.power is None else f")**({function.power!r}))"


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
        case ast.Name(id=name) if name in CONSTANTS:
            return CONSTANTS[name]
        case ast.UnaryOp(op=ast.UAdd(), operand=operand):
            return _tree(operand, variables, depth)
        case ast.UnaryOp(op=ast.USub(), operand=ast.Constant(value=float() as value)):
            return Number(-value + 0.0)  # written down it is 0, so −0 would compute something else
        case ast.BinOp(left=ast.Name(id="e"), op=ast.Pow(), right=right):  # exp is the more exact
            return Call("exp", (_tree(right, variables, depth + 1),))
        case ast.UnaryOp(op=ast.USub(), operand=operand):
            positive = _tree(operand, variables, depth + 1)
            return positive if positive == Number(0.0) else Call("neg", (positive,))  # −(−0) is written −0 as well
        case ast.BinOp(left=left, op=op, right=right) if type(op) in _BINARY:
            return Call(_BINARY[type(op)], (_tree(left, variables, depth + 1), _tree(right, variables, depth + 1)))
        case ast.Call(func=ast.Name(id=name), args=arguments, keywords=[]) if name in FUNCTIONS:
            return Call(name, tuple(_tree(a, variables, depth + 1) for a in arguments))
    raise Problem(TOO_BIG, position=0)
