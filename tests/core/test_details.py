"""The lines of one session's details."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from postchain_tui.core.details import (
    Row,
    RowKind,
    Tone,
    morning_text,
    rows,
    tonnage_text,
)
from postchain_tui.core.diary import (
    CeilingAnswer,
    DeclarationKind,
    SessionRecord,
    SetKind,
    SetRecord,
    Status,
)
from postchain_tui.core.exercise import LoadType
from postchain_tui.core.load import Load, Unit
from tests.build import START, ago, exercise, kg, lunge, plank, rdl, said, session, sets

BRIDGE = exercise()
RDL = rdl().exercise
LUNGE = lunge().exercise
PLANK = plank().exercise
NORDIC = exercise(id="nordic", load_type=LoadType.ASSISTED)
KNOWN = {one.id: one for one in (BRIDGE, RDL, LUNGE, PLANK, NORDIC)}
TODAY = START.date()
STEERS = {"Cc", "Cf", "Cs", "Zl", "Zp"}
"""What steers a terminal or breaks a line."""


@dataclass(frozen=True)
class PlannedOnce:
    """An exercise as it had been planned."""

    exercise: str = RDL.name
    dose: str = "4 × 10"
    load: str = "20 kg"
    decided: str = "= repeat"
    reason: str = "one short"
    is_warm_up: bool = False
    because: str = ""


DEADLIFT = PlannedOnce()


def name_of(exercise_id: str) -> str:
    known = KNOWN.get(exercise_id)
    return exercise_id if known is None else known.name


def told(one: SessionRecord, *planned: PlannedOnce, **limits: int) -> tuple[Row, ...]:
    return rows(one, planned, name_of, KNOWN.get, Unit.KG, TODAY, **limits)


def lines(one: SessionRecord, *planned: PlannedOnce) -> list[str]:
    return [row.text for row in told(one, *planned)]


def of_kind(kind: RowKind, one: SessionRecord, *planned: PlannedOnce) -> list[str]:
    return [row.text for row in told(one, *planned) if row.kind is kind]


def set_line(**changes: Any) -> str:
    """The line of the only set of a session."""
    (line,) = of_kind(RowKind.SET, session(*sets(BRIDGE, 10, **changes)))
    return line


# The head


def test_a_session_is_told_from_its_head_to_its_note() -> None:
    done = (
        *sets(BRIDGE, 10, kind=SetKind.WARMUP, pain=None),
        *sets(RDL, 12, 11, load=kg(20), rpe=7.0, pain=2, rest_ms=120_000),
    )
    one = session(
        *done,
        effort=7.0,
        pain_before=1,
        pain_after=3,
        note="went well",
        form_ok=(RDL.id,),
        said=(replace(said(DeclarationKind.CEILING, CeilingAnswer.LIGHTER), exercise=RDL.id),),
    )
    assert lines(one, DEADLIFT) == [
        "Basics · Sat 28 Feb · 18:00–19:00 · 1 h · app · finished",
        "pain before ● 1 · worst ● 2 · after ◆ 3 · next morning not asked",
        "how hard 7 · 2 working sets · 1 warm-up set · tonnage 460 kg",
        "",
        "Glute bridge",
        "  1  10                                warm-up",
        "",
        "Romanian deadlift · form held",
        "  planned 4 × 10 with 20 kg · = repeat: one short",
        "  1  20 × 12     @7    ● 2   rest 2:00",
        "  2  20 × 11     @7    ● 2   rest 2:00",
        "",
        "said  pain above the ceiling in Romanian deadlift: a lighter load",
        "note  went well",
    ]


def test_what_was_not_recorded_is_a_dash_or_blank() -> None:
    one = session(*sets(BRIDGE, 10, pain=None), ended_at=None, name="", source="")
    assert lines(one) == [
        "Session · Sat 28 Feb · 18:00 · finished",
        "pain before – · worst – · after – · next morning not asked",
        "how hard – · 1 working set",
        "",
        "Glute bridge",
        "  1  10",
    ]


def test_the_end_is_left_out_where_it_is_the_start() -> None:
    (head,) = of_kind(RowKind.HEAD, session(ended_at=ago(2), source="log"))
    assert head == "Basics · Sat 28 Feb · 18:00 · log · finished"


def test_a_session_without_sets_or_words_is_its_head() -> None:
    one = session(status=Status.DISCARDED)
    assert [row.kind for row in told(one)] == [RowKind.HEAD, RowKind.FACT, RowKind.FACT]
    assert lines(one)[0].endswith("discarded")


def test_a_morning_that_was_not_asked_for_is_not_one_that_nobody_knows() -> None:
    assert morning_text(session()) == "not asked"
    assert morning_text(session(morning_asked=True)) == "don't know"
    assert morning_text(session(morning_asked=True, pain_morning=0)) == "0"
    assert "next morning don't know" in lines(session(morning_asked=True))[1]
    assert "next morning ● 0" in lines(session(morning_asked=True, pain_morning=0))[1]


def test_pain_down_a_leg_is_told_in_words() -> None:
    assert lines(session(spreading=True))[1].endswith("· spreading down a leg")


def test_assistance_and_warm_ups_are_no_tonnage() -> None:
    warm_up = sets(RDL, 10, load=kg(20), kind=SetKind.WARMUP)
    assert "tonnage" not in lines(session(*sets(NORDIC, 5, load=kg(20)), *warm_up))[2]


def test_unknown_exercises_are_no_tonnage() -> None:
    assert "tonnage" not in lines(session(*sets("odd", 5, load=kg(20))))[2]
    assert tonnage_text(None, Unit.KG) == "–"


# Pain


@pytest.mark.parametrize(
    ("score", "mark", "tone"),
    [
        (0, "● 0", Tone.GREEN),
        (2, "● 2", Tone.GREEN),
        (3, "◆ 3", Tone.AMBER),
        (5, "◆ 5", Tone.AMBER),
        (6, "■ 6", Tone.RED),
        (10, "■ 10", Tone.RED),
    ],
)
def test_pain_has_a_mark_beside_its_colour(score: int, mark: str, tone: Tone) -> None:
    found = told(session(*sets(BRIDGE, 10, pain=score)))
    parts = [(text.rstrip(), told_as) for text, told_as in found[-1].texts]
    assert (mark, tone) in parts
    assert (mark, tone) in found[1].texts


def test_the_limits_of_pain_are_those_that_were_chosen() -> None:
    one = session(*sets(BRIDGE, 10, pain=4))
    assert "■ 4" in told(one, green=1, ceiling=3)[-1].text
    assert "● 4" in told(one, green=4)[-1].text


# Sets


@pytest.mark.parametrize(
    ("kind", "word"),
    [
        (SetKind.WORK, ""),
        (SetKind.WARMUP, "warm-up"),
        (SetKind.DROP, "drop"),
        (SetKind.FAILURE, "failure"),
        (SetKind.UNKNOWN, "unknown kind"),
    ],
)
def test_a_set_says_what_it_was_for_unless_it_was_work(kind: SetKind, word: str) -> None:
    assert set_line(kind=kind, pain=None).removeprefix("  1  10").strip() == word


def test_all_that_is_known_of_a_set_stands_on_its_line_and_the_note_last() -> None:
    line = set_line(
        load=kg(20),
        rpe=7.5,
        pain=3,
        rest_ms=90_000,
        kind=SetKind.DROP,
        tempo="3-1-1-0",
        note="left knee",
    )
    assert line == "  1  20 × 10     @7.5  ◆ 3   rest 1:30 drop tempo 3-1-1-0 left knee"


def test_sides_and_holds_are_told_as_such() -> None:
    sided = sets(LUNGE, 19, reps_left=10, reps_right=9)
    held = sets(PLANK, 1, duration_ms=30_000)
    found = of_kind(RowKind.SET, session(*sided, *held))
    assert [line.split("  ")[2].strip() for line in found] == ["10/9", "30 s"]


def test_sets_are_numbered_within_their_exercise_also_where_those_alternate() -> None:
    first, second = sets(BRIDGE, 10, 9)
    one = session(first, *sets(LUNGE, 8), second)
    assert [row.text for row in told(one) if row.kind in {RowKind.EXERCISE, RowKind.SET}] == [
        "Glute bridge",
        "  1  10                ● 0",
        "Glute bridge",
        "  1  8                 ● 0",
        "Glute bridge",
        "  2  9                 ● 0",
    ]


def test_a_long_set_moves_the_columns_of_all_sets() -> None:
    long = Load(kg("1000.25").number, Unit.KG)
    one = session(*sets(LUNGE, 19, load=long, reps_left=10, reps_right=9), *sets(BRIDGE, 10))
    first, second = of_kind(RowKind.SET, one)
    assert first.index("●") == second.index("●")
    assert "10/9 " in first


def test_text_from_the_file_steers_nothing() -> None:
    evil = "\x1b[31mred\n\u202eback"
    one = session(
        *sets(evil, 10, note=evil, tempo=evil),
        name=evil,
        source=evil,
        note=evil,
        said=(replace(said(DeclarationKind.CHOSEN, evil), reason=evil),),
    )
    found = "".join(lines(one, replace(DEADLIFT, exercise=evil, reason=evil)))
    assert found.isprintable()
    assert found.count("red back") == 9


# Plans


def test_what_was_planned_is_told_with_the_reason_below_the_name() -> None:
    one = session(*sets(RDL, 10, load=kg(20)))
    bare = replace(DEADLIFT, load="", reason="")
    later = replace(bare, because="the back was sore")
    assert of_kind(RowKind.PLANNED, one, DEADLIFT, bare, later) == [
        "  planned 4 × 10 with 20 kg · = repeat: one short",
        "  planned 4 × 10 · = repeat",
        "  planned 4 × 10 · = repeat · changed in the session: the back was sore",
    ]


def test_a_plan_is_told_once_where_the_exercise_comes_again() -> None:
    first, second = sets(RDL, 10, 9)
    one = session(first, *sets(BRIDGE, 8), second)
    kinds = [row.kind for row in told(one, replace(DEADLIFT, is_warm_up=True), DEADLIFT)][3:]
    assert kinds == [
        *(RowKind.BLANK, RowKind.EXERCISE, RowKind.PLANNED, RowKind.PLANNED, RowKind.SET),
        *(RowKind.BLANK, RowKind.EXERCISE, RowKind.SET),
        *(RowKind.BLANK, RowKind.EXERCISE, RowKind.SET),
    ]


def test_what_was_planned_and_not_done_is_told_as_left_out_but_for_warm_ups() -> None:
    warm_up = replace(DEADLIFT, exercise="Cat-camel", is_warm_up=True)
    assert lines(session(*sets(BRIDGE, 8)), DEADLIFT, warm_up)[-3:] == [
        "",
        "Romanian deadlift · left out",
        "  planned 4 × 10 with 20 kg · = repeat: one short",
    ]


def test_the_session_and_its_sets_can_be_selected() -> None:
    one = session(*sets(BRIDGE, 10, 10), note="fine")
    selectable = [row.kind for row in told(one) if row.is_selectable]
    assert selectable == [RowKind.HEAD, RowKind.SET, RowKind.SET]


# Anything at all

any_set = st.builds(
    SetRecord,
    id=st.uuids().map(str),
    exercise=st.sampled_from((*KNOWN, "odd")),
    ordinal=st.integers(1, 30),
    at=st.just(START),
    kind=st.sampled_from(SetKind),
    reps=st.none() | st.integers(0, 1000),
    reps_left=st.none() | st.integers(0, 1000),
    reps_right=st.none() | st.integers(0, 1000),
    load=st.none() | st.builds(Load, st.decimals(0, 2204, places=3), st.sampled_from(Unit)),
    duration_ms=st.none() | st.integers(0, 86_400_000),
    rpe=st.none() | st.integers(0, 20).map(lambda halves: halves / 2),
    pain=st.none() | st.integers(0, 10),
    rest_ms=st.none() | st.integers(0, 86_400_000),
    tempo=st.none() | st.text(max_size=9),
    note=st.text(),
)
any_lines = st.lists(
    st.builds(
        PlannedOnce,
        exercise=st.sampled_from((*(one.name for one in KNOWN.values()), "odd")),
        reason=st.text(),
        is_warm_up=st.booleans(),
        because=st.text(),
    )
).map(tuple)


@given(st.lists(any_set, max_size=9), any_lines, st.text())
def test_every_set_is_there_once_and_in_its_order(
    done: list[SetRecord], planned: tuple[PlannedOnce, ...], note: str
) -> None:
    found = told(session(*done, note=note), *planned)
    shown = [row.set_id for row in found if row.kind is RowKind.SET]
    assert shown == [one.id for one in done]
    assert all(row.set_id is None for row in found if row.kind is not RowKind.SET)
    assert not [one for row in found for one in row.text if unicodedata.category(one) in STEERS]
    assert found[-1].kind is not RowKind.BLANK


@given(any_lines)
def test_every_line_of_a_plan_is_told_once_that_is_to_be_told(
    planned: tuple[PlannedOnce, ...],
) -> None:
    one = session(*sets(BRIDGE, 10), ended_at=ago(2) + timedelta(minutes=1))
    due = [line for line in planned if not line.is_warm_up or line.exercise == BRIDGE.name]
    assert len(of_kind(RowKind.PLANNED, one, *planned)) == len(due)
