import string
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from postchain_tui.core.diary import SetKind
from postchain_tui.core.errors import UnreadableTextError
from postchain_tui.core.load import Load, Unit
from postchain_tui.core.parsing import MOST_SETS, parse_log, parse_set
from postchain_tui.core.text import harmless
from postchain_tui.core.typed import SetText


def kg(number: str) -> Load:
    return Load(Decimal(number), Unit.KG)


def both(left: int, right: int) -> dict[str, Any]:
    return {"reps": left + right, "reps_left": left, "reps_right": right}


NOTES = st.text(max_size=40).map(lambda text: harmless(text, 500))
PLAIN_NOTES = st.text(string.ascii_letters + " #@-x", max_size=20).map(str.strip)
REPS = st.integers(0, 1000)


def sets(notes: st.SearchStrategy[str]) -> st.SearchStrategy[SetText]:
    amounts = st.one_of(
        REPS.map(lambda reps: {"reps": reps}),
        st.tuples(REPS, REPS).map(lambda sides: both(*sides)),
        st.integers(0, 86_400).map(lambda seconds: {"hold_seconds": seconds}),
    )
    loads = st.builds(Load, st.decimals(0, 1000, places=3), st.sampled_from(Unit))
    marks = st.fixed_dictionaries(
        {
            "load": st.none() | loads,
            "rpe": st.none() | st.integers(0, 20).map(lambda halves: halves / 2),
            "pain": st.none() | st.integers(0, 10),
            "rest_seconds": st.none() | st.integers(0, 86_400),
            "kind": st.sampled_from([SetKind.WORK, SetKind.WARMUP]),
            "note": notes,
        }
    )
    return st.builds(lambda amount, rest: SetText(**amount, **rest), amounts, marks)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("10", SetText(reps=10)),
        (" 10 ", SetText(reps=10)),
        ("0", SetText(reps=0)),
        ("10/9", SetText(**both(10, 9))),
        ("45s", SetText(hold_seconds=45)),
        ("45 S p1", SetText(hold_seconds=45, pain=1)),
        ("20x10", SetText(reps=10, load=kg("20"))),
        ("20X10", SetText(reps=10, load=kg("20"))),
        ("20 × 10", SetText(reps=10, load=kg("20"))),
        ("22,5x10", SetText(reps=10, load=kg("22.5"))),
        ("22.5kgx10", SetText(reps=10, load=kg("22.5"))),
        ("50 LBS x 10", SetText(reps=10, load=Load(Decimal(50), Unit.LB))),
        ("24x10/9", SetText(**both(10, 9), load=kg("24"))),
        ("24kgx30s", SetText(hold_seconds=30, load=kg("24"))),
        (
            "20x10@7 p1 #felt tight",
            SetText(reps=10, load=kg("20"), rpe=7.0, pain=1, note="felt tight"),
        ),
        ("10p0r120w@7,5", SetText(reps=10, pain=0, rest_seconds=120, rpe=7.5, kind=SetKind.WARMUP)),
        ("10 W R90 P10", SetText(reps=10, kind=SetKind.WARMUP, rest_seconds=90, pain=10)),
        ("10 #tight; left, a bit #2", SetText(reps=10, note="tight; left, a bit #2")),
        ("10 #a\x1b[31mb\u202e", SetText(reps=10, note="ab")),
        ("10 #", SetText(reps=10)),
    ],
)
def test_a_set_is_read_as_it_is_meant(text: str, expected: SetText) -> None:
    assert parse_set(text, Unit.KG) == expected


def test_a_load_without_a_unit_is_in_the_persons_own() -> None:
    assert parse_set("45x10", Unit.LB).load == Load(Decimal(45), Unit.LB)
    assert parse_set("20kgx10", Unit.LB).load == kg("20")


