"""The first start: five questions, each with an answer ready."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.events import Key
from textual.screen import Screen
from textual.widgets import Static

from postchain_tui.coach.coach import FirstAnswers
from postchain_tui.core.formatting import load_text
from postchain_tui.core.load import Load, Unit
from postchain_tui.core.settings import Settings, with_value
from postchain_tui.ui.widgets.checklist import Checklist
from postchain_tui.ui.widgets.key_bar import KeyBar

_IMPLEMENTS = (
    ("mat", "mat"),
    ("pipe", "pipe or broomstick"),
    ("band", "long band"),
    ("barbell", "barbell"),
    ("plates", "plates"),
    ("rack", "rack"),
    ("bench", "bench"),
    ("dumbbells", "dumbbells"),
    ("kettlebell", "kettlebell"),
)
_BARBELL = 3
"""Row of the barbell, whose mass can be changed there."""
_BARS = {
    Unit.KG: tuple(Decimal(mass) for mass in ("5", "7.5", "10", "12.5", "15", "17.5", "20", "25")),
    Unit.LB: tuple(Decimal(mass) for mass in ("15", "25", "33", "35", "45", "55")),
}
"""Bars as they are sold."""
_TITLES = (
    "Kilograms or pounds?",
    "What is at hand?",
    "Is anything injured right now?",
    "How is your back on a usual day?",
    "Is any of this true at the moment?",
)
_HELP = (
    "Arrows choose, enter goes on. Everything can be changed later.",
    "Space ticks, enter goes on, + and − change what the bar weighs.",
    "While you are injured the good morning stays with the pipe and other lifts step back.",
    "A number from 0, no pain, to 9; t is 10; minus means you do not know.",
    "Space ticks what is true. Nothing ticked is the usual answer.",
)
_USUAL_DEFAULT = 2


class FirstRunScreen(Screen[FirstAnswers]):
    """Asks five questions; returns the answers."""

    CSS_PATH = "first_run.tcss"
    HELP = "Five short questions. Enter accepts what is marked, esc takes every default."
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "accept", "Accept", id="first_run.accept"),
        Binding("space", "tick", "Tick", id="first_run.tick"),
        Binding("up", "move(-1)", "Choose", id="first_run.up", key_display="↑ ↓"),
        Binding("down", "move(1)", "Choose", id="first_run.down", show=False),
        Binding(
            "plus,equals_sign", "bar(1)", "Heavier bar", id="first_run.heavier", key_display="+"
        ),
        Binding("minus", "bar(-1)", "Lighter bar", id="first_run.lighter", key_display="−"),
        Binding("left,backspace", "back", "Back", id="first_run.back", key_display="←"),
        Binding("escape", "defaults", "Take the defaults", id="first_run.defaults"),
    ]

    def __init__(self, defaults: Settings, red_flags: tuple[tuple[str, str], ...]) -> None:
        """Offer these settings; red flags are pairs of id and question."""
        super().__init__()
        self._defaults = defaults
        self._settings = defaults
        self._step = 0
        self._lists = (
            Checklist((("kg", "kilograms"), ("lb", "pounds")), frozenset({"kg"}), is_single=True),
            Checklist(_IMPLEMENTS, defaults.implements, is_single=False),
            Checklist((("no", "no"), ("yes", "yes")), frozenset({"no"}), is_single=True),
            Checklist(
                (*((str(score), str(score)) for score in range(11)), ("-", "I don't know")),
                frozenset({str(_USUAL_DEFAULT)}),
                is_single=True,
            ),
            Checklist(red_flags, frozenset(), is_single=False),
        )

    def compose(self) -> ComposeResult:
        """Lay out the question at hand."""
        with Vertical(id="first"):
            yield Static(id="first-place", markup=False)
            yield Static(id="first-title", markup=False)
            yield Static(id="first-help", markup=False)
            yield from self._lists
        yield KeyBar()

    def on_mount(self) -> None:
        """Show the first question."""
        self._show()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer ticking only where several things can be ticked."""
        if action == "tick":
            return self._step in {1, 4}
        if action == "bar":
            return self._step == 1
        return action != "back" or self._step > 0

    def on_key(self, event: Key) -> None:
        """Mark the usual pain by its digit; the question after it is not to be passed unread."""
        answers = {"t": "10", "minus": "-"} | {str(digit): str(digit) for digit in range(10)}
        if self._step == 3 and event.key in answers:
            event.stop()
            self._lists[3].ticked = frozenset({answers[event.key]})

    def action_accept(self) -> None:
        """Go on to the next question, or be done."""
        if self._step == len(self._lists) - 1:
            self.dismiss(self._answers())
            return
        if self._step == 0:
            unit = next(iter(self._lists[0].ticked))
            self._settings = with_value(self._settings, "units", unit)
        self._step += 1
        self._show()

    def action_back(self) -> None:
        """Go back to the question before."""
        self._step -= 1
        self._show()

    def action_tick(self) -> None:
        """Tick what is at hand."""
        self._lists[self._step].tick()

    def action_bar(self, by: int) -> None:
        """Change what the bar weighs."""
        bars = _BARS[self._settings.units]
        heavier = [mass for mass in bars if mass > self._settings.bar.number]
        lighter = [mass for mass in bars if mass < self._settings.bar.number]
        options = heavier[:1] if by > 0 else lighter[-1:]
        if options:
            bar = Load(options[0], self._settings.units)
            self._settings = replace(self._settings, bar=bar)
            self._show()

    def action_move(self, by: int) -> None:
        """Go to another answer."""
        self._lists[self._step].move(by)

    def action_defaults(self) -> None:
        """Take every default."""
        self.dismiss(FirstAnswers(self._defaults, injured=False, red_flags=()))

    def _show(self) -> None:
        for number, answers in enumerate(self._lists):
            answers.display = number == self._step
        bar = self._settings.bar
        self._lists[1].relabel(_BARBELL, f"barbell, {load_text(bar, bar.unit)}")
        place = Content.assemble(
            ("postchain", "bold $accent"),
            (f"   question {self._step + 1} of {len(self._lists)}", "$quiet"),
        )
        self.query_one("#first-place", Static).update(place)
        self.query_one("#first-title", Static).update(Content(_TITLES[self._step]))
        self.query_one("#first-help", Static).update(Content(_HELP[self._step]))
        self.refresh_bindings()

    def _answers(self) -> FirstAnswers:
        _, implements, injured, usual, flags = (answers.ticked for answers in self._lists)
        kept = self._defaults.implements - {name for name, _ in _IMPLEMENTS}
        settings = replace(self._settings, implements=implements | kept)
        settings = with_value(settings, "usual_pain", next(iter(usual)))
        return FirstAnswers(settings, "yes" in injured, tuple(sorted(flags)))
