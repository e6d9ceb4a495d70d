"""Whatever a person writes for herself: no program and no exercise is a way around the gates."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import timedelta

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from postchain_tui.catalog.library import Library
from postchain_tui.core import own_exercise
from postchain_tui.core.case import Case, back_of
from postchain_tui.core.diary import (
    Declaration,
    DeclarationKind,
    PainKind,
    PainRecord,
    SessionRecord,
    SetRecord,
    Status,
)
from postchain_tui.core.exercise import Exercise, LoadType, Measure
from postchain_tui.core.facts import Facts
from postchain_tui.core.gates import is_shown
from postchain_tui.core.load import Load, is_lighter
from postchain_tui.core.loading import is_empty_bar, uses_barbell
from postchain_tui.core.new_exercise import blank, copied
from postchain_tui.core.program import Day, Program, Role, Slot, Stage, Weekday, only
from postchain_tui.core.schedule import Turn
from postchain_tui.core.settings import IMPLEMENTS, Settings
from postchain_tui.core.today import Today, today
from tests.build import START, kg

SHIPPED = Library()
MUSCLES = frozenset(SHIPPED.muscles)
FAMILIES = frozenset(family.id for family in SHIPPED.families)
GATED = tuple(one for one in SHIPPED.all() if one.ladder.article_progressions)
"""The exercises whose gates the article puts before others."""
TRAINED = ("bridge", "hinge", "good_morning")
NOW = START + timedelta(days=60)
NAMES = ("One of mine", "Two of mine", "Three of mine", "Four of mine")

# What is one's own


@st.composite
def _drafts(draw: st.DrawFn, name: str, library: Library, family: str) -> Exercise:
    """An exercise as a person may say it: a copy, or a new one at some place of some ladder."""
    known = {one.id: one for one in library.all()}
    ids = [one for one in known if known[one].family == family]
    near = st.lists(st.sampled_from(ids), max_size=2, unique=True).map(tuple)
    if draw(st.booleans()):
        draft = copied(known[draw(st.sampled_from(ids))], known)
    else:
        draft = blank(60)
        ladder = replace(draft.ladder, regressions=draw(near), progressions=draw(near))
        draft = replace(draft, ladder=ladder, family=draw(st.sampled_from(("", family))))
    load_type = draw(st.sampled_from((draft.load_type, LoadType.BODYWEIGHT, LoadType.EXTERNAL)))
    is_loaded = load_type is LoadType.EXTERNAL
    own = replace(
        draft,
        id=own_exercise.own_id(name, known),
        name=name,
        family=draft.family or own_exercise.own_id(name, known),
        load_type=load_type,
        load_step_grams=draw(st.sampled_from((0, 2500))) if is_loaded else draft.load_step_grams,
        implements=(("barbell",),) if is_loaded else (),
        allowed_when_injured=draw(st.booleans()),
        ladder=replace(draft.ladder, injured_fallback=draw(st.sampled_from(("", *ids)))),
    )
    return own_exercise.placed(own, known.get)


@st.composite
def _libraries(draw: st.DrawFn, family: str) -> Library:
    """The shipped exercises with up to four of one's own, as far as they are not refused."""
    library = SHIPPED
    for name in NAMES[: draw(st.sampled_from((0, 1, 2, 3, 4)))]:
        draft = draw(_drafts(name, library, family))
        known = {one.id: one for one in library.all()} | {draft.id: draft}
        names = own_exercise.spellings(library.all())
        if not own_exercise.mistakes(draft, known.get, MUSCLES, FAMILIES, names):
            library = Library((*library.own.values(), draft))
    return library


DAYS = (Day("A"), Day("B"))
WEEK = (Day("A", (Weekday.MONDAY,)), Day("B", (Weekday.THURSDAY,)))


def _names(library: Library, family: str) -> st.SearchStrategy[str]:
    """One's own exercises and those of a family."""
    members = next(one.exercises for one in library.families if one.id == family)
    return st.sampled_from(tuple(library.own) * 2 + members)


