"""What is looked for in the diary, and how each word of it is understood."""

from __future__ import annotations

import unicodedata
from datetime import date

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from postchain_tui.core.filtering import LONGEST, Filter, Mention, folded, read
from postchain_tui.core.searching import Choice, found

TODAY = date(2026, 11, 23)
NAMES = {
    "glute_bridge": "Glute bridge",
    "bridge_iso_hold": "Bridge hold",
    "glute_bridge_march": "Marching bridge",
    "rdl_barbell": "RDL, barbell",
    "good_morning": "Good morning",
}
CHOICES = tuple(Choice(id_, name, ()) for id_, name in NAMES.items())
BRIDGES = frozenset({"glute_bridge", "bridge_iso_hold", "glute_bridge_march"})

PIECES = (
    *("pain", "p", ">=", "≥", ">", "3", "14", "2026", "-", "11", "31", "..", " ", " ", " "),
    *("nov", "feb", "dec 2025", "today", "yesterday", "4w", "6m", "999y", "0w", "since", "until"),
    *("from:", "hevy", "#", '"', "“", "”", "bridge", "good morning", "\u0301", "\x1b[31m", "9999"),
)
LINES = st.one_of(st.text(), st.lists(st.sampled_from(PIECES)).map("".join))


def fitting(phrase: str) -> frozenset[str]:
    """The ids of the exercises that a phrase fits."""
    return frozenset(choice.id for choice in found(CHOICES, phrase))


def filter_of(text: str, today: date = TODAY) -> Filter:
    """What a text is read as."""
    return read(text, today, fitting, NAMES.__getitem__)


def days(text: str, today: date = TODAY) -> tuple[str | None, str | None]:
    """The first and last day of a text, which is told without a problem."""
    wanted = filter_of(text, today)
    assert not wanted.problem
    bounds = (wanted.first_day, wanted.last_day)
    first, last = (None if day is None else day.isoformat() for day in bounds)
    return first, last


@pytest.mark.parametrize("text", ["", "   ", "\u0301", "\x1b[31m", "\t\n"])
def test_without_a_word_all_are_wanted(text: str) -> None:
    assert filter_of(text) == Filter()
    assert filter_of(text).is_empty
    assert (filter_of(text).words, filter_of(text).problem) == ((), "")


@pytest.mark.parametrize(
    ("text", "least"),
    [
        *(("pain>=3", 3), ("pain≥3", 3), ("pain=>3", 3), ("pain>3", 4), ("pain 3", 3)),
        *(("p3", 3), ("P3", 3), ("p>3", 4), ("pain >= 3", 3), ("pain> 3", 4), ("pain3", 3)),
        *(("PAIN >3", 4), ("pain 0", 0), ("pain>9", 10), ("pain 10", 10), ("p3 pain 5", 5)),
    ],
)
def test_pain_is_of_at_least_so_much(text: str, least: int) -> None:
    assert filter_of(text) == Filter(least_pain=least)
    assert f"pain {least} or more" in filter_of(text).words
    assert not filter_of(text).problem


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2026", "2026-01-01", "2026-12-31"),
        ("2026-11", "2026-11-01", "2026-11-30"),
        ("2024-2", "2024-02-01", "2024-02-29"),
        ("2026-11-12", "2026-11-12", "2026-11-12"),
        ("nov", "2026-11-01", "2026-11-30"),
        ("November", "2026-11-01", "2026-11-30"),
        ("sept", "2026-09-01", "2026-09-30"),
        ("dec", "2025-12-01", "2025-12-31"),
        ("march", "2026-03-01", "2026-03-31"),
        ("nov 2025", "2025-11-01", "2025-11-30"),
        ("12 nov", "2026-11-12", "2026-11-12"),
        ("23 nov", "2026-11-23", "2026-11-23"),
        ("24 nov", "2025-11-24", "2025-11-24"),
        ("12 nov 2025", "2025-11-12", "2025-11-12"),
        ("29 feb", "2024-02-29", "2024-02-29"),
        ("today", "2026-11-23", "2026-11-23"),
        ("yesterday", "2026-11-22", "2026-11-22"),
        ("4w", "2026-10-27", None),
        ("6m", "2026-05-24", None),
        ("1y", "2025-11-24", None),
        ("since 2026-10-01", "2026-10-01", None),
        ("since nov 2025", "2025-11-01", None),
        ("since 4w", "2026-10-27", None),
        ("until 12 nov 2025", None, "2025-11-12"),
        ("until oct", None, "2026-10-31"),
        ("until yesterday", None, "2026-11-22"),
        ("until 4w", None, "2026-10-26"),
        ("2026-10..2026-11", "2026-10-01", "2026-11-30"),
        ("..2026-10", None, "2026-10-31"),
        ("2026-10..", "2026-10-01", None),
        ("nov..jan", "2025-11-01", "2026-01-31"),
        ("since oct until 12 nov", "2026-10-01", "2026-11-12"),
        ("2026 nov since 2026-11-05", "2026-11-05", "2026-11-30"),
    ],
)
def test_days_are_a_first_and_a_last_one(text: str, first: str | None, last: str | None) -> None:
    assert days(text) == (first, last)


