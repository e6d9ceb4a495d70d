"""What a person reports worse never lets her do more."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from functools import cache
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from postchain_tui.catalog import programs
from postchain_tui.catalog.library import Library
from postchain_tui.core.decision import Decision
from postchain_tui.core.diary import (
    Declaration,
    DeclarationKind,
    PainKind,
    PainRecord,
    SessionRecord,
    SetRecord,
    Status,
)
from postchain_tui.core.facts import Facts
from postchain_tui.core.load import Load
from postchain_tui.core.program import Role
from postchain_tui.core.settings import Settings
from postchain_tui.core.today import today
from tests.build import START, kg

LIBRARY = Library()
PROGRAM = programs.program("basics")
NOW = START + timedelta(days=40)
FLAGS = frozenset({"saddle_numbness"})

LADDERS = (
    ("pelvic_tilt", "glute_bridge", "single_leg_bridge", "weighted_bridge"),
    ("dowel_hinge", "rdl_empty_bar", "rdl_barbell"),
    ("gm_pvc", "gm_barbell_empty", "gm_barbell_loaded"),
)
LOADED = {"weighted_bridge", "rdl_barbell", "gm_barbell_loaded"}
BARS = {"rdl_empty_bar", "gm_barbell_empty"}

scores = st.sampled_from((0, 0, 0, 0, 1, 2, 3, 4, 6))
maybe_scores = st.one_of(st.none(), scores)
counts = st.sampled_from((7, 8, 10, 12, 12, 12, 15))
loads = st.sampled_from((22.5, 25, 25, 27.5, 30))


@cache
def _rung(exercise: str) -> int:
    return LIBRARY.exercise(exercise).rung


@st.composite
def _sets(draw: st.DrawFn, number: int) -> list[SetRecord]:
    sets: list[SetRecord] = []
    for ladder in LADDERS:
        exercise = draw(st.sampled_from(ladder))
        reps, load, pain = draw(counts), draw(loads), draw(st.one_of(st.none(), scores))
        for position in range(draw(st.sampled_from((0, 3, 4, 4, 4)))):
            less = draw(st.sampled_from((0, 0, 0, 1, 4)))
            sets.append(
                SetRecord(
                    id=f"{number}-{len(sets)}",
                    exercise=exercise,
                    ordinal=len(sets) + 1,
                    at=START,
                    reps=max(0, reps - less),
                    load=_load(exercise, load),
                    pain=pain if position == 0 else min(pain or 0, 0),
                )
            )
    return sets


def _load(exercise: str, number: float) -> Load | None:
    if exercise in LOADED:
        return kg(number)
    return kg(20) if exercise in BARS else None


@st.composite
def _histories(draw: st.DrawFn) -> Facts:
    sessions: list[SessionRecord] = []
    records: list[PainRecord] = []
    at = NOW - timedelta(days=draw(st.sampled_from((1, 1, 2, 9, 15))))
    for number in range(draw(st.integers(1, 6))):
        sets = tuple(replace(one, at=at) for one in draw(_sets(number)))
        before, after, morning = draw(scores), draw(scores), draw(maybe_scores)
        is_told = draw(st.sampled_from((True, True, False)))
        session = SessionRecord(
            id=f"s{number}",
            started_at=at,
            ended_at=at,
            source="log",
            name="Basics",
            status=Status.FINISHED,
            sets=sets,
            pain_before=before if is_told else None,
            pain_after=after,
            pain_morning=morning,
            morning_asked=True,
            form_ok=tuple({one.exercise for one in sets}),
        )
        sessions.append(session)
        records += _scores(session)
        at -= timedelta(days=draw(st.sampled_from((2, 2, 3, 16))))
    daily = draw(st.dictionaries(st.integers(0, 20), scores, max_size=14)).items()
    records += [
        PainRecord(f"d{n}", NOW - timedelta(days=ago, hours=1), PainKind.DAY, score)
        for n, (ago, score) in enumerate(daily)
    ]
    kinds = st.sampled_from(("glute_bridge", "single_leg_bridge", "weighted_bridge"))
    chosen = draw(st.lists(kinds, max_size=1))
    said = tuple(
        Declaration("c", NOW - timedelta(hours=3), DeclarationKind.CHOSEN, one) for one in chosen
    )
    return _facts(sessions, records, said)


def _scores(session: SessionRecord) -> list[PainRecord]:
    told = (
        (PainKind.BEFORE, session.pain_before, timedelta(0)),
        (PainKind.AFTER, session.pain_after, timedelta(hours=1)),
        (PainKind.MORNING, session.pain_morning, timedelta(hours=14)),
    )
    return [
        PainRecord(f"{session.id}{kind}", session.started_at + later, kind, score, session.id)
        for kind, score, later in told
        if score is not None
    ]


def _facts(
    sessions: list[SessionRecord], records: list[PainRecord], said: tuple[Declaration, ...]
) -> Facts:
    newest_first = tuple(sorted(sessions, key=lambda one: one.started_at, reverse=True))
    names = {one.exercise for session in sessions for one in session.sets}
    return Facts(
        settings=Settings(),
        declarations=said,
        pain=tuple(sorted(records, key=lambda one: one.at)),
        recent=newest_first,
        with_exercise={
            name: tuple(s for s in newest_first if any(one.exercise == name for one in s.sets))
            for name in names
        },
        finished_of_program=len(sessions),
        unfinished=None,
        urgent_flags=FLAGS,
        days=tuple(sorted({one.local_date for one in sessions})),
    )


def _decisions(facts: Facts) -> list[Decision]:
    due = today(PROGRAM, LIBRARY.exercise, facts, NOW).due
    return [one.decision for one in due if one.planned.role is Role.WORK]


def _with_newest(facts: Facts, **changes: Any) -> Facts:
    newest = replace(facts.recent[0], **changes)
    others = list(facts.recent[1:])
    records = [one for one in facts.pain if one.session != newest.id] + _scores(newest)
    return _facts([newest, *others], records, facts.declarations)


def _raised(score: int | None, by: int) -> int | None:
    return None if score is None else min(10, score + by)


def _hurting(facts: Facts, which: int, by: int) -> Facts:
    sets = facts.recent[0].sets
    changed = tuple(
        replace(one, pain=_raised(one.pain, by)) if place % 3 == which else one
        for place, one in enumerate(sets)
    )
    return _with_newest(facts, sets=changed)


def _weaker(facts: Facts, which: int, by: int) -> Facts:
    sets = facts.recent[0].sets
    changed = tuple(
        replace(one, reps=max(0, (one.reps or 0) - by)) if place % 3 == which else one
        for place, one in enumerate(sets)
    )
    return _with_newest(facts, sets=changed)


def _saying(facts: Facts, kind: DeclarationKind, value: str) -> Facts:
    said = Declaration("x", NOW, kind, value)
    return replace(facts, declarations=(*facts.declarations, said))


CHANGES: dict[str, Callable[[Facts, int, int], Facts]] = {
    "during": _hurting,
    "after": lambda facts, _, by: _with_newest(
        facts, pain_after=_raised(facts.recent[0].pain_after, by)
    ),
    "morning": lambda facts, _, by: _with_newest(
        facts, pain_morning=_raised(facts.recent[0].pain_morning, by)
    ),
    "spread": lambda facts, _, __: _with_newest(facts, spreading=True),
    "reps": _weaker,
    "injured": lambda facts, _, __: _saying(facts, DeclarationKind.INJURED, "yes"),
    "red flag": lambda facts, _, __: _saying(facts, DeclarationKind.RED_FLAG, "saddle_numbness"),
}


def _words(decision: Decision) -> str:
    return f"{decision.exercise.id} {decision.load} {decision.reason}"


@settings(max_examples=400, deadline=None, suppress_health_check=list(HealthCheck))
@given(_histories(), st.sampled_from(sorted(CHANGES)), st.integers(0, 2), st.integers(1, 8))
def test_a_worse_report_is_never_answered_with_more(
    facts: Facts, change: str, which: int, by: int
) -> None:
    worse = CHANGES[change](facts, which, by)
    for before, after in zip(_decisions(facts), _decisions(worse), strict=True):
        note = f"{change}: {_words(before)}\n{_words(after)}"
        assert after.verdict.strictness >= before.verdict.strictness, note
        assert _rung(after.exercise.id) <= _rung(before.exercise.id), note
        if after.exercise.id == before.exercise.id and before.load and after.load:
            assert after.load.grams <= before.load.grams, note
        assert set(after.choices) <= set(before.choices), note


@settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
@given(_histories(), st.randoms(use_true_random=False))
def test_the_order_of_insertion_decides_nothing(facts: Facts, chance: random.Random) -> None:
    sessions, records = list(facts.recent), list(facts.pain)
    chance.shuffle(sessions)
    chance.shuffle(records)
    assert _decisions(_facts(sessions, records, facts.declarations)) == _decisions(facts)
