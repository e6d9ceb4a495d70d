"""What a decision rests on: sessions with their scores, and what the person said."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime

from postchain_tui.core.case import Case, Seen
from postchain_tui.core.decision import Evidence
from postchain_tui.core.diary import Declaration, DeclarationKind, SetRecord, worst_pain
from postchain_tui.core.exercise import Exercise, Measure
from postchain_tui.core.formatting import NOTHING, day_text, load_text, pain_text
from postchain_tui.core.ladder import Standing
from postchain_tui.core.levels import Step
from postchain_tui.core.lightweek import light_week_until
from postchain_tui.core.pain import locking_flags

_MOST_ROWS = 6
"""So many sessions are enough to see why."""


def evidence(case: Case, standing: Standing, step: Step) -> tuple[Evidence, ...]:
    """The sessions that a decision rests on and what was said that bears on it, newest first."""
    below = () if standing.came_from is None else (standing.came_from,)
    shown = {one.id: one for one in (step.level.exercise, standing.exercise, *below)}
    found = (*_sayings(case, shown.values()), *_rows(case, shown.values()))
    return tuple(row for _, row in sorted(found, key=lambda one: one[0], reverse=True))


_Row = tuple[datetime, Evidence]
"""What there is to show, with its moment."""


def _rows(case: Case, exercises: Iterable[Exercise]) -> Iterator[_Row]:
    """The newest sessions with any of some exercises."""
    seen = [(exercise, one) for exercise in exercises for one in case.seen(exercise)]
    newest = sorted(seen, key=lambda pair: pair[1].session.started_at, reverse=True)
    for exercise, one in newest[:_MOST_ROWS]:
        yield one.session.started_at, _row(case, exercise, one)


def counts(exercise: Exercise, seen: Seen) -> str:
    """The reps of every set, of the weaker side, or how long it was held: `12 12 – 10`."""
    return " ".join(_count(exercise, done) for done in seen.sets)


def _count(exercise: Exercise, done: SetRecord) -> str:
    if exercise.measure is Measure.HOLD:
        return NOTHING if done.duration_ms is None else f"{done.duration_ms // 1000} s"
    return NOTHING if done.least_reps is None else str(done.least_reps)


def _row(case: Case, exercise: Exercise, seen: Seen) -> Evidence:
    session = seen.session
    load = "" if seen.load is None else f"{load_text(seen.load, case.facts.settings.units)} × "
    felt = (
        ("before", session.pain_before),
        ("in the sets", worst_pain(seen.sets)),
        ("after", session.pain_after),
        ("morning", session.pain_morning),
    )
    scores = ", ".join(f"{name} {pain_text(score)}" for name, score in felt)
    day = day_text(session.local_date, case.now.date())
    return Evidence(
        f"{day}  {exercise.name}", f"{load}{counts(exercise, seen)} · {scores}", seen.light.word
    )


_OF_AN_EXERCISE = {
    DeclarationKind.PINNED: "stay on",
    DeclarationKind.UNPINNED: "no longer stay on",
    DeclarationKind.CHOSEN: "chosen",
    DeclarationKind.ANYWAY: "do it anyway",
}
_OF_THE_DAY = {
    DeclarationKind.RED_FLAG: "warning sign",
    DeclarationKind.INJURED: "injured",
    DeclarationKind.DELOAD: "light week",
}


def _sayings(case: Case, exercises: Iterable[Exercise]) -> Iterator[_Row]:
    """The newest of each kind that holds now and bears on some exercises."""
    around = _around(exercises)
    for kind, words in (_OF_THE_DAY | _OF_AN_EXERCISE).items():
        said = next((one for one in case.said(kind) if _bears(case, one, around)), None)
        if said is not None:
            day = day_text(said.at.date(), case.now.date())
            yield said.at, Evidence(f"{day}  you said", f"{words}: {_value(case, said)}")


def _value(case: Case, said: Declaration) -> str:
    """What was said, an exercise by its name."""
    if said.kind in _OF_AN_EXERCISE:
        return case.exercise_of(said.value).name
    return said.value.replace("_", " ")


def _around(exercises: Iterable[Exercise]) -> frozenset[str]:
    """Ids of some exercises and of those that follow them."""
    return frozenset(name for one in exercises for name in (one.id, *one.ladder.progressions))


def _bears(case: Case, said: Declaration, around: frozenset[str]) -> bool:
    if said.kind in _OF_THE_DAY:
        return _holds(case, said)
    is_void = said.kind is DeclarationKind.ANYWAY and not case.injured
    return said.value in around and not is_void


def _holds(case: Case, said: Declaration) -> bool:
    """Does what was said of the day still hold?"""
    facts = case.facts
    if said.kind is DeclarationKind.INJURED:
        return case.injured
    if said.kind is DeclarationKind.DELOAD:
        return light_week_until(facts.declarations, case.now) is not None
    return said.value in locking_flags(facts.declarations, facts.urgent_flags)
