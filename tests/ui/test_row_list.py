"""Rows of text by themselves: keys and clicks go in, what is chosen and in sight comes out."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Any

from textual.app import App, ComposeResult
from textual.content import Content
from textual.pilot import Pilot
from textual.widgets import Button

from postchain_tui.ui.widgets.row_list import Row, RowList

HEIGHT = 10


class Host(App[None]):
    """A list, a button beside it, and what the list told."""

    CSS = "RowList { height: 1fr; max-height: 10; overflow-x: hidden; scrollbar-size-vertical: 1; }"
    AUTO_FOCUS = "RowList"

    def __init__(self, *, is_marked: bool) -> None:
        super().__init__()
        self.is_marked = is_marked
        self.told: list[str] = []

    def compose(self) -> ComposeResult:
        """Lay out both."""
        yield RowList(id="rows", is_marked=self.is_marked)
        yield Button("other", compact=True)

    def on_row_list_chosen(self, message: RowList.Chosen) -> None:
        """Another row."""
        assert message.control is self.query_one(RowList)
        self.told.append("chosen")

    def on_row_list_older_wanted(self) -> None:
        """The end is near."""
        self.told.append("older")

    def on_row_list_newer_wanted(self) -> None:
        """The start is near."""
        self.told.append("newer")


@dataclass
class Listing:
    """A list that is shown."""

    pilot: Pilot[None]
    app: Host

    @property
    def rows(self) -> RowList:
        """The list."""
        return self.app.query_one(RowList)

    @property
    def lines(self) -> list[str]:
        """What is in sight, without the blank rest of each line."""
        strips = (self.rows.render_line(y) for y in range(HEIGHT))
        return [strip.text.rstrip() for strip in strips]

    @property
    def marked(self) -> str:
        """The one line in sight that is marked; empty where there is none."""
        found = [line for line in self.lines if line.startswith("▸")]
        assert len(found) <= 1
        return "".join(found).removeprefix("▸ ")

    async def press(self, *keys: str) -> None:
        """Press keys, one after the other."""
        await self.pilot.press(*keys)
        await self.pilot.pause()

    def told(self) -> list[str]:
        """What was told since this was asked last."""
        said, self.app.told = self.app.told, []
        return said


def numbered(numbers: Iterable[int], *titles: int) -> list[Row]:
    """Rows with a number each; those that are titles cannot be chosen."""
    return [Row(Content(f"row {number}"), is_choosable=number not in titles) for number in numbers]


@asynccontextmanager
async def listing(rows: Iterable[Row] = (), **changes: Any) -> AsyncIterator[Listing]:
    """Show rows."""
    app = Host(**{"is_marked": True, **changes})
    async with app.run_test(size=(40, 20)) as pilot:
        app.query_one(RowList).show(list(rows))
        await pilot.pause()
        yield Listing(pilot, app)


async def test_the_arrows_go_through_what_may_be_chosen() -> None:
    async with listing(numbered(range(6), 0, 2, 3, 5)) as shown:
        assert shown.marked == "row 1"
        await shown.press("down")
        assert shown.marked == "row 4"
        await shown.press("down")
        assert shown.marked == "row 4"
        await shown.press("up", "up")
        assert shown.marked == "row 1"


async def test_what_cannot_be_chosen_is_scrolled_to() -> None:
    async with listing(numbered(range(30), *range(2), *range(4, 30))) as shown:
        assert shown.marked == "row 2"
        await shown.press("down", "down", "down")
        assert shown.rows.index == 3
        assert shown.lines[:2] == ["  row 2", "▸ row 3"]
        await shown.press("end")
        assert shown.lines[-1] == "  row 29"
        await shown.press("up", "home")
        assert shown.lines[0] == "  row 0"


async def test_text_without_anything_to_choose_is_scrolled() -> None:
    async with listing(numbered(range(30), *range(30))) as shown:
        assert shown.rows.index is None
        await shown.press("down", "down")
        assert shown.lines[0] == "  row 2"
        await shown.press("up")
        assert shown.lines[0] == "  row 1"


async def test_pages_and_both_ends_are_a_key_away() -> None:
    async with listing(numbered(range(50))) as shown:
        for key, number in (
            ("pagedown", 9),
            ("pagedown", 18),
            ("pageup", 9),
            ("end", 49),
            ("pagedown", 49),
            ("home", 0),
            ("pageup", 0),
        ):
            await shown.press(key)
            assert shown.marked == f"row {number}"


async def test_an_empty_list_takes_every_key() -> None:
    async with listing() as shown:
        await shown.press("up", "down", "pageup", "pagedown", "home", "end")
        assert shown.rows.index is None
        assert shown.lines == [""] * HEIGHT
        assert shown.told() == []


async def test_other_rows_are_shown_with_the_one_at_a_place_chosen() -> None:
    async with listing() as shown:
        for rows, place, number in (
            (numbered(range(50)), 30, 30),
            (numbered(range(50), 30, 31), 30, 32),
            (numbered(range(50), *range(30, 50)), 40, 29),
            (numbered(range(20)), 400, 19),
            (numbered(range(20)), -1, 0),
        ):
            shown.rows.show(rows, place)
            await shown.pilot.pause()
            assert shown.marked == f"row {number}"
        shown.rows.show(numbered(range(3), 0, 1, 2), 1)
        assert shown.rows.index is None
        shown.rows.show(())
        assert shown.rows.index is None
        assert shown.lines == [""] * HEIGHT


async def test_rows_that_are_read_anew_stay_where_they_were() -> None:
    async with listing(numbered(range(50))) as shown:
        await shown.press("pagedown", "pagedown", "up", "up")
        before = shown.lines
        shown.rows.show(numbered(range(50)), 16)
        await shown.pilot.pause()
        assert shown.lines == before
        shown.rows.show(numbered(range(12)), 11)
        await shown.pilot.pause()
        assert shown.lines[-1] == "▸ row 11"


async def test_more_rows_are_added_at_the_end() -> None:
    async with listing() as shown:
        shown.rows.add(numbered(range(3), 0))
        assert shown.marked == "row 1"
        shown.rows.add(numbered(range(3, 30)))
        await shown.press("end")
        assert shown.marked == "row 29"


async def test_rows_added_at_the_beginning_move_nothing_in_sight() -> None:
    async with listing(numbered(range(30, 60))) as shown:
        await shown.press("down", "down")
        before = shown.lines
        shown.rows.add_before(numbered(range(30)))
        await shown.pilot.pause()
        assert shown.lines == before
        assert shown.rows.index == 32
        await shown.press("up", "up", "up")
        assert shown.marked == "row 29"


async def test_rows_can_stand_before_a_list_without_any() -> None:
    async with listing() as shown:
        shown.rows.add_before(numbered(range(3), *range(3)))
        assert shown.rows.index is None
        assert shown.lines[0] == "  row 0"


async def test_a_row_is_replaced() -> None:
    async with listing(numbered(range(3))) as shown:
        shown.rows.change(1, Row(Content("another")))
        assert shown.lines[:3] == ["▸ row 0", "  another", "  row 2"]


async def test_more_is_asked_for_only_near_an_end() -> None:
    async with listing(numbered(range(100))) as shown:
        assert shown.told() == ["chosen"]
        await shown.press("down")
        assert shown.told() == ["chosen"]
        await shown.press("up")
        assert shown.told() == ["newer", "chosen"]
        await shown.press("up")
        assert shown.told() == ["newer"]
        await shown.press("end")
        assert shown.told() == ["chosen", "older"]
        await shown.press("up", "home")
        assert shown.told() == ["chosen", "older", "newer", "chosen"]


async def test_what_is_chosen_stays_in_sight_when_there_is_less_room() -> None:
    async with listing(numbered(range(50))) as shown:
        await shown.press("pagedown")
        assert shown.lines[-1] == "▸ row 9"
        await shown.pilot.resize_terminal(40, 8)
        await shown.pilot.pause()
        assert shown.rows.size.height == 7
        assert shown.marked == "row 9"
        assert shown.lines[6] == "▸ row 9"


async def test_a_click_chooses_what_may_be_chosen() -> None:
    async with listing(numbered(range(50), 12)) as shown:
        await shown.press("pagedown", "down")
        assert shown.lines[0] == "  row 1"
        await shown.pilot.click(RowList, offset=(4, 5))
        assert shown.marked == "row 6"
        await shown.pilot.click(RowList, offset=(4, 0))
        assert shown.marked == "row 1"
        shown.rows.show(numbered(range(4), 2))
        await shown.pilot.pause()
        for y in (2, 8):
            await shown.pilot.click(RowList, offset=(4, y))
            assert shown.marked == "row 0"


async def test_some_lists_mark_what_is_chosen_only_while_they_have_the_keys() -> None:
    for is_marked in (True, False):
        async with listing(numbered(range(3)), is_marked=is_marked) as shown:
            assert shown.marked == "row 0"
            await shown.press("tab")
            assert shown.marked == ("row 0" if is_marked else "")
            await shown.press("shift+tab")
            assert shown.marked == "row 0"


async def test_a_line_that_is_too_long_ends_in_dots() -> None:
    texts = ("x" * 100, "世" * 100, "[red]not[/] $accent markup")
    async with listing(Row(Content(text)) for text in texts) as shown:
        long, wide, markup = shown.lines[:3]
        assert long == f"▸ {'x' * 37}…"
        assert wide == f"  {'世' * 18} …"
        assert markup == "  [red]not[/] $accent markup"
        for y in range(HEIGHT):
            assert shown.rows.render_line(y).cell_length == shown.rows.size.width