@pytest.mark.parametrize(
    ("text", "position", "message"),
    [
        ("", 0, "expected a set, such as 20x10, 10, 10/9 or 45s"),
        ("nan", 0, "expected a set"),
        ("inf", 0, "expected a set"),
        ("-5", 0, "expected a set"),
        ("٣", 0, "expected a set"),
        ("20x", 3, "expected a set"),
        ("20x-3", 3, "expected a set"),
        ("20kg", 4, "expected x and the reps after the load"),
        ("20 kg 10", 6, "expected x and the reps after the load"),
        ("1e5", 1, "expected @effort, p and pain"),
        ("1_000", 1, "expected @effort"),
        ("10,9", 2, "expected @effort"),
        ("10.5", 2, "expected @effort"),
        ("2*10", 1, "expected @effort"),
        ("10 warm", 3, "expected @effort"),
        ("10 p", 3, "expected @effort"),
        ("10 p-1", 3, "expected @effort"),
        ("1001", 0, "reps are 0 to 1000"),
        ("10/1001", 3, "reps are 0 to 1000"),
        ("20x1001", 3, "reps are 0 to 1000"),
        ("86401s", 0, "a hold is 0 to 86400 seconds"),
        ("1000,5x3", 0, "load is 0 to 1000 kg"),
        ("2205lbx3", 0, "load is 0 to 2204 lb"),
        ("10 @11", 4, "effort is 0 to 10"),
        ("10@7.3", 3, "effort is 0 to 10, in halves"),
        ("10 p11", 4, "pain is 0 to 10"),
        ("10 r86401", 4, "rest is 0 to 86400 seconds"),
        ("10 p1 p2", 6, "pain is given twice"),
        ("10 w w", 5, "warmup is given twice"),
    ],
)
def test_a_set_that_cannot_be_read_is_refused_at_its_place(
    text: str, position: int, message: str
) -> None:
    with pytest.raises(UnreadableTextError) as refused:
        parse_set(text, Unit.KG)
    assert str(refused.value).startswith(message)
    assert refused.value.position == position


@given(sets(NOTES), st.sampled_from(Unit))
def test_a_written_set_reads_back_as_itself(done: SetText, unit: Unit) -> None:
    assert parse_set(str(done), unit) == done


@given(st.lists(sets(PLAIN_NOTES), min_size=1, max_size=5), st.sampled_from(Unit))
def test_written_sets_read_back_from_a_log(done: list[SetText], unit: Unit) -> None:
    (exercise,) = parse_log("single_leg_rdl " + ", ".join(map(str, done)), unit)
    assert exercise.sets == tuple(done)


def test_a_single_number_of_reps_can_be_meant_for_each_side() -> None:
    assert SetText(reps=10).each_side() == SetText(**both(10, 10))
    assert SetText(**both(10, 9)).each_side() == SetText(**both(10, 9))
    assert SetText(hold_seconds=30).each_side() == SetText(hold_seconds=30)


def read(text: str) -> list[tuple[str, int, list[str]]]:
    return [
        (exercise.name, exercise.position, [str(done) for done in exercise.sets])
        for exercise in parse_log(text, Unit.KG)
    ]


def test_a_whole_session_is_read() -> None:
    text = "rdl 4*20x12@7 p0 r120; bridge 10 p0, 10 p0, 9 p1 #hip tight"
    assert read(text) == [
        ("rdl", 0, ["20kgx12@7 p0 r120"] * 4),
        ("bridge", 23, ["10 p0", "10 p0", "9 p1 #hip tight"]),
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("bridge 10,10,9", ["10", "10", "9"]),
        ("rdl 22,5x10", ["22.5kgx10"]),
        ("rdl 22,5kgx10,8", ["22.5kgx10", "8"]),
        ("rdl 20,22,5x10", ["20", "22.5kgx10"]),
        ("rdl 10,4*22,5x10", ["10"] + ["22.5kgx10"] * 4),
        ("rdl 20x10,22,5x8", ["20kgx10", "22.5kgx8"]),
        ("rdl 10@7,5", ["10@7", "5"]),
        ("rdl 10@7.5,5", ["10@7.5", "5"]),
        ("rdl 10 #tight, 9", ["10 #tight", "9"]),
        ("rdl 2 * 10 w , 45s", ["10 w", "10 w", "45s"]),
    ],
)
def test_a_comma_is_a_decimal_comma_only_in_a_load_at_the_start_of_a_set(
    text: str, expected: list[str]
) -> None:
    assert [done for _, _, done in read(text)] == [expected]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("back_ext_45 10", "back_ext_45"),
        ("  Good   Morning  10", "Good Morning"),
        ("Romanian Deadlift - Loaded 20x10", "Romanian Deadlift - Loaded"),
        ("RDL (bar only) 20x10", "RDL (bar only)"),
        ("45-Degree Back Extension 12", "45-Degree Back Extension"),
        ("B-stance RDL 10/10", "B-stance RDL"),
        ("Kniebeuge\x1b[2J 10", "Kniebeuge"),
        ("Back extension 45 10".replace(" 45", "_45"), "Back extension_45"),
    ],
)
def test_a_name_goes_on_to_the_first_word_that_starts_a_set(text: str, name: str) -> None:
    assert [exercise for exercise, _, _ in read(text)] == [name]


