"""A hundred digits in ten styles, written with the mouse through the real window: how many are read correctly?

    python -m tests.benchmarks.hundred_digits [NETWORK]

Each is read with the steps of MNIST's makers on, and with all of them off; NETWORK: relu-50 (the default), relu-512,
sigmoid-50-100.  Wanted of the ReLU networks: at least 90 with the steps on, and clearly fewer with them off.
"""

import sys
from typing import Any

from tests.benchmarks import program


def main(network: str) -> int:
    """Write and read them all; print a line per style and the sums; 1 if fewer than 90 are right."""
    from tests.handwriting import DIGITS, STYLES

    _, window = program.open_window()
    window.show()
    window.show_tab("inference")
    tab = window.tab
    tab.change(view="draw", network=network)
    program.wait_until(lambda: tab.asking.ready and not tab.busy)
    totals = [0, 0]
    print(f"{network}: right with all steps on, and off, of {len(DIGITS)}; the answers to 0 … 9")
    for style in STYLES:
        found = read(tab, style)
        right = [sum(answer == digit for answer, digit in zip(row, DIGITS, strict=True)) for row in found]
        totals = [total + count for total, count in zip(totals, right, strict=True)]
        answers = ["".join(map(str, row)) for row in found]
        print(f"{style.name:24} {right[0]:3} {answers[0]}   {right[1]:3} {answers[1]}")
    print(f"{'all':24} {totals[0]:3} {totals[1]:16}   of {len(DIGITS) * len(STYLES)}")
    window.close()
    return 1 if totals[0] < 90 else 0


def read(tab: Any, style: Any) -> tuple[list[int], list[int]]:
    """Write all ten digits in a style; return the answers with the steps on and off."""
    from tests.handwriting import DIGITS, write

    found: tuple[list[int], list[int]] = ([], [])
    for digit in DIGITS:
        tab.change(ink=(), picture="", thickness=style.thickness, box=True, scale=True, centre=True)
        write(tab.view.pad, digit, style)
        found[0].append(int(tab.view.bars.values.argmax()))
        tab.change(box=False, scale=False, centre=False)
        found[1].append(int(tab.view.bars.values.argmax()))
    return found


if __name__ == "__main__":
    sys.exit(main(sys.argv[1] if len(sys.argv) > 1 else "relu-50"))
