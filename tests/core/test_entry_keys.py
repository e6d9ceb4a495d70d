"""What the keys do to the entry line."""

from __future__ import annotations

from dataclasses import replace

import pytest

from postchain_tui.core import events
from postchain_tui.core.cells import Cell
from postchain_tui.core.diary import SetRecord
from postchain_tui.core.entries import entry_for
from postchain_tui.core.entry import Entry
from postchain_tui.core.entry_keys import EntryKeys
from postchain_tui.core.events import SetLogged
from postchain_tui.core.load import Unit
from postchain_tui.core.plan import Planned
from postchain_tui.core.settings import Settings
from postchain_tui.core.timeline import Timeline
from tests.build import at, bridge, done, kg, rdl, timeline

BARBELL = replace(rdl().exercise, implements=(("barbell",),))


def _resting(last: tuple[SetRecord, ...] = (), planned: Planned | None = None) -> Timeline:
    """In the rest after the first set of loaded deadlifts."""
    return timeline(
        events.CheckedIn(at(0), 1),
        events.Readied(at(0)),
        events.SetEnded(at(40), "one"),
        plan=(planned or rdl(exercise=BARBELL, last=last),),
        get_ready_seconds=0,
    )


def _keys(line: Timeline, cell: Cell = Cell.REPS) -> EntryKeys:
    entry = entry_for(line.session, Unit.KG)
    assert entry is not None
    return EntryKeys(entry.focused(cell), line.session, Settings())


def _after(keys: EntryKeys, *pressed: str) -> Entry:
    for key in pressed:
        keys = replace(keys, entry=keys.typed(key))
    return keys.entry


def test_digits_are_typed_and_taken_back() -> None:
    keys = _keys(_resting())
    assert _after(keys, "1", "2").text(Cell.REPS) == "12"
    assert _after(keys, "1", "2", "backspace").text(Cell.REPS) == "1"
    assert _after(keys, "backspace").text(Cell.REPS) == ""


def test_plus_and_minus_go_to_the_next_load_that_the_plates_make() -> None:
    keys = _keys(_resting())
    assert _after(keys, "+").text(Cell.LOAD) == "22.5"
    assert _after(keys, "+", "+", "-").text(Cell.LOAD) == "22.5"
    assert _after(keys, "-").text(Cell.LOAD) == "20"


@pytest.mark.parametrize("cell", [Cell.EFFORT, Cell.PAIN])
def test_a_minus_makes_a_score_not_recorded_and_leaves_the_load(cell: Cell) -> None:
    entry = _after(_keys(_resting(), cell), "5", "-")
    assert (entry.text(cell), entry.text(Cell.LOAD)) == ("", "20")
    assert _after(_keys(_resting(), cell), "+").text(Cell.LOAD) == "22.5"


def test_the_arrows_step_the_cell_at_hand() -> None:
    assert _keys(_resting(), Cell.LOAD).stepped(1).text(Cell.LOAD) == "22.5"
    assert _keys(_resting(), Cell.REPS).stepped(-1).text(Cell.REPS) == "7"


def test_equals_repeats_the_last_time_for_the_first_set() -> None:
    last = (done(reps=11, load=kg(25), rpe=7.0, pain=1), done(reps=9))
    entry = _after(_keys(_resting(last)), "=")
    assert [entry.text(cell) for cell in entry.cells] == ["11", "25", "7", "1"]


def test_equals_repeats_the_set_before_of_today() -> None:
    line = _resting((done(reps=3), done(reps=4)))
    for event in (
        SetLogged(at(50), 12, load=kg(30), pain=0),
        events.RestEnded(at(60)),
        events.SetEnded(at(90), "two"),
    ):
        line = line.after(event)
    entry = _after(_keys(line), "=")
    assert (entry.text(Cell.REPS), entry.text(Cell.LOAD), entry.text(Cell.PAIN)) == (
        "12",
        "30",
        "0",
    )
    logged = line.after(SetLogged(at(95), 5))
    assert _after(_keys(logged), "=").text(Cell.REPS) == "12"


def test_equals_changes_nothing_where_there_was_no_set_before() -> None:
    keys = _keys(_resting(planned=bridge()))
    assert keys.typed("=") == keys.entry
