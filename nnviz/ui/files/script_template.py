"""Programs to take home: a file of resources/scripts, with the numbers of the picture put in."""

import re
from typing import Any

from nnviz.ui.base.resources import resource_dir


def script_text(name: str, **values: Any) -> str:
    """Return the program `resources/scripts/<name>.py` with its first lines `key = …` set to other values.

    The file is a complete program as it is. Raises KeyError for a key it does not begin a line with.
    """
    text = (resource_dir() / "scripts" / f"{name}.py").read_text(encoding="utf-8")
    for key, value in values.items():
        pattern = re.compile(rf"^{re.escape(key)} = [^#\n]*?(?=(\s+#.*)?$)", re.MULTILINE)
        if not pattern.search(text):
            raise KeyError(key)
        line = f"{key} = {value!r}"
        text = pattern.sub(lambda _: line, text, count=1)  # noqa: B023 (used at once)
    return text
