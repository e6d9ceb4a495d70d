from collections.abc import Callable
from datetime import UTC, datetime
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from postchain_tui.core.cells import Cell
from postchain_tui.core.diary import SetKind, SetRecord
from postchain_tui.core.entry import Entry
from postchain_tui.core.errors import InputError
from postchain_tui.core.exercise import Measure
from postchain_tui.core.load import Load, Unit
from postchain_tui.core.parsing import parse_set
from postchain_tui.core.plates import Plates
from postchain_tui.core.typed import SetText

BAR = Load(Decimal(20), Unit.KG)
PLATES = Plates.parse("1.25x1,2.5x1", Unit.KG)


def by_plates(load: Load, direction: int) -> Load:
    return PLATES.step(load, BAR, direction)


RDL = Entry.prefilled(
    measure=Measure.REPS, unilateral=False, takes_load=True, unit=Unit.KG, reps=12, load=BAR
)
BRIDGE = Entry.prefilled(
    measure=Measure.REPS, unilateral=False, takes_load=False, unit=Unit.KG, reps=10
)
ONE_LEG = Entry.prefilled(
    measure=Measure.REPS, unilateral=True, takes_load=True, unit=Unit.KG, reps=10
)
PLANK = Entry.prefilled(
    measure=Measure.HOLD, unilateral=False, takes_load=False, unit=Unit.KG, hold_seconds=30
)
CARRY = Entry.prefilled(measure=Measure.HOLD, unilateral=True, takes_load=True, unit=Unit.LB)


def keys(entry: Entry, pressed: str) -> Entry:
    for key in pressed:
        entry = entry.typed(key)
    return entry


def record(
    reps: int | None = None,
    left: int | None = None,
    right: int | None = None,
    load: Load | None = None,
    duration_ms: int | None = None,
    rpe: float | None = None,
    pain: int | None = None,
) -> SetRecord:
    return SetRecord(
        id="1",
        exercise="rdl_barbell",
        ordinal=1,
        at=datetime(2026, 11, 20, tzinfo=UTC),
        reps=reps,
        reps_left=left,
        reps_right=right,
        load=load,
        duration_ms=duration_ms,
        rpe=rpe,
        pain=pain,
    )


def test_a_prefilled_line_can_be_saved_as_it_stands() -> None:
    assert RDL.values() == SetText(reps=12, load=BAR)
    assert BRIDGE.values() == SetText(reps=10)
    assert ONE_LEG.values() == SetText(reps=20, reps_left=10, reps_right=10)
    assert PLANK.values() == SetText(hold_seconds=30)


def test_an_exercise_has_the_cells_that_it_needs() -> None:
    assert RDL.cells == (Cell.REPS, Cell.LOAD, Cell.EFFORT, Cell.PAIN)
    assert BRIDGE.cells == (Cell.REPS, Cell.EFFORT, Cell.PAIN)
    assert CARRY.cells == (Cell.HOLD, Cell.LOAD, Cell.EFFORT, Cell.PAIN)
    assert BRIDGE.text(Cell.LOAD) == ""
    assert BRIDGE.focused(Cell.LOAD) == BRIDGE


def test_a_load_is_prefilled_in_the_unit_of_the_line() -> None:
    def line(load: Load, unit: Unit, takes_load: bool = True) -> Entry:
        return Entry.prefilled(
            measure=Measure.REPS, unilateral=False, takes_load=takes_load, unit=unit, load=load
        )

    assert line(BAR, Unit.LB).text(Cell.LOAD) == "44.09"
    assert line(Load(Decimal("0.125"), Unit.KG), Unit.KG).text(Cell.LOAD) == "0.125"
    assert Cell.LOAD not in line(BAR, Unit.KG, takes_load=False).cells


def test_a_warm_up_line_saves_a_warm_up_set() -> None:
    entry = Entry.prefilled(
        measure=Measure.REPS,
        unilateral=False,
        takes_load=False,
        unit=Unit.KG,
        reps=10,
        kind=SetKind.WARMUP,
    )
    assert entry.values().kind is SetKind.WARMUP


