"""Fields are filled in and saved together: keys go in, texts come out."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

import pytest
from textual.events import Key, Paste
from textual.screen import Screen

from postchain_tui.core.errors import InputError, NotAllowedError
from postchain_tui.core.form import Field, FieldError
from postchain_tui.core.text import harmless
from postchain_tui.ui.dialogs.form import FormDialog
from postchain_tui.ui.dialogs.text import TextAnswer, TextDialog, TextQuestion
from tests.ui.app import NARROW, WIDE, Running, colors_on, memory, open_app
from tests.ui.test_hostile_text import CONTROLS, HOSTILE, LONG, MARKUP, assert_harmless

SET = (
    Field("reps", "reps", "10", "0 to 1000", 4),
    Field("load", "load in kg", "20", "0 to 500, or empty", 6),
    Field("side", "side", "", "left, right or both", 10, ("Left", "Right", "Both")),
    Field("note", "note", "felt fine", limit=60),
)
AS_IT_WAS = {"reps": "10", "load": "20", "side": "", "note": "felt fine"}
ASKED = "Not saved. Esc again throws it away, enter saves."
LOW = (60, 20)
TINY = (60, 20)

Check = Callable[[dict[str, str]], object]


def numbers(texts: dict[str, str]) -> None:
    """Refuse reps and load that are no numbers."""
    for key in ("reps", "load"):
        if not texts[key].isdecimal():
            raise FieldError(key, f"{key} is a number")


def many(count: int) -> tuple[Field, ...]:
    """So many fields."""
    return tuple(
        Field(f"f{number}", f"field {number:02}", f"text {number:02}", f"hint {number:02}")
        for number in range(1, count + 1)
    )


@dataclass
class Filling:
    """A dialog that is open, what was checked, and what it gave back."""

    running: Running
    answers: list[dict[str, str] | None] = field(default_factory=list)
    checked: list[dict[str, str]] = field(default_factory=list)

    @property
    def text(self) -> str:
        """What is on the screen."""
        return self.running.text

    @property
    def here(self) -> str:
        """The row that has the keys, without its mark."""
        return self.running.line("▸ ").partition("▸ ")[2].rstrip("▁▂▃▄▅▆▇█ ")

    async def press(self, *keys: str) -> None:
        """Press keys."""
        await self.running.press(*keys)

    async def type(self, text: str) -> None:
        """Press the keys of a text."""
        await self.running.type(text)

    async def paste(self, text: str) -> None:
        """Paste a text."""
        self.running.app.post_message(Paste(text))
        await self.running.pilot.pause()


@asynccontextmanager
async def filling(
    fields: Sequence[Field] = SET,
    check: Check = numbers,
    size: tuple[int, int] = NARROW,
    help: str = "",  # noqa: A002 - as the dialog has it
    theme: str = "postchain-dark",
) -> AsyncIterator[Filling]:
    """Open the dialog over an empty screen."""
    async with open_app(memory(), size=size, theme=theme) as running:
        running.app.push_screen(Screen())
        dialog = Filling(running)

        def checked(texts: dict[str, str]) -> None:
            dialog.checked.append(texts)
            check(texts)

        form = FormDialog("Correct the set", fields, checked, help)
        running.app.push_screen(form, dialog.answers.append)
        await running.pilot.pause()
        await running.pilot.pause()
        yield dialog


async def test_enter_gives_all_texts_back_once_they_were_checked() -> None:
    async with filling() as dialog:
        await dialog.type("8")
        await dialog.press("enter")
        assert dialog.answers == dialog.checked == [{**AS_IT_WAS, "reps": "8"}]
        assert dialog.running.screen == "Screen"


async def test_the_first_field_has_the_keys_and_its_hint_is_shown() -> None:
    async with filling(help="What you change is saved as a correction.") as dialog:
        assert "Correct the set" in dialog.text
        assert "What you change is saved as a correction." in dialog.text
        assert dialog.here.split() == ["reps", "10"]
        assert "0 to 1000" in dialog.text
        assert "0 to 500" not in dialog.text


@pytest.mark.parametrize(("forth", "back"), [("down", "up"), ("tab", "shift+tab")])
async def test_one_goes_from_field_to_field_and_around(forth: str, back: str) -> None:
    async with filling() as dialog:
        await dialog.press(forth)
        assert dialog.here.split() == ["load", "in", "kg", "20"]
        assert "0 to 500, or empty" in dialog.text
        assert "0 to 1000" not in dialog.text
        await dialog.press(back, back)
        assert dialog.here.split() == ["note", "felt", "fine"]
        await dialog.press(forth)
        assert dialog.here.split() == ["reps", "10"]


async def test_typing_takes_the_place_of_the_text_unless_one_moves_in_it() -> None:
    async with filling() as dialog:
        await dialog.type("7")
        await dialog.press("down", "left")
        await dialog.type("1")
        await dialog.press("down", "up", "right")
        await dialog.type("5")
        await dialog.press("enter")
        assert dialog.answers == [{**AS_IT_WAS, "reps": "7", "load": "1205"}]


async def test_texts_stand_under_each_other() -> None:
    async with filling() as dialog:
        texts = ("  10\n", "  20\n", "  felt fine\n")
        assert len({dialog.text.partition(one)[0][::-1].index("\n") for one in texts}) == 1


async def test_what_was_changed_is_marked() -> None:
    async with filling() as dialog:
        assert "•" not in dialog.text
        await dialog.type("8")
        assert dialog.here.split() == ["•", "reps", "8"]
        await dialog.press("down")
        assert dialog.running.line("•").split() == ["▌", "•", "reps", "8"]
        await dialog.press("up")
        await dialog.type("10")
        assert "•" not in dialog.text


async def test_a_field_that_cannot_be_read_gets_the_keys_and_the_reason() -> None:
    async with filling() as dialog:
        await dialog.type("9")
        await dialog.press("down")
        await dialog.type("heavy")
        await dialog.press("down", "down")
        await dialog.type("as typed")
        await dialog.press("enter")
        assert dialog.answers == []
        assert dialog.running.line("✗ load is a number")
        assert dialog.here.split() == ["✗", "load", "in", "kg", "heavy"]
        assert "as typed" in dialog.text
        await dialog.type("25")
        assert "✗" not in dialog.text
        await dialog.press("enter")
        assert dialog.answers == [{**AS_IT_WAS, "reps": "9", "load": "25", "note": "as typed"}]


async def test_the_reason_stands_while_one_moves() -> None:
    async with filling() as dialog:
        await dialog.type("x")
        await dialog.press("enter", "down")
        assert dialog.running.line("✗ reps is a number")
        assert dialog.running.line("✗ reps   ").split() == ["▌", "✗", "reps", "x"]
        assert dialog.here.startswith("  load")


@pytest.mark.parametrize("error", [InputError("not [both]"), NotAllowedError("not [both]")])
async def test_an_error_of_no_field_leaves_the_keys_where_they_are(error: Exception) -> None:
    def check(_texts: dict[str, str]) -> None:
        raise error

    async with filling(check=check) as dialog:
        await dialog.press("down")
        await dialog.type("30")
        await dialog.press("enter")
        assert dialog.running.line("✗ not [both]")
        assert dialog.here.split() == ["•", "load", "in", "kg", "30"]
        assert dialog.answers == []


async def test_an_error_of_a_field_that_is_not_there_is_only_said() -> None:
    def check(_texts: dict[str, str]) -> None:
        raise FieldError("gone", "not so")

    async with filling(check=check) as dialog:
        await dialog.press("down", "enter")
        assert dialog.running.line("✗ not so")
        assert dialog.here.startswith("  load")


async def test_esc_leaves_at_once_where_nothing_was_typed() -> None:
    async with filling() as dialog:
        await dialog.press("down", "escape")
        assert dialog.answers == [None]
        assert dialog.checked == []


async def test_esc_leaves_at_once_where_what_was_typed_was_taken_back() -> None:
    async with filling() as dialog:
        await dialog.type("9")
        await dialog.press("backspace")
        await dialog.type("10")
        await dialog.press("escape")
        assert dialog.answers == [None]


async def test_esc_asks_before_something_typed_is_thrown_away() -> None:
    async with filling() as dialog:
        await dialog.type("9")
        await dialog.press("escape")
        assert dialog.running.line(ASKED)
        assert dialog.answers == []
        await dialog.press("escape")
        assert dialog.answers == [None]
        assert dialog.checked == []


async def test_after_the_question_one_may_go_on() -> None:
    async with filling() as dialog:
        await dialog.type("9")
        await dialog.press("escape")
        await dialog.type("5")
        assert ASKED not in dialog.text
        await dialog.press("escape")
        assert dialog.running.line(ASKED)
        await dialog.press("enter")
        assert dialog.answers == [{**AS_IT_WAS, "reps": "95"}]


async def test_esc_asks_after_an_error_too() -> None:
    async with filling() as dialog:
        await dialog.type("x")
        await dialog.press("enter", "escape")
        assert dialog.running.line(ASKED)
        assert "✗" not in dialog.text
        await dialog.press("enter")
        assert dialog.running.line("✗ reps is a number")
        await dialog.press("escape", "escape")
        assert dialog.answers == [None]


async def test_a_choice_is_offered_while_one_types_and_taken_by_right() -> None:
    async with filling() as dialog:
        await dialog.press("down", "down")
        await dialog.type("r")
        await dialog.running.until(lambda: "right" in dialog.here)
        await dialog.press("right", "enter")
        assert dialog.answers == [{**AS_IT_WAS, "side": "Right"}]


async def test_the_choice_that_is_offered_is_what_is_saved() -> None:
    async with filling() as dialog:
        await dialog.press("down", "down")
        await dialog.type("r")
        await dialog.running.until(lambda: "right" in dialog.here)
        await dialog.press("enter")
        assert dialog.answers == [{**AS_IT_WAS, "side": "Right"}]


async def test_nothing_is_offered_for_the_text_that_stands_there_at_first() -> None:
    fields = [Field("exercise", "exercise", "Hip", choices=("Hip thrust", "Hip hinge"))]
    async with filling(fields, lambda _: None) as dialog:
        assert dialog.here.split() == ["exercise", "Hip"]
        await dialog.press("right", "enter")
        assert dialog.answers == [{"exercise": "Hip"}]


async def test_a_choice_that_is_longer_than_the_field_is_not_offered() -> None:
    fields = [Field("side", "side", limit=4, choices=("bothsides", "both"))]
    async with filling(fields, lambda _: None) as dialog:
        await dialog.type("b")
        await dialog.running.until(lambda: "both" in dialog.here)
        assert "bothsides" not in dialog.text


async def test_no_more_is_typed_or_pasted_than_a_field_takes() -> None:
    async with filling() as dialog:
        await dialog.type("12345")
        await dialog.press("down", "right")
        await dialog.paste("1234567")
        await dialog.press("enter")
        assert dialog.answers == [{**AS_IT_WAS, "reps": "1234", "load": "201234"}]
        assert len(dialog.running.bells) == 2


async def test_what_is_pasted_takes_the_place_of_what_is_selected() -> None:
    async with filling() as dialog:
        await dialog.paste("\x1b[31m12\r\n")
        await dialog.press("enter")
        assert dialog.answers == [{**AS_IT_WAS, "reps": "12"}]
        assert dialog.running.bells == []


async def test_a_paste_of_nothing_but_controls_changes_nothing() -> None:
    async with filling() as dialog:
        await dialog.paste("\x00\x1b[2J\n")
        await dialog.press("escape")
        assert dialog.answers == [None]


async def test_hostile_texts_may_be_pasted() -> None:
    fields = [Field("note", "note", limit=6000)]
    async with filling(fields, lambda _: None) as dialog:
        for text in HOSTILE:
            await dialog.press("end", "ctrl+u")
            await dialog.paste(text)
            assert_harmless(dialog.running)
        await dialog.press("end", "ctrl+u")
        await dialog.paste("two\nlines\x07")
        await dialog.press("enter")
        assert dialog.answers == [{"note": "two lines"}]


async def test_what_was_copied_in_the_app_is_pasted_on_one_line() -> None:
    async with filling() as dialog:
        dialog.running.app.copy_to_clipboard("1\n2\x1b[2J")
        await dialog.press("ctrl+v", "enter")
        assert dialog.running.line("✗ reps is a number")
        assert dialog.here.split() == ["✗", "reps", "1", "2"]


async def test_hostile_texts_are_shown_as_letters() -> None:
    hostile = (*MARKUP, *CONTROLS)
    for start in range(0, len(hostile), 7):
        fields = [
            Field(str(number), text, text, text, 500, (text,))
            for number, text in enumerate(hostile[start : start + 7])
        ]
        async with filling(fields, lambda _: None, help=hostile[start]) as dialog:
            for one in fields:
                assert_harmless(dialog.running)
                name = harmless(one.label, 500)
                short = name if len(name) <= 24 else f"{name[:23]}…"
                assert dialog.here.split() == f"{short} {harmless(one.text, 500)}".split()
                await dialog.press("down")
            await dialog.press("enter")
            assert dialog.answers == [{one.key: one.text for one in fields}]


@pytest.mark.parametrize("text", [*MARKUP, *CONTROLS, *LONG])
async def test_a_hostile_error_is_shown_as_letters(text: str) -> None:
    def check(_texts: dict[str, str]) -> None:
        raise InputError(text)

    async with filling(check=check) as dialog:
        await dialog.press("enter")
        assert_harmless(dialog.running)
        assert "✗" in dialog.text
        assert harmless(text, 15).rstrip("… ") in dialog.text
        for one in SET:
            assert f"   {one.label}" in dialog.text
        assert "enter Save" in dialog.text


async def test_a_text_that_is_not_changed_is_given_back_to_the_letter() -> None:
    fields = [Field("note", "note", " two\nlines ", limit=5), Field("reps", "reps", "10")]
    async with filling(fields, lambda _: None) as dialog:
        assert dialog.here.split() == ["note", "two", "lines"]
        await dialog.press("down")
        await dialog.type("9")
        await dialog.press("enter")
        assert dialog.answers == [{"note": " two\nlines ", "reps": "9"}]


async def test_a_text_that_was_too_long_can_be_shortened_letter_by_letter() -> None:
    fields = [Field("note", "note", "abcdefgh", limit=5)]
    async with filling(fields, lambda _: None) as dialog:
        await dialog.press("right", "backspace", "enter")
        assert dialog.answers == [{"note": "abcdefg"}]


@pytest.mark.parametrize("size", [NARROW, WIDE])
async def test_twelve_fields_with_help_and_a_long_problem_are_all_in_sight(
    size: tuple[int, int],
) -> None:
    def check(_texts: dict[str, str]) -> None:
        raise FieldError("f3", "it is a number, such as 10, " * 4)

    fields = many(12)
    async with filling(fields, check, size, help="It is good to know this. " * 5) as dialog:
        for after in ((), ("enter",)):
            await dialog.press(*after)
            for one in fields:
                assert dialog.running.line(one.text)
            assert "Correct the set" in dialog.text
            assert "enter Save" in dialog.text
            assert "▁" not in dialog.text


@pytest.mark.parametrize("size", [NARROW, LOW, TINY])
async def test_more_fields_are_gone_through_and_the_one_at_hand_is_in_sight(
    size: tuple[int, int],
) -> None:
    fields = many(20)
    async with filling(fields, size=size) as dialog:
        assert fields[-1].text not in dialog.text
        for one in fields:
            assert dialog.here.split() == f"{one.label} {one.text}".split()
            assert dialog.running.line(one.hint)
            assert "enter Save" in dialog.text
            await dialog.press("down")
        assert dialog.here.startswith("  field 01")
        await dialog.press("up")
        assert dialog.here.startswith("  field 20")
        for other in (TINY, WIDE, LOW, NARROW):
            await dialog.running.resize(other)
            await dialog.running.pilot.pause()
            assert dialog.here.startswith("  field 20")


async def test_pages_do_not_take_the_field_at_hand_out_of_sight() -> None:
    async with filling(many(20), size=LOW) as dialog:
        await dialog.press("pagedown", "pagedown", "ctrl+pagedown")
        assert dialog.here.startswith("  field 01")


async def test_the_field_that_cannot_be_read_is_brought_into_sight() -> None:
    def check(_texts: dict[str, str]) -> None:
        raise FieldError("f1", "not so")

    async with filling(many(20), check, LOW) as dialog:
        await dialog.press("up")
        assert "field 01" not in dialog.text
        await dialog.press("enter")
        assert dialog.here.split() == ["✗", "field", "01", "text", "01"]


async def test_long_labels_and_texts_are_cut() -> None:
    fields = [Field(str(number), text, text, text) for number, text in enumerate(LONG)]
    for size in (NARROW, LOW):
        async with filling(fields, lambda _: None, size) as dialog:
            for _ in fields:
                assert_harmless(dialog.running)
                assert "…" in dialog.here
                assert "enter Save" in dialog.text
                await dialog.press("down")


async def test_the_keys_are_told() -> None:
    async with filling() as dialog:
        told = dialog.running.line("enter Save")
        assert "↑ ↓ Move" in told
        assert "esc Leave as it is" in told


async def test_letters_with_a_meaning_elsewhere_are_text_here() -> None:
    async with filling() as dialog:
        await dialog.press("up")
        await dialog.type("2 q?! u")
        await dialog.press("enter")
        assert dialog.answers == [{**AS_IT_WAS, "note": "2 q?! u"}]


async def test_without_colours_all_marks_are_there(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    async with filling() as dialog:
        await dialog.type("x")
        await dialog.press("down")
        assert dialog.running.line("•").split() == ["▌", "•", "reps", "x"]
        await dialog.press("enter")
        assert dialog.here.split() == ["✗", "reps", "x"]
        assert {color for color in colors_on(dialog.running.app) if len(set(color)) > 1} == set()


async def test_a_form_without_fields_can_be_saved() -> None:
    async with filling((), lambda _: None) as dialog:
        await dialog.press("down", "enter")
        assert dialog.answers == [{}]


# The line of text, which pastes alike.


async def test_the_text_line_takes_what_is_pasted_without_controls() -> None:
    async with open_app(memory()) as running:
        answers: list[TextAnswer | None] = []
        dialog = TextDialog(TextQuestion("Note", "", "so: ", limit=20), lambda _: None)
        running.app.push_screen(dialog, answers.append)
        await running.pilot.pause()
        await running.press("end")
        await running.type("a ")
        running.app.post_message(Paste("\x1b[31mred\x07\nand\u202e more than fits"))
        await running.pilot.pause()
        assert_harmless(running)
        await running.press("enter")
        assert answers == [TextAnswer("so:a red and more th", is_final=True)]


def at_once(filled: Filling, *keys: str) -> None:
    """Let keys come in faster than they can be dealt with."""
    for key in keys:
        filled.running.app.post_message(Key(key, key if len(key) == 1 else None))


async def test_keys_that_come_at_once_are_taken_in_their_order() -> None:
    async with filling() as filled:
        at_once(filled, "1", "2", "down", "2", "5", "ctrl+u", "7", "8", "backspace", "enter", "3")
        await filled.running.until(lambda: filled.answers)
        assert filled.answers == [AS_IT_WAS | {"reps": "12", "load": "7"}]


async def test_what_is_typed_after_a_refusal_goes_where_the_keys_are() -> None:
    async with filling() as filled:
        at_once(filled, "down", "x", "enter", "backspace", "9", "enter")
        await filled.running.until(lambda: filled.answers)
        assert filled.answers == [AS_IT_WAS | {"load": "9"}]


async def test_what_was_offered_stands_there_once_one_has_gone_on() -> None:
    async with filling() as filled:
        await filled.press("down", "down", "r", "down")
        assert "Right" in filled.running.line("side")
        await filled.press("enter")
        assert filled.answers == [AS_IT_WAS | {"side": "Right"}]
