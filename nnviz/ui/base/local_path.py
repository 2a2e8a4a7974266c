"""Paths as the desktop gives them: names in another encoding than UTF-8 survive."""

import os
from urllib.parse import unquote_to_bytes

from PySide6.QtCore import QUrl

_LOST = "\ufffd"


def local_path(url: QUrl) -> str:
    """Return the path in a `file:` address; where Qt cannot read the bytes, as Python keeps them.

    Folders that were named under an old Korean locale (EUC-KR) are such paths on Linux.
    """
    path = url.toLocalFile()
    if _LOST not in path or os.name == "nt":
        return path
    encoded = url.path(QUrl.ComponentFormattingOption.FullyEncoded)
    return os.fsdecode(unquote_to_bytes(encoded))
