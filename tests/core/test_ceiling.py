"""Pain above the ceiling in a set."""

from __future__ import annotations

from dataclasses import replace

import pytest

from postchain_tui.core import ceiling, events
from postchain_tui.core.diary import CeilingAnswer, DeclarationKind
from postchain_tui.core.exercise import Exercise, LoadType
from postchain_tui.core.load import Load
from postchain_tui.core.plan import Planned, Verdict
from postchain_tui.core.session import Session
from postchain_tui.core.settings import Settings
from postchain_tui.core.timeline import Timeline
from tests.build import at, bridge, done, kg, rdl, timeline

SETTINGS = Settings()


def _logged(pain: int | None, thing: Planned | None = None, load: Load | None = None) -> Timeline:
    """After the first set, on record with that pain."""
    return timeline(
        events.CheckedIn(at(0), 1),
        events.Readied(at(10)),
        events.SetEnded(at(60), "one"),
        events.SetLogged(at(70), 10, load=load, pain=pain),
        plan=(thing or bridge(), bridge()),
        get_ready_seconds=0,
    )


def _barbell(load: Load | None) -> Planned:
    thing = replace(rdl().exercise, implements=(("barbell",), ("plates",)), load_step_grams=2500)
    return rdl(exercise=thing, load=load)


def _lighter(thing: Planned, load: Load | None) -> Planned | None:
    return ceiling.lighter(_logged(6, thing, load).session, SETTINGS)


@pytest.mark.parametrize(
    ("pain", "is_asked"), [(None, False), (0, False), (5, False), (6, True), (10, True)]
)
def test_only_pain_above_the_ceiling_asks(pain: int | None, is_asked: bool) -> None:
    found = ceiling.painful_set(_logged(pain).session, 5)
    assert (found is not None) is is_asked


def test_nothing_is_asked_before_the_set_is_on_record_or_after_its_rest() -> None:
    line = _logged(6)
    assert ceiling.painful_set(line.undo().session, 5) is None
    assert ceiling.painful_set(line.after(events.RestEnded(at(99))).session, 5) is None


def test_an_answer_settles_the_set_it_was_given_to() -> None:
    line = _logged(6)
    other = events.Said(at(75), "a", DeclarationKind.SORE_START, "train")
    said = events.Said(at(80), "b", DeclarationKind.CEILING, CeilingAnswer.SHORTER_RANGE)
    assert ceiling.painful_set(line.after(other).session, 5) is not None
    answered = line.after(said)
    assert ceiling.painful_set(answered.session, 5) is None
    assert answered.session.decided == ("one",)
    assert ceiling.painful_set(answered.undo().session, 5) is not None
    again = (
        answered.after(events.RestEnded(at(90)))
        .after(events.SetEnded(at(130), "two"))
        .after(events.SetLogged(at(140), 10, pain=7))
    )
    assert ceiling.painful_set(again.session, 5) is not None
    assert ceiling.cause(again.session) == "pain 7 in set 2"


@pytest.mark.parametrize(("lifted", "less"), [("60", "47.5"), ("30", "22.5"), ("22.5", None)])
def test_lighter_is_a_fifth_less_as_far_as_it_can_be_loaded(lifted: str, less: str | None) -> None:
    found = _lighter(_barbell(kg(60)), kg(lifted))
    assert (None if found is None else found.load) == (None if less is None else kg(less))


def test_lighter_says_why_and_keeps_what_is_left_of_the_last_time() -> None:
    last = (done(reps=12), done(reps=11))
    found = _lighter(replace(_barbell(kg(60)), last=last), kg(60))
    assert found is not None
    assert (found.verdict, found.reason) == (Verdict.REGRESS, "Lighter: pain 6 in set 1.")
    assert found.last == last[1:]


def test_a_load_that_was_not_recorded_is_the_planned_one() -> None:
    found = _lighter(_barbell(kg(60)), None)
    assert found is not None
    assert found.load == kg("47.5")


def _fixed() -> Exercise:
    return replace(_barbell(None).exercise, load_step_grams=0)


@pytest.mark.parametrize(
    ("thing", "load"),
    [(bridge(), None), (_barbell(None), None), (rdl(exercise=_fixed(), load=kg(20)), kg(20))],
)
def test_without_a_load_that_can_change_nothing_is_lighter(
    thing: Planned, load: Load | None
) -> None:
    assert _lighter(thing, load) is None


def test_bodyweight_is_never_lighter_whatever_was_logged() -> None:
    banded = replace(bridge(), exercise=replace(bridge().exercise, load_type=LoadType.BAND))
    assert _lighter(banded, kg(5)) is None


def test_a_shorter_range_keeps_the_target_and_says_what_to_do() -> None:
    session: Session = _logged(6).session
    found = ceiling.shorter(session)
    assert (found.exercise, found.dose) == (bridge().exercise, bridge().dose)
    assert (found.verdict, found.reason) == (Verdict.HOLD, ceiling.SHORTER_RANGE)


def test_what_is_easier_says_than_what_and_why() -> None:
    session = _logged(6, rdl(), kg(20)).session
    found = ceiling.easier(session, bridge(), ceiling.cause(session))
    assert found.exercise == bridge().exercise
    assert found.verdict is Verdict.REGRESS
    assert found.reason == "Easier than Romanian deadlift: pain 6 in set 1."


def test_an_answer_counts_for_its_set_whatever_the_clock_says() -> None:
    said = events.Said(at(-900), "b", DeclarationKind.CEILING, CeilingAnswer.SHORTER_RANGE)
    assert ceiling.painful_set(_logged(6).after(said).session, 5) is None


def test_an_answer_before_any_set_settles_none() -> None:
    said = events.Said(at(1), "b", DeclarationKind.CEILING, CeilingAnswer.STOP_SESSION)
    assert timeline(said).session.decided == ()


def test_what_was_swapped_away_asks_no_more() -> None:
    line = _logged(6).after(events.Swapped(at(80), rdl()))
    assert ceiling.painful_set(line.session, 5) is None


@pytest.mark.parametrize(
    ("load", "bar", "is_same"),
    [(kg(20), kg(20), True), (kg("22.5"), kg(20), False), (None, kg(20), False)],
)
def test_the_bare_bar_is_the_same_bar_by_another_name(
    load: Load | None, bar: Load, is_same: bool
) -> None:
    empty = replace(_barbell(None).exercise, load_step_grams=0)
    lighter = _barbell(load)
    assert ceiling.is_same_bar(lighter, rdl(exercise=empty, load=bar)) is is_same
    assert not ceiling.is_same_bar(lighter, None)
    assert not ceiling.is_same_bar(lighter, _barbell(bar))
    assert not ceiling.is_same_bar(lighter, bridge())
