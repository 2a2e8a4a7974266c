"""The digits in a picture of several: parts that belong together, line by line, from left to right."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from nnviz.data.handwritten.connected import connected_parts
from nnviz.data.handwritten.ink import SIDE
from nnviz.data.handwritten.mnist_steps import Grey, InkBox, resized
from nnviz.data.handwritten.photo import part_boxes

MOST_DIGITS = 60
"""More parts than these are not read one by one."""
_INK = 100  # of 255: more is ink
_TOGETHER = 0.5  # of the narrower width: parts that lie so much above each other are one digit
_SAME_LINE = 0.5  # of the smaller height
_BAR, _NEAR = 0.5, 0.35  # of the height of a part: a lower one so near above or below it belongs to it, as a 5's bar
_WIDE = 1.35  # widths of its height: a part that is wider is several digits that touch
_USUAL = 0.75  # width of a digit in heights
_ON_PAD = 0.7  # of the pad's side that a digit of a picture takes


@dataclass(frozen=True, eq=False)
class FoundDigit:
    """One digit: its rectangle in the picture, and its ink alone, of the rectangle's size."""

    box: InkBox
    ink: Grey


def find_digits(ink: Grey) -> tuple[FoundDigit, ...]:
    """Return the digits in ink (height, width) uint8, in the order of reading; at most MOST_DIGITS."""
    labels, count = connected_parts(ink >= _INK)
    boxes = part_boxes(labels, count)
    found: list[FoundDigit] = []
    for line in _lines(boxes):
        for group in _groups(line, boxes):
            box = _around([boxes[n] for n in group])
            own = np.isin(box.of(labels), [n + 1 for n in group])
            others = (box.of(labels) > 0) & ~own
            alone = np.where(others, 0, box.of(ink)).astype(np.uint8)
            found += [_cut(box, alone, *ends) for ends in _cuts(alone)]
    return tuple(found[:MOST_DIGITS])


def on_pad(digit: Grey) -> Grey:
    """Return a digit in the middle of an empty pad (SIDE, SIDE), its longer side 0.7 of the pad's."""
    scale = _ON_PAD * SIDE / max(digit.shape)
    small = resized(digit, *(max(1, round(side * scale)) for side in digit.shape))
    pad = np.zeros((SIDE, SIDE), np.uint8)
    top, left = (SIDE - small.shape[0]) // 2, (SIDE - small.shape[1]) // 2
    pad[top : top + small.shape[0], left : left + small.shape[1]] = small
    return pad


def _lines(boxes: Sequence[InkBox]) -> list[list[int]]:
    """Return the parts of every line of writing, from top to bottom; tall parts say where the lines are."""
    lines: list[tuple[int, int, list[int]]] = []
    for number in sorted(range(len(boxes)), key=lambda n: -boxes[n].height):
        box = boxes[number]
        shared = [min(box.bottom, bottom) - max(box.top, top) for top, bottom, _ in lines]
        near = int(np.argmax(shared)) if shared else -1
        belongs = [n for n, line in enumerate(lines) if any(_belongs(box, boxes[other]) for other in line[2])]
        if near >= 0 and shared[near] >= _SAME_LINE * min(box.height, lines[near][1] - lines[near][0]):
            lines[near][2].append(number)
        elif belongs:
            lines[belongs[0]][2].append(number)
        else:
            lines.append((box.top, box.bottom, [number]))
    return [numbers for _, _, numbers in sorted(lines, key=lambda line: line[0] + line[1])]


def _belongs(bar: InkBox, whole: InkBox) -> bool:
    """Return whether a low part just above or below a tall one is a stroke of the same digit."""
    gap = max(bar.top - whole.bottom, whole.top - bar.bottom)
    shared = min(bar.right, whole.right) - max(bar.left, whole.left)
    low = bar.height <= _BAR * whole.height and gap <= _NEAR * whole.height
    return low and shared >= _TOGETHER * min(bar.width, whole.width)


def _groups(line: Sequence[int], boxes: Sequence[InkBox]) -> list[list[int]]:
    """Return the parts of every digit of a line, from left to right."""
    groups: list[list[int]] = []
    for number in sorted(line, key=lambda n: -boxes[n].width * boxes[n].height):
        box = boxes[number]
        for group in groups:
            whole = _around([boxes[n] for n in group])
            shared = min(box.right, whole.right) - max(box.left, whole.left)
            if shared >= _TOGETHER * min(box.width, whole.width):
                group.append(number)
                break
        else:
            groups.append([number])
    return sorted(groups, key=lambda group: _around([boxes[n] for n in group]).left)


def _around(boxes: Sequence[InkBox]) -> InkBox:
    return InkBox(min(b.top for b in boxes), min(b.left for b in boxes), max(b.bottom for b in boxes),
               max(b.right for b in boxes))  # fmt: skip


def _cuts(ink: Grey) -> list[tuple[int, int]]:
    """Return from where to where each digit of a part reaches: cut where the least ink is, if the part is too wide."""
    height, width = ink.shape
    if width <= _WIDE * height:
        return [(0, width)]
    count = max(2, round(width / (_USUAL * height)))
    sums, cuts = ink.sum(axis=0, dtype=np.int64), [0]
    for k in range(1, count):
        middle, reach = k * width / count, 0.3 * width / count
        low, high = int(middle - reach), int(middle + reach) + 1
        cuts.append(low + int(sums[low:high].argmin()))
    return list(zip(cuts, [*cuts[1:], width], strict=True))


def _cut(box: InkBox, ink: Grey, left: int, right: int) -> FoundDigit:
    rows = np.flatnonzero((ink[:, left:right] >= _INK).any(axis=1))
    top, bottom = (int(rows[0]), int(rows[-1]) + 1) if len(rows) else (0, ink.shape[0])
    place = InkBox(box.top + top, box.left + left, box.top + bottom, box.left + right)
    return FoundDigit(place, ink[top:bottom, left:right])