def test_the_longest_known_name_is_taken() -> None:
    names = {"back extension", "back extension 45", "row, seated", "back extension 45 10 8"}
    text = "Back extension 45 10,8; back  extension 3*45s; Row, seated 12; other 7"
    exercises = parse_log(text, Unit.KG, lambda name: name.lower() in names)
    assert [(exercise.name, len(exercise.sets)) for exercise in exercises] == [
        ("Back extension 45", 2),
        ("back extension", 3),
        ("Row, seated", 1),
        ("other", 1),
    ]


def test_a_known_name_must_leave_a_set_to_be_read() -> None:
    (exercise,) = parse_log("back extension 45", Unit.KG, lambda name: "back" in name)
    assert (exercise.name, exercise.sets) == ("back extension", (SetText(reps=45),))


def test_only_the_first_words_are_asked_about() -> None:
    asked: list[str] = []

    def known(name: str) -> bool:
        asked.append(name)
        return False

    parse_log("rdl " + "10 #a " + "9 " * 5000, Unit.KG, known)
    assert len(asked) <= 12


@pytest.mark.parametrize(
    ("text", "position", "message"),
    [
        ("", 0, "expected the name of an exercise"),
        ("  ", 2, "expected the name of an exercise"),
        ("10,10", 0, "expected the name of an exercise"),
        ("rdl 10;", 7, "expected the name of an exercise"),
        ("rdl 10;; gm 10", 7, "expected the name of an exercise"),
        ("\u200b 10", 0, "expected the name of an exercise"),
        ("rdl", 3, "expected a set"),
        ("rdl; gm 10", 3, "expected a set"),
        ("rdl, 10", 3, "expected a set"),
        ("rdl #note", 4, "expected a set"),
        ("rdl @7", 4, "expected a set"),
        ("rdl -5", 4, "expected a set"),
        ("rdl ٣", 4, "expected a set"),
        ("rdl nan", 7, "expected a set"),
        ("rdl 10,", 7, "expected a set"),
        ("rdl 10,,9", 7, "expected a set"),
        ("rdl 10, nine", 8, "expected a set"),
        ("rdl 10 9", 7, "expected @effort, p and pain"),
        ("rdl 20x10 q", 10, "expected @effort, p and pain"),
        ("gm 8; rdl 20x10, 20x1001", 20, "reps are 0 to 1000"),
        ("rdl 0*10", 4, "a set is repeated 1 to 50 times"),
        ("rdl 51*10", 4, "a set is repeated 1 to 50 times"),
        ("rdl 99999999999*10", 4, "a set is repeated 1 to 50 times"),
    ],
)
def test_a_log_that_cannot_be_read_is_refused_at_its_place(
    text: str, position: int, message: str
) -> None:
    with pytest.raises(UnreadableTextError) as refused:
        parse_log(text, Unit.KG)
    assert str(refused.value).startswith(message)
    assert refused.value.position == position


def test_two_hundred_sets_fit_and_no_more() -> None:
    full = "rdl 50*10, 50*10; gm 50*10, 50*10"
    assert sum(len(exercise.sets) for exercise in parse_log(full, Unit.KG)) == MOST_SETS
    for more, position in ((", 9", 35), ("; gm 9", 38)):
        with pytest.raises(UnreadableTextError, match="at most 200 sets") as refused:
            parse_log(full + more, Unit.KG)
        assert refused.value.position == position


@given(st.text(max_size=60) | st.text("0123456789x/,;.*@prwskg# -", max_size=60))
def test_any_text_is_read_or_refused_at_a_place_in_it(text: str) -> None:
    try:
        places = [exercise.position for exercise in parse_log(text, Unit.KG)]
    except UnreadableTextError as error:
        places = [error.position]
    assert all(0 <= place <= len(text) for place in places)


def test_a_long_note_is_cut() -> None:
    assert len(parse_set("10 #" + "a" * 9999, Unit.KG).note) == 500
