"""The command `history`: sessions, newest first."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, time, timedelta
from functools import partial
from itertools import islice

import click

from postchain_tui.cli import shapes, values
from postchain_tui.cli.context import Invocation
from postchain_tui.cli.output import (
    as_json,
    bold,
    dim,
    print_json,
    print_lines,
    shown,
    spread,
    wrapped,
)
from postchain_tui.cli.sets import sets_lines
from postchain_tui.coach.coach import Coach
from postchain_tui.coach.naming import name_of, namer_of
from postchain_tui.core import said
from postchain_tui.core.diary import SessionRecord, Status
from postchain_tui.core.formatting import (
    count_text,
    day_text,
    minutes_text,
    pain_text,
)
from postchain_tui.core.load import Load, Unit
from postchain_tui.core.volume import tonnage_grams
from postchain_tui.store import diary

_LIMIT = 20
_A_DAY = timedelta(days=1)
"""No place on earth is further from UTC."""
_A_MOMENT = timedelta(milliseconds=1)


@click.command("history", short_help="Sessions, newest first.")
@click.option(
    "--since", metavar="DAY", callback=values.day_or_moment, help="The first day, or a moment."
)
@click.option(
    "--until", metavar="DAY", callback=values.day_or_moment, help="The last day, or a moment."
)
@click.option("--exercise", metavar="ID", help="Only sessions with this exercise.")
@click.option(
    "--limit",
    type=click.IntRange(min=1, max=1_000_000),
    default=_LIMIT,
    show_default=True,
    help="How many at most.",
)
@click.option("--trash", is_flag=True, help="Those thrown away instead.")
@as_json
@click.pass_obj
def history_command(
    invocation: Invocation,
    since: date | None,
    until: date | None,
    exercise: str | None,
    limit: int,
    trash: bool,
    as_json: bool,
) -> None:
    """Show sessions with their sets and scores, newest first."""
    with invocation.reading() as coach:
        pages = partial(
            diary.sessions,
            coach.store,
            limit,
            since=_earliest(invocation, since),
            until=_end(invocation, until),
            exercise=None if exercise is None else namer_of(coach).rung(exercise).id,
            trash=trash,
        )
        found = tuple(islice(_of_days(pages, since, until), limit))
        if as_json:
            print_json([shapes.session_document(one, coach.known_exercise) for one in found])
        else:
            print_lines(list(_lines(coach, found)))


def _earliest(invocation: Invocation, since: date | None) -> datetime | None:
    """The first moment that may count: of a day, where on earth it begins first."""
    if since is None or isinstance(since, datetime):
        return None if since is None else invocation.local(since)
    return datetime.combine(since - _A_DAY, time(), UTC)


def _end(invocation: Invocation, until: date | None) -> datetime | None:
    """The first moment after all that may count: of a day, where on earth it ends last."""
    if until is None or isinstance(until, datetime):
        return None if until is None else invocation.local(until) + _A_MOMENT
    return datetime.combine(until + 2 * _A_DAY, time(), UTC)


def _of_days(
    pages: Callable[..., tuple[SessionRecord, ...]], since: date | None, until: date | None
) -> Iterator[SessionRecord]:
    """The sessions of all pages, those left out that have no such day where they were."""
    first = None if isinstance(since, datetime) else since
    last = None if isinstance(until, datetime) else until
    page = pages()
    while page:
        for one in page:
            if (first or one.local_date) <= one.local_date <= (last or one.local_date):
                yield one
        page = pages(before=page[-1])


def _lines(coach: Coach, found: tuple[SessionRecord, ...]) -> Iterator[str]:
    if not found:
        yield "No sessions."
    for position, session in enumerate(found):
        if position:
            yield ""
        yield from _session_lines(coach, session)


def _session_lines(coach: Coach, session: SessionRecord) -> Iterator[str]:
    unit = coach.settings.units
    day = day_text(session.local_date, coach.clock.now().date())
    name = shown(session.name, 30) or session.source
    left, right = spread(f"{day} {session.started_at:%H:%M}  {name}", _facts(coach, session, unit))
    yield bold(left) + right
    yield from sets_lines(coach, session.sets)
    if felt := _felt(session):
        yield "  " + dim(felt)
    for decided in session.said:
        words = shown(said.words(decided, partial(name_of, coach)))
        yield from map(dim, wrapped(words, "  ", "  "))
    if session.note:
        yield from map(dim, wrapped(f"# {shown(session.note)}", "  ", "  "))


def _facts(coach: Coach, session: SessionRecord, unit: Unit) -> str:
    facts = [count_text(len(session.sets), "set")]
    tonnage = tonnage_grams(session.sets, coach.known_exercise)
    if tonnage is not None:
        facts.append(f"{Load.from_grams(tonnage, unit).number:.0f} {unit}")
    seconds = shapes.duration_seconds(session)
    if seconds is not None:
        facts.append(minutes_text(seconds))
    if session.status is not Status.FINISHED:
        facts.append(session.status.value)
    return " · ".join(facts)


def _felt(session: SessionRecord) -> str:
    scores = {
        "before": session.pain_before,
        "worst": session.worst_pain,
        "after": session.pain_after,
        "next morning": session.pain_morning,
    }
    words = [f"{name} {pain_text(score)}" for name, score in scores.items() if score is not None]
    felt = "pain " + ", ".join(words) if words else ""
    effort = "" if session.effort is None else f"effort {session.effort:g}"
    return " · ".join(filter(None, (felt, effort)))
