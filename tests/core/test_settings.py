"""Settings of the training."""

from __future__ import annotations

from contextlib import suppress
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from postchain_tui.core.errors import InputError
from postchain_tui.core.load import Load, Unit
from postchain_tui.core.plan import Pacing
from postchain_tui.core.plates import Plates
from postchain_tui.core.settings import (
    IMPLEMENTS,
    KEYS,
    Settings,
    from_texts,
    text_of,
    with_value,
)

_TEXTS: dict[str, st.SearchStrategy[str]] = {
    "units": st.sampled_from(("kg", "lb", "LB")),
    "bar_kg": st.sampled_from(("15", "20kg", "45 lb", "7,5", "20.0")),
    "implements": st.lists(st.sampled_from(IMPLEMENTS)).map(",".join),
    "plates": st.sampled_from(("", "1.25x1,2.5x2", "45x1 lb", "20x2kg", "0.50x1")),
    "program": st.sampled_from(("basics", "recovery")),
    "strict": st.sampled_from(("on", "off", "Yes", "no", "true", "FALSE")),
    "ceiling": st.integers(1, 10).map(str),
    "green": st.integers(0, 5).map(str),
    "get_ready_seconds": st.integers(0, 60).map(str),
    "pacing": st.sampled_from(("paced", "Free")),
    "sound": st.sampled_from(("off", "Bell", "tones", "VOICE")),
    "bell_rest": st.sampled_from(("on", "off")),
    "bell_work": st.sampled_from(("on", "off")),
    "title": st.sampled_from(("on", "off")),
    "taskbar": st.sampled_from(("on", "off")),
    "notify": st.sampled_from(("on", "off")),
    "rest_seconds": st.integers(0, 600).map(str),
    "emergency_number": st.sampled_from(("112", "+41 44 123 45 67", "-", "")),
    "usual_pain": st.one_of(st.integers(0, 10).map(str), st.sampled_from(("-", "–", ""))),
}

_CHANGES = st.sampled_from(KEYS).flatmap(
    lambda key: st.tuples(st.just(key), _TEXTS.get(key, st.just(text_of(Settings(), key))))
)


def test_a_file_that_nobody_set_up_counts_as_a_basic_gym_in_kilograms() -> None:
    assert {key: text_of(Settings(), key) for key in _TEXTS} == {
        "units": "kg",
        "bar_kg": "20kg",
        "implements": "mat,pipe,band,barbell,plates,rack,bench",
        "plates": "1.25x1,2.5x1,5x1,10x1,20x1",
        "program": "basics",
        "strict": "off",
        "ceiling": "5",
        "green": "2",
        "get_ready_seconds": "5",
        "pacing": "paced",
        "sound": "bell",
        "bell_rest": "on",
        "bell_work": "on",
        "title": "on",
        "taskbar": "on",
        "notify": "on",
        "rest_seconds": "120",
        "emergency_number": "",
        "usual_pain": "-",
    }


def test_a_setting_is_changed_alone() -> None:
    settings = with_value(Settings(), "ceiling", " 4 ")
    assert settings.ceiling == 4
    assert with_value(settings, "ceiling", "5") == Settings()
    assert with_value(Settings(), "pacing", "FREE").pacing is Pacing.FREE
    assert with_value(Settings(), "strict", "Yes").strict
    assert with_value(Settings(), "usual_pain", "3").usual_pain == 3
    assert with_value(Settings(), "implements", "Mat, ,pipe").implements == {"mat", "pipe"}


def test_pain_that_is_not_known_is_not_zero() -> None:
    known = with_value(Settings(), "usual_pain", "0")
    assert known.usual_pain == 0
    assert with_value(known, "usual_pain", "-").usual_pain is None


@pytest.mark.parametrize(
    ("text", "load"),
    [
        ("15", Load(Decimal(15), Unit.KG)),
        ("45 LB", Load(Decimal(45), Unit.LB)),
        ("7,5kg", Load(Decimal("7.5"), Unit.KG)),
        ("50", Load(Decimal(50), Unit.KG)),
        ("110lb", Load(Decimal(110), Unit.LB)),
    ],
)
def test_a_bar_is_read_in_either_unit(text: str, load: Load) -> None:
    assert with_value(Settings(), "bar_kg", text).bar == load


