from dataclasses import replace

import pytest

from postchain_tui.catalog.library import Library
from postchain_tui.core.session import Resting
from tests.build import START, at, done, kg
from tests.ui.app import RESTING, Running, bridges, holds, lifts, one_legged, open_session

FREELY = replace(lifts(), last=(done(reps=12, load=kg(20), rpe=7.0, pain=2),))
"""Lifts with a last time."""


def entry(running: Running) -> str:
    """The cells of the entry line, with one space between the words."""
    return " ".join(running.line("set 1   ").split())


async def test_every_cell_can_be_typed_in() -> None:
    async with open_session(lifts(), told=RESTING) as running:
        await running.press("1", "2", "tab", "2", "2", ".", "5", "tab", "7", ".", "5", "tab", "1")
        assert entry(running) == "set 1 reps 12 load 22.5 kg effort 7.5 pain [1 ]"
        await running.press("enter")
        logged = running.sets[0]
        assert (logged.reps, logged.load, logged.rpe, logged.pain) == (12, kg("22.5"), 7.5, 1)
        assert "✓ saved" in running.text


async def test_the_tab_and_the_arrows_go_round_the_cells() -> None:
    async with open_session(lifts(), told=RESTING) as running:
        where = []
        for key in ("tab", "right", "tab", "tab", "shift+tab", "left"):
            await running.press(key)
            before = entry(running).partition("[")[0].split()
            where.append(before[-1])
        assert where == ["load", "effort", "pain", "reps", "pain", "effort"]


async def test_the_arrows_step_the_cell_at_hand() -> None:
    async with open_session(lifts(), told=RESTING) as running:
        await running.press("up", "up", "up", "down")
        assert "reps [ 2 ]" in entry(running)
        await running.press("tab", "up")
        assert "load [22.5 ] kg" in entry(running)
        await running.press("down", "down")
        assert "load [ 20 ] kg" in entry(running)
        await running.press("tab", "up", "up")
        assert "effort [6.5]" in entry(running)
        await running.press("tab", "up", "up")
        assert "pain [1 ]" in entry(running)


async def test_plus_and_minus_go_to_the_next_load_from_any_cell() -> None:
    async with open_session(lifts(), told=RESTING) as running:
        await running.press("plus", "plus")
        assert "reps [ 0 ] load 25 kg" in entry(running)
        await running.press("minus")
        assert "load 22.5 kg" in entry(running)


async def test_minus_in_effort_and_pain_is_not_recorded() -> None:
    async with open_session(lifts(), told=RESTING) as running:
        await running.press("left", "3", "left", "8", "minus", "right", "minus")
        assert entry(running).endswith("load 20 kg effort – pain [– ]")
        await running.press("enter")
        assert (running.sets[0].rpe, running.sets[0].pain) == (None, None)


async def test_the_equals_sign_repeats_the_set_before() -> None:
    async with open_session(FREELY, told=RESTING) as running:
        await running.press("=")
        assert entry(running) == "set 1 reps [ 12 ] load 20 kg effort 7 pain 2"
        await running.press("5", "enter")
        await running.press("space", "space", "space", "=")
        assert "reps [ 5 ]" in running.line("set 2   ").replace("  5  ", " 5 ")


async def test_while_typing_letters_say_which_cell_is_meant() -> None:
    async with open_session(lifts(), told=RESTING) as running:
        await running.type("30x12@8p2")
        assert entry(running) == "set 1 reps 12 load 30 kg effort 8 pain [2 ]"
        await running.press("enter")
        logged = running.sets[0]
        assert (logged.reps, logged.load, logged.rpe, logged.pain) == (12, kg(30), 8, 2)


async def test_p_is_the_pause_while_nothing_is_typed() -> None:
    async with open_session(lifts(), told=RESTING) as running:
        await running.press("1", "p")
        assert "pain [– ]" in entry(running)
        assert isinstance(running.state, Resting)
        assert running.state.clock.paused_at is None
        await running.press("tab", "p")
        assert running.state.clock.paused_at == START


async def test_at_is_nothing_while_nothing_is_typed() -> None:
    async with open_session(lifts(), told=RESTING) as running:
        await running.press("@")
        assert "reps [ 0 ]" in entry(running)


async def test_backspace_takes_the_last_character_or_a_whole_prefilled_text() -> None:
    async with open_session(lifts(), told=RESTING) as running:
        await running.press("1", "2", "backspace")
        assert "reps [ 1 ]" in entry(running)
        await running.press("tab", "backspace")
        assert "load [ – ] kg" in entry(running)


async def test_what_can_never_be_a_number_is_not_taken() -> None:
    async with open_session(lifts(), told=RESTING) as running:
        await running.press("left", "1", "1")
        assert "pain [1 ]" in entry(running)
        await running.press("0", "0", ".")
        assert "pain [10]" in entry(running)


@pytest.mark.parametrize("key", ["enter", "space"])
@pytest.mark.parametrize(
    ("keys", "shown", "reason"),
    [
        (("1", "0", "0", "1"), "[1001 ]", "reps are 0 to 1000"),
        (("tab", "9", "9", "9", "9"), "[9999 ]", "load is 0 to 1000 kg"),
        (("backspace",), "[ – ]", "how many reps? 0 to 1000"),
    ],
)
async def test_an_impossible_value_is_refused_and_stays(
    keys: tuple[str, ...], shown: str, reason: str, key: str
) -> None:
    async with open_session(lifts(), told=RESTING) as running:
        await running.press(*keys, key)
        assert reason in running.line("✗")
        assert shown in entry(running)
        assert running.sets == []
        assert isinstance(running.state, Resting)
        await running.press("tab")
        assert "✗" not in running.text


