"""What stands otherwise in two fillings of a form."""

from __future__ import annotations

from dataclasses import replace

from postchain_tui.core.form import Field, changes_text, help_of


def form(*texts: str) -> tuple[Field, ...]:
    """A form with these texts."""
    return tuple(Field(f"k{place}", f"field {place}", text) for place, text in enumerate(texts))


def test_what_was_and_what_is_stand_side_by_side() -> None:
    assert changes_text(form("12", "20 kg"), form("8", "20 kg")) == "field 0 12 → 8"
    assert changes_text(form("12", ""), form("", "7")) == "field 0 12 → –, field 1 – → 7"
    assert changes_text(form("12"), form("12")) == ""


def test_of_many_changes_two_are_told_and_long_texts_are_cut() -> None:
    told = changes_text(form("a", "b", "c", "d"), form("w" * 60, "x", "y", "z"))
    assert told.endswith(" and 2 more")
    assert len(told) < 80


def test_a_field_without_a_hint_names_its_choices_where_they_are_few() -> None:
    few = Field("side", "side", choices=("both", "each"))
    assert help_of(few) == "both · each"
    assert help_of(replace(few, hint="which")) == "which"
    assert help_of(replace(few, choices=tuple("abcdefghij"))) == ""
    assert help_of(replace(few, limit=3)) == ""
