"""What is found by what people type for it, and what of it comes first."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from postchain_tui.core.searching import Choice, found

BRIDGE = Choice("glute_bridge", "Glute bridge", ("Hip bridge", "Floor bridge"), "3 May")
HOLD = Choice("bridge_iso_hold", "Bridge hold", ("Glute bridge hold",))
MARCH = Choice("glute_bridge_march", "Marching bridge", ())
LIFT = Choice("rdl_barbell", "Romanian deadlift, barbell", ("Barbell RDL",))
KICKSTAND = Choice("bstance_rdl", "Kickstand Romanian deadlift", ("B-stance RDL", "RDL"))
CURL = Choice("curl_up", "Curl-up", ("McGill curl-up",))
ALL = (BRIDGE, HOLD, MARCH, LIFT, KICKSTAND, CURL)

WORDS = st.text(st.characters(categories=["L", "N"], max_codepoint=0x24F), max_size=6)
NAMES = st.lists(WORDS, max_size=3).map(" ".join)
CHOICES = st.lists(st.builds(Choice, WORDS, NAMES, st.lists(NAMES, max_size=2).map(tuple)))


def ids(text: str, choices: tuple[Choice, ...] = ALL) -> list[str]:
    """The ids of what is found by a text."""
    return [choice.id for choice in found(choices, text)]


@pytest.mark.parametrize("text", ["", "   ", "\u0301", "\x1b[31m"])
def test_without_a_word_all_are_found_in_their_order(text: str) -> None:
    assert found(ALL, text) == ALL


def test_there_may_be_nothing_to_find() -> None:
    assert found((), "rdl") == ()


@pytest.mark.parametrize("text", ["kick", "KICKSTAND", "rom kick", "kick dead rom", "  kick  "])
def test_every_typed_word_begins_some_word(text: str) -> None:
    assert ids(text) == ["bstance_rdl"]


@pytest.mark.parametrize("text", ["ickstand", "kick glute", "3", "may", "kick !", "_"])
def test_a_word_that_begins_none_finds_nothing(text: str) -> None:
    assert ids(text) == []


@pytest.mark.parametrize("text", ["hip floor", "march glute", "iso", "mcgill curl"])
def test_the_words_may_come_from_name_aliases_and_id(text: str) -> None:
    assert len(ids(text)) == 1


@pytest.mark.parametrize("text", ["b-stance", "bstance", "b stance", "b_st", "B-Stance, RDL!"])
def test_punctuation_does_not_count(text: str) -> None:
    assert ids(text) == ["bstance_rdl"]


@pytest.mark.parametrize("text", ["curlup", "curl-up", "curl up", "up curl", "curl_up"])
def test_what_has_a_hyphen_is_found_without_it(text: str) -> None:
    assert ids(text) == ["curl_up"]


@pytest.mark.parametrize("text", ["etire", "étiré", "e\u0301tire\u0301", "ÉTIRÉ", "DOS", "strasse"])
def test_case_and_accents_do_not_count(text: str) -> None:
    assert ids(text, (Choice("x", "Dos étiré", ("Straße",)),)) == ["x"]


def test_a_name_of_nothing_but_punctuation_is_found_by_it() -> None:
    hostile = Choice("h", "[/] \\o/", ())
    assert found((*ALL, hostile), "[/") == (hostile,)


def test_a_name_is_found_by_what_is_shown_of_it() -> None:
    hostile = Choice("h", "gl\u200bu\x1b[31mte\nbridge", ())
    assert found((hostile,), "glute bridge") == (hostile,)
    assert found((hostile,), "31mte") == ()


def test_exact_names_come_first_then_beginnings_of_names_then_the_others() -> None:
    assert ids("bridge") == ["bridge_iso_hold", "glute_bridge", "glute_bridge_march"]
    assert ids("glute bridge") == ["glute_bridge", "bridge_iso_hold", "glute_bridge_march"]
    assert ids("rdl") == ["bstance_rdl", "rdl_barbell"]


def test_an_exact_name_goes_before_a_longer_one_that_begins_alike() -> None:
    longer, exact = Choice("a", "Bridge hold", ()), Choice("b", "Bridge", ())
    assert found((longer, exact), "Bridge") == (exact, longer)


@pytest.mark.parametrize("text", ["hip bridge", "HIP-BRIDGE", "glute_bridge"])
def test_an_alias_and_an_id_are_as_exact_as_a_name(text: str) -> None:
    other = Choice("x", "Hip bridge glute bridge", ())
    assert found((other, BRIDGE), text) == (BRIDGE, other)


def test_those_that_fit_equally_well_keep_their_order() -> None:
    assert ids("romanian", (KICKSTAND, LIFT)) == ["rdl_barbell", "bstance_rdl"]
    assert ids("barb", (LIFT, Choice("x", "Row, barbell", ()))) == ["rdl_barbell", "x"]
    assert ids("barb", (Choice("x", "Row, barbell", ()), LIFT)) == ["x", "rdl_barbell"]


@given(CHOICES, st.text())
def test_what_is_found_was_there_and_is_found_once(choices: list[Choice], text: str) -> None:
    numbered = [Choice(f"{number}", one.name, one.words) for number, one in enumerate(choices)]
    result = found(numbered, text)
    assert len({choice.id for choice in result}) == len(result)
    assert set(result) <= set(numbered)


@given(CHOICES)
def test_each_is_found_by_its_name_among_the_first(choices: list[Choice]) -> None:
    for choice in choices:
        assert choice in found(choices, choice.name)


@given(st.text(), st.text(min_size=1))
def test_more_words_never_find_more(name: str, text: str) -> None:
    choices = (Choice("", name, ()),)
    assert len(found(choices, f"{name[:3]} {text}")) <= len(found(choices, name[:3]))


@given(st.text())
def test_any_text_finds_itself_as_a_name(text: str) -> None:
    choice = Choice("", text, ())
    assert found((choice,), text) == (choice,)