@st.composite
def _programs(draw: st.DrawFn, library: Library, family: str) -> Program:
    """A program of any of the exercises, or of their family."""
    names = _names(library, family)
    members = next(one.exercises for one in library.families if one.id == family)

    def slot() -> Slot:
        listed = tuple(draw(st.lists(names, min_size=1, max_size=2, unique=True)))
        is_family = draw(st.sampled_from((False, False, False, True)))
        return Slot(
            role=draw(st.sampled_from((Role.WORK, Role.WORK, Role.WARMUP))),
            exercises=members if is_family else listed,
            dose=draw(st.sampled_from((None, library.exercise(listed[0]).dose))),
            skippable=False,
            family=family if is_family else "",
            days=draw(st.sampled_from(((), (), ("A",)))),
            stages=draw(st.sampled_from(((), (), ("first",), ("then",)))),
        )

    slots = tuple(slot() for _ in range(draw(st.integers(2, 5))))
    worked = [one for place in slots for one in place.exercises]
    stages = (Stage("first", 1), Stage("then", 2, (draw(st.sampled_from(worked)),)))
    return Program(
        id="mine",
        name="Mine",
        goal="",
        summary="",
        slots=slots,
        days=draw(st.sampled_from(((), DAYS, WEEK))),
        stages=draw(st.sampled_from(((), stages))),
    )


# What is on record


def _sets(exercise: Exercise, number: int, less: int, pain: int | None) -> list[SetRecord]:
    """Sets that show the gate of an exercise, or so much less than that in each of them."""
    is_held = exercise.measure is Measure.HOLD
    load = None
    if uses_barbell(exercise):
        load = kg(20) if is_empty_bar(exercise) else kg(30)
    elif exercise.load_type.takes_load:
        load = kg(10)
    return [
        SetRecord(
            id=f"{number}-{exercise.id}-{place}",
            exercise=exercise.id,
            ordinal=place,
            at=START,
            reps=max(0, 15 - less),
            duration_ms=60_000 if is_held else None,
            load=load,
            pain=pain,
        )
        for place in range(1, 5)
    ]


@st.composite
def _histories(draw: st.DrawFn, library: Library, family: str) -> Facts:
    """Weeks of training in which much is shown, with pain now and then."""
    names = _names(library, family)
    sessions: list[SessionRecord] = []
    at = NOW - timedelta(days=draw(st.sampled_from((1, 2, 9))))
    usual = draw(st.lists(names, min_size=1, max_size=3, unique=True))
    for number in range(draw(st.sampled_from((5, 4, 3, 2, 1, 0)))):
        here = dict.fromkeys((*usual, *draw(st.lists(names, max_size=1))))
        pain, less = draw(st.sampled_from(((0, 0),) * 5 + ((6, 0), (None, 0), (0, 9))))
        done = [one for name in here for one in _sets(library.exercise(name), number, less, pain)]
        sessions.append(
            SessionRecord(
                id=f"s{number}",
                started_at=at,
                ended_at=at,
                source="log",
                name="",
                status=Status.FINISHED,
                sets=tuple(replace(one, at=at) for one in done),
                pain_before=0,
                pain_after=0,
                pain_morning=draw(st.sampled_from((0, 0, 0, 0, None, 5))),
                morning_asked=True,
                form_ok=tuple(here),
            )
        )
        at -= timedelta(days=draw(st.sampled_from((2, 2, 3, 16))))
    return _facts(library, sessions, tuple(draw(_sayings(names))), draw(_turns()))


@st.composite
def _sayings(draw: st.DrawFn, names: st.SearchStrategy[str]) -> list[Declaration]:
    kinds = (DeclarationKind.CHOSEN, DeclarationKind.CHOSEN, DeclarationKind.PINNED)
    said = [
        (draw(st.sampled_from((*kinds, DeclarationKind.ANYWAY))), draw(names))
        for _ in range(draw(st.integers(0, 3)))
    ]
    said += [
        (DeclarationKind.INJURED, answer)
        for answer in draw(st.sampled_from(((), (), ("yes",), ("yes", "no"))))
    ]
    return [
        Declaration(f"d{n}", NOW - timedelta(hours=draw(st.integers(1, 600))), kind, value)
        for n, (kind, value) in enumerate(draw(st.permutations(said)))
    ]


def _turns() -> st.SearchStrategy[Turn | None]:
    stages = st.sampled_from(("first", "then", "gone"))
    return st.none() | st.builds(
        Turn,
        day=st.sampled_from(("A", "B", "gone")),
        on=st.just(NOW.date()),
        stage=stages,
        in_stages=st.dictionaries(stages, st.integers(1, 3)),
    )


