"""Scenes: a tab with all its settings as a small JSON file, to be saved, sent round and opened again."""

import codecs
import json
from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from nnviz import safe_file
from nnviz.ui.base.language import translate

SUFFIX = ".nnviz"
VERSION = 1
_MOST_BYTES = 32_000_000  # a saved run is a scene too, and has every iteration in it


@dataclass(frozen=True)
class Scene:
    """Which tab, and its State as plain values."""

    tab: str
    values: dict[str, Any]


def write_scene(scene: Scene, path: str) -> str:
    """Save a scene and return the path used; OSError if it cannot be written."""
    path = path if path.endswith(SUFFIX) else path + SUFFIX
    content = {"nnviz": VERSION, "tab": scene.tab, "state": scene.values}
    text = json.dumps(content, ensure_ascii=False, indent=1) + "\n"
    # A path that is no UTF-8 holds halves of surrogate pairs; the backslash form of them is JSON's own.
    safe_file.write(path, text.encode("utf-8", "backslashreplace"))
    return path


def write_json(content: dict[str, Any], path: str) -> str:
    """Save plain values as JSON, a line for each of the first keys; return the path used. OSError if not written."""
    path = path if path.endswith((".json", SUFFIX)) else path + ".json"
    lines = (f"{json.dumps(key)}: {json.dumps(value, ensure_ascii=False)}" for key, value in content.items())
    safe_file.write(path, ("{\n" + ",\n".join(lines) + "\n}\n").encode("utf-8", "backslashreplace"))
    return path


def read_scene(path: str, tabs: Collection[str]) -> Scene:
    """Read a scene; OSError or ValueError with a sentence for a file that is missing, damaged, foreign or newer."""
    name = safe_file.short_name(path)
    with safe_file.reading(path) as file:
        raw = file.read(_MOST_BYTES + 1)
    try:
        content = safe_file.parse_json(_text(raw))
        version, tab, values = content["nnviz"], content["tab"], content["state"]
    except (ValueError, TypeError, KeyError):
        raise ValueError(translate("scenes", "{name} is not a valid scene file.").format(name=name)) from None
    sound = type(version) is int and version >= 1 and isinstance(tab, str) and isinstance(values, dict)
    if not sound or len(raw) > _MOST_BYTES:
        raise ValueError(translate("scenes", "{name} is not a valid scene file.").format(name=name))
    if version > VERSION:
        raise ValueError(translate("scenes", "{name} was made by a newer version of nnviz. "
                                             "Install the newest version.").format(name=name))
    if tab not in tabs:
        text = translate("scenes", "{name} is a scene of a tab called “{tab}”, which this nnviz does not have.")
        raise ValueError(text.format(name=name, tab=tab[:40]))
    return Scene(tab, values)


def _text(raw: bytes) -> str:
    """Return the text of a file as any editor may have saved it: UTF-8 or UTF-16, each with or without its mark."""
    if b"\0" in raw[:4] and raw[:2] not in (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE):  # JSON begins with ASCII
        return raw.decode("utf-16-be" if raw[0] == 0 else "utf-16-le")
    return raw.decode("utf-16" if raw[:2] in (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE) else "utf-8-sig")
