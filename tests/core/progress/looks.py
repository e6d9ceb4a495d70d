"""Small looks back for the tests: sessions with their sets and scores, made by hand."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import Any

from postchain_tui.core.bout import Bout
from postchain_tui.core.chart import Chart
from postchain_tui.core.chronicle import BestSet, Chronicle, Sitting
from postchain_tui.core.diary import PainKind, PainRecord
from postchain_tui.core.exercise import LoadType, Measure, Muscles, Range, Tempo
from postchain_tui.core.load import Load, Unit
from postchain_tui.core.progress.look import Look
from postchain_tui.core.progress.page import Page
from postchain_tui.core.settings import Settings
from postchain_tui.core.span import Span
from tests.build import START, ago, done, dose, exercise, score

TODAY = START.date()
"""A Monday."""

RDL = exercise(
    id="rdl_barbell",
    name="Romanian deadlift",
    family="hinge",
    load_type=LoadType.EXTERNAL,
    dose=dose(sets=4, reps=Range(8, 12), tempo=Tempo(3, 1, 1, 0), reps_in_reserve=Range(2, 3)),
    muscles=Muscles(("hamstrings",), ("glutes", "erectors")),
)
GOOD_MORNING = replace(RDL, id="good_morning", name="Good morning", dose=dose())
DUMBBELLS = replace(
    RDL, id="rdl_dumbbells", name="Dumbbell deadlift", load_type=LoadType.EXTERNAL_PER_HAND
)
HINGE = replace(
    RDL,
    id="hip_hinge",
    name="Hip hinge",
    load_type=LoadType.BODYWEIGHT,
    dose=dose(reps=None, tempo=None),
)
THRUST = replace(RDL, id="hip_thrust", name="Hip thrust", load_type=LoadType.BODYWEIGHT_OR_EXTERNAL)
NORDIC = replace(RDL, id="nordic", name="Assisted nordic", load_type=LoadType.ASSISTED)
PLANK = exercise(
    id="plank",
    name="Plank",
    family="trunk",
    measure=Measure.HOLD,
    dose=dose(reps=Range(1, 1), hold_seconds=Range(20, 40), tempo=None),
)
CARRY = replace(PLANK, id="carry", name="Suitcase carry", load_type=LoadType.EXTERNAL)

KNOWN = {one.id: one for one in (RDL, GOOD_MORNING, DUMBBELLS, HINGE, THRUST, NORDIC, PLANK, CARRY)}
"""All that the catalog of these tests has."""


def day(days: float) -> date:
    """The day so many days ago."""
    return ago(days).date()


@dataclass(frozen=True, slots=True)
class Trained:
    """One exercise in one session."""

    sitting: Sitting
    bout: Bout
    best: tuple[BestSet, ...]


def trained(
    days: float,
    load: float | None = None,
    reps: int | None = 10,
    *,
    name: str = RDL.id,
    effort: float | None = None,
    rpe: float | None = None,
    pain: int | None = None,
    unit: Unit = Unit.KG,
    hold_ms: int | None = None,
    bout: dict[str, Any] | None = None,
    **changes: Any,
) -> Trained:
    """Three sets alike of an exercise, so many days ago; what is None was not recorded.

    Args:
        days: How many days ago.
        load: Load of each set, in the unit.
        reps: Reps of each set.
        name: Id of the exercise.
        effort: How hard the whole session was.
        rpe: How hard each set was.
        pain: Pain in each set.
        unit: The unit of the load.
        hold_ms: How long each set was held.
        bout: Anything else of the bout.
        changes: Anything else of the best set.
    """
    typed = None if load is None else Load(Decimal(str(load)), unit)
    grams = None if typed is None else typed.grams
    session = f"session {days}"
    whole = Bout(
        session=session,
        exercise=name,
        at=ago(days),
        sets=3,
        hard_sets=3,
        reps=None if reps is None else 3 * reps,
        gram_reps=None if grams is None or reps is None else 3 * grams * reps,
        load_grams=grams,
        tension_ms=0,
        unclocked_reps=3 * (reps or 0),
        unclocked_hold_ms=3 * (hold_ms or 0),
        worst_pain=pain,
        mean_rpe=rpe,
    )
    best = done(
        **{
            "id": f"set {days}",
            "exercise": name,
            "at": ago(days),
            "load": typed,
            "reps": reps,
            "rpe": rpe,
            "pain": pain,
            "duration_ms": hold_ms,
            **changes,
        }
    )
    return Trained(
        Sitting(session, ago(days), effort),
        replace(whole, **(bout or {})),
        (BestSet(session, best),),
    )


def around(
    days: float, before: int | None = None, after: int | None = None, morning: int | None = None
) -> tuple[PainRecord, ...]:
    """The scores around the session of so many days ago, those that were given."""
    told = (
        (before, days, PainKind.BEFORE),
        (after, days - 0.04, PainKind.AFTER),
        (morning, days - 0.6, PainKind.MORNING),
    )
    return tuple(
        replace(score(number, moment, kind), session=f"session {days}")
        for number, moment, kind in told
        if number is not None
    )


def pains(values: dict[int, int]) -> tuple[PainRecord, ...]:
    """The pain of whole days, by how many days ago each was, oldest first."""
    return tuple(score(values[days], days) for days in sorted(values, reverse=True))


def look(*done: Trained, scores: tuple[PainRecord, ...] = (), **changes: Any) -> Look:
    """A look back at the Romanian deadlift over twelve weeks, on what is on record there.

    Args:
        done: What was done, in any order; several exercises of a day are one session.
        scores: The pain scores, in any order.
        changes: Anything else of the look; `said` are the declarations.
    """
    ordered = sorted(done, key=lambda one: one.sitting.at)
    told = Chronicle(
        sittings=tuple({one.sitting.session: one.sitting for one in ordered}.values()),
        bouts=tuple(one.bout for one in ordered),
        scores=tuple(sorted(scores, key=lambda one: one.at)),
        declarations=changes.pop("said", ()),
    )
    chosen = changes.get("exercise", RDL)
    family = changes.get("family", () if chosen is None else _family(chosen.family))
    days = [one.day for one in told.sittings] + [one.at.date() for one in told.scores]
    plain = Look(
        chronicle=told,
        exercise=chosen,
        family=family,
        best_sets=(),
        rated_sets=(),
        first_days={
            bout.exercise: bout.day for bout in reversed(told.bouts) if bout.exercise in family
        },
        skipped=(),
        span=Span.TWELVE_WEEKS,
        today=TODAY,
        began=min(days, default=None),
        settings=Settings(),
        exercise_of=KNOWN.get,
        muscle_name=lambda muscle: muscle.replace("_", " "),
    )
    bare = replace(plain, **changes)
    own = [one for one in ordered if chosen is not None and one.bout.exercise == chosen.id]
    best = tuple(best for one in own for best in one.best if bare.is_shown(one.bout.day))
    return replace(bare, **{"best_sets": best, **changes})


def _family(family: str) -> tuple[str, ...]:
    return tuple(one.id for one in KNOWN.values() if one.family == family)


def charts(page: Page) -> tuple[Chart, ...]:
    """The charts of a page, in their order."""
    return tuple(panel.chart for panel in page.panels)


def points(chart: Chart, name: str) -> dict[date, float | None]:
    """The points of the series whose name begins like that."""
    [series] = [one for one in chart.series if one.name.startswith(name)]
    return {point.day: point.value for point in series.points}


def known(chart: Chart, name: str) -> dict[date, float]:
    """Those of its points whose value is known."""
    return {day: value for day, value in points(chart, name).items() if value is not None}


def fact(page: Page, title: str) -> tuple[str, ...]:
    """The lines of the fact of that title."""
    [told] = [one for one in page.facts if one.title == title]
    return told.lines


def readouts(page: Page) -> list[str]:
    """What all read-outs of a page say, in their order."""
    return [page.readouts.words(place) for place in range(len(page.readouts.days))]


def column(page: Page, name: str) -> list[str]:
    """The cells of the column of that name, from above."""
    table = page.table()
    return [row[table.head.index(name)] for row in table.rows]


def words_of(page: Page) -> Iterator[str]:
    """All that a page says, but for what stands beside its charts."""
    table = page.table()
    for chart in charts(page):
        yield from (chart.title, chart.empty, *(one.name for one in chart.series))
    for told in page.facts:
        yield from (told.title, *told.lines)
    yield from readouts(page)
    yield from (table.empty, *table.head)
    for row in table.rows:
        yield from row
