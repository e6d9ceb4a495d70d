"""Every key of every screen, read from the bindings themselves."""

from __future__ import annotations

import importlib
import pkgutil
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from textual.app import App
from textual.binding import Binding
from textual.dom import DOMNode
from textual.screen import Screen

from postchain_tui import ui
from postchain_tui.core.events import Event, ExerciseSkipped, SetLogged
from postchain_tui.ui.app import PostchainApp
from postchain_tui.ui.dialogs.why import WhyDialog
from postchain_tui.ui.screens.session import SessionScreen
from postchain_tui.ui.screens.today import TodayScreen
from tests.build import at
from tests.ui.app import READY, RESTING, Running, bridges, lifts, memory, open_app, open_session

README = Path(__file__).parents[2] / "README.md"
_NAMES = re.compile(r"[a-z_]+\.[a-z0-9_]+")


def modules() -> Iterator[str]:
    """Names of all modules of the screens."""
    for found in pkgutil.walk_packages(ui.__path__, f"{ui.__name__}."):
        if not found.ispkg:
            yield found.name


def classes() -> list[type[DOMNode]]:
    """The app, its screens and its widgets."""
    found = {
        thing
        for name in modules()
        for thing in vars(importlib.import_module(name)).values()
        if isinstance(thing, type) and issubclass(thing, DOMNode) and thing.__module__ == name
    }
    return sorted(found, key=lambda one: one.__name__)


def own_bindings(kind: type[DOMNode]) -> list[Binding]:
    """The bindings that a class brings, each as it was written."""
    written = kind.__dict__.get("BINDINGS", [])
    assert all(isinstance(binding, Binding) for binding in written), kind
    return [binding for binding in written if isinstance(binding, Binding)]


BOUND = [(kind, binding) for kind in classes() for binding in own_bindings(kind)]
NAMED = [pytest.param(kind, binding, id=str(binding.id)) for kind, binding in BOUND]


def test_the_screens_were_found() -> None:
    kinds = {kind for kind, _ in BOUND}
    assert {PostchainApp, SessionScreen} <= kinds
    assert len(kinds) >= 9
    assert len(BOUND) > 40


@pytest.mark.parametrize(("kind", "binding"), NAMED)
def test_a_key_has_a_name_a_word_and_an_action(kind: type[DOMNode], binding: Binding) -> None:
    assert binding.id is not None
    assert _NAMES.fullmatch(binding.id)
    assert binding.description
    assert not binding.description.endswith(".")
    if binding.action:  # a key of the list in focus has a word here, and its action there
        target, _, name = binding.action.partition("(")[0].rpartition(".")
        owner = PostchainApp if target == "app" else kind
        assert target in {"", "app"}
        assert callable(getattr(owner, f"action_{name}"))


def test_no_name_is_used_twice() -> None:
    counted = Counter(binding.id for _, binding in BOUND)
    assert [name for name, count in counted.items() if count > 1] == []


def test_the_names_of_a_screen_begin_alike() -> None:
    begins: dict[str, set[str]] = {}
    for kind, binding in BOUND:
        begins.setdefault(kind.__name__, set()).add(str(binding.id).partition(".")[0])
    assert {name: found for name, found in begins.items() if len(found) > 1} == {}
    assert len({found.pop() for found in begins.values()}) == len(begins)


SHARED: dict[type[DOMNode], set[str]] = {
    SessionScreen: {"space", "enter", "n"},
    TodayScreen: {"m"},
    WhyDialog: {"k"},
}
"""Keys that do one of several things, of which never more than one can be done."""


@pytest.mark.parametrize("kind", sorted({kind for kind, _ in BOUND}, key=str))
def test_no_key_is_bound_twice_on_a_screen(kind: type[DOMNode]) -> None:
    keys = Counter(key.strip() for binding in own_bindings(kind) for key in binding.key.split(","))
    assert {key for key, count in keys.items() if count > 1} == SHARED.get(kind, set())


END = (*RESTING, SetLogged(at(2), 10), ExerciseSkipped(at(60)))