def test_the_first_digit_replaces_what_was_prefilled() -> None:
    assert not RDL.typing
    assert keys(RDL, "9").text(Cell.REPS) == "9"
    assert keys(RDL, "9").typing
    assert keys(RDL, "10").text(Cell.REPS) == "10"


def test_a_whole_set_is_typed_without_leaving_the_keyboard() -> None:
    entry = keys(RDL, "22.5x10@7.5p1")
    assert entry.values() == SetText(reps=10, load=Load(Decimal("22.5"), Unit.KG), rpe=7.5, pain=1)
    assert entry.focus is Cell.PAIN


def test_an_x_after_the_load_in_its_own_cell_goes_on_with_the_reps() -> None:
    entry = keys(RDL.focused(Cell.LOAD), "25X8")
    assert (entry.text(Cell.LOAD), entry.text(Cell.REPS)) == ("25", "8")


def test_the_letters_mean_nothing_before_something_is_typed() -> None:
    for key in "x@pX":
        assert RDL.typed(key) == RDL


@pytest.mark.parametrize(
    ("entry", "typed"),
    [(BRIDGE, "20"), (ONE_LEG, "10/9"), (RDL, "12345"), (RDL.focused(Cell.EFFORT), "7")],
)
def test_an_x_that_follows_no_load_is_ignored(entry: Entry, typed: str) -> None:
    before = keys(entry, typed)
    assert before.typed("x") == before


def test_an_x_after_nothing_is_ignored() -> None:
    emptied = RDL.backspace()
    assert emptied.typed("x") == emptied


@pytest.mark.parametrize(
    ("entry", "typed", "text"),
    [
        (RDL, "123456", "12345"),
        (RDL, "10/9", "109"),
        (RDL, "22..5", "22.5"),
        (RDL, ".5", "0.5"),
        (RDL, "1a-é٣ 2", "12"),
        (BRIDGE, "2.5", "25"),
        (BRIDGE, ".", "10"),
        (ONE_LEG, "10/9/8", "10/98"),
        (ONE_LEG, "/9", "9"),
        (PLANK, "1/5", "15"),
        (RDL.focused(Cell.LOAD), "22,5", "22,5"),
        (RDL.focused(Cell.LOAD), ",1255", "0,125"),
        (RDL.focused(Cell.LOAD), "12345", "1234"),
        (RDL.focused(Cell.EFFORT), "10", "10"),
        (RDL.focused(Cell.EFFORT), "75", "7"),
        (RDL.focused(Cell.EFFORT), "7.35", "7.5"),
        (RDL.focused(Cell.EFFORT), "10.5", "10"),
        (RDL.focused(Cell.PAIN), "10", "10"),
        (RDL.focused(Cell.PAIN), "37", "3"),
        (RDL.focused(Cell.PAIN), "1.", "1"),
    ],
)
def test_what_cannot_stand_in_a_cell_is_not_taken(entry: Entry, typed: str, text: str) -> None:
    assert keys(entry, typed).text(entry.focus) == text


def test_backspace_takes_back_what_was_typed_and_clears_what_was_not() -> None:
    assert keys(RDL, "10").backspace().text(Cell.REPS) == "1"
    assert RDL.backspace().text(Cell.REPS) == ""
    assert RDL.backspace().backspace().text(Cell.REPS) == ""


def test_the_focus_goes_around() -> None:
    assert RDL.moved(1).focus is Cell.LOAD
    assert RDL.moved(-1).focus is Cell.PAIN
    assert BRIDGE.moved(3) == BRIDGE
    assert not keys(RDL, "1").moved(1).typing


