"""PNG pictures as grey pixels: as much of the format as pictures of digits need, read without trust in the file.

Source: the PNG specification, third edition (W3C, 2025), sections 5 (chunks), 9 (filters) and 13 (decoding).
"""

import struct
import zlib
from collections.abc import Callable

import numpy as np

from nnviz.core.problems import QT_TRANSLATE_NOOP, Problem

SIGNATURE = b"\x89PNG\r\n\x1a\n"
LUMA = (0.299, 0.587, 0.114)
"""How bright red, green and blue look (Rec. 601)."""
_CHANNELS = {0: 1, 2: 3, 3: 1, 4: 2, 6: 4}  # colour type → samples a pixel
_DEPTHS = {0: (1, 2, 4, 8, 16), 2: (8, 16), 3: (1, 2, 4, 8), 4: (8, 16), 6: (8, 16)}
_HEADER = struct.Struct(">IIBBBBB")

DAMAGED_PNG = QT_TRANSLATE_NOOP("problems", "{file} is a damaged PNG. Save the picture again.")
INTERLACED = QT_TRANSLATE_NOOP("problems", "{file} is an interlaced PNG. Save it without interlacing.")
LARGE_PNG = QT_TRANSLATE_NOOP(
    "problems", "{file} has {height} × {width} pixels. At most {most} × {most} can be used."
)


def grey_pixels(content: bytes, name: str, most: int) -> np.ndarray:
    """Return the pixels of a PNG as grey levels (height, width) uint8; transparent ones are white.

    name: of the file, for sentences; most: the largest side in pixels. Raises Problem for what is no sound PNG.
    """
    width, height, depth, kind, palette, alphas, packed = _parts(content, name)
    if not (1 <= width <= most and 1 <= height <= most):
        raise Problem(LARGE_PNG, file=name, height=height, width=width, most=most)
    channels = _CHANNELS[kind]
    stride = (width * channels * depth + 7) // 8
    inflater = zlib.decompressobj()
    try:
        raw = inflater.decompress(packed, height * (stride + 1))  # never more, whatever the stream claims
    except zlib.error:
        raise Problem(DAMAGED_PNG, file=name) from None
    if len(raw) != height * (stride + 1):
        raise Problem(DAMAGED_PNG, file=name)
    rows = _unfiltered(np.frombuffer(raw, np.uint8).reshape(height, stride + 1), max(1, channels * depth // 8), name)
    samples = _samples(rows, width * channels, depth).reshape(height, width, channels)
    return _grey(samples, kind, depth, palette, alphas, name)


def _parts(content: bytes, name: str) -> tuple[int, int, int, int, bytes, bytes, bytes]:
    """Return width, height, bit depth, colour type, palette, its alphas and the packed pixels."""
    if content[:8] != SIGNATURE or content[12:16] != b"IHDR" or len(content) < 33:
        raise Problem(DAMAGED_PNG, file=name)
    width, height, depth, kind, _, _, interlaced = _HEADER.unpack_from(content, 16)
    if kind not in _DEPTHS or depth not in _DEPTHS[kind]:
        raise Problem(DAMAGED_PNG, file=name)
    if interlaced:
        raise Problem(INTERLACED, file=name)
    palette, alphas, packed, at = b"", b"", [], 8
    while at + 12 <= len(content):
        (length,) = struct.unpack_from(">I", content, at)
        chunk, body = content[at + 4 : at + 8], content[at + 8 : at + 8 + length]
        if len(body) < length:
            raise Problem(DAMAGED_PNG, file=name)
        if chunk == b"PLTE":
            palette = body
        elif chunk == b"tRNS" and kind == 3:
            alphas = body
        elif chunk == b"IDAT":
            packed.append(body)
        elif chunk == b"IEND":
            break
        at += 12 + length
    return width, height, depth, kind, palette, alphas, b"".join(packed)


def _unfiltered(rows: np.ndarray, step: int, name: str) -> np.ndarray:
    """Undo the filters; rows: (height, 1 + stride), the first byte of each names its filter; step: bytes a pixel."""
    before, out = np.zeros(rows.shape[1] - 1, np.uint8), np.empty((len(rows), rows.shape[1] - 1), np.uint8)
    for number, row in enumerate(rows):
        kind, line = int(row[0]), row[1:]
        if kind == 0:
            before = line
        elif kind == 1:
            before = _summed(line, step)
        elif kind == 2:
            before = line + before
        elif kind in (3, 4):
            before = _predicted(line.tolist(), before.tolist(), step, _average if kind == 3 else _paeth)
        else:
            raise Problem(DAMAGED_PNG, file=name)
        out[number] = before
    return out


def _summed(line: np.ndarray, step: int) -> np.ndarray:
    """Undo filter 1: every byte is the difference to the one a pixel before."""
    padded = np.zeros(-(-len(line) // step) * step, np.uint8)
    padded[: len(line)] = line
    return np.cumsum(padded.reshape(-1, step), axis=0, dtype=np.uint8).reshape(-1)[: len(line)]


def _predicted(line: list[int], above: list[int], step: int, guess: Callable[[int, int, int], int]) -> np.ndarray:
    """Undo filters 3 and 4: every byte is the difference to a guess from the bytes before, above and before that."""
    for i, value in enumerate(line):
        left, corner = (line[i - step], above[i - step]) if i >= step else (0, 0)
        line[i] = (value + guess(left, above[i], corner)) & 255
    return np.array(line, np.uint8)


def _average(left: int, above: int, corner: int) -> int:
    return (left + above) // 2


def _paeth(left: int, above: int, corner: int) -> int:
    """Return the one of three neighbours that is nearest to left + above − corner."""
    p = left + above - corner
    a, b, c = abs(p - left), abs(p - above), abs(p - corner)
    return left if a <= b and a <= c else above if b <= c else corner


def _samples(rows: np.ndarray, count: int, depth: int) -> np.ndarray:
    """Return `count` samples of `depth` bits from each row; of 16 bits the upper eight."""
    if depth == 8:
        return rows
    if depth == 16:
        return rows[:, ::2]
    bits = np.unpackbits(rows, axis=1).reshape(len(rows), -1, depth)
    return (bits @ (1 << np.arange(depth)[::-1])).astype(np.uint8)[:, :count]


def _grey(samples: np.ndarray, kind: int, depth: int, palette: bytes, alphas: bytes, name: str) -> np.ndarray:
    """Return grey levels (height, width) of samples (height, width, channels)."""
    if kind == 3:
        colours = np.frombuffer(palette[: len(palette) // 3 * 3], np.uint8).reshape(-1, 3)
        if samples.size and samples.max() >= len(colours):
            raise Problem(DAMAGED_PNG, file=name)
        opaque = np.full(len(colours), 255, np.uint8)
        opaque[: len(alphas)] = np.frombuffer(alphas[: len(colours)], np.uint8)
        return _on_white(colours[samples[..., 0]] @ LUMA, opaque[samples[..., 0]])
    if kind == 0:
        top = (1 << min(depth, 8)) - 1
        return (samples[..., 0].astype(np.uint16) * 255 // top).astype(np.uint8)
    light = samples[..., 0] if kind == 4 else samples[..., :3] @ LUMA
    return _on_white(light, samples[..., -1] if kind in (4, 6) else np.full(light.shape, 255, np.uint8))


def _on_white(light: np.ndarray, alpha: np.ndarray) -> np.ndarray:
    shares = alpha / 255.0
    return np.rint(light * shares + 255.0 * (1.0 - shares)).astype(np.uint8)
