"""Which characters a terminal can show."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum


class Charset(StrEnum):
    """Which characters there are to draw with."""

    BRAILLE = "braille"
    """Everything: lines are fine dots."""
    BLOCK = "block"
    """Half and full blocks, as on the Linux console, whose font has no braille."""
    PLAIN = "plain"
    """ASCII alone."""


def charset_of(environment: Mapping[str, str], encoding: str) -> Charset:
    """What this terminal can show."""
    if not encoding.lower().startswith("utf"):
        return Charset.PLAIN
    return Charset.BLOCK if environment.get("TERM") == "linux" else Charset.BRAILLE
