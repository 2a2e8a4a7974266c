"""Programs to take home: a file of resources/scripts, with the numbers of the picture put in."""

import re
from typing import Any

from nnviz.ui.base.resources import resource_dir

_WIDEST = 110  # characters of a line
_PUT_IN = re.compile(r"^from (?P<module>\w+) import [\w, ]+  # in this folder$\n", re.MULTILINE)


def script_text(name: str, **values: Any) -> str:
    """Return the program `resources/scripts/<name>.py` with its first lines `key = …` set to other values.

    The file is a complete program as it is; a module beside it that it imports is put in its place.
    Raises KeyError for a key it does not begin a line with.
    """
    text = _PUT_IN.sub(_module, _script(name))
    for key, value in values.items():
        pattern = re.compile(rf"^{re.escape(key)} = [^#\n]*?(?=(\s+#.*)?$)", re.MULTILINE)
        if not pattern.search(text):
            raise KeyError(key)
        line = f"{key} = {_written(value, _WIDEST - len(key))}"
        text = pattern.sub(lambda _: line, text, count=1)  # noqa: B023 (used at once)
    return text


def _written(value: Any, room: int) -> str:
    """Return a value as Python; a long dictionary has an entry a line."""
    if not isinstance(value, dict) or len(repr(value)) <= room:
        return repr(value)
    return "{\n" + "".join(f"    {key!r}: {entry!r},\n" for key, entry in value.items()) + "}"


def _script(name: str) -> str:
    return (resource_dir() / "scripts" / f"{name}.py").read_text(encoding="utf-8")


def _module(found: re.Match[str]) -> str:
    """Return a module of resources/scripts without its first line, to stand where it is imported."""
    return _PUT_IN.sub(_module, _script(found["module"]).split("\n", 1)[1].strip() + "\n")
