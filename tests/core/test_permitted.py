"""Where a program begins that lists a rung behind a gate, and what leads on from there."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from postchain_tui.core.diary import DeclarationKind, SessionRecord
from postchain_tui.core.exercise import OWN, Exercise, Ladder
from postchain_tui.core.ladder import has_passed, permitted, stand, stand_in, ways
from postchain_tui.core.levels import easier
from postchain_tui.core.program import Role, Slot
from tests.build import case, exercise, gate, said, sets, settled


def _rung(
    name: str,
    below: tuple[str, ...] = (),
    above: tuple[str, ...] = (),
    article: tuple[str, ...] = (),
    own: tuple[str, ...] = (),
    **changes: Any,
) -> Exercise:
    ladder = Ladder(below, above, article, (), changes.pop("instead", name), own)
    return exercise(id=name, ladder=ladder, **{"gate": gate(), **changes})


TILT = _rung("tilt", above=("low", "side"))
LOW = _rung("low", ("tilt",), ("mid", "side"), article=("mid",))
SIDE = _rung("side", ("low",), ("mid",))
MID = _rung("mid", ("low", "side"), ("top",), article=("top",))
TOP = _rung("top", ("mid",), ("past",))
PAST = _rung("past", ("top",))
SHIPPED = (TILT, LOW, SIDE, MID, TOP, PAST)


def _shown(*names: str) -> tuple[SessionRecord, ...]:
    """Two sessions that show the gates of some exercises."""
    done = tuple(one for name in names for one in sets(name, 10, 10, 10))
    return tuple(settled(*done, days=days) for days in (9, 7))


def _permitted(name: str, *shown: str, known: tuple[Exercise, ...] = SHIPPED) -> str:
    day = case(*_shown(*shown), exercises=known)
    return permitted(day, day.exercise_of(name)).id


def test_what_no_gate_of_the_article_is_before_may_be_begun_at_once() -> None:
    assert [_permitted(one) for one in ("tilt", "low", "side")] == ["tilt", "low", "side"]


@pytest.mark.parametrize(
    ("shown", "expected"),
    [
        ((), "low"),
        (("low",), "mid"),
        (("side",), "low"),
        (("mid",), "low"),
        (("tilt", "mid", "top"), "low"),
    ],
)
def test_the_gate_of_the_article_is_the_only_way_to_what_comes_after_it(
    shown: tuple[str, ...], expected: str
) -> None:
    assert _permitted("mid", *shown) == expected


@pytest.mark.parametrize(
    ("shown", "expected"),
    [((), "low"), (("low",), "mid"), (("mid",), "low"), (("low", "mid"), "top")],
)
def test_every_gate_on_the_way_has_to_be_opened(shown: tuple[str, ...], expected: str) -> None:
    assert _permitted("top", *shown) == expected


def test_what_follows_a_rung_that_is_kept_shut_begins_below_it_too() -> None:
    assert _permitted("past") == "low"
    assert _permitted("past", "low") == "mid"
    assert _permitted("past", "low", "mid") == "past"


def test_of_several_rungs_below_one_that_may_be_begun_is_enough() -> None:
    past = replace(PAST, ladder=replace(PAST.ladder, regressions=("top", "tilt")))
    assert _permitted("past", known=(*SHIPPED[:-1], past)) == "past"


def test_what_leads_up_from_another_family_is_no_gate() -> None:
    elsewhere = replace(LOW, family="hinge")
    assert _permitted("mid", known=(TILT, elsewhere, replace(SIDE, family="hinge"), MID)) == "mid"


OWN_SIDE = _rung("mine", ("tilt",), ("mid", "top"), basis=OWN)


def test_a_rung_of_ones_own_is_no_way_around_a_gate_of_the_article() -> None:
    tilt = replace(TILT, ladder=replace(TILT.ladder, own_progressions=("mine",)))
    woven = tuple(
        replace(one, ladder=replace(one.ladder, regressions=(*one.ladder.regressions, "mine")))
        for one in (MID, TOP)
    )
    known = (tilt, LOW, SIDE, *woven, PAST, OWN_SIDE)
    assert _permitted("mid", "tilt", "mine", known=known) == "low"
    assert _permitted("top", "tilt", "mine", known=known) == "low"
    day = case(*_shown("tilt", "mine"), exercises=known)
    assert ways(day, OWN_SIDE) == ()
    open_day = case(*_shown("tilt", "mine", "low"), exercises=known)
    assert [one.id for one in ways(open_day, OWN_SIDE)] == ["mid"]


def test_what_is_shipped_begins_where_it_does_without_what_is_ones_own_below_it() -> None:
    past = replace(PAST, ladder=replace(PAST.ladder, regressions=("top", "mine")))
    mine = _rung("mine", above=("past",), basis=OWN)
    assert _permitted("past", "mine", known=(*SHIPPED[:-1], past, mine)) == "low"


def test_one_of_ones_own_waits_for_the_gate_of_the_rung_below() -> None:
    tilt = replace(TILT, ladder=replace(TILT.ladder, own_progressions=("mine",)))
    mine = _rung("mine", ("tilt",), basis=OWN)
    assert _permitted("mine", known=(tilt, mine)) == "tilt"
    assert _permitted("mine", "tilt", known=(tilt, mine)) == "mine"
    # What has no gate cannot be waited for.
    assert _permitted("mine", known=(replace(tilt, gate=None), mine)) == "mine"


def test_one_of_ones_own_after_a_gate_of_the_article_waits_for_that_one() -> None:
    tilt, low = (
        replace(one, ladder=replace(one.ladder, own_progressions=("mine",))) for one in (TILT, LOW)
    )
    mine = _rung("mine", ("tilt", "low"), basis=OWN)
    assert _permitted("mine", "tilt", known=(tilt, low, mine)) == "low"
    assert _permitted("mine", "low", known=(tilt, low, mine)) == "mine"


def test_what_may_follow_a_rung_is_never_behind_a_gate_of_another_one() -> None:
    slot = Slot(Role.WORK, ("side",), None, skippable=False)
    day = case(*_shown("side"), exercises=SHIPPED, slot=slot)
    assert ways(day, SIDE) == ()
    assert stand(day).exercise == SIDE
    both = case(*_shown("side", "low"), exercises=SHIPPED, slot=slot)
    assert stand(both).exercise == MID


def test_nobody_goes_back_to_a_rung_that_is_kept_shut() -> None:
    past = replace(PAST, ladder=replace(PAST.ladder, regressions=("top", "tilt")))
    known = (*SHIPPED[:-1], past)
    assert easier(case(exercises=known), past) == TILT
    assert easier(case(*_shown("low", "mid"), exercises=known), past) == TOP


def test_what_stands_in_while_injured_is_not_behind_a_gate_either() -> None:
    plain = _rung("plain", instead="tilt", allowed_when_injured=False)
    hard = _rung("hard", instead="mid", allowed_when_injured=False)
    low = replace(
        LOW, allowed_when_injured=False, ladder=replace(LOW.ladder, injured_fallback="tilt")
    )
    known = (*SHIPPED, plain, hard)
    assert stand_in(case(exercises=known), plain) == TILT
    assert stand_in(case(exercises=known), hard) == LOW
    assert stand_in(case(*_shown("low"), exercises=known), hard) == MID
    assert stand_in(case(exercises=(TILT, low, SIDE, MID, hard)), hard) == TILT


# Passed


def _passed(name: str, *shown: str, chosen: str = "") -> bool:
    told = (said(DeclarationKind.CHOSEN, chosen, days=3),) if chosen else ()
    slot = Slot(Role.WORK, (name,), None, skippable=False)
    return has_passed(case(*_shown(*shown), exercises=SHIPPED, slot=slot, declarations=told))


def test_a_rung_is_passed_once_its_gate_was_opened() -> None:
    assert not _passed("low")
    assert not _passed("low", "tilt")
    assert _passed("low", "low")
    assert _passed("low", "low", "mid")


def test_a_rung_behind_a_gate_is_passed_when_it_showed_its_own() -> None:
    assert not _passed("mid", "mid")
    assert not _passed("mid", "low")
    assert _passed("mid", "low", "mid")


def test_who_chose_an_easier_rung_has_not_passed_the_one_above() -> None:
    assert not _passed("low", chosen="tilt")
    assert not _passed("low", "tilt", chosen="tilt")


def test_a_rung_that_was_chosen_again_has_to_be_passed_anew() -> None:
    assert not _passed("low", "low", chosen="low")


def test_what_has_no_gate_keeps_nobody() -> None:
    free = replace(TILT, gate=None)
    slot = Slot(Role.WORK, ("tilt",), None, skippable=False)
    assert has_passed(case(exercises=(free, *SHIPPED[1:]), slot=slot))
    assert not has_passed(case(exercises=SHIPPED, slot=slot))


# A slot that stays


def test_a_slot_that_stays_is_not_climbed_in_and_begins_where_its_gate_lets_it() -> None:
    stays = Slot(Role.WORK, ("low",), None, skippable=False, stays=True)
    shown = _shown("low", "mid")
    day = case(*shown, exercises=SHIPPED, slot=stays)
    assert (stand(day).exercise, stand(day).pinned, has_passed(day)) == (LOW, False, True)
    told = (said(DeclarationKind.CHOSEN, "tilt"), said(DeclarationKind.PINNED, "low"))
    chosen = case(*shown, exercises=SHIPPED, slot=stays, declarations=told)
    assert (stand(chosen).exercise, stand(chosen).pinned) == (LOW, True)
    behind = case(exercises=SHIPPED, slot=replace(stays, exercises=("mid",)))
    assert stand(behind).exercise == LOW
    assert not has_passed(behind)