def test_half_a_year_before_a_long_month_begins_in_the_shorter_one() -> None:
    assert days("6m", date(2026, 8, 31)) == ("2026-03-01", None)


def test_the_last_so_long_and_the_time_until_it_leave_no_day_out() -> None:
    first, last = filter_of("3m").first_day, filter_of("until 3m").last_day
    assert first is not None
    assert last is not None
    assert (first - last).days == 1


@pytest.mark.parametrize("text", ["2026-11..2026-10", "since nov until oct", "nov 2025-11"])
def test_days_that_end_before_they_begin_are_said_and_narrow_to_nothing(text: str) -> None:
    wanted = filter_of(text)
    assert wanted.problem == "These days end before they begin."
    assert wanted.first_day is not None
    assert wanted.last_day is not None
    assert wanted.first_day > wanted.last_day


@pytest.mark.parametrize(
    "text",
    [
        *("pain>=", "pain >=", "p>", "pain 14", "pain>10", "p99", "pain<3", "pain=3", "pain>=x"),
        *("pain>=333", "2026-13", "2026-", "2026-11-", "2026-02-30", "2026-11-00", "31 apr"),
        *("31 feb 2026", "0000", "0w", "since", "until", "since 2026-13", ".."),
        *("2026-13..2026-11", "2026-10..2026-13", "2026-10..x", "x..2026-10", "from:", "source:"),
        *("#", '"', '""', "“”", '#"', "#\u0301", '" "'),
    ],
)
def test_what_is_unfinished_or_impossible_narrows_nothing_and_is_named(text: str) -> None:
    wanted = filter_of(text)
    assert wanted.is_empty
    assert wanted.words == ()
    assert f"“{text}”" in wanted.problem
    assert wanted.problem.endswith(".")


def test_the_first_problem_is_named_and_the_rest_narrows() -> None:
    wanted = filter_of("pain>= 2026-13 #tight")
    assert "pain>=" in wanted.problem
    assert wanted.mentions == (Mention("tight", in_name=False),)


def test_an_unfinished_pain_does_not_swallow_what_follows() -> None:
    assert filter_of("pain >= nov").first_day == date(2026, 11, 1)


def test_on_the_first_of_all_days_there_was_no_yesterday() -> None:
    assert "yesterday" in filter_of("yesterday", date.min).problem


@pytest.mark.parametrize("text", ["from:hevy", "source:hevy", "FROM:Hevy", "From:HÉVY"])
def test_a_source_is_told_by_its_beginning(text: str) -> None:
    assert filter_of(text) == Filter(sources=("hevy",))


@pytest.mark.parametrize("text", ["#tight", "#Tight", '#"tight"', "#“tight”"])
def test_behind_a_hash_is_a_text_in_a_note(text: str) -> None:
    assert filter_of(text) == Filter(mentions=(Mention("tight", in_name=False),))


@pytest.mark.parametrize("text", ['"two  words"', '"Two words', "“two words”", "„two wörds“"])
def test_in_quotes_is_a_phrase(text: str) -> None:
    assert filter_of(text) == Filter(mentions=(Mention("two words"),))


def test_in_quotes_nothing_else_is_meant() -> None:
    assert filter_of('"nov" "p3" "bridge"').mentions == (
        Mention("nov"),
        Mention("p3"),
        Mention("bridge"),
    )


@pytest.mark.parametrize("text", ["pain", "p", "12", "ouch..", "x..y", "x>=3", "3w4", "zzz"])
def test_a_word_that_is_nothing_else_is_a_text(text: str) -> None:
    wanted = filter_of(text)
    assert [mention.exercises for mention in wanted.mentions] == [frozenset()]
    assert wanted.mentions[0].in_name


