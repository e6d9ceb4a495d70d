"""The app: modes, dialogs that cross screens, and the end."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Callable, Iterable
from importlib import import_module
from typing import Any, ClassVar

from rich.text import Text
from textual import on
from textual.app import SystemCommand
from textual.binding import Binding, BindingType
from textual.screen import Screen

from postchain_tui import crash
from postchain_tui.coach.coach import Coach
from postchain_tui.config import Config, save_theme
from postchain_tui.core.errors import PostchainError
from postchain_tui.core.pain import Light
from postchain_tui.ui import themes
from postchain_tui.ui.messages import (
    AnswerLightWeek,
    AnswerMorning,
    AskFunction,
    ChooseNext,
    DoAgain,
    OfferFunction,
    ReadAdvice,
    ShowWhy,
    TakeBack,
    TellWrong,
    TodayShown,
    Wish,
)
from postchain_tui.ui.screens.today import TodayScreen
from postchain_tui.ui.terminal_app import TerminalApp


def _part(name: str) -> Any:
    """A part of the screens that the first one does not need, imported when it is wanted."""
    module, _, attribute = name.partition(":")
    return getattr(import_module(f"postchain_tui.ui.{module}"), attribute)


_WISHES: dict[type[Wish], str] = {
    AnswerMorning: "asking:ask_morning",
    ChooseNext: "deciding:ask_choice",
    AnswerLightWeek: "deciding:ask_light_week",
    TellWrong: "trouble:ask_wrong",
    AskFunction: "functioning:ask_function",
    TakeBack: "undoing:take_back",
    DoAgain: "undoing:do_again",
}
"""What asks for each thing that a person may wish to say on Today."""


class PostchainApp(TerminalApp):
    """Leads a person through training; every answer goes to the coach."""

    CSS_PATH = ["app.tcss", "screens/today.tcss"]  # noqa: RUF012 - as Textual has it
    DEFAULT_MODE = "today"
    TITLE = "Postchain"
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (112, "-wide")]  # noqa: RUF012 - as Textual has it
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+q", "quit", "Quit", id="app.quit", show=False, priority=True),
        Binding("question_mark", "help", "Keys", id="app.help"),
    ]

    def __init__(self, coach: Coach, config: Config, notice: str = "") -> None:
        """Show a notice on Today for as long as the app runs, where there is one."""
        super().__init__()
        self._notice = notice
        self._coach = coach
        self._config = config
        for theme in themes.ALL:
            self.register_theme(theme)
        self.theme = config.theme
        self.set_keymap(config.keys)
        self.add_mode("today", lambda: TodayScreen(self._coach, self._notice))
        self.add_mode("history", lambda: _part("screens.history:HistoryScreen")(self._coach))
        self.add_mode("library", lambda: _part("screens.library:LibraryScreen")(self._coach))
        self.add_mode("scores", lambda: _part("screens.scores:ScoresScreen")(self._coach))
        self.add_mode("trash", lambda: _part("screens.trash:TrashScreen")(self._coach))
        self.add_mode("progress", lambda: _part("screens.progress:ProgressScreen")(self._coach))
        self.add_mode("programs", lambda: _part("screens.programs:ProgramsScreen")(self._coach))
        settings = "screens.settings:SettingsScreen"
        self.add_mode("settings", lambda: _part(settings)(self._coach, self._config))

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:
        """Offer in the palette what the keys offer."""
        yield SystemCommand("Start or resume the session", "space on Today", self.on_start_session)
        yield SystemCommand("Record pain now", "a score from 0 to 10", self.on_record_pain)
        yield SystemCommand(
            "What you can do", "own activities, 0 to 10", lambda: self.grant(AskFunction())
        )
        yield SystemCommand(
            "Something is wrong", "warning signs, flare-up, injury", lambda: self.grant(TellWrong())
        )
        yield SystemCommand("Today", "what is due", lambda: self.go_to("today"))
        yield SystemCommand("History", "past sessions", lambda: self.go_to("history"))
        yield SystemCommand("Progress", "load and pain over time", lambda: self.go_to("progress"))
        yield SystemCommand("Library", "every exercise", lambda: self.go_to("library"))
        yield SystemCommand("Programs", "use, change, share them", lambda: self.go_to("programs"))
        yield SystemCommand("Settings", "units, sound, keys …", lambda: self.go_to("settings"))
        yield SystemCommand("Pain scores", "every one of them", lambda: self.go_to("scores"))
        yield SystemCommand("Trash", "what was deleted lately", lambda: self.go_to("trash"))
        yield SystemCommand("Undo", "the last change", lambda: self.grant(TakeBack()))
        yield SystemCommand("Redo", "what was undone last", lambda: self.grant(DoAgain()))
        yield SystemCommand("Keys", "what the keys do here", self.action_help)
        yield SystemCommand("About", "version, your data, sources", self.action_about)
        for theme in themes.ALL:
            yield SystemCommand(
                f"Theme: {theme.name}", "how it looks", lambda name=theme.name: self.wear(name)
            )
        yield SystemCommand("Quit", "ctrl+q", self.action_quit)

    def go_to(self, mode: str) -> None:
        """Open a mode, unless something stands in front of the one at hand."""
        if len(self.screen_stack) == 1:
            self.switch_mode(mode)

    def wear(self, theme: str) -> None:
        """Take another theme, and keep it."""
        self.theme = theme
        try:
            save_theme(self._config.file, theme)
        except PostchainError as error:
            self.tell(error)

    def action_help(self) -> None:
        """Show the keys of where one is."""
        _part("dialogs.help:show_keys")(self)

    def action_about(self) -> None:
        """Say what this program is, and where it keeps what it is told."""
        if not isinstance(self.screen, _part("dialogs.rows:RowsDialog")):
            _part("about:show_about")(self, self._config, self._coach.store.path)

    def on_start_session(self) -> None:
        """Go on with the open session, or start the one that is due; not while it is locked."""
        if len(self.screen_stack) > 1:
            return
        reading = self._coach.today().reading
        if reading is not None and reading.light is Light.LOCK:
            _part("trouble:show_advice")(self, self._coach, self._keep, urgent=True)
        else:
            self._keep(lambda: _part("training:start_session")(self, self._coach))

    def on_record_pain(self) -> None:
        """Ask for the pain of this moment."""
        _part("asking:ask_pain")(self, self._coach, self._keep)

    def on_offer_function(self, message: OfferFunction) -> None:
        """Look up whether the scores of what the person can do are due: once Today is drawn."""
        today = self.screen_stack[0]
        if isinstance(today, TodayScreen):
            functioning = import_module("postchain_tui.coach.functioning")
            today.offer_function(functioning.due(self._coach, message.today))

    def on_show_why(self, message: ShowWhy) -> None:
        """Show why something is due."""
        why = _part("deciding:show_why")
        self._keep(lambda: why(self, self._coach, self._keep, message.decision))

    @on(Wish)
    def grant(self, wish: Wish) -> None:
        """Ask what the person wishes to say; not over a session or another question."""
        if len(self.screen_stack) == 1:
            ask = _part(_WISHES[type(wish)])
            self._keep(lambda: ask(self, self._coach, self._keep))

    def on_settle_unfinished(self) -> None:
        """Ask what becomes of the open session."""
        self._keep(lambda: _part("training:settle_unfinished")(self, self._coach, self._keep))

    def on_read_advice(self, message: ReadAdvice) -> None:
        """Show what a warning sign asks for."""
        show_advice = _part("trouble:show_advice")
        show_advice(self, self._coach, self._keep, urgent=True, just_said=message.just_said)

    def on_open_programs(self) -> None:
        """Show the programs."""
        self.go_to("programs")

    def tell(self, error: PostchainError) -> None:
        """Say what went wrong, until the next thing happens."""
        self.notify(f"✗ {error}", severity="error", timeout=60, markup=False)

    def on_today_shown(self, message: TodayShown) -> None:
        """Ask what comes before anything else, one thing at a time."""
        gc.freeze()
        gc.enable()
        self._take_keys()
        today = message.today
        if self._coach.is_new and not self._coach.store.read_only:
            _part("welcome:ask_first")(self, self._coach, self._keep)
        elif today.unfinished is not None:
            self.on_settle_unfinished()
        elif today.owes_morning is not None:
            self.grant(AnswerMorning())

    def _keep(self, change: Callable[[], object]) -> None:
        """Put something on record, and show today as it is then."""
        try:
            change()
        except PostchainError as error:
            self.tell(error)
        if isinstance(self.screen, TodayScreen):
            self.screen.refresh_today()

    def _take_keys(self) -> None:
        """Take the keys of the configuration file to the letter, and say what is wrong with them.

        Only once Today is drawn: all other screens have to be looked at for it.
        """
        if not self._config.keys:
            return
        keymap = _part("dialogs.bindings:keymap")(self._config.keys)
        self.set_keymap(keymap.applied)
        problems = keymap.problems(self._config.file.name)
        today = self.screen_stack[0]
        if problems and isinstance(today, TodayScreen):
            today.tell(*problems)

    def _fatal_error(self) -> None:
        """Write a crash to the log and say one line, in place of Textual's pages of traceback."""
        error = sys.exc_info()[1]
        if error is not None:
            crash.write(self._config.log, error)
        self._exit_renderables.append(Text(crash.NOTE.format(log=self._config.log)))
        self._close_messages_no_wait()


def run(coach: Coach, config: Config, notice: str = "") -> int:
    """Run the app; gives back the exit code."""
    app = PostchainApp(coach, config, notice)
    app.run()
    _forget_lost_terminal()
    return app.return_code or 0


def _forget_lost_terminal() -> None:
    """Let nothing be written any more to a terminal that was closed: it would spoil the exit."""
    try:
        sys.stderr.flush()
    except OSError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stderr.fileno())
