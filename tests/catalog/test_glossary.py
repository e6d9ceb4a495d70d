"""The words and the sources."""

import re

import pytest

from postchain_tui.catalog.glossary import glossary, term
from postchain_tui.catalog.references import reference, references

WORDS = [
    "RPE",
    "RIR",
    "tempo",
    "eccentric",
    "concentric",
    "NRS",
    "e1RM",
    "tonnage",
    "deload",
    "regression",
    "progression",
    "double progression",
    "flare",
    "posterior chain",
    "anterior chain",
    "hinge",
    "brace",
    "pelvic tilt",
    "set",
    "rep",
    "time under tension",
    "session",
    "exercise",
    "load",
    "rest",
    "red flag",
]


@pytest.mark.parametrize("word", WORDS)
def test_a_word_that_screens_use_has_a_meaning(word: str) -> None:
    entry = term(word.upper())
    assert entry is not None
    assert entry.meaning.endswith(".")


def test_a_word_is_found_in_its_other_forms_and_an_unknown_one_is_not() -> None:
    assert term("reps in reserve") == term("RIR")
    assert term("superset") is None


def test_the_words_are_sorted_and_no_form_means_two_things() -> None:
    words = [entry.word.casefold() for entry in glossary()]
    assert words == sorted(words)
    forms = [form.casefold() for entry in glossary() for form in (entry.word, *entry.also)]
    assert len(forms) == len(set(forms))


def test_a_meaning_does_not_use_its_own_abbreviation_only() -> None:
    for entry in glossary():
        assert 20 <= len(entry.meaning) <= 240, entry.word


def test_every_source_can_be_looked_up_and_says_what_for() -> None:
    ids = [source.id for source in references()]
    assert len(ids) == len(set(ids))
    for source in references():
        assert reference(source.id) is source
        assert 1990 <= source.year <= 2030
        assert source.supports.endswith(".")
        assert re.fullmatch(r"(10\.\d{4,}/\S+)?", source.doi)
        assert re.fullmatch(r"(https://\S+)?", source.url)
