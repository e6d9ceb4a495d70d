"""Which rung of a ladder has been reached."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from postchain_tui.core.diary import DeclarationKind, SessionRecord
from postchain_tui.core.exercise import Exercise, Ladder, LoadType, Range
from postchain_tui.core.ladder import Standing, chosen_again, is_pinned, stand, ways
from postchain_tui.core.plates import Plates
from postchain_tui.core.program import Role, Slot
from postchain_tui.core.settings import Settings
from tests.build import ago, case, dose, exercise, gate, kg, said, sets, settled

CHOSEN, PINNED, UNPINNED = (
    DeclarationKind.CHOSEN,
    DeclarationKind.PINNED,
    DeclarationKind.UNPINNED,
)


def _ladder(*progressions: str, named: tuple[str, ...] = ()) -> Ladder:
    return Ladder((), progressions, named, (), "low")


LOW = exercise(id="low", ladder=_ladder("one", "two"), gate=gate())
ONE, TWO = exercise(id="one", gate=gate()), exercise(id="two")
ALL = (LOW, ONE, TWO)
ONLY = replace(LOW, ladder=_ladder("one"))
OPEN = tuple(settled(*sets(LOW, 10, 10, 10), days=days) for days in (9, 7))


def _stand(
    *sessions: SessionRecord, known: tuple[Exercise, ...] = ALL, **on_record: Any
) -> Standing:
    return stand(case(*sessions, exercises=known, **on_record))


def _names(*exercises: Exercise) -> list[str]:
    return [one.id for one in exercises]


def test_one_starts_on_the_first_exercise_of_the_slot_that_can_be_done() -> None:
    sofa = exercise(id="sofa", implements=(("sofa",),))
    couch = exercise(id="couch", implements=(("couch",),))
    first = Slot(Role.WORK, ("sofa", "low", "two"), None, skippable=False)
    assert _stand(known=(sofa, *ALL), slot=first).exercise == LOW
    none = replace(first, exercises=("sofa", "couch"))
    assert _stand(known=(sofa, couch), slot=none).exercise == couch


def test_what_was_chosen_last_of_the_slot_comes_first() -> None:
    slot = Slot(Role.WORK, ("low", "one", "two"), None, skippable=False)
    told = (said(CHOSEN, "two", 5), said(CHOSEN, "one", 3), said(CHOSEN, "other", 1))
    plain = (replace(LOW, ladder=_ladder()), ONE, TWO)
    assert _stand(known=plain, slot=slot, declarations=told).exercise == ONE
    assert _stand(known=plain, slot=slot).exercise.id == "low"


def test_an_easier_rung_than_the_slot_lists_may_be_chosen_in_its_family() -> None:
    floor = exercise(id="floor", ladder=_ladder("easy"), gate=gate())
    easy = exercise(id="easy", ladder=Ladder(("floor",), ("low", "one"), (), (), ""), gate=gate())
    hinge = exercise(id="hinge", family="hinge")
    low = replace(LOW, ladder=replace(LOW.ladder, regressions=("hinge", "easy", "floor")))
    known = (low, ONE, TWO, easy, floor, hinge)
    down = said(CHOSEN, "floor", 3)
    assert _stand(*OPEN, known=known, declarations=(down,)).exercise == floor
    assert _stand(known=known, declarations=(down, said(CHOSEN, "hinge"))).exercise == floor
    assert _stand(known=known, declarations=(down, said(CHOSEN, "low"))).exercise == low


def test_an_open_gate_with_several_ways_waits() -> None:
    standing = _stand(*OPEN)
    assert (standing.exercise, standing.came_from, standing.opening) == (LOW, None, None)
    assert _names(*standing.choices) == ["one", "two"]
    assert _stand(OPEN[0]).choices == ()


def test_an_open_gate_with_one_way_is_gone_through() -> None:
    standing = _stand(*OPEN, known=(ONLY, ONE))
    assert (standing.exercise, standing.came_from, standing.chosen) == (ONE, ONLY, False)
    assert standing.opening is not None
    assert (standing.opening.below, standing.opening.shown.session) == (ONLY, OPEN[1])
    assert _stand(OPEN[0], known=(ONLY, ONE)).exercise == ONLY


def test_a_rung_once_reached_is_kept_when_the_one_below_goes_worse() -> None:
    done = settled(*sets(ONE, 5, 5), days=5)
    short = settled(*sets(LOW, 10, 7), days=3)
    standing = _stand(*OPEN, done, short, known=(ONLY, ONE))
    assert (standing.exercise, standing.opening) == (ONE, None)
    never = _stand(*OPEN, short, known=(ONLY, ONE))
    assert never.exercise == ONLY


def test_a_rung_done_before_its_gate_was_open_was_not_reached() -> None:
    early = settled(*sets(ONE, 5, 5), days=12)
    assert _stand(early, OPEN[0], known=(ONLY, ONE)).exercise == ONLY
    arrived = _stand(early, *OPEN, known=(ONLY, ONE))
    assert arrived.exercise == ONE
    assert arrived.opening is not None


def test_of_several_rungs_that_were_done_the_newest_counts() -> None:
    one, two = settled(*sets(ONE, 5), days=5), settled(*sets(TWO, 5), days=3)
    assert _stand(*OPEN, one, two).exercise == TWO
    assert _stand(*OPEN, replace(one, started_at=ago(1)), two).exercise == ONE


def test_a_choice_is_followed_if_the_gate_was_open_then_or_is_now() -> None:
    choice = said(CHOSEN, "two", 5)
    chosen = _stand(*OPEN, declarations=(choice,))
    assert (chosen.exercise, chosen.chosen) == (TWO, True)
    assert chosen.opening is not None
    short = settled(*sets(LOW, 10, 7), days=3)
    assert _stand(*OPEN, short, declarations=(choice,)).exercise == TWO
    too_early = said(CHOSEN, "two", 8)
    assert _stand(*OPEN, short, declarations=(too_early,)).exercise == LOW
    assert _stand(*OPEN, declarations=(too_early,)).exercise == TWO
    assert _stand(OPEN[0], declarations=(choice,)).exercise == LOW
    elsewhere = said(CHOSEN, "elsewhere", 1)
    assert _stand(*OPEN, declarations=(choice, elsewhere)).exercise == TWO


def test_what_opened_the_gate_is_the_session_that_showed_it() -> None:
    short = settled(*sets(LOW, 10, 7), days=3)
    unsaid = settled(*sets(LOW, 10, 10, 10), days=6, pain_morning=None)
    chosen = _stand(*OPEN, unsaid, short, declarations=(said(CHOSEN, "two", 5),))
    assert chosen.opening is not None
    assert chosen.opening.shown.session == OPEN[1]


def test_a_choice_that_was_begun_is_a_rung_like_any_other() -> None:
    done = settled(*sets(TWO, 5), days=3)
    standing = _stand(*OPEN, done, declarations=(said(CHOSEN, "two", 5),))
    assert (standing.exercise, standing.chosen, standing.opening) == (TWO, True, None)


def test_the_lower_rung_chosen_again_has_to_open_its_gate_anew() -> None:
    told = (said(CHOSEN, "two", 6), said(CHOSEN, "low", 5))
    done = settled(*sets(TWO, 5), days=5.5)
    standing = _stand(*OPEN, done, declarations=told)
    assert (standing.exercise, standing.choices) == (LOW, ())
    assert chosen_again(case(*OPEN, exercises=ALL, declarations=told), LOW) == told[1].at
    anew = tuple(settled(*sets(LOW, 10, 10, 10), days=days) for days in (4, 2))
    assert _names(*_stand(*OPEN, done, *anew, declarations=told).choices) == ["one", "two"]
    assert _stand(*OPEN, done, anew[0], declarations=told).choices == ()
    up = (*told, said(CHOSEN, "two", 1))
    assert _stand(*OPEN, done, *anew, declarations=up).exercise == TWO


def test_a_pin_stops_the_climb_until_it_is_taken_back() -> None:
    pin, unpin = said(PINNED, "low", 5), said(UNPINNED, "low", 3)
    pinned = _stand(*OPEN, declarations=(pin,))
    assert (pinned.exercise, pinned.choices, pinned.pinned) == (LOW, (), True)
    free = _stand(*OPEN, declarations=(pin, unpin))
    assert (free.pinned, len(free.choices)) == (False, 2)
    assert not is_pinned(case(declarations=(pin,), exercises=ALL), ONE)
    one_way = _stand(*OPEN, known=(ONLY, ONE), declarations=(pin,))
    assert one_way.exercise == ONLY


def test_a_pin_on_a_higher_rung_keeps_what_led_there() -> None:
    standing = _stand(*OPEN, known=(ONLY, ONE), declarations=(said(PINNED, "one"),))
    assert (standing.exercise, standing.came_from, standing.pinned) == (ONE, ONLY, True)


def test_the_ways_that_the_article_names_go_before_the_others() -> None:
    low = replace(LOW, ladder=_ladder("two", "one", named=("one",)))
    assert _names(*ways(case(exercises=(low, ONE, TWO)), low)) == ["one"]
    far = replace(ONE, implements=(("sofa",),))
    assert _names(*ways(case(exercises=(low, far, TWO)), low)) == ["two"]
    assert ways(case(exercises=(low, far, replace(TWO, implements=(("sofa",),)))), low) == ()


BAR = exercise(
    id="bar",
    implements=(("barbell",),),
    load_type=LoadType.EXTERNAL,
    load_step_grams=0,
    dose=dose(sets=4, reps=Range(8, 12)),
    ladder=_ladder("lift"),
    gate=gate(sets=4, min_each=8, sessions=1, mastered=False),
)
LIFT = replace(BAR, id="lift", load_step_grams=2500, ladder=_ladder("low"), gate=gate())
SHOWN = settled(*sets(BAR, 8, 8, 8, 8))


@pytest.mark.parametrize(
    ("plates", "reached"), [("1.25x1", "lift"), ("", "bar")], ids=["with plates", "without"]
)
def test_a_loaded_bar_needs_plates_to_begin_with(plates: str, reached: str) -> None:
    settings = Settings(plates=Plates.parse(plates, Settings().units))
    standing = _stand(SHOWN, known=(BAR, LIFT, LOW), settings=settings)
    assert (standing.exercise.id, standing.choices) == (reached, ())


def test_what_rises_by_load_is_left_by_choice_alone() -> None:
    twice = [settled(*sets(LIFT, 12, 12, 12, load=kg(25)), days=days) for days in (1.5, 1)]
    standing = _stand(SHOWN, *twice, known=(BAR, LIFT, LOW, ONE, TWO))
    assert (standing.exercise, _names(*standing.choices)) == (LIFT, ["low"])


def test_without_a_gate_nothing_opens() -> None:
    open_end = replace(LOW, gate=None)
    assert _stand(*OPEN, known=(open_end, ONE, TWO)).choices == ()
    told = said(CHOSEN, "one")
    assert _stand(*OPEN, known=(open_end, ONE, TWO), declarations=(told,)).exercise == open_end


def test_a_ladder_that_leads_to_itself_is_not_climbed_for_ever() -> None:
    up, down = replace(ONLY, id="up"), replace(ONLY, id="down", ladder=_ladder("up"))
    up = replace(up, ladder=_ladder("down"))
    both = [settled(*sets(up, 10, 10, 10), *sets(down, 10, 10, 10), days=days) for days in (4, 2)]
    assert _stand(*both, known=(up, down)).exercise in {up, down}
