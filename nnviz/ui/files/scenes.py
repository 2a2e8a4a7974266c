"""Scenes: a tab with all its settings as a small JSON file, to be saved, sent round and opened again."""

import codecs
import json
import re
from collections.abc import Callable, Collection
from dataclasses import dataclass
from typing import Any

from nnviz import safe_file
from nnviz.ui.base.language import QT_TRANSLATE_NOOP, translate

SUFFIX = ".nnviz"
VERSION = 1
_MOST_BYTES = 32_000_000  # a saved run is a scene too, and has every iteration in it
_ENTRIES: tuple[tuple[str, Callable[[object], bool], str], ...] = (
    ("nnviz", lambda value: type(value) is int and value >= 1, QT_TRANSLATE_NOOP("scenes", "a whole number from 1 on")),
    ("tab", lambda value: isinstance(value, str), QT_TRANSLATE_NOOP("scenes", "the name of a tab")),
    ("state", lambda value: isinstance(value, dict), QT_TRANSLATE_NOOP("scenes", "a list of settings between { and }")),
)


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
        version, tab, values = _entries(_text(raw))
    except ValueError as problem:
        text = translate("scenes", "{name} is not a valid scene file. {reason}")
        raise ValueError(text.format(name=name, reason=problem).rstrip()) from None
    if len(raw) > _MOST_BYTES:
        raise ValueError(translate("scenes", "{name} is too large for a scene.").format(name=name))
    if version > VERSION:
        raise ValueError(translate("scenes", "{name} was made by a newer version of nnviz. "
                                             "Install the newest version.").format(name=name))
    if tab not in tabs:
        text = translate("scenes", "{name} is a scene of a tab called “{tab}”, which this nnviz does not have.")
        raise ValueError(text.format(name=name, tab=tab[:40]))
    return Scene(tab, values)


def _entries(text: str) -> tuple[int, str, dict[str, Any]]:
    """Return version, tab and values of a scene; ValueError with a sentence that says what is wrong with it."""
    if not text.strip():
        raise ValueError(translate("scenes", "It is empty."))
    try:
        content = safe_file.parse_json(text)
    except json.JSONDecodeError as problem:
        raise ValueError(_syntax_problem(problem)) from None
    except ValueError:
        raise ValueError(translate("scenes", "It is nested too deeply.")) from None
    if not isinstance(content, dict):
        raise ValueError("")
    for key, is_sound, wanted in _ENTRIES:
        if not is_sound(content.get(key)):
            text = translate("scenes", "“{key}” must be {wanted}.")
            raise ValueError(text.format(key=key, wanted=translate("scenes", wanted)))
    return content["nnviz"], content["tab"], content["state"]


def _syntax_problem(problem: json.JSONDecodeError) -> str:
    """Say where a text stops being JSON, and name the two slips of the hand that an editor lets pass."""
    before, after = problem.doc[: problem.pos].rstrip(), problem.doc[problem.pos :].lstrip()
    if before.endswith(",") and after[:1] in ("}", "]") or re.match(r",\s*[}\]]", after):
        text = translate("scenes", "Line {line} has a comma before a closing bracket: take it away.")
    elif after[:1] in ("“", "”", "„", "'"):
        text = translate("scenes", "Line {line} has quotation marks of another kind: write them as \".")
    else:
        text = translate("scenes", "Line {line}, letter {column} cannot be read.")
    return text.format(line=problem.lineno, column=problem.colno)


def _text(raw: bytes) -> str:
    """Return the text of a file as any editor may have saved it: UTF-8 or UTF-16, each with or without its mark.

    ValueError with a sentence for any other encoding.
    """
    if raw[:2] in (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE):
        encoding = "utf-16"
    elif b"\0" in raw[:4]:  # JSON begins with ASCII
        encoding = "utf-16-be" if raw[0] == 0 else "utf-16-le"
    else:
        encoding = "utf-8-sig"
    try:
        return raw.decode(encoding)
    except UnicodeDecodeError:
        raise ValueError(translate("scenes", "It has letters in an encoding that is not UTF-8. Open it in an editor "
                                             "and save it as UTF-8.")) from None  # fmt: skip
