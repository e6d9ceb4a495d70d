"""Whether a person is in front of the terminal."""

from __future__ import annotations

import os


def is_terminal() -> bool:
    """Are the standard streams a terminal? The app reads the first and draws on the last."""
    # Asked of the descriptors: where they were closed Python has no streams to ask.
    return all(map(os.isatty, (0, 1, 2)))
