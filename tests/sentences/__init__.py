"""Every sentence a tab can say about its picture, with the condition under which it is true.

One module a tab, found by its name. It holds

    SENTENCES = {"The line separates the classes: all answers are correct.": condition, …}

where the key is the sentence in English as it stands in the source, with its gaps in braces, and the condition is a
function of `Said` that is written from the mathematics, not from the code that chooses the sentence. Optional:

    STATES = ({"field": value, …}, …)     States that reach sentences which random ones reach seldom
    change(tab, rng) -> dict              random fields to set, instead of `tests.stress.values`
    moment(tab, share) -> None            go to a moment in time (0: the first, 1: the last), instead of the time bar's
    prepare() -> None                     put files where the tab will look for them, before it is made
    example(change) -> dict               the fields of a preset or of STATES as they are shown: with shorter runs
    EXAMPLES = 20                         how many States the property test shows, where each takes long
    UNREACHED = {…}                       sentences of the table for which a campaign has no files or no time

A text on the screen may consist of several sentences of the table, one after the other.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from html import unescape
from importlib import import_module
from pathlib import Path
from random import Random
from typing import Any

from tests.stress import program, values
from tests.stress.report import Finding
from tests.stress.watch import of_exception

_MARKS = "✓✗ \n"  # what may stand between sentences
_FILLED = r"(?:(?![.:?!]\s|\n).)+?"  # what fills a gap is no sentence
_SUPERSCRIPTS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻", "0123456789-")
PATIENCE = 90  # s until a tab is ready: on a busy machine digits take long to be drawn


@dataclass(frozen=True)
class Said:
    """A sentence on the screen: what its gaps were filled with, and the tab that says it."""

    tab: Any
    values: Mapping[str, str]

    @property
    def state(self) -> Any:
        """The State on show."""
        return self.tab.state

    @property
    def view(self) -> Any:
        """The view that says it."""
        return self.tab.view

    def number(self, gap: str) -> float:
        """Return what a gap was filled with as a number: 1×10⁻⁵, −3 and 1,234 too."""
        return number_of(self.values[gap])


Condition = Callable[[Said], bool]


def number_of(text: str) -> float:
    """Return the number a text shows; ValueError if it is none."""
    mantissa, _, exponent = text.replace("−", "-").replace(",", "").strip(" %").partition("×10")
    return float(mantissa) * 10.0 ** int((exponent or "0").translate(_SUPERSCRIPTS))


def plain(text: str) -> str:
    """Return a text without markup."""
    return unescape(re.sub(r"<[^>]*>", "", text)).replace("\u00a0", " ").strip(_MARKS)


@cache
def pattern_of(template: str) -> re.Pattern[str]:
    """Return what a template becomes when its gaps are filled; a gap that comes twice is filled twice the same."""
    parts, seen = [], set()
    for text, gap in re.findall(r"([^{]*)(?:\{(\w+)[^}]*\})?", plain(template)):
        parts.append(re.escape(text))
        if gap:
            parts.append(f"(?P={gap})" if gap in seen else f"(?P<{gap}>{_FILLED})")
            seen.add(gap)
    return re.compile("".join(parts) + r"(?=\s|$)", re.DOTALL)  # 0.5 does not end at its point


def literal(template: str) -> int:
    """Return how many characters of a template are no gap: of two that fit, the one that says more is meant."""
    return len(re.sub(r"\{[^}]*\}", "", template))


@cache
def in_order(templates: tuple[str, ...]) -> list[str]:
    """Return templates in the order in which they are tried."""
    return sorted(templates, key=literal, reverse=True)


def parsed(text: str, templates: tuple[str, ...]) -> list[tuple[str, dict[str, str]]] | None:
    """Return the sentences a text consists of, each with its gaps; None if there is something that is none."""
    text = plain(text)
    if not text:
        return []
    for template in in_order(templates):
        pattern = pattern_of(template)
        if whole := pattern.fullmatch(text):
            return [(template, whole.groupdict())]
        if (first := pattern.match(text)) and (rest := parsed(text[first.end() :], templates)) is not None:
            return [(template, first.groupdict()), *rest]
    return None


def tables() -> dict[str, Any]:
    """Return the module of every tab that has a table: name → module."""
    files = sorted(path.stem for path in Path(__file__).parent.glob("[!_]*.py"))
    return {name: import_module(f"tests.sentences.{name}") for name in files}


def random_moment(rng: Random) -> float | None:
    """Return where in what evolves to look: often at an end."""
    return rng.choice([None, 0.0, 1.0, rng.random()])


class Reader:
    """Shows States in one tab and reads what it says."""

    def __init__(self, name: str) -> None:
        self.name, self.table = name, tables()[name]
        self.templates = tuple(self.table.SENTENCES)
        self.reached: set[str] = set()
        getattr(self.table, "prepare", lambda: None)()
        self.tab = program.tab_class(name)()
        self.tab.resize(1280, 660)
        self.tab.setUpdatesEnabled(False)
        self.tab.show()
        program.wait(self.tab, PATIENCE)

    def close(self) -> None:
        """End what runs and free the tab."""
        self.tab.close_down()
        self.tab.deleteLater()
        program.settle()

    def change(self, rng: Random) -> dict[str, Any]:
        """Return random fields of a State."""
        own = getattr(self.table, "change", None)
        return own(self.tab, rng) if own else values.random_fields(self.tab, rng)

    def examples(self) -> Iterator[dict[str, Any]]:
        """Yield the presets, and the States the table names."""
        example = getattr(self.table, "example", dict)
        for preset in self.tab.presets:
            yield example(vars(self.tab.preset_state(preset)))
        yield from map(example, getattr(self.table, "STATES", ()))

    def read(self, change: Mapping[str, Any], *moments: float | None) -> list[Finding]:
        """Show a State and return every sentence that is false or unknown there.

        moments: where in what evolves, from 0 to 1, one after the other; None, or no moment: where the State opens.
        """
        try:
            self.tab.restore(dict(change))
        except ValueError:  # refused with a sentence: the stress programs look at those
            return []
        try:
            program.wait(self.tab, PATIENCE)
            found: list[Finding] = []
            for moment in moments or (None,):
                if moment is not None:
                    self._move(moment)
                found += [finding for text in self.tab.sentences() for finding in self._check(text)]
            return found
        except Exception as error:
            return [of_exception(error)]

    def _move(self, moment: float) -> None:
        own, timeline = getattr(self.table, "moment", None), self.tab.timeline
        if own:
            own(self.tab, moment)
        elif timeline is not None and timeline.keep:
            timeline.go(round(moment * len(timeline.keep)))

    def _check(self, text: str) -> Iterator[Finding]:
        said = parsed(text, self.templates)
        if said is None:
            yield Finding(f"{self.name}: no row for “{plain(text)}”", text)
        for template, gaps in said or ():
            self.reached.add(template)
            if not self.table.SENTENCES[template](Said(self.tab, gaps)):
                yield Finding(f"{self.name}: false: “{template}”", f"{plain(text)}\n   {self.tab.state}")

    def missing(self) -> list[str]:
        """Return the rows that no State has reached yet."""
        unreached = getattr(self.table, "UNREACHED", ())
        return [template for template in self.templates if template not in self.reached and template not in unreached]


def true(said: Said) -> bool:
    """The condition of what claims nothing: a request, a question, the name of a thing."""
    return True
