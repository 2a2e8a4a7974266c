"""What a name in a typed line may stand for, beside an array: a function of NumPy, a method, a type."""

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Named:
    """A name that stands for something that is no array: np, rng, a type, or a function of one of them."""

    path: str


@dataclass(frozen=True, eq=False)
class Method:
    """A method of an array before it is called."""

    owner: Any
    name: str
