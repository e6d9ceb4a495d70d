"""One of many is found by typing: keys go in, its id comes out."""

from __future__ import annotations

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass

import pytest
from textual.events import Key, Paste

from postchain_tui.catalog.library import Library
from postchain_tui.core.searching import Choice
from postchain_tui.core.text import harmless
from postchain_tui.ui.dialogs.picker import PickerDialog
from tests.ui.app import NARROW, WIDE, Running, memory, open_app
from tests.ui.test_hostile_text import CONTROLS, HOSTILE, LONG, MARKUP, assert_harmless

SHIPPED = tuple(Choice(one.id, one.name, one.aliases, "never trained") for one in Library().all())
FEW = (
    Choice("bridge", "Glute bridge", ("Hip bridge",), "3 May"),
    Choice("lift", "Romanian deadlift", ("RDL",)),
    Choice("hinge", "Hip hinge", (), "never trained"),
)
TINY = (60, 20)


@dataclass
class Picking:
    """A dialog that is open, and what it gave back."""

    running: Running
    answers: list[str | None]

    @property
    def text(self) -> str:
        """What is on the screen."""
        return self.running.text

    @property
    def marked(self) -> str:
        """The line that is marked, without its mark."""
        return self.running.line("▸ ").partition("▸ ")[2].rstrip("▁▂▃▄▅▆▇█ ")

    async def press(self, *keys: str) -> None:
        """Press keys."""
        await self.running.press(*keys)

    async def type(self, text: str) -> None:
        """Press the keys of a text."""
        await self.running.type(text)


@asynccontextmanager
async def picking(
    choices: Sequence[Choice] = FEW, chosen: str | None = None, size: tuple[int, int] = NARROW
) -> AsyncIterator[Picking]:
    """Open the dialog over History, which marks nothing here."""
    async with open_app(memory(), size=size) as running:
        await running.press("2")
        answers: list[str | None] = []
        running.app.push_screen(PickerDialog("Which exercise?", choices, chosen), answers.append)
        await running.pilot.pause()
        yield Picking(running, answers)


@pytest.mark.parametrize("size", [NARROW, WIDE])
async def test_all_are_shown_with_their_notes_and_the_first_is_marked(
    size: tuple[int, int],
) -> None:
    async with picking(size=size) as dialog:
        assert "Which exercise?" in dialog.text
        assert dialog.marked.split("  ")[0] == "Glute bridge"
        assert dialog.marked.endswith("3 May")
        assert dialog.running.line("Romanian deadlift")
        ends = [dialog.running.line(note).rfind(note) + len(note) for note in ("3 May", "trained")]
        assert ends[0] == ends[1]


async def test_enter_takes_what_is_marked() -> None:
    async with picking() as dialog:
        await dialog.press("down", "enter")
        assert dialog.answers == ["lift"]
        assert dialog.running.screen == "HistoryScreen"


async def test_esc_leaves_without_one() -> None:
    async with picking(chosen="lift") as dialog:
        await dialog.type("glute")
        await dialog.press("escape")
        assert dialog.answers == [None]


async def test_the_one_that_is_chosen_already_is_marked_at_first() -> None:
    async with picking(chosen="hinge") as dialog:
        assert dialog.marked.startswith("Hip hinge")
        await dialog.press("enter")
        assert dialog.answers == ["hinge"]


async def test_of_one_that_is_not_there_the_first_is_marked_instead() -> None:
    async with picking(chosen="gone") as dialog:
        await dialog.press("enter")
        assert dialog.answers == ["bridge"]


async def test_typing_leaves_only_what_fits_the_best_of_it_marked() -> None:
    async with picking(chosen="bridge") as dialog:
        await dialog.type("hip")
        assert "Romanian deadlift" not in dialog.text
        assert dialog.marked.startswith("Hip hinge")
        await dialog.press("enter")
        assert dialog.answers == ["hinge"]


async def test_without_the_text_all_are_back_and_the_chosen_one_is_marked() -> None:
    async with picking(chosen="lift") as dialog:
        await dialog.type("hi")
        await dialog.press("backspace", "backspace")
        assert "Glute bridge" in dialog.text
        assert dialog.marked.startswith("Romanian deadlift")


async def test_a_letter_more_marks_the_best_again() -> None:
    async with picking() as dialog:
        await dialog.type("h")
        await dialog.press("down")
        assert dialog.marked.startswith("Glute bridge")
        await dialog.type("i")
        assert dialog.marked.startswith("Hip hinge")


async def test_to_move_does_not_undo_the_search() -> None:
    async with picking() as dialog:
        await dialog.type("hip")
        await dialog.press("down")
        await dialog.press("left", "right")
        await dialog.press("enter")
        assert dialog.answers == ["bridge"]


async def test_keys_that_come_faster_than_the_list_follows_are_taken_in_their_order() -> None:
    async with picking(SHIPPED) as dialog:
        for letter in "nordic":
            dialog.running.app.post_message(Key(letter, letter))
        for key in ("down", "enter"):
            dialog.running.app.post_message(Key(key, None))
        await dialog.running.until(lambda: dialog.answers)
        assert dialog.answers == ["nordic_assisted"]


async def test_where_nothing_is_found_it_says_so_and_enter_does_nothing() -> None:
    async with picking() as dialog:
        await dialog.type("zz")
        assert dialog.running.line("nothing found: zz")
        assert "▸" not in dialog.text
        await dialog.press("down", "up", "pagedown", "pageup", "enter")
        assert dialog.answers == []
        await dialog.press("backspace", "backspace", "enter")
        assert dialog.answers == ["bridge"]


