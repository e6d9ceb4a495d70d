"""Exercises and programs that a person could have made, for the tests."""

from __future__ import annotations

from hypothesis import strategies as st

from postchain_tui.catalog.library import Library
from postchain_tui.core.exercise import (
    OWN,
    Dose,
    Exercise,
    Fault,
    Gate,
    Guidance,
    Ladder,
    LoadType,
    Measure,
    Muscles,
    Phase,
    Range,
    Rest,
    RestMode,
    SpineLoad,
    Tempo,
)
from postchain_tui.core.program import Day, Program, Role, Slot, Stage, Weekday

LIBRARY = Library()
FAMILIES = {family.id: family.exercises for family in LIBRARY.families}

IDS = st.from_regex(r"[a-z][a-z0-9_]{0,12}", fullmatch=True)
TEXTS = st.text(st.characters(codec="utf-8"), max_size=12)
WORDS = st.text(st.characters(codec="utf-8"), min_size=1, max_size=12)
NUMBERS = st.integers(0, 99)


def some(of: st.SearchStrategy[str]) -> st.SearchStrategy[tuple[str, ...]]:
    """A few of something."""
    return st.lists(of, max_size=3).map(tuple)


RANGES = st.tuples(NUMBERS, NUMBERS).map(sorted).map(lambda ends: Range(*ends))
TEMPOS = st.lists(
    st.integers(0, 9).map(str) | st.just("X"), min_size=len(Phase), max_size=len(Phase)
).map(lambda parts: Tempo.read("-".join(parts)))
RESTS = st.just(Rest(RestMode.AS_NEEDED, None)) | NUMBERS.map(
    lambda seconds: Rest(RestMode.COUNTDOWN, seconds)
)
DOSES = st.builds(
    Dose,
    sets=NUMBERS,
    reps=st.none() | RANGES,
    hold_seconds=st.none() | RANGES,
    rest=RESTS,
    tempo=st.none() | TEMPOS,
    reps_in_reserve=st.none() | RANGES,
)
GATES = st.builds(
    Gate,
    sets=NUMBERS,
    min_each=NUMBERS,
    measure=st.sampled_from(Measure),
    sessions=NUMBERS,
    max_pain_during=NUMBERS,
    max_rest_pain=st.none() | NUMBERS,
    rest_seconds=st.none() | NUMBERS,
    mastered=st.booleans(),
    source=st.just(OWN),
)
EXERCISES = st.builds(
    Exercise,
    id=IDS,
    name=WORDS,
    aliases=some(TEXTS),
    family=IDS,
    rung=NUMBERS,
    pattern=WORDS,
    implements=st.lists(some(WORDS), max_size=2).map(tuple),
    measure=st.sampled_from(Measure),
    unilateral=st.booleans(),
    begins_with=st.sampled_from((Phase.ECCENTRIC, Phase.CONCENTRIC)),
    load_type=st.sampled_from(LoadType),
    load_step_grams=st.none() | st.integers(0, 20_000),
    dose=DOSES,
    guidance=st.builds(
        Guidance,
        setup=some(TEXTS),
        steps=some(TEXTS),
        cues=some(TEXTS),
        faults=st.lists(st.builds(Fault, fault=TEXTS, fix=TEXTS), max_size=2).map(tuple),
        when_not=TEXTS,
        note=TEXTS,
    ),
    muscles=st.builds(Muscles, primary=some(IDS), secondary=some(IDS)),
    ladder=st.builds(
        Ladder,
        regressions=some(IDS),
        progressions=some(IDS),
        article_progressions=st.just(()),
        alternatives=some(IDS),
        injured_fallback=IDS | st.just(""),
        own_progressions=st.just(()),
    ),
    gate=st.none() | GATES,
    warmup_for=st.just(()),
    allowed_when_injured=st.booleans(),
    spine_load=st.sampled_from(SpineLoad),
    phase=st.just(1),
    rules=st.just(()),
    basis=st.just(OWN),
)

_CONTENTS = st.tuples(st.just(""), st.lists(IDS, min_size=1, max_size=3).map(tuple))
_FAMILIES = st.sampled_from(sorted(FAMILIES.items()))
SLOTS = st.builds(
    lambda content, **fields: Slot(family=content[0], exercises=content[1], **fields),
    content=_CONTENTS | _FAMILIES,
    role=st.sampled_from(Role),
    dose=st.none() | DOSES,
    skippable=st.booleans(),
    days=some(TEXTS),
    stages=some(TEXTS),
    stays=st.booleans(),
)
PROGRAMS = st.builds(
    Program,
    id=IDS,
    name=WORDS,
    goal=TEXTS,
    summary=TEXTS,
    slots=st.lists(SLOTS, min_size=1, max_size=3).map(tuple),
    days=st.lists(
        st.builds(
            Day, name=TEXTS, weekdays=st.lists(st.sampled_from(Weekday), max_size=3).map(tuple)
        ),
        max_size=2,
    ).map(tuple),
    stages=st.lists(
        st.builds(Stage, name=TEXTS, sessions=NUMBERS, needs=some(IDS)), max_size=2
    ).map(tuple),
)


def members(family: str) -> tuple[str, ...]:
    """The exercises of a family."""
    return FAMILIES.get(family, ())
