"""Which of a program's days is due, and in which stage a person is."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from postchain_tui.core.program import WEEK, Day, Program, Role, Slot, Stage, Weekday
from postchain_tui.core.schedule import (
    StageDue,
    Turn,
    day_due,
    place_words,
    stage_due,
)

MONDAY = date(2026, 3, 2)
DAYS = st.dates(date(2026, 1, 1), date(2026, 12, 31))
SLOT = Slot(Role.WORK, ("bridge",), None, skippable=False)
NAMES = ("A", "B", "C", "D", "E")

RESTORE = Stage("Restore", 9)
BUILD = Stage("Build", 12, ("bridge", "hinge"))
LOAD = Stage("Load", 6)


@st.composite
def weekly(draw: st.DrawFn) -> Program:
    """Programs by weekday, no day of the week in two days."""
    weekdays = draw(st.lists(st.sampled_from(WEEK), min_size=1, unique=True))
    of = [draw(st.sampled_from(NAMES)) for _ in weekdays]
    pairs = list(zip(of, weekdays, strict=True))
    days = (Day(name, tuple(day for by, day in pairs if by == name)) for name in sorted(set(of)))
    return Program("", "", "", "", (SLOT,), tuple(days))


def in_turn(*names: str) -> Program:
    return Program("", "", "", "", (SLOT,), tuple(map(Day, names)))


def staged(*stages: Stage) -> Program:
    return Program("", "", "", "", (SLOT,), (), stages)


def sessions_of_a_year(program: Program) -> list[tuple[date, Day]]:
    """When each day is done by somebody who does what is due on its own day, once a day."""
    done: list[tuple[date, Day]] = []
    last = None
    for ahead in range(365):
        today = MONDAY + timedelta(days=ahead)
        due = day_due(program, last, today)
        assert due is not None
        if WEEK[today.weekday()] in due.weekdays:
            done.append((today, due))
            last = Turn(due.name, today)
    return done


# Days


def test_a_program_without_days_has_none_due() -> None:
    assert day_due(staged(), Turn("A", MONDAY), MONDAY) is None


def test_the_first_day_comes_first_and_again_after_the_last() -> None:
    program = in_turn("A", "B", "C")
    assert day_due(program, None, MONDAY) == Day("A")
    assert day_due(program, Turn("A", MONDAY), MONDAY) == Day("B")
    assert day_due(program, Turn("C", MONDAY), MONDAY) == Day("A")


def test_after_a_day_that_is_no_longer_one_the_first_comes() -> None:
    assert day_due(in_turn("A", "B"), Turn("Z", MONDAY), MONDAY) == Day("A")


@given(st.integers(1, 5), st.lists(DAYS, min_size=1, max_size=60))
def test_days_take_turns_whenever_they_are_done(count: int, when: list[date]) -> None:
    program = in_turn(*NAMES[:count])
    last, done = None, []
    for today in sorted(when):
        due = day_due(program, last, today)
        assert due is not None
        done.append(due.name)
        last = Turn(due.name, today)
    assert done == [NAMES[place % count] for place in range(len(when))]


@given(weekly())
def test_over_a_year_each_day_of_the_week_gets_its_session_once(program: Program) -> None:
    on = {weekday: day for day in program.days for weekday in day.weekdays}
    year = [MONDAY + timedelta(days=ahead) for ahead in range(365)]
    wanted = [(day, on[WEEK[day.weekday()]]) for day in year if WEEK[day.weekday()] in on]
    assert sessions_of_a_year(program) == wanted


@given(weekly(), DAYS)
def test_what_is_due_comes_on_the_next_of_its_days(program: Program, today: date) -> None:
    due = day_due(program, None, today)
    assert due is not None
    words = place_words(due, None, 1, None, today)
    named = [one for one in WEEK if f"{due.name} on {one.capitalize()} ·" in words]
    assert (named or [WEEK[today.weekday()]])[0] in due.weekdays


@given(weekly(), DAYS)
def test_a_day_that_was_missed_is_left_out(program: Program, today: date) -> None:
    long_ago = Turn(program.days[0].name, today - timedelta(days=30))
    assert day_due(program, long_ago, today) == day_due(program, None, today)


@given(weekly(), DAYS)
def test_once_done_today_that_of_tomorrow_or_later_comes(program: Program, today: date) -> None:
    due = day_due(program, None, today)
    assert due is not None
    after = day_due(program, Turn(due.name, today), today)
    assert after == day_due(program, None, today + timedelta(days=1))


def test_the_only_day_of_a_week_comes_again_in_a_week() -> None:
    program = Program("", "", "", "", (SLOT,), (Day("A", (Weekday.MONDAY,)),))
    assert day_due(program, Turn("A", MONDAY), MONDAY) == program.days[0]


# Stages


def in_stage(stage: Stage, done: int, **others: int) -> Turn:
    """The newest session, one of so many in a stage."""
    return Turn("", MONDAY, stage.name, {stage.name: done, **others})


def test_a_program_without_stages_has_none_due() -> None:
    assert stage_due(staged(), in_stage(RESTORE, 5), lambda _: True) is None


def test_a_stage_takes_its_sessions_then_the_next_begins() -> None:
    program = staged(RESTORE, LOAD)
    assert stage_due(program, None, lambda _: False) == StageDue(RESTORE, 1)
    assert stage_due(program, in_stage(RESTORE, 8), lambda _: False) == StageDue(RESTORE, 9)
    assert stage_due(program, in_stage(RESTORE, 9), lambda _: False) == StageDue(LOAD, 1)


def test_a_stage_goes_on_while_the_gates_of_the_next_are_shut() -> None:
    program = staged(RESTORE, BUILD, LOAD)
    long = in_stage(RESTORE, 29)
    assert stage_due(program, in_stage(RESTORE, 8), lambda _: False) == StageDue(RESTORE, 9)
    assert stage_due(program, long, "bridge".__eq__) == StageDue(RESTORE, 30, ("hinge",))
    assert stage_due(program, long, lambda _: True) == StageDue(BUILD, 1)


def test_a_stage_that_was_begun_is_not_left_backwards() -> None:
    begun = in_stage(BUILD, 2, Restore=30)
    assert stage_due(staged(RESTORE, BUILD, LOAD), begun, lambda _: False) == StageDue(BUILD, 3)


def test_a_stage_that_is_no_longer_one_is_where_the_program_begins() -> None:
    assert stage_due(staged(RESTORE, LOAD), in_stage(BUILD, 3), lambda _: True) == StageDue(
        RESTORE, 1
    )


def test_the_last_stage_never_ends() -> None:
    program = staged(RESTORE, LOAD)
    assert stage_due(program, in_stage(LOAD, 90), lambda _: True) == StageDue(LOAD, 91)


@given(
    st.lists(st.tuples(st.integers(1, 20), st.sets(st.sampled_from("xyz"))), min_size=1),
    st.lists(st.sets(st.sampled_from("xyz")), min_size=119, max_size=119),
)
def test_one_goes_through_the_stages_in_order_and_counts_on(
    asked: list[tuple[int, set[str]]], opened: list[set[str]]
) -> None:
    stages = [Stage(f"{n}", length, tuple(needs)) for n, (length, needs) in enumerate(asked)]
    last, found, done = None, [], Counter[str]()
    for is_open in opened:
        due = stage_due(staged(*stages), last, is_open.__contains__)
        assert due is not None
        found.append((due, is_open))
        done[due.stage.name] += 1
        last = Turn("", MONDAY, due.stage.name, dict(done))
    for (before, _), (after, is_open) in pairwise(found):
        if after.number == 1:
            assert int(after.stage.name) == int(before.stage.name) + 1
            assert before.number >= before.stage.sessions
            assert is_open.issuperset(after.stage.needs)
        else:
            assert (after.stage, after.number) == (before.stage, before.number + 1)


# Words


def test_the_place_of_a_session_is_told_by_what_the_program_has() -> None:
    thursday = Day("B", (Weekday.THURSDAY,))
    assert place_words(None, None, 7, None, MONDAY) == "session 7"
    assert place_words(Day("A"), None, 7, None, MONDAY) == "A · session 7"
    assert place_words(thursday, StageDue(RESTORE, 4), 4, None, MONDAY) == (
        "B on Thursday · Restore 4 of 9"
    )
    on = MONDAY + timedelta(days=3)
    assert place_words(thursday, None, 7, None, on) == "B · session 7"
    assert place_words(thursday, None, 7, Turn("B", on), on) == "B on Thursday · session 7"


def test_a_stage_that_goes_on_over_its_length_says_why_where_a_gate_keeps_it() -> None:
    waiting = StageDue(RESTORE, 11, ("bridge",))
    assert place_words(None, waiting, 11, None, MONDAY) == "Restore 11, the next waits for a gate"
    assert place_words(None, StageDue(LOAD, 7), 28, None, MONDAY) == "Load 7"
