"""The line index of a TOML text, against what the reader itself reads."""

from __future__ import annotations

from typing import Any

import tomlkit
from hypothesis import given
from hypothesis import strategies as st

from postchain_tui.catalog.toml_lines import Key, lines_of
from postchain_tui.core.toml import parsed

TEXT = '''# a comment = with [brackets]
id = "mine"   # and one behind
summary = """
Two lines: a = 1
[not.a.table] \\""" still ""\"""
"quoted.name" . 'part' = 1

[[slot]]
exercises = [ # a list
  "a, ]",
  'b # c',

  "d",
]
dose.sets = 3
[slot.dose.more]
at = 1979-05-27 07:32:00
[[slot]]
faults = [{ fault = "x", fix = \'\'\'
y\'\'\' }, {fault = "z"}]
[[slot.part]]
x = [[1, 2], [
  3]]
[[slot.part]]
[last]
done = true'''


def test_every_kind_of_field_is_on_its_line() -> None:
    lines = lines_of(TEXT)
    assert {key: lines[key] for key in WANTED} == WANTED


WANTED: dict[Key, int] = {
    ("id",): 2,
    ("summary",): 3,
    ("quoted.name", "part"): 6,
    ("slot",): 8,
    ("slot", 1): 8,
    ("slot", 1, "exercises"): 9,
    ("slot", 1, "exercises", 1): 10,
    ("slot", 1, "exercises", 2): 11,
    ("slot", 1, "exercises", 3): 13,
    ("slot", 1, "dose"): 15,
    ("slot", 1, "dose", "sets"): 15,
    ("slot", 1, "dose", "more", "at"): 17,
    ("slot", 2): 18,
    ("slot", 2, "faults", 1, "fix"): 19,
    ("slot", 2, "faults", 2): 20,
    ("slot", 2, "part", 1, "x", 2, 1): 23,
    ("slot", 2, "part", 2): 24,
    ("last", "done"): 26,
}


def keys(value: object, key: Key = ()) -> set[Key]:
    """The keys of all that a value holds."""
    parts: list[tuple[str | int, Any]] = []
    if isinstance(value, dict):
        parts = list(value.items())
    elif isinstance(value, list):
        parts = list(enumerate(value, start=1))
    inner = (keys(part, (*key, name)) for name, part in parts)
    return {(*key, name) for name, _ in parts}.union(*inner)


def test_every_field_that_is_read_has_a_line_and_no_other_has() -> None:
    assert set(lines_of(TEXT)) == keys(parsed(TEXT))


NAMES = st.text(st.characters(codec="utf-8", min_codepoint=32), max_size=6)
VALUES = st.recursive(
    st.integers(0, 9) | st.booleans() | st.floats(0, 1) | st.datetimes() | st.text(max_size=9),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(NAMES, inner, max_size=3),
    max_leaves=12,
)


@given(st.dictionaries(NAMES, VALUES, max_size=4))
def test_the_index_goes_through_whatever_can_be_written(fields: dict[str, object]) -> None:
    text = tomlkit.dumps(fields)
    assert set(lines_of(text)) == keys(parsed(text))
