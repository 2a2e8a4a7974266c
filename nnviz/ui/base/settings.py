"""Where the program keeps what it remembers, what it fetches, and its log."""

from pathlib import Path

from PySide6.QtCore import QSettings, QStandardPaths


def old_settings() -> QSettings:
    """Return the INI file in which earlier versions kept the session."""
    return QSettings(QSettings.Format.IniFormat, QSettings.Scope.UserScope, "nnviz", "nnviz")


def settings_folder() -> Path:
    """Return the user's folder for what is remembered between two starts (it need not exist yet)."""
    return Path(old_settings().fileName()).parent


def data_folder() -> str:
    """Return the folder in which the program keeps data for the user (it need not exist yet)."""
    return QStandardPaths.writableLocation(QStandardPaths.StandardLocation.GenericDataLocation) + "/nnviz"


def log_folder() -> str:
    """Return the folder for the log file (it need not exist yet)."""
    return cache_folder()


def cache_folder() -> str:
    """Return the folder for what can be made again (it need not exist yet)."""
    return QStandardPaths.writableLocation(QStandardPaths.StandardLocation.GenericCacheLocation) + "/nnviz"
