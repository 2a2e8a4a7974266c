"""What the program remembers between two starts: window, tab, States, language and theme."""

import json
import logging
from typing import Any

from PySide6.QtCore import QSettings, QStandardPaths

from nnviz.safe_file import parse_json

_LOG = logging.getLogger(__name__)


def settings() -> QSettings:
    """Return the store: an INI file in the user's configuration folder."""
    return QSettings(QSettings.Format.IniFormat, QSettings.Scope.UserScope, "nnviz", "nnviz")


def data_folder() -> str:
    """Return the folder in which the program keeps data for the user (it need not exist yet)."""
    return QStandardPaths.writableLocation(QStandardPaths.StandardLocation.GenericDataLocation) + "/nnviz"


def log_folder() -> str:
    """Return the folder for the log file (it need not exist yet)."""
    return QStandardPaths.writableLocation(QStandardPaths.StandardLocation.GenericCacheLocation) + "/nnviz"


def save_values(key: str, values: dict[str, Any]) -> None:
    """Remember plain values under a key."""
    settings().setValue(key, json.dumps(values))  # ASCII: Qt would lose what is no UTF-8 in a path


def load_values(key: str) -> dict[str, Any]:
    """Return the values under a key; an empty dict if there are none or they are damaged."""
    try:
        values = parse_json(settings().value(key, "{}"))
    except (TypeError, ValueError):
        _LOG.warning("The stored settings %s are damaged and are left out.", key)
        return {}
    return values if isinstance(values, dict) else {}
