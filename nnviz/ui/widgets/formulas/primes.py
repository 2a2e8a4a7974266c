"""The prime of an f, set a little apart from it: many fonts let them touch, and f′ reads as f."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from nnviz.ui.widgets.formulas.tree import PRIMED, Node, Text


def primes_apart(nodes: Sequence[Node]) -> Iterator[Node]:
    """Yield nodes with the prime of an f, which may stand in the same text, at the beginning of one of its own."""
    before = ""
    for node in nodes:
        text = node.text if isinstance(node, Text) else ""
        cuts = [found.start() - len(before) for found in PRIMED.finditer(before + text)]
        for start, end in pairwise([0, *(cut for cut in cuts if cut > 0), len(text)]):
            yield node._replace(text=text[start:end], at=node.at + start) if isinstance(node, Text) else node
        before = text[-1:]


def is_primed(node: Node) -> bool:
    """Return whether a node begins with a prime."""
    return isinstance(node, Text) and node.text[:1] in ("′", "″")
