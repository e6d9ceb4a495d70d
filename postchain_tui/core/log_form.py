"""The form by which a session is put on record after the fact."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial

from postchain_tui.core.form import Field, FieldError
from postchain_tui.core.form_texts import (
    Local,
    answer_from,
    halves,
    line_from,
    moment_from,
    read,
    whole,
)
from postchain_tui.core.parsing import LONGEST_NOTE
from postchain_tui.core.quantities import EFFORT, PAIN

_LONGEST_TEXT = 2000
_SCORE = "0–10; empty: not recorded"


@dataclass(frozen=True, slots=True)
class Told:
    """What was told of a session. What is None was not told."""

    text: str
    """The sets, as they are typed."""
    at: datetime
    """When it ended."""
    pain_before: int | None
    pain_after: int | None
    effort: float | None
    """How hard the whole of it was, 0 to 10."""
    form_ok: bool
    """Did form hold in every exercise?"""
    note: str


def fields(now: datetime) -> tuple[Field, ...]:
    """What is asked, with this moment as the end of the session."""
    return (
        Field("sets", "sets", "", "rdl 4*20x12@7 p0 r120; bridge 10, 10, 9", _LONGEST_TEXT),
        Field("day", "day", f"{now:%Y-%m-%d}", "as 2026-11-12", 10),
        Field("time", "ended at", f"{now:%H:%M}", "as 18:42", 8),
        Field("before", "pain before", "", _SCORE, 4),
        Field("after", "pain after", "", _SCORE, 4),
        Field("effort", "how hard", "", "0–10 in halves; empty: not recorded", 4),
        Field("form", "form held", "", "y when it held in every exercise", 3),
        Field("note", "note", "", "", LONGEST_NOTE),
    )


def told(texts: Mapping[str, str], local: Local, now: datetime) -> Told:
    """What the fields say.

    Args:
        texts: The texts of the fields.
        local: Makes a moment on the wall aware of its offset.
        now: The moment; nothing that was done lies after it.

    Raises:
        FieldError: when one of them cannot be read.
    """
    typed = {key: text.strip() for key, text in texts.items()}
    if not typed["sets"]:
        raise FieldError("sets", "Write what was done: rdl 4*20x12@7 p0; bridge 3*10.")
    at = _moment(typed, local, now)
    return Told(
        text=typed["sets"],
        at=at,
        pain_before=read("before", partial(whole, PAIN), typed["before"]),
        pain_after=read("after", partial(whole, PAIN), typed["after"]),
        effort=read("effort", partial(halves, EFFORT), typed["effort"]),
        form_ok=bool(read("form", answer_from, typed["form"])),
        note=read("note", _note, typed["note"]),
    )


def _moment(typed: Mapping[str, str], local: Local, now: datetime) -> datetime:
    """The end of the session; what was not typed anew is this moment, to the second."""
    shown = {field.key: field.text for field in fields(now)}
    anew = {key: typed[key] for key in ("day", "time") if typed[key] != shown[key]}
    latest = now + timedelta(minutes=1)
    at = moment_from(now, anew, "time", local, latest)
    if at > latest:
        raise FieldError("day", "That lies ahead: a session is logged once it is over.")
    return at


def _note(text: str) -> str:
    return line_from(text, LONGEST_NOTE)
