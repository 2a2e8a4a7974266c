"""Formulas as trees: a tree is a Number, a Variable or a Call."""

from collections.abc import Iterator
from dataclasses import dataclass


@dataclass(frozen=True)
class Number:
    """A constant; `name` is π or e when it was written so."""

    value: float
    name: str = ""


@dataclass(frozen=True)
class Variable:
    """A variable by its name, such as x or x0."""

    name: str


@dataclass(frozen=True)
class Call:
    """An operation (+ − * / ^ neg) or a function of FUNCTIONS with its arguments."""

    name: str
    arguments: tuple["Node", ...]


Node = Number | Variable | Call
ZERO, ONE, TWO = Number(0.0), Number(1.0), Number(2.0)


def in_order(tree: Node) -> Iterator[Node]:
    """Yield every node once, arguments before what is made of them (without recursion: derivatives are deep)."""
    done: set[int] = set()
    waiting: list[tuple[Node, bool]] = [(tree, False)]
    while waiting:
        node, ready = waiting.pop()
        if id(node) in done:
            continue
        if ready or not isinstance(node, Call):
            done.add(id(node))
            yield node
        else:
            waiting.append((node, True))
            waiting.extend((argument, False) for argument in reversed(node.arguments))


def depth(tree: Node) -> int:
    """Return how many operations lie within one another."""
    depths: dict[int, int] = {}
    for node in in_order(tree):
        depths[id(node)] = 1 + max((depths[id(a)] for a in node.arguments), default=0) if isinstance(node, Call) else 0
    return depths[id(tree)]


def size(node: Node, most: int) -> int:
    """Return how many nodes a tree has, or a number above `most` as soon as it is clear that it has more."""
    waiting, count = [node], 0
    while waiting and count <= most:
        node = waiting.pop()
        count += 1
        if isinstance(node, Call):
            waiting.extend(node.arguments)
    return count
