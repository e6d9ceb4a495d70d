"""Between a session and its entry line."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given

from postchain_tui.core import events
from postchain_tui.core.cells import Cell
from postchain_tui.core.entries import allowed, confirmed, entry_for, has_changed, reopened
from postchain_tui.core.entry import Entry
from postchain_tui.core.errors import InputError
from postchain_tui.core.events import SetLogged
from postchain_tui.core.load import Load, Unit
from postchain_tui.core.plan import Pacing, Planned
from postchain_tui.core.session import Resting
from postchain_tui.core.timeline import Timeline
from postchain_tui.core.typed import SetText
from tests.build import at, bridge, done, kg, lunge, plank, rdl, side_plank, timeline
from tests.walk import timelines


def _resting(planned: Planned, seconds: float = 40) -> Timeline:
    """In the rest after the first set, worked for so many seconds (on each side)."""
    switched = (events.SideSwitched(at(seconds)),) if planned.exercise.unilateral else ()
    ended = seconds * (1 + len(switched))
    return timeline(
        events.CheckedIn(at(0), 1),
        events.Readied(at(0)),
        *switched,
        events.SetEnded(at(ended), "one"),
        plan=(planned,),
        get_ready_seconds=0,
    )


def _line(line: Timeline, unit: Unit = Unit.KG) -> Entry:
    entry = entry_for(line.session, unit)
    assert entry is not None
    return entry


def _texts(entry: Entry) -> dict[Cell, str]:
    return dict(zip(entry.cells, entry.texts, strict=True))


def test_outside_a_rest_there_is_no_line() -> None:
    assert entry_for(timeline().session, Unit.KG) is None


def test_a_set_is_filled_in_with_the_reps_of_the_pacer() -> None:
    assert _texts(_line(_resting(bridge(), seconds=40))) == {
        Cell.REPS: "8",
        Cell.EFFORT: "",
        Cell.PAIN: "",
    }


def test_without_a_pacer_it_is_filled_in_with_the_last_time_and_the_load_due() -> None:
    free = rdl(pacing=Pacing.FREE, load=kg("22.5"), last=(done(reps=11),))
    texts = _texts(_line(_resting(free)))
    assert (texts[Cell.REPS], texts[Cell.LOAD]) == ("11", "22.5")
    pounds = _line(_resting(free), Unit.LB)
    assert (pounds.unit, pounds.text(Cell.LOAD)) == (Unit.LB, "49.6")


def test_a_unilateral_set_is_filled_in_with_the_reps_of_each_side() -> None:
    free = lunge(pacing=Pacing.FREE, last=(done(reps=18, reps_left=9, reps_right=9),))
    entry = _line(_resting(free))
    assert entry.text(Cell.REPS) == "9/9"
    assert entry.values().reps == 18


def test_a_hold_is_filled_in_with_its_seconds() -> None:
    assert _line(_resting(plank(), seconds=17)).text(Cell.HOLD) == "17"
    assert _line(_resting(plank(holds=3), seconds=200)).text(Cell.HOLD) == "20"


def test_of_holds_the_line_says_how_long_and_the_pacer_how_many() -> None:
    resting = _resting(plank(holds=3), seconds=200)
    logged = confirmed(resting.session, _line(resting), at(210), kg(20))
    assert (logged.reps, logged.hold_seconds) == (3, 20)
    both = _resting(side_plank(holds=1), seconds=20)
    logged = confirmed(both.session, _line(both), at(50), kg(20))
    assert (logged.reps, logged.reps_left, logged.reps_right, logged.hold_seconds) == (
        2,
        None,
        None,
        20,
    )


def test_what_stands_in_the_line_is_put_on_record() -> None:
    resting = _resting(rdl())
    entry = _line(resting).focused(Cell.REPS).typed("9").focused(Cell.LOAD).typed("2").typed("5")
    entry = entry.focused(Cell.EFFORT).typed("7").focused(Cell.PAIN).typed("0")
    logged = confirmed(resting.session, replace(entry, note="easy"), at(60), kg(20))
    assert logged == SetLogged(at(60), reps=9, load=kg(25), rpe=7.0, pain=0, note="easy")


def test_a_line_that_cannot_be_read_is_refused() -> None:
    resting = _resting(bridge())
    with pytest.raises(InputError, match="how many reps"):
        confirmed(resting.session, _line(resting).focused(Cell.REPS).backspace(), at(60), kg(20))


@pytest.mark.parametrize("planned", [bridge(), rdl(), lunge(), plank(), plank(3), side_plank()])
def test_a_set_on_record_is_shown_as_it_stands_there(planned: Planned) -> None:
    resting = _resting(planned)
    entry = _line(resting).focused(Cell.EFFORT).typed("6").focused(Cell.PAIN).typed("2")
    event = confirmed(resting.session, replace(entry, note="ok"), at(90), kg(20))
    logged = resting.after(event)
    shown = _line(logged)
    assert (shown.text(Cell.EFFORT), shown.text(Cell.PAIN), shown.note) == ("6", "2", "ok")
    assert confirmed(logged.session, shown, at(90), kg(20)) == event


def test_a_side_that_was_weaker_stays_so() -> None:
    resting = _resting(lunge(pacing=Pacing.FREE))
    sided = SetLogged(at(90), reps=17, reps_left=9, reps_right=8)
    assert _line(resting.after(sided)).text(Cell.REPS) == "9/8"


def test_what_was_typed_comes_back_when_the_logging_is_undone() -> None:
    resting = _resting(rdl())
    typed = SetLogged(at(90), reps=7, load=kg(30), rpe=8.5, pain=3, note="hip tight")
    entry = reopened(resting.session, typed, Unit.KG)
    assert _texts(entry) == {
        Cell.REPS: "7",
        Cell.LOAD: "30",
        Cell.EFFORT: "8.5",
        Cell.PAIN: "3",
    }
    assert entry.note == "hip tight"
    assert confirmed(resting.session, entry, at(90), kg(20)) == typed


@pytest.mark.parametrize(
    "felt", [SetLogged(at(90), 7, rpe=8.0), SetLogged(at(90), 7, pain=0), SetLogged(at(90), 7)]
)
def test_what_was_not_said_is_not_made_up(felt: SetLogged) -> None:
    entry = reopened(_resting(bridge()).session, felt, Unit.KG)
    values = entry.values()
    assert (values.reps, values.rpe, values.pain, values.note) == (7, felt.rpe, felt.pain, "")


@given(timelines())
def test_a_proposed_line_can_always_be_put_on_record(line: Timeline) -> None:
    session = line.session
    entry = entry_for(session, Unit.KG)
    assert (entry is not None) == isinstance(session.state, Resting)
    if entry is not None:
        after = line.after(confirmed(session, entry, line.last_at, kg(20))).session
        assert after.is_logged
        assert entry_for(after, Unit.KG) is not None


def test_a_load_is_shown_in_the_unit_it_was_logged_in() -> None:
    pounds = Load(Decimal(45), Unit.LB)
    logged = _resting(rdl()).after(SetLogged(at(90), 8, load=pounds))
    entry = _line(logged, Unit.KG)
    assert (entry.unit, entry.values().load) == (Unit.LB, pounds)


def test_weight_that_has_to_wait_is_refused_and_the_line_stays() -> None:
    resting = _resting(bridge())
    entry = _line(resting).with_text(SetText(reps=10, load=kg(5)))
    with pytest.raises(InputError, match="without weight"):
        allowed(resting.session, entry, kg(20))
    with pytest.raises(InputError, match="without weight"):
        confirmed(resting.session, entry, at(60), kg(20))
    assert allowed(resting.session, _line(resting), kg(20)).reps == 8


def test_a_line_has_changed_when_it_says_something_else_than_the_record() -> None:
    resting = _resting(bridge())
    logged = resting.after(confirmed(resting.session, _line(resting), at(60), kg(20)))
    shown = _line(logged)
    assert not has_changed(logged.session, shown, Unit.KG)
    assert has_changed(logged.session, shown.typed("9"), Unit.KG)
    assert has_changed(logged.session, replace(shown, note="tight"), Unit.KG)
    assert not has_changed(logged.session, None, Unit.KG)
    assert not has_changed(logged.undo().undo().session, shown, Unit.KG)
