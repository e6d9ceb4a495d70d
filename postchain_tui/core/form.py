"""Fields that are filled in as text, and what is wrong with one of them."""

from __future__ import annotations

from dataclasses import dataclass

from postchain_tui.core.errors import InputError


@dataclass(frozen=True, slots=True)
class Field:
    """One line of a form."""

    key: str
    """What it is read by."""
    label: str
    """What stands before it."""
    text: str = ""
    """What stands in it at first."""
    hint: str = ""
    """What may be typed, in a few words."""
    limit: int = 500
    """The most characters it takes."""
    choices: tuple[str, ...] = ()
    """Texts that are offered while one types."""


class FieldError(InputError):
    """A field cannot be read; the message says what is allowed in it."""

    def __init__(self, key: str, message: str) -> None:
        super().__init__(message)
        self.key = key
        """The key of the field."""