async def test_without_anything_to_choose_from_only_esc_leads_out() -> None:
    async with picking(()) as dialog:
        assert "nothing found" in dialog.text
        await dialog.press("enter", "down", "pageup", "enter")
        assert dialog.answers == []
        await dialog.press("escape")
        assert dialog.answers == [None]


async def test_the_mark_stays_between_the_first_and_the_last() -> None:
    async with picking() as dialog:
        await dialog.press("up")
        assert dialog.marked.startswith("Glute bridge")
        await dialog.press("down", "down", "down", "down")
        assert dialog.marked.startswith("Hip hinge")
        await dialog.press("up", "enter")
        assert dialog.answers == ["lift"]


@pytest.mark.parametrize("size", [TINY, NARROW, WIDE])
async def test_the_marked_one_is_in_sight_of_a_long_list(size: tuple[int, int]) -> None:
    choices = SHIPPED[:22]
    async with picking(choices, size=size) as dialog:
        assert choices[-1].name not in dialog.text
        for choice in choices:
            assert dialog.marked.startswith(choice.name)
            await dialog.press("down")
        assert choices[0].name not in dialog.text
        while not dialog.marked.startswith(choices[0].name):
            await dialog.press("pageup")


async def test_a_page_keeps_one_line_of_the_page_before() -> None:
    async with picking(SHIPPED) as dialog:
        seen = [one.name for one in SHIPPED if f"  {one.name}  " in dialog.text]
        await dialog.press("pagedown")
        assert dialog.marked.startswith(seen[-1])
        await dialog.press("pagedown")
        assert f"  {seen[-1]}  " in dialog.text
        assert f"  {seen[-2]}  " not in dialog.text


@pytest.mark.parametrize("size", [TINY, NARROW, WIDE])
async def test_the_chosen_one_is_in_sight_at_first_and_in_any_size(size: tuple[int, int]) -> None:
    last = SHIPPED[-1]
    async with picking(SHIPPED, last.id, size) as dialog:
        assert dialog.marked.startswith(last.name)
        for other in (TINY, WIDE, NARROW):
            await dialog.running.resize(other)
            assert dialog.marked.startswith(last.name)


async def test_the_dialog_is_as_high_while_there_are_fewer() -> None:
    async with picking(SHIPPED) as dialog:
        keys = [line for line in dialog.text.splitlines() if "enter Choose" in line]
        before = dialog.text.splitlines().index(keys[0])
        await dialog.type("zz")
        assert dialog.text.splitlines()[before] == keys[0]


async def test_the_keys_are_told() -> None:
    async with picking() as dialog:
        told = dialog.running.line("enter Choose")
        assert "↑ ↓ Move" in told
        assert "esc" in told


async def test_letters_with_a_meaning_elsewhere_are_text_here() -> None:
    async with picking() as dialog:
        await dialog.type("2 q?!")
        assert dialog.running.screen == "PickerDialog"
        assert dialog.running.line("nothing found: 2 q?!")


async def test_hostile_names_are_shown_as_letters() -> None:
    choices = [Choice(text, text, (text,), text[:20]) for text in (*MARKUP, *CONTROLS)]
    async with picking(choices) as dialog:
        for text in (*MARKUP, *CONTROLS):
            assert_harmless(dialog.running)
            shown = f"{harmless(text, 60)} {harmless(text[:20], 60)}"
            assert dialog.marked.split() == shown.split()
            await dialog.press("down")


@pytest.mark.parametrize("text", ["[/]", "[@click=app.quit]z[/]", "a\x1b[31mred"])
async def test_a_hostile_name_can_be_found_and_taken(text: str) -> None:
    async with picking((*FEW, Choice(text, text, ()))) as dialog:
        await dialog.type(harmless(text, 60))
        assert dialog.marked == harmless(text, 60)
        await dialog.press("enter")
        assert dialog.answers == [text]


async def test_names_that_are_far_too_long_are_cut_and_leave_room_for_a_note() -> None:
    choices = [Choice(str(number), text, (), "note") for number, text in enumerate(LONG)]
    async with picking(choices) as dialog:
        for _ in choices:
            assert_harmless(dialog.running)
            assert dialog.marked.endswith("…  note")
            await dialog.press("down")


async def test_a_note_that_is_far_too_long_leaves_room_for_the_name() -> None:
    async with picking([Choice("x", "Glute bridge", (), "x" * 500)]) as dialog:
        assert dialog.marked.startswith("Glute bridge  ")
        assert dialog.marked.endswith("x…")


async def test_hostile_texts_may_be_pasted() -> None:
    async with picking() as dialog:
        for text in HOSTILE:
            dialog.running.app.post_message(Paste(text))
            await dialog.running.pilot.pause()
            assert_harmless(dialog.running)
            assert f"nothing found: {harmless(text, 18).rstrip('…')}" in dialog.text
            await dialog.press("end", "ctrl+u")


async def test_what_is_pasted_takes_the_place_of_what_is_selected() -> None:
    async with picking() as dialog:
        await dialog.type("zz")
        await dialog.press("shift+home")
        dialog.running.app.post_message(Paste("rdl\n"))
        await dialog.running.pilot.pause()
        await dialog.press("enter")
        assert dialog.answers == ["lift"]


async def test_a_hostile_title_is_shown_as_letters() -> None:
    async with open_app(memory()) as running:
        running.app.push_screen(PickerDialog("[/x] [red]", FEW))
        await running.pilot.pause()
        assert "[/x] [red]" in running.text
