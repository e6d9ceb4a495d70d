"""How the parts of an exercise are written in one line, and read from it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from postchain_tui.core.errors import InputError
from postchain_tui.core.exercise import Range, Rest, RestMode
from postchain_tui.core.exercise_texts import (
    ids_from,
    lines_from,
    lines_shown,
    names_from,
    names_shown,
    needs_from,
    needs_shown,
    range_from,
    range_shown,
    rest_from,
    sets_from,
    step_from,
    step_shown,
)
from postchain_tui.core.load import Unit

SPELLED = {
    "superman": "superman",
    "supermanonearmandleg": "superman_one",
    "glutebridge": "glute_bridge",
    "rdlbarbell": "rdl_barbell",
}
TEXTS = st.lists(st.text(alphabet="ab ,;/\x1b\n", max_size=8), max_size=4)


@given(TEXTS)
def test_sentences_and_names_come_back_as_they_were_shown(texts: list[str]) -> None:
    shown = lines_shown(texts)
    assert lines_shown(lines_from(shown)) == shown
    unlike = {name.replace(";", ",").strip(): name for name in texts}.values()
    names = names_shown(unlike)
    assert names_shown(names_from(names)) == names_shown(dict.fromkeys(names_from(names)))


def test_semicolons_part_sentences_and_never_stand_in_one() -> None:
    assert lines_from(" Stand tall;; Breathe in, slowly ;") == ("Stand tall", "Breathe in, slowly")
    assert lines_shown(["Stand; wait", "", "Go"]) == "Stand, wait; Go"


def test_names_are_parted_by_commas_unless_there_are_commas_in_them() -> None:
    assert names_shown(["hip bridge", "frog"]) == "hip bridge, frog"
    assert names_from("hip bridge, frog,") == ("hip bridge", "frog")
    assert names_shown(["Bridge, feet up", "frog"]) == "Bridge, feet up; frog"
    assert names_from("Bridge, feet up; frog") == ("Bridge, feet up", "frog")
    assert names_shown(["Bridge, feet up"]) == "Bridge, feet up;"
    assert names_from("Bridge, feet up;") == ("Bridge, feet up",)
    assert names_shown([]) == ""


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", ()),
        ("Glute bridge", ("glute_bridge",)),
        ("Superman, one arm and leg", ("superman_one",)),
        ("Superman; glute-bridge", ("superman", "glute_bridge")),
        (
            "superman, glute bridge, superman, one arm and leg",
            ("superman", "glute_bridge", "superman_one"),
        ),
        ("Glute bridge; Superman, Glute bridge", ("glute_bridge", "superman")),
    ],
)
def test_exercises_are_named_with_the_commas_that_names_have(
    text: str, expected: tuple[str, ...]
) -> None:
    assert ids_from(text, SPELLED, "exercise") == expected


def test_what_is_not_known_is_told_with_what_is_near() -> None:
    with pytest.raises(InputError, match="no exercise “glute brigde”; nearest: glute bridge"):
        ids_from("superman, glute brigde", SPELLED, "exercise")
    with pytest.raises(InputError, match="no exercise “bridge”; nearest: glute bridge"):
        ids_from("bridge", SPELLED, "exercise")
    with pytest.raises(InputError, match=r"no exercise “!”$"):
        ids_from("!", SPELLED, "exercise")
    with pytest.raises(InputError, match=r"no muscle “xyz”$"):
        ids_from("xyz", SPELLED, "muscle")


def test_implements_are_parted_by_commas_and_either_or_by_slashes() -> None:
    needs = (("barbell",), ("rack", "bench"), ("back_extension_bench",))
    assert needs_shown(needs) == "barbell, rack/bench, back extension bench"
    assert needs_from("Barbell; rack / bench, back-extension bench, barbell,") == needs
    assert needs_from("") == ()


@pytest.mark.parametrize("text", ["broom", "mat, wall"])
def test_an_implement_is_one_that_there_is(text: str) -> None:
    with pytest.raises(InputError, match=r"choose from mat, pipe.*wall.* always are at hand"):
        needs_from(text)


def test_a_slash_alone_is_no_implement() -> None:
    assert needs_from("/, rack/") == (("rack",),)


@pytest.mark.parametrize("text", ["3", "12", "0"])
def test_sets_are_a_whole_number(text: str) -> None:
    assert sets_from(text) == int(text)


@pytest.mark.parametrize("text", ["", "3.5", "x", "-1", "99999", "٣"])
def test_sets_are_nothing_else(text: str) -> None:
    with pytest.raises(InputError, match="whole number"):
        sets_from(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("8-12", Range(8, 12)),
        ("8 – 12", Range(8, 12)),
        ("8 TO 12", Range(8, 12)),
        ("10", Range(10, 10)),
        ("", None),
        ("-", None),
    ],
)
def test_a_range_is_one_number_or_two(text: str, expected: Range | None) -> None:
    assert range_from(text, "reps") == expected


def test_a_range_is_shown_as_it_is_typed() -> None:
    assert (range_shown(Range(8, 12)), range_shown(Range(5, 5)), range_shown(None)) == (
        "8-12",
        "5",
        "",
    )


@pytest.mark.parametrize("text", ["8-", "many", "8.5", "-3", "1-2-3"])
def test_a_range_is_nothing_else(text: str) -> None:
    with pytest.raises(InputError, match="reps are a whole number, 10, or two of them, 8-12"):
        range_from(text, "reps")


def test_a_rest_is_a_length_or_as_needed() -> None:
    assert rest_from("2:05") == Rest(RestMode.COUNTDOWN, 125)
    assert rest_from("90") == Rest(RestMode.COUNTDOWN, 90)
    assert rest_from("0") == Rest(RestMode.COUNTDOWN, 0)
    assert rest_from("As needed") == Rest(RestMode.AS_NEEDED, None)


@pytest.mark.parametrize("text", ["", "2:5", "long", "1:60", "-1"])
def test_a_rest_is_nothing_else(text: str) -> None:
    with pytest.raises(InputError, match="as needed"):
        rest_from(text)


def test_a_step_is_a_mass_in_either_unit() -> None:
    assert step_from("2.5", Unit.KG) == 2500
    assert step_from("5 lb", Unit.KG) == 2268
    assert step_from("0", Unit.LB) == 0
    assert step_from("", Unit.KG) is None
    assert step_shown(2500, Unit.KG) == "2.5 kg"
    assert step_shown(2268, Unit.LB) == "5 lb"
    assert step_shown(None, Unit.KG) == ""
    with pytest.raises(InputError, match="two decimals"):
        step_from("1.255", Unit.KG)
