"""Where icons, help pages, lessons and translations lie, wherever the program was installed from."""

from functools import cache
from pathlib import Path

_PACKAGE = Path(__file__).resolve().parents[2]


@cache
def resource_dir() -> Path:
    """Return the folder of the program's own files.

    In an installed wheel they lie inside the package, in a checkout and an editable install beside it.
    The folder counts only with its icons: another project's `resources` beside a broken install must not.

    Raises FileNotFoundError where the program was copied without them.
    """
    for folder in (_PACKAGE / "resources", _PACKAGE.parent / "resources"):
        if (folder / "icons" / "nnviz.svg").is_file():
            return folder
    raise FileNotFoundError(f"no folder 'resources' beside or inside {_PACKAGE}; install nnviz again")


def resource(*parts: str) -> Path:
    """Return the path of one resource, its folders and name given in order; it need not exist.

    >>> resource("icons", "nnviz.svg").name
    'nnviz.svg'
    """
    return resource_dir().joinpath(*parts)
