"""Reading TOML: what is missing, wrong or unknown is refused with its place."""

from collections.abc import Callable
from enum import StrEnum

import pytest

from postchain_tui.catalog.tables import Table, read
from postchain_tui.core.errors import InputError
from postchain_tui.core.exercise import Range


class Colour(StrEnum):
    RED = "red"
    GREEN = "green"


def table(text: str) -> Table:
    return read(text, "here")


def test_every_kind_of_field_is_read() -> None:
    fields = table(
        "t = 'x'\nts = ['a', 'b']\nll = [['a'], ['b', 'c']]\nw = 3\nf = true\nr = [1, 2]\n"
        "c = 'red'\n[sub]\nw = 0\n[[subs]]\n[[subs]]\n"
    )
    assert fields.text("t") == "x"
    assert fields.texts("ts") == ("a", "b")
    assert fields.text_lists("ll") == (("a",), ("b", "c"))
    assert fields.whole("w") == 3
    assert fields.flag("f") is True
    assert fields.range("r") == Range(1, 2)
    assert fields.choice("c", Colour) is Colour.RED
    sub = fields.table("sub")
    assert sub is not None
    assert sub.whole_or_none("w") == 0
    assert [item.place for item in fields.tables("subs")] == ["here, subs 1", "here, subs 2"]
    fields.finish()


def test_what_is_left_out_is_empty_where_that_makes_sense() -> None:
    fields = table("")
    assert fields.text("t", "") == ""
    assert fields.texts("ts") == ()
    assert fields.text_lists("ll") == ()
    assert fields.whole_or_none("w") is None
    assert fields.flag("f") is False
    assert fields.range("r") is None
    assert fields.table("sub") is None
    assert fields.tables("subs") == ()


@pytest.mark.parametrize(
    ("text", "reading"),
    [
        ("", lambda fields: fields.text("x")),
        ("x = 1", lambda fields: fields.text("x")),
        ("x = 'a'", lambda fields: fields.texts("x")),
        ("x = [1]", lambda fields: fields.texts("x")),
        ("x = 'a'", lambda fields: fields.text_lists("x")),
        ("x = ['a']", lambda fields: fields.text_lists("x")),
        ("", lambda fields: fields.whole("x")),
        ("x = -1", lambda fields: fields.whole("x")),
        ("x = 1.5", lambda fields: fields.whole_or_none("x")),
        ("x = true", lambda fields: fields.whole("x")),
        ("x = 1", lambda fields: fields.flag("x")),
        ("x = 1", lambda fields: fields.range("x")),
        ("x = [2, 1]", lambda fields: fields.range("x")),
        ("x = [1, 2, 3]", lambda fields: fields.range("x")),
        ("x = 'blue'", lambda fields: fields.choice("x", Colour)),
        ("x = 1", lambda fields: fields.table("x")),
        ("x = 1", lambda fields: fields.tables("x")),
        ("x = [1]", lambda fields: fields.tables("x")),
    ],
)
def test_a_wrong_field_is_refused_by_name_and_place(
    text: str, reading: Callable[[Table], object]
) -> None:
    with pytest.raises(InputError, match="here: “x” should be "):
        reading(table(text))


def test_a_misspelled_field_is_refused() -> None:
    fields = table("sets = 3\nrep = 10")
    assert fields.whole("sets") == 3
    with pytest.raises(InputError, match="“rep” is not known here"):
        fields.finish()


def test_text_that_is_no_toml_is_refused_with_the_line() -> None:
    with pytest.raises(InputError, match=r"here is not readable TOML: .*line 2"):
        read("a = 1\nb = ?\n", "here")
