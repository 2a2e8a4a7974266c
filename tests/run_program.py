"""Copied programs run in the test process: they leave NumPy and PyTorch as they found them."""

import sys
from typing import Any

import numpy as np


def run_program(text: str, name: str = "copied.py", space: dict[str, Any] | None = None) -> dict[str, Any]:
    """Run a program as Python's own main program and return its variables; space: where they are put.

    A program may silence NumPy (np.seterr) or choose PyTorch's type of floats: in a process of its own that concerns
    nobody, here the tests that follow.
    """
    space = {"__name__": "__main__"} if space is None else space
    torch = sys.modules.get("torch")
    kind = torch.get_default_dtype() if torch else None
    try:
        with np.errstate():
            exec(compile(text, name, "exec"), space)
    finally:
        if torch := sys.modules.get("torch"):
            torch.set_default_dtype(kind or torch.float32)
    return space
