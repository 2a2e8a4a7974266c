"""Pictures without any digit: noise, clouds, patterns. Each is made from a generator's numbers."""

from collections.abc import Callable

import numpy as np

from tests.photos import Grey, between


def _coarse(size: int) -> Callable[[np.random.Generator], Grey]:
    """Return noise in squares of some pixels."""
    def made(rng: np.random.Generator) -> Grey:
        cells = rng.integers(0, 256, (-(-360 // size), -(-540 // size)))
        return np.kron(cells, np.ones((size, size)))[:360, :540].astype(np.uint8)

    return made


def soft(size: int) -> Callable[[np.random.Generator], Grey]:
    """Return smooth noise: clouds of about some pixels."""
    def made(rng: np.random.Generator) -> Grey:
        cells = rng.normal(0, 1, (360 // size + 3, 540 // size + 3))
        rows, columns = np.mgrid[0:360, 0:540] / size
        clouds = between(cells, rows, columns)
        return np.clip(128 + 60 * clouds, 0, 255).astype(np.uint8)

    return made


def _stripes(rng: np.random.Generator) -> Grey:
    return np.broadcast_to(np.where(np.arange(540) % 24 < 12, 60, 220), (360, 540)).astype(np.uint8)


def _board(rng: np.random.Generator) -> Grey:
    rows, columns = np.indices((360, 540)) // 45
    return np.where((rows + columns) % 2, 60, 220).astype(np.uint8)


def _gravel(rng: np.random.Generator) -> Grey:
    """Return many discs of all greys, one upon the other."""
    picture = np.full((360, 540), 128.0)
    y, x = np.mgrid[0:360, 0:540]
    for _ in range(300):
        row, column, radius = rng.uniform(0, 360), rng.uniform(0, 540), rng.uniform(6, 30)
        picture[(y - row) ** 2 + (x - column) ** 2 < radius**2] = rng.uniform(20, 240)
    return picture.astype(np.uint8)


def _hatching(rng: np.random.Generator) -> Grey:
    """Return a sheet that is scribbled full, with long crossing lines."""
    picture = np.full((360, 540), 225.0)
    y, x = np.mgrid[0:360, 0:540]
    for _ in range(70):
        angle, away = rng.uniform(0, np.pi), rng.uniform(-300, 300)
        distance = np.abs((x - 270) * np.cos(angle) + (y - 180) * np.sin(angle) - away)
        picture[distance < 3] = 50
    return picture.astype(np.uint8)


NOT_WRITING: dict[str, Callable[[np.random.Generator], Grey]] = {
    **{f"noise in squares of {size}": _coarse(size) for size in (1, 2, 3, 4, 6, 8, 12, 16, 24, 32, 48)},
    **{f"clouds of {size}": soft(size) for size in (4, 8, 16, 32, 64, 120)},
    "stripes": _stripes, "a chessboard": _board, "gravel": _gravel, "hatching": _hatching,
}  # fmt: skip
"""Name → picture of a generator's numbers."""
