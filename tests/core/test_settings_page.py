"""The page of all settings."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from postchain_tui.core.errors import InputError
from postchain_tui.core.load import Load, Unit
from postchain_tui.core.settings import (
    IMPLEMENTS,
    KEYS,
    Settings,
    text_of,
    usual_text,
    with_value,
)
from postchain_tui.core.settings_items import ELSEWHERE, ITEMS, PAGE, STATED, Kind
from postchain_tui.core.settings_page import (
    Stand,
    choices_of,
    explained,
    implement_word,
    is_changed,
    stepped,
    text,
    usual,
    words,
)

THEMES = ("postchain-dark", "postchain-light", "postchain-contrast", "postchain-terminal")


def stand(**values: str) -> Stand:
    """How everything stands, with some settings set."""
    settings = Settings()
    for key, value in values.items():
        settings = with_value(settings, key, value)
    facts = {"db": "/a/b.db", "size": "1.00 MB", "backup": "none yet", "config": "/c.toml"}
    return Stand(settings, theme=THEMES[0], themes=THEMES, program="Basics", facts=facts)


def said(stands: Stand, key: str) -> str:
    """All that is explained of something."""
    return "\n".join(row.text for row in explained(stands, key))


# What there is


def test_every_setting_stands_on_the_page_once() -> None:
    listed = [item.key for _, items in PAGE for item in items]
    assert sorted(listed) == sorted({*KEYS, *ELSEWHERE})
    assert set(ITEMS) == set(listed)
    assert STATED <= ELSEWHERE


@pytest.mark.parametrize("item", ITEMS.values(), ids=lambda item: item.key)
def test_everything_is_named_and_explained_in_sentences(item: object) -> None:
    assert isinstance(item, type(ITEMS["units"]))
    assert len(item.label) < 24
    assert item.meaning.endswith((".", "?"))
    assert item.kind not in {Kind.NUMBER, Kind.TEXT} or item.allowed


@pytest.mark.parametrize("key", [item.key for item in ITEMS.values() if item.choices])
def test_every_value_to_choose_can_be_set(key: str) -> None:
    for value, name in ITEMS[key].choices:
        assert name
        if key not in STATED:
            assert text_of(with_value(Settings(), key, value), key) == value


# How it stands


def test_values_are_told_in_words() -> None:
    told = {key: words(stand(), key) for key in KEYS}
    assert told["units"] == "kilograms"
    assert told["bar_kg"] == "20 kg"
    assert told["implements"] == "mat, pipe, band, barbell, plates, rack, bench"
    assert told["plates"] == "1.25, 2.5, 5, 10, 20 kg, in pairs"
    assert told["rest_seconds"] == "2:00 min"
    assert (told["green"], told["ceiling"], told["strict"]) == ("2 / 10", "5 / 10", "off")
    assert (told["usual_pain"], told["emergency_number"]) == ("not known", "none")
    assert (told["get_ready_seconds"], told["sound"]) == ("5 s", "bell of the terminal")
    assert told["program"] == "Basics"


def test_values_that_were_set_are_told_in_words() -> None:
    stands = stand(
        units="lb",
        bar_kg="15kg",
        plates="5x1,10x3",
        implements="loop_band",
        usual_pain="3",
        emergency_number="112",
        get_ready_seconds="0",
    )
    assert words(stands, "bar_kg") == "15 kg (33.07 lb)"
    assert words(stands, "plates") == "5, 10 (×3) lb, in pairs"
    assert words(stands, "implements") == "loop band"
    assert words(stands, "usual_pain") == "3 / 10"
    assert words(stands, "emergency_number") == "112"
    assert words(stands, "get_ready_seconds") == "none"
    assert words(stand(implements="", plates=""), "implements") == "nothing"
    assert words(stand(implements="", plates=""), "plates") == "none"


def test_what_is_no_setting_of_the_training_is_told_too() -> None:
    stands = replace(stand(), injured=True, other_keys=1, sound="tones by paplay")
    assert (words(stand(), "injured"), words(stands, "injured")) == ("no", "yes")
    assert (words(stand(), "keys"), words(stands, "keys")) == ("as usual", "1 key changed")
    assert words(replace(stands, other_keys=2), "keys") == "2 keys changed"
    assert words(stands, "test") == "tones by paplay"
    assert words(stands, "db") == "/a/b.db"
    assert words(stands, "theme") == "dark"
    assert words(replace(stands, theme="postchain-terminal"), "theme") == (
        "the terminal's own colours"
    )
    assert words(replace(stands, theme="textual-dark"), "theme") == "textual-dark"


def test_what_steers_a_terminal_is_not_told() -> None:
    stands = replace(stand(), facts={"db": "/a/\x1b]52;c;x\x07b.db"}, program="\x1b[31mred")
    assert words(stands, "db") == "/a/b.db"
    assert words(stands, "program") == "red"


# What is not as usual


def test_only_what_is_not_as_usual_is_marked() -> None:
    assert [key for key in ITEMS if is_changed(stand(), key)] == []
    stands = replace(stand(ceiling="4"), theme=THEMES[1], other_keys=3, injured=True)
    assert [key for key in ITEMS if is_changed(stands, key)] == ["ceiling", "theme", "keys"]


def test_bar_and_plates_are_usual_where_they_are_those_of_the_unit() -> None:
    stands = stand(units="lb")
    assert [key for key in ITEMS if is_changed(stands, key)] == ["units"]
    assert usual(stands, "bar_kg") == "45lb"
    assert usual_text(stands.settings, "plates") == "2.5x1,5x1,10x1,25x1,45x1"
    assert usual_text(stands.settings, "units") == "kg"


def test_facts_and_statements_have_no_usual_value() -> None:
    assert {usual(stand(), key) for key in ("db", "injured", "keys", "test")} == {None}
    assert usual(stand(), "theme") == THEMES[0]


@given(st.sampled_from(KEYS), st.sampled_from(Unit))
def test_the_usual_value_can_always_be_set(key: str, unit: Unit) -> None:
    settings = with_value(Settings(), "units", unit)
    again = with_value(settings, key, usual_text(settings, key))
    assert text_of(again, key) == usual_text(settings, key)


# Steps


def test_few_values_go_round() -> None:
    assert stepped(stand(), "sound", 1) == "tones"
    assert stepped(stand(sound="voice"), "sound", 1) == "off"
    assert stepped(stand(sound="off"), "sound", -1) == "voice"
    assert stepped(stand(), "injured", 1) == "yes"
    assert stepped(replace(stand(), injured=True), "injured", 1) == "no"
    assert stepped(stand(), "theme", 1) == "postchain-light"
    assert stepped(stand(), "theme", -1) == "postchain-terminal"
    assert choices_of(stand(), ITEMS["theme"])[2] == ("postchain-contrast", "high contrast")


def test_numbers_go_by_their_step() -> None:
    assert stepped(stand(), "ceiling", -1) == "4"
    assert stepped(stand(get_ready_seconds="0"), "get_ready_seconds", -1) == "0"
    assert stepped(stand(), "rest_seconds", 1) == "135"
    assert stepped(stand(rest_seconds="100"), "rest_seconds", 1) == "105"
    assert stepped(stand(rest_seconds="100"), "rest_seconds", -1) == "90"
    assert stepped(stand(rest_seconds="90"), "rest_seconds", -1) == "75"


def test_the_bar_goes_by_one_of_its_own_unit() -> None:
    assert stepped(stand(), "bar_kg", 1) == "21kg"
    assert stepped(stand(units="lb"), "bar_kg", -1) == "44lb"
    assert stepped(Stand(Settings(bar=Load(Decimal("7.5"), Unit.KG))), "bar_kg", 1) == "8.5kg"


def test_below_no_pain_it_is_not_known() -> None:
    assert stepped(stand(), "usual_pain", 1) == "0"
    assert stepped(stand(), "usual_pain", -1) == "-"
    assert stepped(stand(usual_pain="0"), "usual_pain", -1) == "-"
    assert stepped(stand(usual_pain="10"), "usual_pain", 1) == "10"
    assert stepped(stand(usual_pain="3"), "usual_pain", 1) == "4"


@given(
    st.sampled_from([key for key in KEYS if ITEMS[key].is_stepped]),
    st.lists(st.sampled_from((1, -1)), max_size=20),
)
def test_a_step_is_a_value_or_is_refused(key: str, steps: list[int]) -> None:
    stands = stand()
    for by in steps:
        try:
            settings = with_value(stands.settings, key, stepped(stands, key, by))
        except InputError:
            continue
        stands = replace(stands, settings=settings)
        assert text(stands, key) == text_of(settings, key)


# What is explained


def test_it_is_explained_with_its_range_and_its_name_on_the_command_line() -> None:
    told = said(stand(), "ceiling")
    assert told.startswith("Ceiling  5 / 10\n")
    assert "may be  1 to 10, above green" in told
    assert "usually" not in told
    assert told.endswith("postchain config set ceiling …")
    assert "off · bell of the terminal · tones · tones and voice" in said(stand(), "sound")


def test_the_targets_that_a_change_made_others_are_told_first() -> None:
    rows = explained(stand(), "bar_kg", ("Good morning: 20 → 15 kg.",))
    assert rows[1].text == "→ Good morning: 20 → 15 kg."


def test_the_usual_value_is_told_where_it_is_another() -> None:
    assert "usually  5 / 10" in said(stand(ceiling="4"), "ceiling")
    assert "usually  45 lb" in said(stand(units="lb", bar_kg="35"), "bar_kg")
    assert "usually  kilograms" in said(stand(units="lb"), "units")
    assert "usually  not known" in said(stand(usual_pain="2"), "usual_pain")
    assert "usually  dark" in said(replace(stand(), theme=THEMES[1]), "theme")
    assert "usually  basics" in said(stand(program="recovery"), "program")
    assert "usually" not in said(replace(stand(), other_keys=1), "keys")


def test_bar_and_plates_say_what_can_be_loaded() -> None:
    assert "loads  20, 22.5, 25, 27.5, 30, 32.5, 35 … 97.5 kg, 32 in all" in said(stand(), "plates")
    assert "loads  15, 25 kg" in said(stand(bar_kg="15", plates="5x1"), "bar_kg")
    assert "loads" not in said(stand(), "green")


def test_the_sound_of_the_machine_is_told_beside_the_sound() -> None:
    stands = replace(stand(), sound="tones by paplay")
    assert "On this machine: tones by paplay." in said(stands, "sound")
    assert "On this machine" in said(stands, "test")
    assert "On this machine" not in said(stands, "bell_rest")
    assert "On this machine" not in said(stand(), "sound")


def test_statements_and_files_name_no_setting_of_the_command_line() -> None:
    assert said(stand(), "injured").endswith("postchain state --injured")
    assert said(stand(), "theme").endswith("postchain config set theme …")
    assert "postchain config" not in said(stand(), "keys")
    assert "postchain config" not in said(stand(), "db")


def test_implements_are_told_as_people_call_them() -> None:
    assert implement_word("back_extension_bench") == "back extension bench"
    assert all("_" not in implement_word(name) for name in IMPLEMENTS)