async def test_a_refused_value_can_be_mended() -> None:
    async with open_session(lifts(), told=RESTING) as running:
        await running.press("2", "0", "0", "1", "enter", "backspace", "backspace", "enter")
        assert running.sets[0].reps == 20
        assert "✗" not in running.text


async def test_a_saved_set_can_be_corrected() -> None:
    async with open_session(lifts(), told=RESTING) as running:
        await running.press("1", "0", "enter")
        assert running.sets[0].reps == 10
        await running.press("1", "1", "enter")
        assert [logged.reps for logged in running.sets] == [11]


async def test_space_saves_a_correction_too() -> None:
    async with open_session(lifts(), told=RESTING) as running:
        await running.press("1", "0", "enter", "9", "space")
        assert [logged.reps for logged in running.sets] == [9]
        assert "GET READY" in running.text


async def test_the_entry_outlasts_the_changes_of_the_clock() -> None:
    async with open_session(lifts(), told=RESTING) as running:
        await running.press("1", "4", "right_square_bracket", "p")
        await running.advance(50)
        assert "reps [ 14 ]" in entry(running) or "reps 14" in entry(running)


async def test_a_hold_is_entered_in_seconds() -> None:
    async with open_session(holds(), told=RESTING) as running:
        assert "hold [ 1 ] s" in entry(running)
        await running.press("1", "8", "enter")
        assert running.sets[0].duration_ms == 18_000


async def test_the_sides_of_a_set_are_entered_with_a_slash() -> None:
    async with open_session(one_legged()) as running:
        await running.press("t", "space", "space", "space")
        await running.type("10/9")
        assert "reps [10/9 ] load 10 kg" in entry(running)
        await running.press("enter")
        logged = running.sets[0]
        assert (logged.reps_left, logged.reps_right, logged.reps) == (10, 9, 19)


@pytest.mark.parametrize("key", ["enter", "space"])
async def test_weight_on_the_empty_bar_is_refused_with_its_gate(key: str) -> None:
    empty_bar = replace(lifts(), exercise=Library().exercise("rdl_empty_bar"))
    async with open_session(empty_bar, told=RESTING) as running:
        await running.press("9", "plus", key)
        assert "until four sets of 8 are done without pain" in running.line("✗")
        assert "load 22.5 kg" in entry(running)
        assert running.sets == []
        await running.press("minus", key)
        assert running.sets[0].load == kg(20)


# the line of text


async def test_weight_in_the_line_of_text_waits_for_its_gate_too() -> None:
    async with open_session(bridges(), told=RESTING) as running:
        await running.press("e")
        await running.type("20x10")
        await running.press("enter")
        assert "Weight waits until three sets of 10" in running.text
        await running.press("escape", "e")
        assert "20x10" in running.text


async def test_the_text_line_takes_a_whole_set() -> None:
    async with open_session(lifts(), told=RESTING) as running:
        await running.press("e")
        await running.type("22.5x11@8 p3 #tight")
        await running.press("enter")
        logged = running.sets[0]
        assert (logged.reps, logged.load, logged.rpe) == (11, kg("22.5"), 8)
        assert (logged.pain, logged.note) == (3, "tight")
        assert running.screen == "SessionScreen"


async def test_a_text_that_cannot_be_read_stays_with_the_reason() -> None:
    async with open_session(lifts(), told=RESTING) as running:
        await running.press("e")
        await running.type("20x@7")
        await running.press("enter")
        assert running.screen == "TextDialog"
        assert running.line("✗")
        assert "20x@7" in running.text
        assert running.sets == []
        await running.press("home", *["right"] * 3, "8", "enter")
        assert running.sets[0].reps == 8


async def test_a_text_for_another_kind_of_exercise_is_refused() -> None:
    async with open_session(holds(), told=RESTING) as running:
        await running.press("e", "1", "2", "enter")
        assert "this exercise is a hold" in running.line("✗")


async def test_esc_closes_the_text_line_and_keeps_the_text() -> None:
    async with open_session(lifts(), told=RESTING) as running:
        await running.press("e")
        await running.type("20x1")
        await running.press("escape")
        assert running.screen == "SessionScreen"
        assert running.sets == []
        await running.press("e", "1", "enter")
        assert running.sets[0].reps == 11
        await running.press("e")
        assert "20x11" not in running.text


async def test_keys_are_text_in_the_text_line() -> None:
    async with open_session(lifts(), told=RESTING) as running:
        await running.press("e")
        await running.type("usnp2? ")
        assert running.screen == "TextDialog"
        assert "usnp2?" in running.text
        assert running.sets == []


# notes


async def test_a_note_is_saved_with_its_set() -> None:
    async with open_session(lifts(), told=RESTING) as running:
        await running.press("n")
        await running.type("felt tight")
        await running.press("enter")
        assert "note: felt tight" in running.text
        assert running.sets == []
        await running.advance(10)
        await running.press("enter")
        assert running.sets[0].note == "felt tight"
        assert running.sets[0].at == at(0)


async def test_a_note_on_a_saved_set_is_saved_at_once() -> None:
    async with open_session(lifts(), told=RESTING) as running:
        await running.press("8", "enter", "n")
        await running.type("good")
        await running.press("enter")
        assert [(logged.reps, logged.note) for logged in running.sets] == [(8, "good")]


async def test_esc_in_a_note_writes_nothing_and_keeps_what_was_typed() -> None:
    async with open_session(lifts(), told=RESTING) as running:
        await running.press("8", "enter", "n")
        await running.type("good")
        await running.press("escape")
        assert running.screen == "SessionScreen"
        assert [logged.note for logged in running.sets] == [""]
        await running.press("n", "enter")
        assert [logged.note for logged in running.sets] == ["good"]
