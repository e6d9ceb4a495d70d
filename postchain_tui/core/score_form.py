"""The form in which a pain score is corrected."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import datetime

from postchain_tui.core import places
from postchain_tui.core.diary import PainKind, PainRecord
from postchain_tui.core.errors import InputError
from postchain_tui.core.form import Field, FieldError
from postchain_tui.core.form_texts import (
    NOT_KNOWN,
    Changes,
    Local,
    answer_from,
    answer_shown,
    changes,
    edited,
    filled,
    line_from,
    moment_from,
    note_limit,
    one_of,
    recorded,
    whole,
)
from postchain_tui.core.quantities import PAIN
from postchain_tui.core.text import harmless

_KINDS = {kind: kind.value for kind in PainKind}
_OF_A_SESSION = frozenset({PainKind.AFTER, PainKind.MORNING})
_LONGEST_PLACE = 100
_LETTERS = re.compile(r"[a-z]+")
_PLACES = tuple(map(places.words, places.PLACES))
_FORM = (
    Field("score", "pain", hint="0 to 10, - for not known"),
    Field("place", "where", choices=_PLACES),
    Field("spreads", "spreads down a leg", hint="y or n"),
    Field("kind", "kind", choices=tuple(_KINDS.values())),
    Field("day", "day", hint="2026-11-12"),
    Field("time", "time", hint="18:42"),
    Field("note", "note"),
)


def fields(entry: PainRecord) -> tuple[Field, ...]:
    """A field for each thing that a pain score holds."""
    return filled(_FORM, _shown(entry), {"note": {"limit": note_limit(entry.note)}})


def changed(entry: PainRecord, texts: Mapping[str, str], local: Local, now: datetime) -> PainRecord:
    """The score with what was typed anew; a field that still says what was shown is not read.

    Args:
        entry: The score as it is on record.
        texts: What stands in the fields now, by their keys; one that is left out stays.
        local: Makes a moment on the wall clock of the person's zone aware of its offset.
        now: The moment.

    Raises:
        FieldError: when a field cannot be read, or the score would lie ahead of now; it says what
            is allowed.
    """
    typed = edited(_shown(entry), texts)
    at = _moment(entry, typed, local, now)
    return replace(entry, at=at, **changes(typed, _readers(entry)))


def _shown(entry: PainRecord) -> dict[str, str]:
    """What stands in each field at first."""
    return {
        "day": entry.at.date().isoformat(),
        "time": f"{entry.at:%H:%M}",
        "kind": _KINDS[entry.kind],
        "score": recorded(entry.score) or NOT_KNOWN,
        "place": harmless(places.words(entry.place or ""), _LONGEST_PLACE),
        "spreads": answer_shown(entry.spreading),
        "note": harmless(entry.note, note_limit(entry.note)),
    }


def _readers(entry: PainRecord) -> dict[str, Callable[[str], Changes]]:
    """What each of the fields but those of the moment changes, by what is typed in it."""
    has_session = entry.session is not None
    longest_note = note_limit(entry.note)
    return {
        "kind": lambda text: {"kind": _kind_from(text, has_session)},
        "score": lambda text: {"score": whole(PAIN, text)},
        "place": lambda text: {"place": _place_from(text)},
        "spreads": lambda text: {"spreading": answer_from(text)},
        "note": lambda text: {"note": line_from(text, longest_note)},
    }


def _moment(entry: PainRecord, typed: Mapping[str, str], local: Local, now: datetime) -> datetime:
    keys = [key for key in ("time", "day") if key in typed]
    if not keys:
        return entry.at
    at = moment_from(entry.at, typed, "time", local, now)
    if at > now:
        raise FieldError(keys[0], f"A score is not after now, and this is {at:%Y-%m-%d %H:%M}.")
    return at


def _kind_from(text: str, has_session: bool) -> PainKind:
    kind = one_of(_KINDS, text, "kind")
    if kind in _OF_A_SESSION and not has_session:
        others = ", ".join(word for kind, word in _KINDS.items() if kind not in _OF_A_SESSION)
        raise InputError(f"this score belongs to no session, so its kind is one of {others}")
    return kind


def _place_from(text: str) -> str | None:
    if not text:
        return None
    found = _PLACE_OF.get(_letters(text))
    if found is None:
        raise InputError(f"the place is one of: {'; '.join(_PLACES)}; or empty")
    return found


def _letters(text: str) -> tuple[str, ...]:
    return tuple(_LETTERS.findall(text.casefold()))


_PLACE_OF = {
    _letters(name): place for place in places.PLACES for name in (place, places.words(place))
}
"""The place that a name or an id stands for, however it is written."""
