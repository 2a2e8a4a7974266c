"""Every view as SVG, drawn by librsvg, Inkscape and Chromium, beside its PNG.

    python -m tests.benchmarks.renderers FOLDER [TAB …]

prints for each view how far each program's picture is from the PNG (a mean of 255, blurred so that the edges of letters
and lines do not count), and writes FOLDER/TAB-VIEW.png (ours) and TAB-VIEW.PROGRAM.png. A program that is not installed
is left out. The test beside it, with librsvg alone: `tests/tabs/test_svg.py`.
"""

import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import numpy as np

from tests.benchmarks.program import wait_until

Sizes = dict[Path, tuple[int, int]]  # an SVG and its size in pixels


def librsvg(sizes: Sizes) -> None:
    """Draw each with rsvg-convert."""
    for path, (width, height) in sizes.items():
        command = ["rsvg-convert", "-w", str(width), "-h", str(height), str(path), "-o", str(drawn(path, "librsvg"))]
        subprocess.run(command, check=True)


def inkscape(sizes: Sizes) -> None:
    """Draw all of them with one Inkscape."""
    lines = [f"file-open:{path};export-width:{width};export-filename:{drawn(path, 'inkscape')};export-do;file-close"
             for path, (width, _) in sizes.items()]  # fmt: skip
    subprocess.run(["inkscape", "--shell"], input="\n".join([*lines, "quit", ""]), text=True, capture_output=True)


def chromium(sizes: Sizes) -> None:
    """Draw all of them under each other on one page, and cut it into pieces."""
    from PySide6.QtGui import QImage

    folder = next(iter(sizes)).parent
    images = "".join(f'<img src="{path.name}" width={w} height={h} style="display:block">'
                     for path, (w, h) in sizes.items())  # fmt: skip
    (folder / "page.html").write_text(f'<body style="margin:0;background:white">{images}</body>', encoding="utf-8")
    width, height = max(w for w, _ in sizes.values()), sum(h for _, h in sizes.values())
    shot = folder / "page.png"
    subprocess.run(["chromium", "--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars",
                    f"--user-data-dir={folder / 'chromium'}", f"--window-size={width},{height}", f"--screenshot={shot}",
                    f"file://{(folder / 'page.html').resolve()}"], capture_output=True, timeout=120)  # fmt: skip
    page, top = QImage(str(shot)), 0
    for path, (w, h) in sizes.items():
        page.copy(0, top, w, h).save(str(drawn(path, "chromium")))
        top += h


PROGRAMS: dict[str, tuple[str, Callable[[Sizes], None]]] = {
    "librsvg": ("rsvg-convert", librsvg), "inkscape": ("inkscape", inkscape), "chromium": ("chromium", chromium)
}  # fmt: skip


def drawn(path: Path, program: str) -> Path:
    """Return where a program's picture of an SVG goes."""
    return path.with_suffix(f".{program}.png")


def exported(folder: Path, name: str) -> Iterator[tuple[Path, tuple[int, int]]]:
    """Save every view of a tab as PNG and SVG; yield the SVG and its size."""
    from PySide6.QtWidgets import QApplication

    from nnviz.tabs import ENTRIES
    from nnviz.ui.files.export import export_picture
    from nnviz.ui.files.picture_size import drawn_area

    tab: Any = next(entry for entry in ENTRIES if entry.name == name).load()()
    tab.resize(1280, 660)
    tab.show()
    for view in tab.views:
        tab.change(view=view)
        wait_until(lambda: not tab.busy, 300)  # on a busy machine
        QApplication.processEvents()
        path = folder / f"{name}-{view}.svg"
        export_picture(tab.picture, str(path))
        export_picture(tab.picture, str(path.with_suffix(".png")))
        yield path, (drawn_area(tab.picture).width(), drawn_area(tab.picture).height())
    tab.close_down()


def apart(path: Path, program: str, size: tuple[int, int]) -> float:
    """Return the mean difference of a program's picture from ours; NaN if there is none."""
    from tests.tabs.test_svg import blurred

    if not drawn(path, program).is_file():
        return float("nan")
    ours, theirs = (blurred(str(p), *size) for p in (path.with_suffix(".png"), drawn(path, program)))
    return float(np.abs(ours - theirs).mean())


def main(folder: str, *names: str) -> None:
    """Draw and compare the views of some tabs, or of all."""
    from nnviz.__main__ import prepare

    prepare()
    from PySide6.QtWidgets import QApplication

    from nnviz.tabs import ENTRIES

    app = QApplication.instance() or QApplication(["nnviz"])
    app.setStyle("Fusion")
    place = Path(folder).resolve()
    place.mkdir(parents=True, exist_ok=True)
    there = {name: draw for name, (command, draw) in PROGRAMS.items() if shutil.which(command)}
    print("view".ljust(28), *(name.rjust(9) for name in there))
    for name in names or [entry.name for entry in ENTRIES]:
        sizes = dict(exported(place, name))
        for draw in there.values():
            draw(sizes)
        for path, size in sizes.items():
            print(path.stem.ljust(28), *(f"{apart(path, program, size):9.2f}" for program in there), flush=True)


if __name__ == "__main__":
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    main(*sys.argv[1:])
