"""Looking back on what is on record, a slice at a time."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterator
from dataclasses import replace
from datetime import date, timedelta
from functools import partial
from itertools import count
from pathlib import Path
from typing import Any, TypeVar

import pytest

from postchain_tui.coach import tracking
from postchain_tui.coach.tracking import Steps, Tracker, at_once
from postchain_tui.core.chart import Chart, Point
from postchain_tui.core.diary import SessionRecord, SetRecord, Status
from postchain_tui.core.events import Started
from postchain_tui.core.exercise import Exercise
from postchain_tui.core.plan import Planned
from postchain_tui.core.progress.look import Look, rungs
from postchain_tui.core.progress.page import Page, Subject
from postchain_tui.core.span import Span
from postchain_tui.store import chronicle, events, pain, records
from postchain_tui.store import settings as settings_store
from postchain_tui.store.rows import utc_text
from postchain_tui.store.store import Store
from tests.build import bridge, kg, rdl, score, sets
from tests.coach.home import LIBRARY, MONDAY, Home

T = TypeVar("T")

RDL = LIBRARY.exercise("rdl_empty_bar")
BRIDGE = LIBRARY.exercise("glute_bridge")
PLANK = LIBRARY.exercise("side_plank")

# Days before the moment at which the clock stands.
IN_THE_MONTH, IN_THE_TWELVE_WEEKS, BEFORE_THEM, IN_THE_YEAR, LONG_AGO = 2, 40, 100, 300, 800

_numbers = count()


def session(days: float, *done: SetRecord) -> SessionRecord:
    """A finished session so many days ago, its sets a minute apart."""
    begin, name = MONDAY - timedelta(days=days), f"session {next(_numbers)}"
    own = tuple(
        replace(one, id=f"{name}, {place}", ordinal=place, at=begin + timedelta(minutes=place))
        for place, one in enumerate(done, start=1)
    )
    end = begin + timedelta(hours=1)
    return SessionRecord(name, begin, end, "app", "", Status.FINISHED, own)


def deadlifts(days: float, *reps: int, kilograms: float = 20, **changes: Any) -> SessionRecord:
    """A session of deadlifts, at effort 8."""
    return session(days, *sets(RDL, *reps, load=kg(kilograms), **{"rpe": 8.0, **changes}))


def fill(store: Store, *sessions: SessionRecord) -> None:
    for one in sessions:
        records.create(store, one, None, "fill")


def lived(home: Home) -> None:
    """A life with deadlifts in every span, more of them the longer ago, and bridges lately."""
    fill(
        home.store,
        deadlifts(LONG_AGO, 12, kilograms=30),
        deadlifts(IN_THE_YEAR, 9),
        deadlifts(BEFORE_THEM, 8, kilograms=22.5),
        deadlifts(IN_THE_TWELVE_WEEKS, 8, 7),
        session(7, *sets(BRIDGE, 10, 10)),
        deadlifts(IN_THE_MONTH, 10, 9, pain=1),
    )
    for days, number in ((LONG_AGO, 9), (BEFORE_THEM, 6), (41, 5), (3, 2), (1, 1)):
        pain.add_pain(home.store, score(number, days))


@pytest.fixture
def home() -> Iterator[Home]:
    made = Home()
    lived(made)
    with made.store:
        yield made


@pytest.fixture
def small_slices(monkeypatch: pytest.MonkeyPatch) -> None:
    """One session or score a slice."""
    for name, size in {
        "training": "slice_sessions",
        "scores": "slice_size",
        "best_sets": "slice_sessions",
        "rated_sets": "slice_sessions",
    }.items():
        monkeypatch.setattr(chronicle, name, partial(getattr(chronicle, name), **{size: 1}))
    monkeypatch.setattr(chronicle, "_PLANS_A_SLICE", 1)


def counted(steps: Steps[T]) -> tuple[T, int]:
    """What comes of some steps, and how many there were."""
    taken = 0
    while True:
        try:
            next(steps)
        except StopIteration as end:
            return end.value, taken
        taken += 1


def steps_of(steps: Steps[Any]) -> int:
    return counted(steps)[1]


def told(page: Page) -> tuple[object, ...]:
    """All that a page says."""
    words = [page.readouts.words(place) for place in range(len(page.readouts.days))]
    return page.subject, page.panels, page.facts, page.readouts.days, words, page.table()


def reps(look: Look) -> list[tuple[float, int | None]]:
    """Load and reps of the best sets."""
    return [
        (0 if one.done.load is None else float(one.done.load.number), one.done.reps)
        for one in look.best_sets
    ]


def everything_of(tracker: Tracker, span: Span = Span.TWELVE_WEEKS) -> Look:
    return at_once(tracker.look(RDL, span, span))


# In steps


@pytest.mark.usefixtures("small_slices")
@pytest.mark.parametrize("subject", Subject)
@pytest.mark.parametrize("exercise", [RDL, BRIDGE, None])
def test_a_page_made_in_steps_between_other_reads_is_the_same(
    home: Home, subject: Subject, exercise: Exercise | None
) -> None:
    expected = told(at_once(Tracker(home.coach).page(subject, exercise, Span.TWELVE_WEEKS)))
    tracker = Tracker(home.coach)
    pending = tracker.page(subject, exercise, Span.TWELVE_WEEKS)
    others = _others(tracker)
    found: Page | None = None
    while found is None:
        try:
            next(pending)
            next(others)()
        except StopIteration as end:
            found = end.value
    assert told(found) == expected
    assert told(at_once(tracker.page(subject, exercise, Span.TWELVE_WEEKS))) == expected


def _others(tracker: Tracker) -> Generator[Callable[[], object], None, None]:
    """Things that others do, without an end: whole pages, and single steps of others."""
    half_read = tracker.read_on(Subject.LOAD, BRIDGE)
    while True:
        yield lambda: next(half_read, None)
        for subject, span in ((Subject.LOAD, Span.FOUR_WEEKS), (Subject.RECORDS, Span.YEAR)):
            other = tracker.page(subject, BRIDGE, span)
            yield partial(at_once, other)


@pytest.mark.usefixtures("small_slices")
def test_reading_stops_between_the_slices_for_others(home: Home) -> None:
    tracker = Tracker(home.coach)
    assert steps_of(tracker.look(RDL, Span.ALL, Span.ALL)) > 6 + 5 + 5 + 5
    first = tracker.look(RDL, Span.YEAR, Span.YEAR)
    next(first)
    home.store.rows("SELECT 1")
    with home.store.reading() as connection:
        assert connection.in_transaction
    first.close()


# What is kept


@pytest.mark.parametrize("span", Span)
def test_what_was_read_is_kept(home: Home, span: Span) -> None:
    tracker = Tracker(home.coach)
    first, steps = counted(tracker.look(RDL, span, span))
    again, more = counted(tracker.look(RDL, span, span))
    assert (steps > 0, more) == (True, 0)
    assert (again.chronicle, again.best_sets) == (first.chronicle, first.best_sets)


def test_the_single_sets_of_another_exercise_are_read_but_not_all_the_rest(
    home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    tracker = Tracker(home.coach)
    everything_of(tracker)
    monkeypatch.setattr(chronicle, "training", _never)
    monkeypatch.setattr(chronicle, "scores", _never)
    look, steps = counted(tracker.look(BRIDGE, Span.TWELVE_WEEKS, Span.TWELVE_WEEKS))
    assert (reps(look), steps > 0) == ([(0, 10)], True)
    assert steps_of(tracker.look(RDL, Span.TWELVE_WEEKS, Span.TWELVE_WEEKS)) == 0


def _never(*_: object, **__: object) -> None:
    raise AssertionError("read once more")


def test_what_was_read_is_read_anew_after_something_was_written(home: Home) -> None:
    tracker = Tracker(home.coach)
    before = everything_of(tracker)
    fill(home.store, deadlifts(1, 11))
    after = everything_of(tracker)
    assert len(after.chronicle.bouts) == len(before.chronicle.bouts) + 1
    assert reps(after) == [*reps(before), (20, 11)]
    pain.add_pain(home.store, score(7, 0))
    assert everything_of(tracker).chronicle.scores[-1].score == 7


def test_what_was_read_is_outdated_as_soon_as_something_is_written(home: Home) -> None:
    tracker = Tracker(home.coach)
    assert tracker.is_outdated()
    everything_of(tracker)
    assert not tracker.is_outdated()
    pain.add_pain(home.store, score(7, 0))
    assert tracker.is_outdated()
    everything_of(tracker)
    assert not tracker.is_outdated()


def test_what_was_read_is_read_anew_after_another_program_has_written(tmp_path: Path) -> None:
    path = tmp_path / "postchain.db"
    with (
        Store.open(path, device="one", now=lambda: MONDAY) as store,
        Store.open(path, device="other", now=lambda: MONDAY) as other,
    ):
        home = Home(store)
        lived(home)
        tracker = Tracker(home.coach)
        before = everything_of(tracker)
        assert everything_of(tracker).chronicle is not None
        fill(other, deadlifts(1, 11))
        after = everything_of(tracker)
    assert reps(after) == [*reps(before), (20, 11)]


def test_what_was_read_is_read_anew_on_the_next_day(home: Home) -> None:
    tracker = Tracker(home.coach)
    before = everything_of(tracker, Span.FOUR_WEEKS)
    assert reps(before) == [(20, 10)]
    home.clock.advance(hours=5, minutes=59)
    assert steps_of(tracker.look(RDL, Span.FOUR_WEEKS, Span.FOUR_WEEKS)) == 0
    home.clock.advance(minutes=1)
    look, steps = counted(tracker.look(RDL, Span.FOUR_WEEKS, Span.FOUR_WEEKS))
    assert (look.today, steps > 0) == (date(2026, 3, 3), True)
    home.clock.advance(days=26)
    assert reps(everything_of(tracker, Span.FOUR_WEEKS)) == []


@pytest.mark.usefixtures("small_slices")
def test_what_was_written_while_it_was_read_is_there_the_next_time(home: Home) -> None:
    tracker = Tracker(home.coach)
    pending = tracker.look(RDL, Span.ALL, Span.ALL)
    next(pending)
    fill(home.store, deadlifts(900, 3, kilograms=40))
    at_once(pending)
    assert reps(everything_of(tracker, Span.ALL)) == reps(
        everything_of(Tracker(home.coach), Span.ALL)
    )
    assert (40, 3) in reps(everything_of(tracker, Span.ALL))


# How far back


def test_each_span_has_its_own_sets_whatever_was_looked_at_before(home: Home) -> None:
    expected: dict[Span, list[tuple[float, int]]] = {
        Span.FOUR_WEEKS: [(20, 10)],
        Span.TWELVE_WEEKS: [(20, 8), (20, 10)],
        Span.YEAR: [(20, 9), (22.5, 8), (20, 8), (20, 10)],
        Span.ALL: [(30, 12), (20, 9), (22.5, 8), (20, 8), (20, 10)],
    }
    tracker = Tracker(home.coach)
    for span in (*Span, *reversed(Span)):
        look = everything_of(tracker, span)
        assert (reps(look), look.span) == (expected[span], span)
        assert len(look.own_bouts) == len(expected[span])


def test_a_longer_span_after_a_shorter_one_reads_what_was_missing(home: Home) -> None:
    tracker = Tracker(home.coach)
    short = everything_of(tracker, Span.FOUR_WEEKS)
    assert steps_of(tracker.look(None, Span.YEAR, None)) > 0
    long = everything_of(tracker, Span.YEAR)
    assert len(long.chronicle.sittings) > len(short.chronicle.sittings)
    assert steps_of(tracker.look(None, Span.TWELVE_WEEKS, None)) == 0
    assert everything_of(tracker, Span.FOUR_WEEKS).chronicle == short.chronicle


def test_ten_weeks_before_the_span_are_in_the_chronicle(home: Home) -> None:
    first = MONDAY.date() - timedelta(days=83) - timedelta(weeks=10)
    at_first, too_old = (
        deadlifts((MONDAY.date() - day).days, 5) for day in (first, first - timedelta(days=1))
    )
    fill(home.store, at_first, too_old)
    pain.add_pain(home.store, score(4, (MONDAY.date() - first).days))
    look = everything_of(Tracker(home.coach))
    assert [one.day for one in look.chronicle.sittings][:1] == [first]
    assert [one.session for one in look.chronicle.bouts][:1] == [at_first.id]
    assert look.chronicle.scores[0].score == 4
    # They lie before what is shown.
    assert look.first == date(2025, 12, 9)
    assert next(bout.day for bout in look.own_bouts) == MONDAY.date() - timedelta(days=40)
    assert reps(look) == [(20, 8), (20, 10)]


def test_the_record_began_with_the_oldest_session_or_score(home: Home) -> None:
    oldest = MONDAY.date() - timedelta(days=LONG_AGO)
    assert everything_of(Tracker(home.coach), Span.FOUR_WEEKS).began == oldest
    pain.add_pain(home.store, score(4, LONG_AGO + 10))
    assert everything_of(Tracker(home.coach), Span.ALL).began == oldest - timedelta(days=10)
    empty = Home()
    tracker = Tracker(empty.coach)
    assert everything_of(tracker, Span.ALL).began is None
    pain.add_pain(empty.store, score(4, 3))
    assert everything_of(tracker, Span.ALL).began == MONDAY.date() - timedelta(days=3)


def test_a_record_is_held_against_all_time_although_the_span_is_short(home: Home) -> None:
    fill(
        home.store,
        deadlifts(1, 11, kilograms=25),
        deadlifts(0.5, 13, kilograms=25),
    )
    page = at_once(Tracker(home.coach).page(Subject.RECORDS, RDL, Span.FOUR_WEEKS))
    # 25 kg would be the heaviest ever were it not for the 30 kg × 12 of long ago.
    assert [row[1] for row in page.table().rows] == [
        "most reps with 25 kg: 13 (before 12 with 30 kg)"
    ]


def test_what_no_page_of_a_subject_shows_is_not_read(
    home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(chronicle, "best_sets", _never)
    tracker = Tracker(home.coach)
    for subject in (Subject.VOLUME, Subject.EFFORT, Subject.MUSCLES, Subject.MORNINGS):
        at_once(tracker.page(subject, RDL, Span.YEAR))


def test_of_holds_the_longest_is_the_best(home: Home) -> None:
    holds = [
        replace(one, duration_ms=ms)
        for one, ms in zip(sets(PLANK, 2, 1), (20_000, 30_000), strict=True)
    ]
    fill(home.store, session(1, *holds))
    look = at_once(Tracker(home.coach).look(PLANK, Span.FOUR_WEEKS, Span.FOUR_WEEKS))
    assert [one.done.duration_ms for one in look.best_sets] == [30_000]


def test_only_sets_up_to_the_ceiling_that_allow_it_are_rated(home: Home) -> None:
    fill(home.store, deadlifts(1, 5, kilograms=60, pain=6), deadlifts(0.5, 4, 13, pain=4))
    fill(home.store, deadlifts(0.25, 3, kilograms=40, pain=4))
    tracker = Tracker(home.coach)
    assert [one.reps for one in everything_of(tracker).rated_sets] == [8, 10, 3]
    settings_store.set_setting(home.store, "ceiling", "3")
    assert [one.reps for one in everything_of(tracker).rated_sets] == [8, 10]


# What was left out


def _planned(store: Store, made: SessionRecord, *plan: Planned) -> None:
    """A session of the app that started with a plan."""
    fill(store, made)
    start = Started(made.started_at, made.id, "basics", "Basics", 1, plan, 5)
    with store.action("Start") as writing:
        writing.put(
            "session_events",
            {
                "id": f"{made.id}, start",
                "session_id": made.id,
                "ordinal": 0,
                "at": utc_text(start.at),
                "kind": events.kind_of(start),
                "body": events.encoded(start),
            },
        )


def _crosses(page: Page) -> tuple[Point, ...]:
    charts: list[Chart] = [panel.chart for panel in page.panels]
    return next(one.points for one in charts[0].series if one.name == "skipped")


def test_what_was_planned_and_left_out_is_marked(home: Home) -> None:
    due = rdl(exercise=replace(rdl().exercise, id=RDL.id))
    _planned(home.store, session(5, *sets(BRIDGE, 10)), due, bridge())
    _planned(home.store, session(6, *sets(RDL, 10, load=kg(20))), due, bridge())
    _planned(home.store, session(50, *sets(BRIDGE, 10)), due)
    _planned(home.store, session(400, *sets(BRIDGE, 10)), due)
    five, fifty = (MONDAY.date() - timedelta(days=days) for days in (5, 50))
    tracker = Tracker(home.coach)
    page = at_once(tracker.page(Subject.LOAD, RDL, Span.TWELVE_WEEKS))
    assert [point.day for point in _crosses(page)] == [fifty, five]
    assert any("2 sessions  skipped" in fact.lines for fact in page.facts)
    assert everything_of(tracker, Span.FOUR_WEEKS).skipped == (five,)
    # What was left out more than a year ago is of no interest.
    assert everything_of(tracker, Span.ALL).skipped == (fifty, five)
    assert at_once(tracker.look(BRIDGE, Span.ALL, Span.ALL)).skipped == (
        MONDAY.date() - timedelta(days=6),
    )


# The ladder


def test_the_ladder_is_what_leads_to_an_exercise_and_on_from_it(home: Home) -> None:
    tracker = Tracker(home.coach)
    ladder = everything_of(tracker).family
    family = next(one.exercises for one in LIBRARY.families if one.id == RDL.family)
    assert [one for one in family if one in ladder] == list(ladder)
    assert {*RDL.ladder.regressions, RDL.id, *RDL.ladder.progressions} <= {*ladder}
    # What comes after the next step, but not what may be done instead.
    assert {"single_leg_rdl", "trap_bar_deadlift"} <= {*ladder}
    assert not {"rdl_dumbbell", "rdl_kettlebell", "cable_pull_through"} & {*ladder}
    assert at_once(tracker.look(None, Span.YEAR, None)).family == ()


@pytest.mark.parametrize("name", LIBRARY.ids)
def test_every_exercise_is_on_its_own_ladder_and_with_those_of_its_family_only(name: str) -> None:
    found = LIBRARY.exercise(name)
    look = at_once(Tracker(Home().coach).look(found, Span.ALL, None))
    assert name in look.family
    assert {LIBRARY.exercise(one).family for one in look.family} == {found.family}


def test_an_exercise_of_no_family_that_is_known_has_no_ladder(home: Home) -> None:
    stray = replace(RDL, family="nobody's")
    look = at_once(Tracker(home.coach).look(stray, Span.ALL, None))
    assert (look.family, look.first_days) == ((), {})


@pytest.mark.parametrize("span", Span)
def test_the_first_days_of_a_ladder_are_those_of_all_time(home: Home, span: Span) -> None:
    fill(
        home.store,
        session(1200, *sets(LIBRARY.exercise("dowel_hinge"), 10)),
        session(1100, *sets(LIBRARY.exercise("rdl_kettlebell"), 10, load=kg(12))),
        session(20, *sets(LIBRARY.exercise("rdl_barbell"), 10, load=kg(40))),
    )
    look = everything_of(Tracker(home.coach), span)
    day = MONDAY.date()
    expected = {"dowel_hinge": 1200, RDL.id: LONG_AGO, "rdl_barbell": 20}
    assert look.first_days == {name: day - timedelta(days=days) for name, days in expected.items()}
    assert [name for _, name in rungs(look)] == ["dowel_hinge", RDL.id, "rdl_barbell"]


# Reading ahead


MAKING = 1
"""Steps that a page takes when nothing has to be read for it."""


def test_after_reading_on_looking_further_back_reads_nothing_more(home: Home) -> None:
    tracker = Tracker(home.coach)
    at_once(tracker.page(Subject.LOAD, RDL, Span.TWELVE_WEEKS))
    assert steps_of(tracker.read_on(Subject.LOAD, RDL)) > 0
    for span in Span:
        for subject in Subject:
            assert steps_of(tracker.page(subject, RDL, span)) <= MAKING
    assert steps_of(tracker.read_on(Subject.LOAD, RDL)) == 0


def test_reading_on_may_be_about_no_exercise(home: Home) -> None:
    tracker = Tracker(home.coach)
    assert steps_of(tracker.read_on(Subject.LOAD, None)) > 0
    assert steps_of(tracker.page(Subject.VOLUME, None, Span.ALL)) <= MAKING


@pytest.mark.parametrize(("most", "reads"), [(6, True), (5, False)])
def test_an_endless_history_is_not_read_on(
    home: Home, monkeypatch: pytest.MonkeyPatch, most: int, reads: bool
) -> None:
    monkeypatch.setattr(tracking, "_READ_AHEAD", most)
    tracker = Tracker(home.coach)
    everything_of(tracker)
    assert (steps_of(tracker.read_on(Subject.LOAD, RDL)) > 0) is reads
    assert (steps_of(tracker.page(Subject.LOAD, RDL, Span.ALL)) == 0) is reads


def test_five_thousand_sessions_are_not_endless_yet(monkeypatch: pytest.MonkeyPatch) -> None:
    tracker = Tracker(Home().coach)
    monkeypatch.setattr(chronicle, "sessions_at_most", lambda _: 5001)
    assert steps_of(tracker.read_on(Subject.LOAD, RDL)) == 0
    monkeypatch.setattr(chronicle, "sessions_at_most", lambda _: 5000)
    assert steps_of(tracker.read_on(Subject.LOAD, RDL)) > 0


# Which exercise


def test_the_first_choice_is_the_loaded_exercise_done_last(home: Home) -> None:
    tracker = Tracker(home.coach)
    fill(home.store, session(1, *sets(BRIDGE, 10)))
    assert tracker.first_choice() == RDL
    swing = LIBRARY.exercise("kb_swing")
    fill(home.store, session(0.5, *sets(swing, 10, load=kg(16)), *sets(BRIDGE, 10)))
    assert tracker.first_choice() == swing


def test_without_a_loaded_exercise_any_that_was_done_last_is_the_first_choice() -> None:
    home = Home()
    fill(home.store, session(3, *sets(BRIDGE, 10)), session(2, *sets("somebody's own", 9)))
    assert Tracker(home.coach).first_choice() == BRIDGE


@pytest.mark.parametrize(
    ("program", "first"), [("basics", "glute_bridge"), ("recovery", "cat_camel")]
)
def test_with_nothing_on_record_the_first_work_of_the_program_is_the_first_choice(
    program: str, first: str
) -> None:
    home = Home()
    settings_store.set_setting(home.store, "program", program)
    found = Tracker(home.coach).first_choice()
    assert found is not None
    assert found.id == first


def test_all_exercises_can_be_chosen_those_done_lately_first(home: Home) -> None:
    fill(home.store, session(1, *sets("somebody's own", 9)))
    choices = Tracker(home.coach).choices()
    ids = [one.id for one in choices]
    assert ids[:2] == [RDL.id, BRIDGE.id]
    assert len(ids) == len(set(ids))
    assert set(ids) == set(LIBRARY.ids)
    assert ids[2:] == [one for one in LIBRARY.ids if one not in ids[:2]]
    assert [one.note for one in choices][:3] == ["done lately", "done lately", ""]
    assert choices[1].name == "Glute bridge"