@pytest.mark.parametrize(
    ("entry", "up", "down"),
    [
        (RDL, "13", "11"),
        (keys(RDL, "1000"), "1000", "999"),
        (keys(RDL, "0"), "1", "0"),
        (RDL.backspace(), "1", "0"),
        (keys(RDL, "22."), "23", "21"),
        (ONE_LEG, "11/11", "9/9"),
        (keys(ONE_LEG, "10/"), "11/1", "9/0"),
        (PLANK, "31", "29"),
        (RDL.focused(Cell.EFFORT), "6", ""),
        (keys(RDL.focused(Cell.EFFORT), "7"), "7.5", "6.5"),
        (keys(RDL.focused(Cell.EFFORT), "7,5"), "8", "7"),
        (keys(RDL.focused(Cell.EFFORT), "10"), "10", "9.5"),
        (RDL.focused(Cell.PAIN), "0", ""),
        (keys(RDL.focused(Cell.PAIN), "0"), "1", "0"),
        (keys(RDL.focused(Cell.PAIN), "10"), "10", "9"),
        (RDL.focused(Cell.LOAD), "21", "19"),
        (keys(RDL.focused(Cell.LOAD), "1000"), "1000", "999"),
        (ONE_LEG.focused(Cell.LOAD), "1", ""),
    ],
)
def test_the_arrows_step_and_stop_at_what_is_possible(entry: Entry, up: str, down: str) -> None:
    assert entry.stepped(1).text(entry.focus) == up
    assert entry.stepped(-1).text(entry.focus) == down


def test_a_digit_after_an_arrow_starts_anew() -> None:
    assert keys(keys(RDL, "8").stepped(1), "7").text(Cell.REPS) == "7"


def test_a_load_steps_to_what_can_be_loaded() -> None:
    entry = RDL.focused(Cell.LOAD)
    assert entry.stepped(1, by_plates).text(Cell.LOAD) == "22.5"
    assert entry.stepped(-1, by_plates).text(Cell.LOAD) == "20"
    assert ONE_LEG.load_stepped(1, by_plates).text(Cell.LOAD) == "20"


def test_a_load_in_pounds_steps_with_kilogram_plates() -> None:
    entry = keys(CARRY.focused(Cell.LOAD), "44.09")
    stepped = entry.stepped(1, by_plates)
    assert stepped.text(Cell.LOAD) == "49.6"
    assert stepped.stepped(-1, by_plates).text(Cell.LOAD) == "44.09"


def test_the_load_steps_while_reps_are_being_typed() -> None:
    entry = keys(RDL, "1").load_stepped(1, by_plates)
    assert entry.text(Cell.LOAD) == "22.5"
    assert keys(entry, "0").text(Cell.REPS) == "10"
    assert BRIDGE.load_stepped(1, by_plates) == BRIDGE


def test_only_effort_and_pain_can_be_marked_as_not_recorded() -> None:
    entry = keys(RDL, "10@7p3")
    assert entry.unrecorded().values() == SetText(reps=10, load=BAR, rpe=7.0)
    assert entry.focused(Cell.EFFORT).unrecorded().values().rpe is None
    assert RDL.unrecorded() == RDL
    assert RDL.focused(Cell.LOAD).unrecorded().text(Cell.LOAD) == "20"


def test_the_last_set_is_copied_with_its_unit() -> None:
    pounds = Load(Decimal(45), Unit.LB)
    copied = keys(RDL, "3").same_as(record(reps=8, load=pounds, rpe=7.5, pain=2))
    assert copied.values() == SetText(reps=8, load=pounds, rpe=7.5, pain=2)
    assert not copied.typing


def test_what_the_last_set_did_not_record_is_not_recorded_again() -> None:
    copied = keys(RDL, "3@7p1").same_as(record(reps=8, duration_ms=40_000))
    assert copied.values() == SetText(reps=8)


def test_the_last_set_of_one_leg_keeps_its_sides() -> None:
    copied = ONE_LEG.same_as(record(reps=19, left=10, right=9))
    assert copied.values() == SetText(reps=19, reps_left=10, reps_right=9)
    assert ONE_LEG.same_as(record(reps=19)).text(Cell.REPS) == "10/9"
    assert ONE_LEG.same_as(record()).text(Cell.REPS) == ""


def test_the_last_hold_is_copied_in_whole_seconds() -> None:
    assert PLANK.same_as(record(duration_ms=29_600)).values() == SetText(hold_seconds=30)


