"""Asks whether a session of the past is to be done again, as what it comes to today."""

from __future__ import annotations

from datetime import date

from postchain_tui.core.copying import Copied
from postchain_tui.core.formatting import date_text, load_text
from postchain_tui.core.load import Unit
from postchain_tui.core.plan import Planned
from postchain_tui.ui.dialogs.choice import Choice, ChoiceQuestion
from postchain_tui.ui.widgets.today_plan import target_text


def copy_question(copied: Copied, unit: Unit, today: date) -> ChoiceQuestion:
    """Start it as it is, or not.

    Args:
        copied: What the session comes to.
        unit: What loads are shown in.
        today: The day at hand.
    """
    day = date_text(copied.session.local_date, today)
    lines = [_line(planned, unit) for planned in copied.plan]
    if copied.notes:
        lines += ["", *copied.notes]
    return ChoiceQuestion(
        f"Train as on {day}?", "\n".join(lines), (Choice("s", "start", "Start it"),), esc="Not now"
    )


def _line(planned: Planned, unit: Unit) -> str:
    load = "" if planned.load is None else f" · {load_text(planned.load, unit)}"
    return f"{planned.exercise.name}  {target_text(planned)}{load}"