def test_the_longest_run_of_words_that_fits_is_an_exercise() -> None:
    wanted = filter_of("glute bridge hold rdl sore good morning")
    assert wanted.mentions == (
        Mention("glute bridge", frozenset({"glute_bridge", "glute_bridge_march"})),
        Mention("hold", frozenset({"bridge_iso_hold"})),
        Mention("rdl", frozenset({"rdl_barbell"})),
        Mention("sore"),
        Mention("good morning", frozenset({"good_morning"})),
    )


def test_a_run_ends_where_something_else_begins() -> None:
    wanted = filter_of("good nov morning")
    assert [mention.text for mention in wanted.mentions] == ["good", "morning"]


def test_the_name_of_a_month_is_never_part_of_an_exercise() -> None:
    wanted = filter_of("bridge march")
    assert wanted.mentions == (Mention("bridge", BRIDGES),)
    assert wanted.first_day == date(2026, 3, 1)


def test_longer_than_the_beginning_of_a_month_it_may_be_an_exercise() -> None:
    assert filter_of("marching").mentions[0].exercises == {"glute_bridge_march"}


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("glute", "Glute bridge or 1 other"),
        ("bridge", "Bridge hold or 2 others"),
        ("good", "Good morning"),
        ("since oct", "since 1 Oct"),
        ("until 2025-10", "until 31 Oct 2025"),
        ("12 nov", "12 Nov"),
        ("12 nov 2025", "12 Nov 2025"),
        ("nov", "Nov 2026"),
        ("oct..nov", "Oct–Nov 2026"),
        ("nov..jan", "Nov 2025–Jan 2026"),
        ("2026", "2026"),
        ("2024..2025", "2024–2025"),
        ("2026-10-01..2026-11-12", "1 Oct–12 Nov"),
        ("2026-10-02..2026-11", "2 Oct–30 Nov"),
        ("4w", "since 27 Oct"),
        ("from:Hevy", "from Hevy"),
        ("#Tight", "“Tight” in a note"),
        ('"Two words"', "“Two words” in a note or name"),
        ("Sore", "“Sore” in a note or name"),
    ],
)
def test_each_condition_is_told_as_it_was_understood(text: str, words: str) -> None:
    assert filter_of(text).words == (words,)


def test_conditions_are_told_in_the_order_in_which_they_were_typed() -> None:
    assert filter_of("sore p3 good #tight nov").words == (
        "“sore” in a note or name",
        "pain 3 or more",
        "Good morning",
        "“tight” in a note",
        "Nov 2026",
    )


def test_filters_that_want_the_same_are_equal_however_they_were_typed() -> None:
    assert filter_of("pain>=3 pain>=") == filter_of("p3")
    assert filter_of("p3") != filter_of("p4")


def test_what_is_too_long_is_not_read() -> None:
    assert filter_of("x" * LONGEST + " p3").least_pain is None


@given(LINES, st.dates())
@example("999y 1y", date.min)
@example("until today 31 dec", date.max)
def test_every_text_can_be_read(text: str, today: date) -> None:
    wanted = filter_of(text, today)
    first, last = wanted.first_day, wanted.last_day
    assert wanted.least_pain is None or 0 <= wanted.least_pain <= 10
    assert all(mention.text for mention in wanted.mentions)
    assert bool(wanted.words) != wanted.is_empty
    assert first is None or last is None or first <= last or wanted.problem


@given(LINES)
def test_case_does_not_count(text: str) -> None:
    plain = "".join(letter for letter in text if letter.isascii() and letter.isprintable())
    assert filter_of(plain.lower()) == filter_of(plain.upper())


@given(st.text(st.characters(categories=["L", "M", "N", "P"])))
def test_a_text_is_compared_as_it_would_be_with_its_accents_apart(text: str) -> None:
    assert folded(text) == folded(unicodedata.normalize("NFKD", text))


@pytest.mark.parametrize(
    "text", ["Rücken Müde", "RUCKEN  MUDE", " rucken\nmude ", "ru\u0308cken mude"]
)
def test_case_accents_and_blanks_do_not_count(text: str) -> None:
    assert folded(text) == "rucken mude"


def test_what_steers_a_terminal_is_not_compared() -> None:
    assert folded("ti\x1b[31mght") == "tight"
