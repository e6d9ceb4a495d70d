"""TOML as values."""

from __future__ import annotations

from importlib import import_module

from postchain_tui.core.errors import InputError


def parsed(text: str) -> dict[str, object]:
    """The table that a TOML text is.

    The reader is only loaded when there is a text to read: at most starts there is none.

    Raises:
        InputError: when it is no TOML; it says where.
    """
    try:
        return dict(import_module("tomllib").loads(text))
    except ValueError as error:
        raise InputError(str(error)) from error
