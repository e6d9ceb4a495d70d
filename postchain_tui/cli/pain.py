"""The command `pain`: one score."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

import click

from postchain_tui.catalog.red_flags import red_flags
from postchain_tui.cli import shapes, values
from postchain_tui.cli.context import Invocation
from postchain_tui.cli.output import as_json, print_json, print_lines, wrapped
from postchain_tui.coach import scores
from postchain_tui.coach.coach import Coach
from postchain_tui.core.alarm import asks_for_signs
from postchain_tui.core.diary import PainKind, PainRecord, SessionRecord
from postchain_tui.core.errors import InputError, NotAllowedError
from postchain_tui.core.formatting import day_text
from postchain_tui.core.parsing import LONGEST_NOTE
from postchain_tui.core.places import PLACES, URGENT_PLACE
from postchain_tui.core.quantities import PAIN
from postchain_tui.core.text import harmless

_KINDS = (PainKind.NOW, PainKind.BEFORE, PainKind.AFTER, PainKind.MORNING, PainKind.DAY)
_OF_A_SESSION = frozenset({PainKind.AFTER, PainKind.MORNING})
_WORDS = {
    PainKind.NOW: "now",
    PainKind.BEFORE: "before a session",
    PainKind.AFTER: "after a session",
    PainKind.MORNING: "on the morning",
    PainKind.DAY: "for the day",
}


@click.command("pain", short_help="Record pain now.")
@click.argument("number", metavar="N")
@click.option(
    "--when",
    type=click.Choice([kind.value for kind in _KINDS]),
    help="What it is for; by default the morning's before noon if one is owed, else now.",
)
@click.option("--where", "place", metavar="PLACE", help=f"One of: {' '.join(PLACES)}.")
@click.option("--leg", type=click.Choice(["yes", "no"]), help="Does it spread down a leg?")
@click.option(
    "--at", metavar="ISO8601", callback=values.moment, help="When it was; now if left out."
)
@click.option("--note", default="", metavar="TEXT", help="A note.")
@as_json
@click.pass_obj
def pain_command(
    invocation: Invocation,
    number: str,
    when: str | None,
    place: str | None,
    leg: str | None,
    at: datetime | None,
    note: str,
    as_json: bool,
) -> None:
    """Put a pain score from 0 to 10 on record; - says that it is not known."""
    felt = values.score(PAIN, number)
    moment = invocation.told(at)
    spreading = None if leg is None else leg == "yes"
    details = _Details(_known_place(place), spreading, harmless(note, LONGEST_NOTE))
    with invocation.writing() as coach:
        recorded = _recorded(coach, felt, moment, when, details)
    if as_json:
        print_json(shapes.pain_document(recorded.score))
    else:
        print_lines(_lines(recorded))


def _known_place(place: str | None) -> str | None:
    if place is not None and place not in PLACES:
        raise InputError(
            f"There is no place “{harmless(place, 40)}”: choose from {' '.join(PLACES)}."
        )
    return place


@dataclass(frozen=True, slots=True)
class _Details:
    """What may be said besides a score."""

    place: str | None
    spreading: bool | None
    note: str


@dataclass(frozen=True, slots=True)
class _Recorded:
    """What came of a score."""

    score: PainRecord
    session: SessionRecord | None
    """The session that it belongs to, if any."""
    asks_for_signs: str
    """Why warning signs should be asked for; empty where they need not be."""


def _recorded(
    coach: Coach, felt: int | None, at: datetime, when: str | None, details: _Details
) -> _Recorded:
    """Put the score on record, held against those before it."""
    kind = scores.usual_kind(coach.store, at) if when is None else PainKind(when)
    session = scores.session_of(coach.store, kind, at)
    if session is None and kind in _OF_A_SESSION:
        today = coach.clock.now().date()
        raise NotAllowedError(scores.refusal(coach.store, kind, at, today))
    before = scores.reference(coach, kind, session, at)
    reason = asks_for_signs(
        felt,
        before.score,
        details.place,
        before.place,
        spreading=details.spreading,
        over=before.words,
    )
    record = coach.record_pain(
        kind, felt, session, at, details.place, details.spreading, details.note
    )
    return _Recorded(record, session, reason)


def _lines(recorded: _Recorded) -> list[str]:
    record = recorded.score
    what = "not known" if record.score is None else str(record.score)
    recalled = ", recalled" if record.recalled else ""
    line = f"pain {what}, {_when_words(record, recorded.session)}{recalled}: recorded"
    warning = _warning() if record.place == URGENT_PLACE else []
    return [line, *warning, *_advice(recorded.asks_for_signs)]


def _advice(reason: str) -> list[str]:
    """Where a warning sign can be told, in case there is one."""
    if not reason:
        return []
    where = "postchain state --red-flag ITEM (postchain state --help lists them)"
    return wrapped(f"That is {reason}. If a warning sign is there, say so: {where}.", "")


def _when_words(record: PainRecord, session: SessionRecord | None) -> str:
    """What the score is for, with the day of the session that it belongs to."""
    if session is None:
        return _WORDS[record.kind]
    day = day_text(session.local_date, record.at.date())
    return f"morning after {day}" if record.kind is PainKind.MORNING else f"after {day}"


def _warning() -> list[str]:
    """The question about numbness that pain at this place raises."""
    question = next(flag.question for flag in red_flags() if flag.id == "saddle_numbness")
    return wrapped(f"{question} If so, do not train: get help today.", "")
