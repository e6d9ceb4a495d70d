"""What a decision rests on: sessions with their scores, and what the person said."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

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
    """What was said that bears on a decision, then the sessions it rests on, newest first."""
    below = () if standing.came_from is None else (standing.came_from,)
    shown = {one.id: one for one in (step.level.exercise, standing.exercise, *below)}
    rows = [
        (one.session.started_at, _row(case, exercise, one))
        for exercise in shown.values()
        for one in case.seen(exercise)
    ]
    newest = sorted(rows, key=lambda row: row[0], reverse=True)[:_MOST_ROWS]
    return (*_sayings(case, shown.values()), *(row for _, row in newest))


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


def _sayings(case: Case, exercises: Iterable[Exercise]) -> Iterator[Evidence]:
    """The newest of each kind that holds now and bears on some exercises."""
    around = {name for one in exercises for name in (one.id, *one.ladder.progressions)}
    for kind, words in (_OF_THE_DAY | _OF_AN_EXERCISE).items():
        said = next((one for one in case.said(kind) if _bears(case, one, around)), None)
        if said is not None:
            day = day_text(said.at.date(), case.now.date())
            yield Evidence(f"{day}  you said", f"{words}: {said.value.replace('_', ' ')}")


def _bears(case: Case, said: Declaration, around: set[str]) -> bool:
    facts = case.facts
    if said.kind is DeclarationKind.INJURED:
        return case.injured
    if said.kind is DeclarationKind.DELOAD:
        return light_week_until(facts.declarations, case.now) is not None
    if said.kind is DeclarationKind.RED_FLAG:
        return said.value in locking_flags(facts.declarations, facts.urgent_flags)
    is_void = said.kind is DeclarationKind.ANYWAY and not case.injured
    return said.value in around and not is_void
