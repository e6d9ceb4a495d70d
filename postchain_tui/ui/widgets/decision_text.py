"""Why something is due: the reason, the evidence, the gate, and what would change it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from textual.content import Content
from textual.geometry import Size
from textual.widget import Widget

from postchain_tui.core.decision import Decision, Evidence
from postchain_tui.core.formatting import dose_text, load_text, rest_text
from postchain_tui.core.gates import Condition
from postchain_tui.core.load import Unit
from postchain_tui.core.pain import Light
from postchain_tui.core.text import harmless
from postchain_tui.ui.widgets.hanging import hanging, spread
from postchain_tui.ui.widgets.today_plan import verdict_text
from postchain_tui.ui.widgets.today_side import LIGHT_COLORS, LIGHT_MARKS

_LIMIT = 300
_INDENT = Content("  ")


@dataclass(frozen=True, slots=True)
class Why:
    """A decision, and what the person may say about it."""

    decision: Decision
    unit: Unit
    choices: tuple[str, ...] = ()
    """Names of the exercises that may be chosen now."""
    can_stay: bool = False
    """May the person say to stay on this rung, or no longer to?"""
    is_pinned: bool = False
    """Did she say to stay on it?"""
    instead_of: str = ""
    """Name of the exercise that it stands in for and that may be done anyway."""


class DecisionText(Widget):
    """Shows a decision row by row, as wide as there is room."""

    def __init__(self, why: Why) -> None:
        super().__init__()
        self._why = why

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """As many lines as it takes at a width."""
        return len(_lines(self._why, width))

    def render(self) -> Content:
        """Write it all."""
        return Content("\n").join(_lines(self._why, self.size.width))


def _lines(why: Why, width: int) -> list[Content]:
    decision = why.decision
    lines = [Content.styled(harmless(decision.exercise.name, _LIMIT), "bold")]
    lines += [_target(why), Content("")]
    lines += _words(decision.reason, width)
    for title, rows in _parts(why, width):
        if rows:
            lines += [Content(""), Content.styled(title, "bold $quiet"), *rows]
    return lines


def _target(why: Why) -> Content:
    """The verdict, and what is due."""
    decision = why.decision
    dose = decision.dose
    load = "" if decision.load is None else load_text(decision.load, why.unit)
    sets = dose_text(dose.sets, dose.reps, dose.hold_seconds, decision.exercise.unilateral)
    parts = (sets, load, f"rest {rest_text(dose.rest)}")
    return Content.assemble(
        verdict_text(decision.verdict), "   ", (" · ".join(filter(None, parts)), "bold")
    )


def _parts(why: Why, width: int) -> Iterator[tuple[str, list[Content]]]:
    """The parts with their titles; some may have nothing in them."""
    decision = why.decision
    yield "EVIDENCE", [line for row in decision.evidence for line in _evidence(row, width)]
    yield "GATE", [line for one in decision.conditions for line in _condition(one, width)]
    yield "OPEN NOW", [line for name in why.choices for line in _choice(name, width)]
    yield "YOUR WISH", _wishes(why, width)
    yield "WHAT WOULD CHANGE IT", _words(decision.outlook, width)


def _words(text: str, width: int) -> list[Content]:
    return hanging(Content(""), Content(harmless(text, _LIMIT)), width) if text else []


def _evidence(row: Evidence, width: int) -> list[Content]:
    """What it is with its light, and below it what it showed."""
    what = Content(harmless(row.what, _LIMIT))
    shown = Content.styled(harmless(row.text, _LIMIT), "$quiet")
    return [spread(what, _light(row.light), width), *hanging(_INDENT, shown, width)]


def _light(word: str) -> Content:
    """A light by its word, as symbol, word and colour; nothing where there was none."""
    light = next((light for light in Light if light.word == word), None)
    if light is None:
        return Content("")
    return Content.styled(f"{LIGHT_MARKS[light]} {word}", f"bold {LIGHT_COLORS[light]}")


def _condition(condition: Condition, width: int) -> list[Content]:
    """What the gate asks for, met or open; below an open one what was missing."""
    mark = ("✓ met   ", "$success") if condition.met else ("○ open  ", "$warning")
    text = Content(harmless(condition.text, _LIMIT))
    lines = hanging(Content.assemble(mark), text, width)
    if condition.met or not condition.shortfall:
        return lines
    missing = Content.styled(harmless(condition.shortfall, _LIMIT), "$quiet")
    return [*lines, *hanging(Content(" " * len(mark[0])), missing, width)]


def _choice(name: str, width: int) -> list[Content]:
    return hanging(Content.styled("▸ ", "$accent"), Content(harmless(name, _LIMIT)), width)


def _wishes(why: Why, width: int) -> list[Content]:
    rows = []
    if why.is_pinned:
        rows.append("You chose to stay on this rung: nothing harder is suggested in its place.")
    if why.instead_of:
        rows.append(f"It stands in for {why.instead_of}, which can be done anyway.")
    return [line for row in rows for line in _words(row, width)]
