"""Whatever is on record, there is a decision for every slot, with a sentence that says why."""

from __future__ import annotations

from datetime import timedelta

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from postchain_tui.catalog import programs
from postchain_tui.catalog.library import Library
from postchain_tui.core.diary import (
    Declaration,
    DeclarationKind,
    PainKind,
    PainRecord,
    SessionRecord,
    SetKind,
    SetRecord,
    Status,
)
from postchain_tui.core.facts import Facts
from postchain_tui.core.load import Load, Unit
from postchain_tui.core.places import PLACES
from postchain_tui.core.program import Program
from postchain_tui.core.settings import IMPLEMENTS, Settings
from postchain_tui.core.today import today
from tests.build import START

LIBRARY = Library()
NAMES = sorted(one for family in LIBRARY.families for one in family.exercises)
LADDERS = ["glute_bridge", "rdl_empty_bar", "rdl_barbell", "gm_pvc", "gm_barbell_empty"]
NOW = START + timedelta(days=60)

names = st.one_of(st.sampled_from(LADDERS), st.sampled_from(NAMES))
scores = st.one_of(st.none(), st.integers(0, 10))
ago = st.integers(-2, 60 * 24).map(lambda hours: NOW - timedelta(hours=hours))
loads = st.one_of(
    st.none(),
    st.builds(
        Load,
        st.decimals("0.5", "250", allow_nan=False, places=2),
        st.sampled_from(list(Unit)),
    ),
)

sets = st.builds(
    SetRecord,
    id=st.uuids().map(str),
    exercise=names,
    ordinal=st.integers(1, 30),
    at=ago,
    kind=st.sampled_from(list(SetKind)),
    reps=st.one_of(st.none(), st.integers(0, 40)),
    reps_left=st.one_of(st.none(), st.integers(0, 20)),
    load=loads,
    duration_ms=st.one_of(st.none(), st.integers(0, 90_000)),
    pain=scores,
    rest_ms=st.one_of(st.none(), st.integers(0, 600_000)),
)

sessions = st.builds(
    SessionRecord,
    id=st.uuids().map(str),
    started_at=ago,
    ended_at=st.one_of(st.none(), ago),
    source=st.sampled_from(("app", "log", "strong")),
    name=st.just(""),
    status=st.just(Status.FINISHED),
    sets=st.lists(sets, max_size=8).map(tuple),
    pain_before=scores,
    pain_after=scores,
    pain_morning=scores,
    spreading=st.booleans(),
    form_ok=st.lists(names, max_size=3).map(tuple),
)

records = st.builds(
    PainRecord,
    id=st.uuids().map(str),
    at=ago,
    kind=st.sampled_from(list(PainKind)),
    score=scores,
    place=st.one_of(st.none(), st.sampled_from(PLACES)),
    spreading=st.one_of(st.none(), st.booleans()),
)

sayings = st.builds(
    Declaration,
    id=st.uuids().map(str),
    at=ago,
    kind=st.sampled_from(list(DeclarationKind)),
    value=st.one_of(names, st.sampled_from(("yes", "no", "taken", "moved", "saddle_numbness"))),
)

at_hand = st.sets(st.sampled_from(IMPLEMENTS)).map(frozenset)


@st.composite
def _facts(draw: st.DrawFn) -> Facts:
    done = sorted(draw(st.lists(sessions, max_size=6)), key=lambda one: one.started_at)[::-1]
    trained = {one.exercise for session in done for one in session.sets}
    return Facts(
        settings=Settings(implements=draw(at_hand), strict=draw(st.booleans())),
        declarations=tuple(draw(st.lists(sayings, max_size=6))),
        pain=tuple(draw(st.lists(records, max_size=12))),
        recent=tuple(one for one in done if one.started_at <= NOW),
        with_exercise={
            name: tuple(one for one in done if any(s.exercise == name for s in one.sets))
            for name in trained
        },
        finished_of_program=len(done),
        unfinished=None,
        urgent_flags=frozenset({"saddle_numbness"}),
        days=tuple(sorted({one.local_date for one in done})),
    )


@settings(max_examples=200, deadline=None, suppress_health_check=list(HealthCheck))
@given(_facts(), st.sampled_from(programs.programs()))
def test_every_slot_has_its_decision(facts: Facts, program: Program) -> None:
    found = today(program, LIBRARY.exercise, facts, NOW)
    stage = None if found.stage is None else found.stage.stage
    assert len(found.due) == len(program.slots_of(found.day, stage))
    for due in found.due:
        decision = due.decision
        assert decision.reason.endswith(".")
        assert decision.dose.sets >= 1
        assert set(decision.met) <= set(decision.needs)
        assert due.planned.exercise == decision.exercise
        if decision.load is not None:
            assert decision.exercise.load_type.takes_load
