"""What a page is made of: tables as lines of text, and parts of a line."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from postchain_tui.core.progress.page import Readouts, Table, joined

CELLS = st.text(st.characters(categories=["L", "N"]), max_size=6)


def test_columns_are_as_wide_as_their_widest_cell() -> None:
    table = Table(("day", "record"), (("2 Mar", "a"), ("12 Mar", "b")))
    assert table.lines == ("day     record", "2 Mar   a", "12 Mar  b")


def test_numbers_are_aligned_to_the_right() -> None:
    table = Table(("day", "n"), (("2 Mar", "8"), ("3 Mar", "12")), numbers=frozenset({1}))
    assert table.lines == ("day     n", "2 Mar   8", "3 Mar  12")


def test_a_table_without_rows_is_its_head() -> None:
    assert Table(("day", "record"), ()).lines == ("day  record",)


def test_a_table_says_where_its_bars_begin() -> None:
    table = Table(("muscle", "sets", ""), (("glutes", "3", "██"),), bar=2)
    assert table.bars_from is not None
    assert table.lines[1][table.bars_from :] == "██"


def test_a_table_without_bars_has_no_place_for_them() -> None:
    assert Table(("day",), ()).bars_from is None


def test_a_row_with_too_few_cells_is_a_mistake() -> None:
    with pytest.raises(ValueError, match="argument 2"):
        _ = Table(("day", "record"), (("2 Mar",),)).lines


@given(
    rows=st.lists(st.tuples(CELLS, CELLS, CELLS), max_size=5),
    numbers=st.frozensets(st.integers(0, 2)),
)
def test_every_cell_stands_in_its_line(
    rows: list[tuple[str, str, str]], numbers: frozenset[int]
) -> None:
    table = Table(("a", "b", "c"), tuple(rows), numbers=numbers)
    assert len(table.lines) == len(rows) + 1
    for row, line in zip(rows, table.lines[1:], strict=True):
        assert line.split() == [cell for cell in row if cell]
        assert line == line.rstrip()


def test_only_parts_that_say_something_are_on_a_line() -> None:
    assert joined("a", "", "b") == "a · b"
    assert joined("", "") == ""


def test_there_may_be_no_read_outs() -> None:
    assert Readouts().days == ()
