"""What the user can mend, said in one sentence that can be translated."""

from typing import Any


def QT_TRANSLATE_NOOP(context: str, text: str) -> str:  # noqa: N802 (the translation tool looks for this name)
    """Return `text` unchanged; its name marks the literal for the translation catalogue.

    `core` and `data` know no Qt, yet their sentences reach the screen in the user's language:
    they are collected by this mark and translated by `ui`.
    """
    return text


class Problem(ValueError):  # noqa: N818 (it is told to people, not to programmers)
    """A bad value or file: a sentence with named gaps, and what goes into them.

    The two are kept apart so that the sentence can be translated before it is filled in.

    >>> str(Problem("{name} must be at least {low}.", name="batch size", low=1))
    'batch size must be at least 1.'
    """

    def __init__(self, sentence: str, **values: object) -> None:
        super().__init__(sentence, values)
        self.sentence = sentence
        self.values = values

    def __str__(self) -> str:
        return self.sentence.format(**self.values)

    def __reduce__(self) -> tuple[Any, ...]:
        """Let it pass from one process to another, whatever its subclass is made from."""
        return _again, (type(self), self.sentence, self.values), self.__dict__


def _again(kind: type[Problem], sentence: str, values: dict[str, object]) -> Problem:
    problem = kind.__new__(kind)
    ValueError.__init__(problem, sentence, values)
    return problem
