"""What the terminal around the app shows: the progress of a rest, and a notification."""

from __future__ import annotations

from itertools import groupby

import pytest
from textual.events import AppBlur, AppFocus

from postchain_tui.ui import terminal
from postchain_tui.ui.messages import RestIsOver, RestUsed
from postchain_tui.ui.terminal import notification, progress, understands_progress
from tests.ui.app import RESTING, Running, lifts, open_session


def shown(running: Running) -> list[float | None]:
    """The shares of the rest that were to be shown; each passes the screen and the app."""
    shares = [one.share for one in running.messages if isinstance(one, RestUsed)]
    return [share for share, _ in groupby(shares)]


@pytest.fixture
def written(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What was written to the terminal."""
    found: list[str] = []
    monkeypatch.setattr(terminal, "_write", lambda _, sequence: found.append(sequence))
    for name in ("TERM", "TERM_PROGRAM", "TMUX", "STY", "ZELLIJ", "VTE_VERSION"):
        monkeypatch.delenv(name, raising=False)
    return found


async def test_the_taskbar_shows_how_much_of_the_rest_is_used() -> None:
    async with open_session(lifts(), told=RESTING) as running:
        await running.advance(30)
        await running.advance(60)
        await running.advance(30)
        assert shown(running) == [0, 0.25, 0.75, None]
        await running.press("right_square_bracket")
        assert shown(running)[-1] == pytest.approx(120 / 135)


async def test_a_pause_leaves_the_progress_where_it_is() -> None:
    async with open_session(lifts(), told=RESTING) as running:
        await running.advance(30)
        await running.press("p")
        await running.advance(300)
        assert shown(running) == [0, 0.25]


async def test_going_on_or_leaving_takes_the_progress_away() -> None:
    async with open_session(lifts(), told=RESTING) as running:
        await running.advance(30)
        await running.press("space")
        assert shown(running)[-1] is None
        await running.press("u")
        assert shown(running)[-1] == 0.25
        await running.press("escape")
        await running.until(lambda: shown(running)[-1] is None)


async def test_the_taskbar_can_be_left_alone(
    written: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("WT_SESSION", "one")
    async with open_session(lifts(), told=RESTING, taskbar="off") as running:
        await running.advance(30)
        await running.press("escape")
    assert not [one for one in written if "]9;" in one]


async def test_the_progress_is_written_and_taken_away_at_the_end(
    written: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("WT_SESSION", "one")
    async with open_session(lifts(), told=RESTING) as running:
        await running.advance(30)
        await running.press("ctrl+q")
    found = [one for one in written if "]9;" in one]
    assert found == [progress(0), progress(0.25), progress(None)]


async def test_a_terminal_that_does_not_understand_is_left_alone(written: list[str]) -> None:
    async with open_session(lifts(), told=RESTING) as running:
        await running.advance(120)
        await running.press("escape")
    assert not [one for one in written if "]9;" in one or "]777;" in one or "]99;" in one]


async def test_a_notification_comes_only_where_the_terminal_is_not_in_front(
    written: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TERM", "xterm-kitty")
    said = notification("Rest is over", {"TERM": "xterm-kitty"})
    async with open_session(lifts(), told=RESTING) as running:
        await running.advance(120)
        await running.pilot.pause()
        assert said not in written
        await running.press("right_square_bracket")
        running.app.post_message(AppBlur())
        await running.pilot.pause()
        await running.advance(15)
        await running.until(lambda: said in written)
        running.app.post_message(AppFocus())
        await running.pilot.pause()
        await running.press("right_square_bracket")
        await running.advance(15)
        await running.pilot.pause()
        assert written.count(said) == 1


async def test_notifications_can_be_switched_off() -> None:
    async with open_session(lifts(), told=RESTING, notify="off") as running:
        await running.advance(120)
        assert not [one for one in running.messages if isinstance(one, RestIsOver)]


async def test_a_rest_that_is_silent_still_notifies() -> None:
    async with open_session(lifts(), told=RESTING, sound="off") as running:
        await running.advance(120)
        assert [one for one in running.messages if isinstance(one, RestIsOver)]


@pytest.mark.parametrize(
    "environment",
    [
        {"WT_SESSION": "8b1c"},
        {"ConEmuANSI": "ON"},
        {"TERM_PROGRAM": "WezTerm"},
        {"TERM_PROGRAM": "ghostty", "TERM_PROGRAM_VERSION": "1.2.0"},
        {"TERM_PROGRAM": "ghostty", "TERM_PROGRAM_VERSION": "1.3.1-arch2"},
        {"TERM_PROGRAM": "iTerm.app", "TERM_PROGRAM_VERSION": "3.6.6"},
        {"VTE_VERSION": "8000"},
        {"PTYXIS_VERSION": "48.1"},
        {"KONSOLE_VERSION": "260400"},
    ],
)
def test_terminals_that_show_progress_are_known_but_not_through_a_multiplexer(
    environment: dict[str, str],
) -> None:
    assert understands_progress({"TERM": "xterm-256color", **environment})
    for inside in ({"TMUX": "/tmp/x"}, {"STY": "1"}, {"ZELLIJ": "0"}, {"TERM": "tmux-256color"}):
        assert not understands_progress({**environment, **inside})


@pytest.mark.parametrize(
    "environment",
    [
        {},
        {"TERM": "xterm-256color"},
        {"TERM": "xterm-kitty"},
        {"ConEmuANSI": "OFF"},
        {"TERM_PROGRAM": "ghostty", "TERM_PROGRAM_VERSION": "1.1.3"},
        {"TERM_PROGRAM": "ghostty"},
        {"TERM_PROGRAM": "iTerm.app", "TERM_PROGRAM_VERSION": "3.6.5"},
        {"TERM_PROGRAM": "iTerm.app", "TERM_PROGRAM_VERSION": "beta"},
        {"TERM_PROGRAM": "Apple_Terminal", "TERM_PROGRAM_VERSION": "455"},
        {"VTE_VERSION": "7804"},
        {"PTYXIS_VERSION": "47.9"},
        {"KONSOLE_VERSION": "251203"},
    ],
)
def test_other_terminals_are_not_taken_for_one_that_shows_progress(
    environment: dict[str, str],
) -> None:
    assert not understands_progress(environment)


def test_progress_is_told_in_whole_percent() -> None:
    assert progress(0.254) == "\x1b]9;4;1;25\x1b\\"
    assert progress(None) == "\x1b]9;4;0;0\x1b\\"


@pytest.mark.parametrize(
    ("environment", "start"),
    [
        ({"TERM_PROGRAM": "iTerm.app", "TERM": "xterm-256color"}, "\x1b]9;Rest"),
        ({"TERM_PROGRAM": "WezTerm"}, "\x1b]777;notify;Postchain;Rest"),
        ({"TERM_PROGRAM": "ghostty", "TERM": "xterm-ghostty"}, "\x1b]777;notify;Postchain;Rest"),
        ({"TERM": "foot"}, "\x1b]777;notify;Postchain;Rest"),
        ({"TERM": "foot-extra"}, "\x1b]777;notify;Postchain;Rest"),
        ({"TERM": "xterm-kitty"}, "\x1b]99;;Rest"),
    ],
)
def test_a_notification_is_told_as_the_terminal_understands_it(
    environment: dict[str, str], start: str
) -> None:
    told = notification("Rest is over", environment)
    assert told.startswith(start)
    assert told.endswith(" is over\x1b\\")
    assert notification("Rest is over", {**environment, "TMUX": "/tmp/x"}) == ""


def test_no_notification_is_tried_where_it_would_not_be_understood() -> None:
    for environment in ({}, {"TERM": "xterm-256color"}, {"WT_SESSION": "1"}, {"VTE_VERSION": "1"}):
        assert notification("Rest is over", environment) == ""


def test_a_notification_carries_nothing_that_steers_a_terminal() -> None:
    told = notification("a\x1b]52;c;x\x07b;c\x9cd {text}", {"TERM": "foot"})
    assert told == "\x1b]777;notify;Postchain;ab,cd {text}\x1b\\"


async def test_a_crash_takes_the_progress_away(
    written: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("WT_SESSION", "one")

    def crash() -> None:
        raise ZeroDivisionError

    async def live() -> None:
        async with open_session(lifts(), told=RESTING) as running:
            await running.advance(30)
            running.app.call_later(crash)
            await running.pilot.pause()

    with pytest.raises(ZeroDivisionError):
        await live()
    assert [one for one in written if "]9;" in one][-1] == progress(None)
