"""How hard it was: whole sessions, and the sets of the exercise."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date

from postchain_tui.core.chart import Chart, Guide, Mark, Point, Series, Tone
from postchain_tui.core.formatting import count_text, date_text, day_text, tenths
from postchain_tui.core.progress.look import Look
from postchain_tui.core.progress.page import Fact, Page, Panel, Readouts, Subject, Table, joined

_HARDEST = 10.0


def effort_page(look: Look) -> Page:
    """Effort of the sessions and of the exercise's sets, 0 to 10."""
    days = tuple(_days(look))
    return Page(
        subject=Subject.EFFORT,
        panels=(Panel(_chart(look, days), 1),),
        facts=tuple(_facts(days)),
        readouts=Readouts(
            tuple(day for day, _, _ in days), lambda place: _readout(look, *days[place])
        ),
        table=lambda: _table(look, days),
    )


_Day = tuple[date, float | None, float | None]
"""A day, how hard its session was, and the mean effort of the exercise's sets."""


def _days(look: Look) -> Iterator[_Day]:
    own = _own_efforts(look)
    for one in look.sittings:
        if one.effort is not None or own.get(one.session) is not None:
            yield one.day, one.effort, own.get(one.session)


def _own_efforts(look: Look) -> dict[str, float]:
    """The mean effort of each session's sets, by its id; an exercise weighs as much as its sets."""
    rated: defaultdict[str, list[tuple[float, int]]] = defaultdict(list)
    for bout in look.own_bouts:
        if bout.mean_rpe is not None:
            rated[bout.session].append((bout.mean_rpe, bout.sets))
    return {session: _weighted_mean(told) for session, told in rated.items()}


def _weighted_mean(told: Sequence[tuple[float, int]]) -> float:
    return sum(rpe * sets for rpe, sets in told) / sum(sets for _, sets in told)


def _chart(look: Look, days: tuple[_Day, ...]) -> Chart:
    aim = None if look.exercise is None else look.exercise.dose.reps_in_reserve
    guides = () if aim is None else (Guide(f"aim at most {10 - aim.low}", 10.0 - aim.low),)
    return Chart(
        title="effort, 0 to 10",
        series=(
            Series("sets", tuple(Point(day, own) for day, _, own in days), Mark.DOTS),
            Series(
                "whole session",
                tuple(Point(day, one) for day, one, _ in days),
                Mark.DOTS,
                Tone.SECOND,
                "▫",
            ),
        ),
        first=look.first,
        last=look.today,
        guides=guides,
        low=0,
        high=_HARDEST,
        whole=True,
        empty="no effort recorded yet: @7 behind a set, or the wrap-up, says how hard it was",
    )


def _name(look: Look) -> str:
    return "sets of all exercises" if look.exercise is None else f"sets: {look.exercise.name}"


def _facts(days: tuple[_Day, ...]) -> Iterator[Fact]:
    sessions = [one for _, one, _ in days if one is not None]
    own = [one for _, _, one in days if one is not None]
    yield Fact(
        "MEAN EFFORT",
        (
            f"sets  {_mean(own)}",
            f"whole session  {_mean(sessions)}",
        ),
    )
    yield Fact(
        "HOW SURE",
        (
            "On average one could do a rep more than one thinks (Halperin 2022);",
            "the further from the limit, the rougher the guess.",
        ),
    )


def _mean(values: Sequence[float]) -> str:
    if not values:
        return "not recorded yet"
    return f"{tenths(sum(values) / len(values))} ({count_text(len(values), 'session')})"


def _readout(look: Look, day: date, one: float | None, own: float | None) -> str:
    return joined(
        day_text(day, look.today),
        "" if own is None else f"{_name(look)} {tenths(own)}",
        "" if one is None else f"whole session {tenths(one)}",
    )


def _table(look: Look, days: tuple[_Day, ...]) -> Table:
    rows = tuple(
        (date_text(day, look.today), tenths(own), tenths(one)) for day, one, own in reversed(days)
    )
    head = ("day", _name(look), "whole session")
    return Table(head, rows, numbers=frozenset({1, 2}), empty="no effort recorded yet")