@pytest.mark.parametrize(
    ("entry", "text"),
    [
        (RDL, "22.5x10@7 p1 r90 w #felt tight"),
        (RDL, "50lbx10"),
        (RDL, "10"),
        (BRIDGE, "16kgx10"),
        (RDL, "10/9"),
        (ONE_LEG, "8x10/9"),
        (PLANK, "45s p0"),
        (CARRY, "24kgx30s"),
    ],
)
def test_the_shorthand_fills_the_cells_and_loses_nothing(entry: Entry, text: str) -> None:
    done = parse_set(text, entry.unit)
    assert entry.with_text(done).values() == done


def test_one_number_in_the_shorthand_counts_for_both_sides() -> None:
    assert ONE_LEG.with_text(parse_set("9", Unit.KG)).values().reps == 18


def test_the_shorthand_of_a_hold_has_to_say_seconds() -> None:
    with pytest.raises(InputError, match="such as 30s"):
        PLANK.with_text(parse_set("30", Unit.KG))
    with pytest.raises(InputError, match="counts reps"):
        RDL.with_text(parse_set("30s", Unit.KG))


@pytest.mark.parametrize(
    ("entry", "message"),
    [
        (RDL.backspace(), "how many reps? 0 to 1000"),
        (keys(ONE_LEG, "10/"), "how many reps? 0 to 1000"),
        (PLANK.backspace(), "how long was the hold? 0 to 86400 seconds"),
        (keys(RDL, "1001"), "reps are 0 to 1000"),
        (keys(RDL, "22.5"), "reps are 0 to 1000, in whole numbers"),
        (keys(PLANK, "86401"), "a hold is 0 to 86400 seconds"),
        (keys(RDL.focused(Cell.LOAD), "1001"), "load is 0 to 1000 kg"),
        (RDL.same_as(record(reps=8, rpe=7.2)), "effort is 0 to 10, in halves"),
        (RDL.same_as(record(reps=8, pain=11)), "pain is 0 to 10"),
    ],
)
def test_a_line_that_cannot_be_saved_says_which_cell_and_what_is_allowed(
    entry: Entry, message: str
) -> None:
    with pytest.raises(InputError) as refused:
        entry.values()
    assert str(refused.value) == message


def test_a_separator_without_decimals_is_forgiven() -> None:
    assert keys(RDL, "22.x8@7,").values() == SetText(
        reps=8, load=Load(Decimal(22), Unit.KG), rpe=7.0
    )


def test_an_empty_load_is_not_recorded() -> None:
    assert RDL.focused(Cell.LOAD).backspace().values() == SetText(reps=12)


CHANGES: list[Callable[[Entry], Entry]] = [
    Entry.backspace,
    Entry.unrecorded,
    *(lambda entry, by=by: entry.moved(by) for by in (-1, 1)),
    *(lambda entry, by=by: entry.stepped(by) for by in (-1, 1)),
    *(lambda entry, by=by: entry.stepped(by, by_plates) for by in (-1, 1)),
    *(lambda entry, by=by: entry.load_stepped(by, by_plates) for by in (-1, 1)),
    *(lambda entry, cell=cell: entry.focused(cell) for cell in Cell),
    *(lambda entry, key=key: entry.typed(key) for key in "0123456789.,/x@pé٣ "),
    lambda entry: entry.same_as(record(reps=8, load=BAR, duration_ms=30_000)),
]


@given(
    st.sampled_from([RDL, BRIDGE, ONE_LEG, PLANK, CARRY]),
    st.lists(st.sampled_from(CHANGES), max_size=30),
)
def test_no_sequence_of_keys_breaks_the_line(
    entry: Entry, changes: list[Callable[[Entry], Entry]]
) -> None:
    for change in changes:
        entry = change(entry)
        assert entry.focus in entry.cells
        assert len(entry.texts) == len(entry.cells)
        assert all(len(text) <= 9 for text in entry.texts)
    try:
        saved = str(entry.values())
    except InputError:
        return
    assert parse_set(saved, entry.unit) == entry.values()