@pytest.mark.parametrize(
    ("key", "text"),
    [
        ("units", "stone"),
        ("bar_kg", ""),
        ("bar_kg", "heavy"),
        ("bar_kg", "0.5"),
        ("bar_kg", "50.1"),
        ("bar_kg", "111lb"),
        ("bar_kg", "nan"),
        ("bar_kg", "9e999999"),
        ("bar_kg", "2_0"),
        ("bar_kg", "２０"),
        ("bar_kg", "20kglb"),
        ("bar_kg", "9" * 5000),
        ("implements", "mat,anvil"),
        ("plates", "heavy"),
        ("strict", "perhaps"),
        ("ceiling", "0"),
        ("ceiling", "11"),
        ("ceiling", "4.5"),
        ("ceiling", "-1"),
        ("ceiling", "５"),
        ("green", "6"),
        ("green", "0000000000999"),
        ("get_ready_seconds", "61"),
        ("get_ready_seconds", "0" * 5000),
        ("get_ready_seconds", ""),
        ("pacing", "fast"),
        ("usual_pain", "11"),
        ("usual_pain", "some"),
        ("colour", "red"),
    ],
)
def test_what_is_no_value_is_refused(key: str, text: str) -> None:
    with pytest.raises(InputError):
        with_value(Settings(), key, text)


def test_the_usual_bar_and_plates_change_with_the_unit_and_back() -> None:
    pounds = with_value(Settings(), "units", "lb")
    assert text_of(pounds, "bar_kg") == "45lb"
    assert text_of(pounds, "plates") == "2.5x1,5x1,10x1,25x1,45x1"
    assert pounds.plates.unit is Unit.LB
    assert with_value(pounds, "units", "kg") == Settings()
    assert with_value(pounds, "units", "LB") == pounds


def test_a_bar_and_plates_of_ones_own_stay_what_they_are() -> None:
    own = with_value(Settings(), "bar_kg", "15")
    pounds = with_value(own, "units", "lb")
    assert (pounds.units, pounds.bar, pounds.plates) == (Unit.LB, own.bar, own.plates)


def test_plates_are_of_the_unit_in_use_unless_they_say_otherwise() -> None:
    pounds = with_value(Settings(), "units", "lb")
    assert with_value(pounds, "plates", "45x2").plates == Plates.parse("45x2", Unit.LB)
    foreign = with_value(pounds, "plates", "20x2 KG")
    assert foreign.plates == Plates.parse("20x2", Unit.KG)
    assert text_of(foreign, "plates") == "20x2 kg"
    assert with_value(pounds, "plates", "kg").plates == Plates(Unit.KG, ())


def test_what_cannot_be_read_any_more_falls_back_to_its_default() -> None:
    texts = {"ceiling": "a lot", "green": "1", "hat": "red"}
    assert from_texts(texts) == with_value(Settings(), "green", "1")


@pytest.mark.parametrize(
    ("key", "text", "why"), [("ceiling", "2", "above green"), ("green", "5", "below the ceiling")]
)
def test_the_ceiling_stays_above_green(key: str, text: str, why: str) -> None:
    with pytest.raises(InputError, match=why):
        with_value(Settings(), key, text)


def test_low_limits_survive_being_read_back_whatever_their_order() -> None:
    low = with_value(with_value(Settings(), "green", "0"), "ceiling", "1")
    assert from_texts({"ceiling": "1", "green": "0"}) == low
    high = with_value(with_value(Settings(), "ceiling", "9"), "green", "5")
    assert from_texts({"green": "5", "ceiling": "9"}) == high


def test_stored_limits_that_contradict_each_other_fall_back_to_the_usual_ones() -> None:
    found = from_texts({"ceiling": "2", "green": "4", "strict": "on"})
    assert found == with_value(Settings(), "strict", "on")


@given(st.lists(_CHANGES, max_size=12))
def test_settings_survive_being_written_and_read(changes: list[tuple[str, str]]) -> None:
    settings = Settings()
    for key, text in changes:
        with suppress(InputError):
            settings = with_value(settings, key, text)
    assert from_texts({key: text_of(settings, key) for key in KEYS}) == settings


@given(st.sampled_from(KEYS), st.text(max_size=30))
def test_any_text_is_read_or_refused(key: str, text: str) -> None:
    try:
        settings = with_value(Settings(), key, text)
    except InputError:
        return
    assert with_value(settings, key, text_of(settings, key)) == settings


def test_without_sound_no_bell_is_heard() -> None:
    loud, quiet = Settings(), with_value(Settings(), "sound", "off")
    assert (loud.rings_rest, loud.rings_work) == (True, True)
    assert (quiet.rings_rest, quiet.rings_work) == (False, False)
    assert not with_value(loud, "bell_rest", "off").rings_rest
    with pytest.raises(InputError, match="sound is off, bell"):
        with_value(loud, "sound", "loud")
