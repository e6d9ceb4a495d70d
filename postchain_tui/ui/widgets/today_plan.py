"""What is due, in order, each with its target and the reason."""

from __future__ import annotations

from textual.content import Content
from textual.reactive import reactive
from textual.widgets import Static

from postchain_tui.core.formatting import dose_text, load_text, minutes_text, rest_text
from postchain_tui.core.load import Unit
from postchain_tui.core.plan import Planned
from postchain_tui.core.program import Role
from postchain_tui.core.text import harmless
from postchain_tui.core.today import Today


class TodayPlan(Static):
    """The session that comes next."""

    today: reactive[Today | None] = reactive(None)
    unit: reactive[Unit] = reactive(Unit.KG)

    def watch_today(self) -> None:
        """Show another plan."""
        if self.today is None:
            return
        rows = [_title(self.today), Content("")]
        number = 0
        for item in self.today.due:
            number += item.planned.role is Role.WORK
            rows += _exercise(item.planned, number, self.unit)
        self.update(Content("\n").join(rows))


def _title(today: Today) -> Content:
    return Content.assemble(
        ("NEXT  ", "bold $quiet"),
        (f"{today.program.name} · session {today.number}", "bold"),
        (f"   about {minutes_text(today.seconds)}", "$quiet"),
    )


def _exercise(planned: Planned, number: int, unit: Unit) -> list[Content]:
    dose = planned.dose
    is_warmup = planned.role is Role.WARMUP
    name = planned.exercise.name
    if planned.load is not None:
        name = f"{name}, {load_text(planned.load, unit)}"
    target = dose_text(dose.sets, dose.reps, dose.hold_seconds, planned.exercise.unilateral)
    lead = "warm-up  " if is_warmup else f"{number:>7}  "
    first = Content.assemble(
        (lead, "$quiet" if is_warmup else "bold $accent"),
        (f"{name:<36}", "" if is_warmup else "bold"),
        (f"{target:<10}", "bold"),
        (f"rest {rest_text(dose.rest)}", "$quiet"),
    )
    if is_warmup:
        return [first, Content("")]
    verdict = planned.verdict
    second = Content.assemble(
        (" " * 9, ""),
        (f"{verdict.mark} {verdict.value}  ", "$accent"),
        (harmless(planned.reason, 200), "$quiet"),
    )
    return [first, second, Content("")]
