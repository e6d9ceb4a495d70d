"""Whether a person is in front of the terminal."""

from __future__ import annotations

import os


def is_terminal() -> bool:
    """Are both standard input and standard output a terminal?"""
    # Asked of the descriptors: where they were closed Python has no streams to ask.
    return os.isatty(0) and os.isatty(1)
