"""A process that saves without end until it is killed: `python -m tests.stress.victim HOME KIND SEED`.

It works in a folder of its own and prints a line when it begins, so that its murderer can take aim.
"""

import sys
from collections.abc import Callable
from random import Random
from typing import Any

from tests.stress.surroundings import prepare

KINDS = ("session", "scene", "weights", "dataset", "picture", "table")


def main(home: str, kind: str, seed: str) -> None:
    """Save one kind of file again and again, with other contents each time."""
    prepare(home)
    from nnviz import safe_file
    from nnviz.ui.base.settings import settings_folder
    from tests.stress import program, values

    program.application()
    rng, window = Random(seed), program.window(program.tab_names()[0])
    window.remembers = True
    safe_file.JOURNAL.folder = settings_folder()
    saving = _saver(kind, window)
    print("working", flush=True)
    while True:
        try:
            window.tab.set_state(window.tab.State(**values.random_fields(window.tab, rng)))
        except ValueError:
            continue
        program.settle(1)
        saving()


def _saver(kind: str, window: Any) -> Callable[[], object]:
    """Return what saves one file of a kind."""
    import numpy as np

    from nnviz.data.dataset import Dataset
    from nnviz.data.npz_datasets import save_npz
    from nnviz.data.weights import save_weights
    from nnviz.ui.files.export import export_picture
    from nnviz.ui.files.scenes import Scene, write_scene
    from nnviz.ui.files.tables import export_tables, tables_of

    tab, rng = window.tab, np.random.default_rng()
    images, labels = rng.integers(0, 256, (500, 28, 28), np.uint8), (np.arange(500) % 10).astype(np.uint8)
    data = Dataset("killed", images, labels, images, labels)
    params = {"W1": rng.normal(size=(784, 100)), "b1": np.zeros(100)}
    savers = {
        "session": lambda: (window.close(), window.show()),
        "scene": lambda: write_scene(Scene(tab.name, tab.values()), "saved.nnviz"),
        "weights": lambda: save_weights("saved-weights.npz", params),
        "dataset": lambda: save_npz(data, "saved.npz"),
        "picture": lambda: export_picture(tab.picture, "saved.png"),
        "table": lambda: export_tables(tables_of(tab.plots()[:1]), "saved.csv"),
    }
    return savers[kind]


if __name__ == "__main__":
    main(*sys.argv[1:])