@pytest.mark.parametrize("told", [READY, RESTING, END])
async def test_of_actions_that_share_a_key_one_can_be_done(told: tuple[Event, ...]) -> None:
    async with open_session(bridges(), told=told) as running:
        (screen,) = (shown for shown in running.app.screen_stack if type(shown) is SessionScreen)
        offered = [
            key
            for binding in own_bindings(SessionScreen)
            for key in binding.key.split(",")
            if screen.check_action(binding.action.partition("(")[0], ())
        ]
        assert [key for key, count in Counter(offered).items() if count > 1] == []


@pytest.mark.parametrize("kind", [kind for kind in classes() if issubclass(kind, Screen)])
def test_no_screen_takes_a_key_from_the_app(kind: type[DOMNode]) -> None:
    does = {
        key: binding.action.removeprefix("app.")
        for binding in own_bindings(PostchainApp)
        for key in binding.key.split(",")
    }
    closes = {"question_mark"} if kind.__name__ == "HelpDialog" else set()
    here = {
        key
        for binding in own_bindings(kind)
        for key in binding.key.split(",")
        if key in does and binding.action != f"app.{does[key]}"
    }
    assert here == closes


@pytest.mark.parametrize("kind", [kind for kind in classes() if issubclass(kind, Screen | App)])
def test_every_screen_says_what_it_is_for(kind: type[Screen[object]]) -> None:
    if issubclass(kind, Screen):
        assert kind.HELP
        assert kind.HELP.endswith(".")


def test_every_key_is_in_the_readme() -> None:
    if not README.exists():
        pytest.skip("there is no README.md yet, whose table of keys could be read")
    told = README.read_text(encoding="utf-8")
    assert [binding.id for _, binding in BOUND if f"`{binding.id}`" not in told] == []


async def test_the_help_calls_keys_as_they_are_written_on_the_keyboard() -> None:
    async with open_session(lifts(), told=RESTING) as running:
        await running.press("question_mark")
        assert re.findall(r"\w+_\w+|super\+\w", running.text) == []


# What the screen says about its keys is what they do.


def offered(running: Running) -> dict[str, str]:
    """The keys that the screen has now, with their actions."""
    found = running.app.screen.active_bindings.items()
    return {key: active.binding.action for key, active in found if active.enabled}


async def test_a_session_offers_in_every_state_only_what_does_something() -> None:
    async with open_session(lifts(), get_ready_seconds=0, told=()) as running:
        await running.press("escape")
        assert {"space", "escape"} <= offered(running).keys()
        assert not {"s", "enter", "p", "e", "n", "t", "y"} & offered(running).keys()
        await running.press("space", "1")
        assert {"s", "t", "i", "u"} <= offered(running).keys()
        assert not {"enter", "p", "e", "n", "y", "tab"} & offered(running).keys()
        await running.press("space")
        assert not {"enter", "p", "e", "n", "t", "y"} & offered(running).keys()
        await running.press("space")
        wanted = {"enter", "p", "e", "n", "tab", "up", "left_square_bracket", "less_than_sign"}
        assert wanted <= offered(running).keys()
        assert not {"t", "y"} & offered(running).keys()


async def test_a_rest_as_needed_offers_no_seconds() -> None:
    async with open_session(bridges(), get_ready_seconds=0) as running:
        await running.press("space", "space")
        assert not {"left_square_bracket", "right_square_bracket"} & offered(running).keys()


async def test_the_palette_does_what_the_keys_do() -> None:
    async with open_app(memory()) as running:
        said = {command.title for command in running.app.get_system_commands(running.app.screen)}
        assert {"Today", "History", "Keys", "Quit", "Record pain now"} <= said
        await running.press("ctrl+p")
        await running.type("record")
        await running.press("enter")
        await running.until(lambda: running.screen == "ScoreDialog")
        await running.press("4")
        assert "worst this week 4" in running.text


async def test_the_palette_does_not_leave_a_session_by_accident() -> None:
    async with open_session(lifts()) as running:
        await running.press("ctrl+p")
        await running.type("history")
        await running.press("enter")
        await running.until(lambda: running.screen != "CommandPalette")
        assert running.screen == "SessionScreen"


async def test_themes_are_changed_in_the_palette() -> None:
    async with open_app(memory()) as running:
        await running.press("ctrl+p")
        await running.type("light")
        await running.press("enter")
        await running.until(lambda: running.app.theme == "postchain-light")
