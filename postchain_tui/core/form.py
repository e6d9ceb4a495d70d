"""Fields that are filled in as text, and what is wrong with one of them."""

from __future__ import annotations

from dataclasses import dataclass

from postchain_tui.core.errors import InputError
from postchain_tui.core.text import harmless


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


_MOST_CHOICES = 8


def help_of(field: Field) -> str:
    """What may be typed in a field: its hint, else its choices where they are few."""
    fitting = [one for one in field.choices if len(one) <= field.limit]
    return field.hint or (" · ".join(fitting) if len(fitting) <= _MOST_CHOICES else "")


def changes_text(before: tuple[Field, ...], after: tuple[Field, ...]) -> str:
    """What stands otherwise in two fillings of a form: `reps 12 → 8`, two changes at most."""
    pairs = zip(before, after, strict=False)
    told = [_change(was, now) for was, now in pairs if was.text != now.text]
    more = f" and {len(told) - _MOST_TOLD} more" if len(told) > _MOST_TOLD else ""
    return ", ".join(told[:_MOST_TOLD]) + more


def _change(was: Field, now: Field) -> str:
    texts = (harmless(text, _LONGEST) or _NOTHING for text in (was.text, now.text))
    return f"{was.label} {' → '.join(texts)}"


_MOST_TOLD = 2
_LONGEST = 24
_NOTHING = "–"


class FieldError(InputError):
    """A field cannot be read; the message says what is allowed in it."""

    def __init__(self, key: str, message: str) -> None:
        super().__init__(message)
        self.key = key
        """The key of the field."""