def _facts(
    library: Library,
    sessions: list[SessionRecord],
    said: tuple[Declaration, ...],
    turn: Turn | None,
) -> Facts:
    pain = [
        PainRecord(f"{one.id}-{kind}", one.started_at + later, kind, score, one.id)
        for one in sessions
        for kind, score, later in (
            (PainKind.BEFORE, one.pain_before, timedelta(0)),
            (PainKind.MORNING, one.pain_morning, timedelta(hours=14)),
        )
        if score is not None
    ]
    return Facts(
        settings=Settings(implements=frozenset(IMPLEMENTS)),
        declarations=said,
        pain=tuple(sorted(pain, key=lambda one: one.at)),
        recent=tuple(sessions),
        with_exercise={
            name: tuple(one for one in sessions if any(done.exercise == name for done in one.sets))
            for name in library.ids
        },
        finished_of_program=len(sessions),
        unfinished=None,
        urgent_flags=frozenset(),
        last_turn=turn,
        days=tuple(sorted({one.local_date for one in sessions})),
    )


@dataclass(frozen=True, repr=False)
class Life:
    """All that what is due today follows from."""

    library: Library
    program: Program
    facts: Facts

    def __repr__(self) -> str:
        """What a failure is understood by."""
        own = (
            f"{one.id}: {one.family}, {one.load_type} {one.load_step_grams}, after "
            f"{one.ladder.regressions}, before {one.ladder.progressions}, "
            f"injured {one.ladder.injured_fallback}"
            for one in self.library.own.values()
        )
        slots = (f"{one.role} {one.exercises} {one.days}{one.stages}" for one in self.program.slots)
        done = (
            f"{past.started_at:%m-%d} morning {past.pain_morning}: "
            + ", ".join(f"{one.exercise} {one.reps} p{one.pain}" for one in past.sets[::4])
            for past in self.facts.recent
        )
        said = (f"{one.at:%m-%d %H} {one.kind} {one.value}" for one in self.facts.declarations)
        return "\n".join(("", *own, *slots, *done, *said))

    def today(self, *said: Declaration) -> Today:
        """What is due, after something more was said."""
        facts = replace(self.facts, declarations=(*self.facts.declarations, *said))
        return today(self.program, self.library.exercise, facts, NOW)

    def was_shown(self, exercise_id: str) -> bool:
        """Did the sessions, at any time, show all that the gate of an exercise asks for?"""
        exercise = self.library.exercise(exercise_id)
        (slot,) = only(exercise_id).slots
        case = Case(self.facts, self.library.exercise, NOW, slot, back_of(self.facts))
        gate, seen = exercise.gate, case.seen(exercise)
        return gate is not None and any(
            is_shown(case, exercise, gate, seen[newest:]) for newest in range(len(seen))
        )


@st.composite
def _lives(draw: st.DrawFn) -> Life:
    family = draw(st.sampled_from(TRAINED))
    library = draw(_libraries(family))
    return Life(library, draw(_programs(library, family)), draw(_histories(library, family)))


# The law


def _given(found: Today) -> Iterable[tuple[str, Load | None]]:
    """All that is due, and all that may be chosen."""
    for due in found.due:
        yield due.planned.exercise.id, due.planned.load
        yield from ((name, None) for name in due.decision.choices)


@settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
@given(_lives())
def test_nothing_is_due_before_the_gate_that_the_article_puts_before_it(life: Life) -> None:
    for below in GATED:
        if life.was_shown(below.id):
            continue
        for name, load in _given(life.today()):
            assert name not in below.ladder.article_progressions, below.id
            if below.id == "rdl_empty_bar" and name == below.id:
                assert not is_lighter(life.facts.settings.bar, load)


@settings(max_examples=80, deadline=None, suppress_health_check=list(HealthCheck))
@given(_lives())
def test_one_of_ones_own_after_such_a_gate_waits_for_it_too(life: Life) -> None:
    gates = frozenset(one.id for one in GATED)
    for name, _ in _given(life.today()):
        own = life.library.own.get(name)
        before = frozenset() if own is None else gates.intersection(own.ladder.regressions)
        assert not before or any(map(life.was_shown, before)), name


@settings(max_examples=80, deadline=None, suppress_health_check=list(HealthCheck))
@given(_lives())
def test_while_injured_there_is_no_good_morning_but_that_with_the_pipe(life: Life) -> None:
    injury = Declaration("now", NOW, DeclarationKind.INJURED, "yes")
    for due in life.today(injury).due:
        exercise = due.planned.exercise
        assert exercise.family != "good_morning" or exercise.id == "gm_pvc"
