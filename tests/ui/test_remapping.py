"""Other keys for what the screens do."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from postchain_tui.ui.dialogs import bindings
from tests.ui.app import Running, bridges, memory, open_app, open_session
from tests.ui.test_keys import BOUND


def kept() -> dict[str, str]:
    """The keys in the configuration file."""
    file = Path.home() / "config.toml"
    found = tomllib.loads(file.read_text(encoding="utf-8")) if file.exists() else {}
    return dict(found.get("keys", {}))


async def seek(running: Running, text: str) -> None:
    """Find a binding in the list of keys."""
    await running.press("slash", "ctrl+u")
    await running.type(text)
    await running.press("enter")


async def open_keys(running: Running) -> None:
    """Open the list of keys."""
    await running.press("escape", "5", "k")
    assert running.screen == "KeysScreen"


def test_every_binding_is_listed_with_a_screen_it_is_done_on() -> None:
    assert {bound.id for bound in bindings.bounds()} == {binding.id for _, binding in BOUND}
    assert [bound.id for bound in bindings.bounds() if not bound.screens] == []


def test_the_usual_keys_are_not_in_each_others_way() -> None:
    keymap = bindings.keymap({})
    found = [
        (bound.id, other.id, key)
        for bound in keymap.bounds
        for key in bound.keys
        for other in keymap.in_the_way(bound, key)
    ]
    assert found == []


def test_widgets_are_on_the_screens_that_show_them() -> None:
    by_id = {bound.id: bound for bound in bindings.bounds()}
    assert {"HistoryScreen", "SettingsScreen", "TrashScreen"} <= by_id["rows.up"].screens
    assert by_id["sessions.edit"].screens == {"HistoryScreen"}
    assert "ScoreDialog" not in by_id["app.help"].screens
    assert {"ScoresScreen", "TrashScreen"} <= by_id["ledger.undo"].screens
    fixed = {bound.id for bound in bindings.bounds() if bound.is_fixed}
    assert {"app.quit", "score.1", "score.digits", "function.score_9"} <= fixed
    assert not {"score.ten", "session.go", "today.start"} & fixed


def test_characters_are_keys_by_their_name() -> None:
    assert dict(bindings.keymap({"today.why": " ?, x"}).other) == {"today.why": "question_mark,x"}
    assert dict(bindings.keymap({"today.why": ","}).other) == {"today.why": ""}


async def test_another_key_holds_at_once_and_is_kept() -> None:
    async with open_app(memory()) as running:
        await open_keys(running)
        await seek(running, "today why")
        assert "today.why" in running.line("▸")
        await running.press("enter", "z")
        assert running.screen == "KeysScreen"
        assert "• z" in running.line("▸")
        assert kept() == {"today.why": "z"}
        await running.press("escape")
        assert "1 key changed" in running.text
        await running.press("1", "w")
        assert running.screen == "TodayScreen"
        await running.press("z")
        assert running.screen == "WhyDialog"


async def test_esc_leaves_the_key_as_it_was() -> None:
    async with open_app(memory()) as running:
        await open_keys(running)
        await seek(running, "today.why")
        await running.press("enter", "escape")
        assert running.screen == "KeysScreen"
        assert kept() == {}


async def test_a_key_that_is_taken_is_named_and_only_swapped_on_purpose() -> None:
    async with open_app(memory()) as running:
        await open_keys(running)
        await seek(running, "today.why")
        await running.press("enter", "p")
        assert running.screen == "NewKeyDialog"
        assert "p is “Pain now” (Today) already." in running.text
        assert kept() == {}
        await running.press("escape")
        assert kept() == {}
        await running.press("enter", "p", "enter")
        assert kept() == {"today.why": "p", "today.pain": "w"}
        await running.press("escape", "1", "w")
        assert running.screen == "ScoreDialog"
        await running.press("escape", "p")
        assert running.screen == "WhyDialog"


async def test_a_reserved_key_is_refused_and_another_tried() -> None:
    async with open_app(memory()) as running:
        await open_keys(running)
        await seek(running, "session.swap")
        await running.press("enter", "5")
        assert "“5” cannot be taken: it is typed there." in running.text
        await running.press("ctrl+c")
        assert "terminals end programs with it" in running.text
        await running.press("space")
        assert "✗ space is “Go on” (session), “Scores again”" in running.text
        await running.press("z")
        assert kept() == {"session.swap": "z"}


async def test_a_swap_that_cannot_be_is_told() -> None:
    async with open_app(memory()) as running:
        await open_keys(running)
        await seek(running, "today.pain")
        await running.press("enter", "question_mark", "enter")
        assert "They cannot be swapped" in running.text
        assert kept() == {}
        await running.press("escape")
        assert running.screen == "KeysScreen"


async def test_what_always_stays_cannot_be_changed() -> None:
    async with open_app(memory()) as running:
        await open_keys(running)
        assert "app.quit" in running.line("▸")
        await running.press("enter", "r")
        assert running.screen == "KeysScreen"


async def test_one_key_and_all_keys_are_set_back() -> None:
    keys = {"today.why": "z", "today.pain": "w", "session.go": "g"}
    async with open_app(memory(), keys=keys) as running:
        await open_keys(running)
        assert "3 of" in running.text
        await seek(running, "today.why")
        await running.press("r")
        assert "“Pain now” (Today) has that key now" in " ".join(running.text.split())
        await seek(running, "today.pain")
        await running.press("r")
        assert kept() == {"today.why": "z", "session.go": "g"}
        await running.press("R", "n")
        assert kept() == {"today.why": "z", "session.go": "g"}
        await running.press("R", "y")
        assert kept() == {}
        await running.press("escape", "1", "w")
        assert running.screen == "WhyDialog"


async def test_keys_are_found_by_what_they_do_where_and_whether_they_are_other_ones() -> None:
    async with open_app(memory(), keys={"today.why": "z"}) as running:
        await open_keys(running)
        await seek(running, "changed")
        assert "1 found" in running.text
        await seek(running, "history undo")
        assert "history.undo" in running.line("▸")
        await running.press("slash", "ctrl+u")
        await running.type("nothing at all")
        assert "Nothing found." in running.text
        await running.press("escape", "escape")
        assert running.screen == "SettingsScreen"


async def test_a_key_that_cannot_be_kept_is_not_taken() -> None:
    async with open_app(memory()) as running:
        (Path.home() / "config.toml").mkdir()
        await open_keys(running)
        await seek(running, "today.why")
        await running.press("enter", "z")
        assert "could not be written" in " ".join(running.text.split())
        assert "•" not in running.line("▸")


async def test_what_shares_a_key_in_a_session_keeps_it() -> None:
    async with open_app(memory(), keys={"session.go": "g"}) as running:
        await running.press("escape", "space")
        assert running.screen == "ScoreDialog"
        await running.press("escape")
        assert running.screen == "SessionScreen"
        await running.press("space")
        assert running.screen == "ScoreDialog"
        await running.press("1", "g")
        assert "space" not in running.app.screen.active_bindings


@pytest.mark.parametrize(
    ("keys", "words"),
    [
        ({"x.y": "k"}, "config.toml: [keys] no binding “x.y”."),
        ({"today.why": "p"}, "[keys] “today.why” and “today.pain” are both on p."),
        ({"score.5": "f10"}, "“score.5” always keeps its key."),
    ],
)
async def test_what_is_wrong_in_the_file_is_told_on_today(keys: dict[str, str], words: str) -> None:
    async with open_app(memory(), keys=keys, notice="This one only shows.") as running:
        await running.press("escape")
        told = " ".join(running.text.split())
        assert words in told
        assert "✗ This one only shows." in told


async def test_keys_without_a_fault_say_nothing() -> None:
    async with open_app(memory(), keys={"today.why": "z"}) as running:
        await running.press("escape")
        assert "[keys]" not in running.text
        await running.press("z")
        assert running.screen == "WhyDialog"


async def test_a_session_runs_with_other_keys() -> None:
    async with open_session(bridges()) as running:
        running.app.set_keymap(bindings.keymap({"session.skip": "f2"}).applied)
        before = running.session
        await running.press("s")
        assert running.session == before
        await running.press("f2")
        assert running.session != before
