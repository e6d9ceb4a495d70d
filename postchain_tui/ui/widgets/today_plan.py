"""What is due, in order, each with its target and the reason; one of it is marked."""

from __future__ import annotations

from dataclasses import dataclass

from textual.content import Content
from textual.geometry import Size
from textual.reactive import reactive
from textual.widget import Widget

from postchain_tui.core.formatting import dose_text, load_text, minutes_text, rest_text
from postchain_tui.core.load import Unit
from postchain_tui.core.plan import Planned, Verdict
from postchain_tui.core.program import Role
from postchain_tui.core.text import harmless
from postchain_tui.core.today import Due, Today

_LEAD = 5
"""Cells before a name."""
_GAP = 2
_NAME_WIDTH, _LEAST_NAME_WIDTH = 40, 14
_REASON_LIMIT = 300
_TITLE_LIMIT = 100
_USUAL = frozenset({Verdict.START, Verdict.REPEAT})
"""What needs no explanation."""
_STAYS = "▣ stays on this rung"
"""Stands by what the person said to stay on."""
_COLORS = {
    Verdict.PROGRESS: "$success",
    Verdict.HOLD: "$warning",
    Verdict.REDUCE: "$warning",
    Verdict.DELOAD: "$warning",
    Verdict.REGRESS: "$error",
    Verdict.LOCKED: "$error",
}


def verdict_text(verdict: Verdict) -> Content:
    """A verdict as symbol, word and colour."""
    return Content.styled(f"{verdict.mark} {verdict.value}", _COLORS.get(verdict, "$accent"))


def target_text(planned: Planned) -> str:
    """Sets and reps, or holds, that are due."""
    dose = planned.dose
    return dose_text(dose.sets, dose.reps, dose.hold_seconds, planned.exercise.unilateral)


@dataclass(frozen=True, slots=True)
class _Columns:
    """How wide the columns of the plan are."""

    name: int
    target: int


class TodayPlan(Widget):
    """The session that comes next."""

    today: reactive[Today | None] = reactive(None, layout=True)
    unit: reactive[Unit] = reactive(Unit.KG)
    pinned: reactive[frozenset[str]] = reactive(frozenset(), layout=True)
    """Ids of the exercises that are stayed on."""
    marked: reactive[int | None] = reactive(None)
    """Which of the exercises the person went to; None while she went to none."""

    @property
    def here(self) -> int | None:
        """The exercise that is marked: by default the first that is not done as usual."""
        slots = self._slots()
        if self.marked in slots:
            return self.marked
        due = () if self.today is None else self.today.due
        changed = (slot for slot in slots if due[slot].decision.verdict not in _USUAL)
        return next(changed, next(iter(slots), None))

    @property
    def due(self) -> Due | None:
        """What is due where the mark is."""
        here = self.here
        return None if self.today is None or here is None else self.today.due[here]

    def move(self, by: int) -> None:
        """Mark another exercise; from the last on to the first."""
        slots, here = self._slots(), self.here
        if here is not None:
            self.marked = slots[(slots.index(here) + by) % len(slots)]

    def rows_here(self) -> range:
        """The lines of what is marked; those of the title with the first."""
        groups, here = self._groups(self.size.width), self.here
        before = [line for group in groups[: (here or 0) + 1] for line in group]
        is_first = here in self._slots()[:1]
        end = len(before) + (0 if here is None else len(groups[here + 1]))
        return range(0 if is_first else len(before), end)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """As many lines as the plan has at a width."""
        return sum(map(len, self._groups(width)))

    def render(self) -> Content:
        """Write the title and what is due."""
        groups = self._groups(self.size.width)
        return Content("\n").join([line for group in groups for line in group])

    def _slots(self) -> list[int]:
        """The places that may be marked: a warm-up has nothing to be decided."""
        due = () if self.today is None else self.today.due
        return [slot for slot, one in enumerate(due) if one.planned.role is Role.WORK]

    def _groups(self, width: int) -> list[list[Content]]:
        """The lines of the title, then those of each exercise."""
        if self.today is None:
            return []
        slots, here = self._slots(), self.here
        columns = _columns(self.today.plan, width)
        return [[_title(self.today), Content("")]] + [
            self._exercise(
                due.planned,
                str(slots.index(slot) + 1) if slot in slots else "·",
                columns,
                width,
                is_here=slot == here,
            )
            for slot, due in enumerate(self.today.due)
        ]

    def _exercise(
        self, planned: Planned, label: str, columns: _Columns, width: int, *, is_here: bool
    ) -> list[Content]:
        mark = ("▌" if is_here else " ", "$accent")
        is_work = planned.role is Role.WORK
        name = planned.exercise.name
        if planned.load is not None:
            name = f"{name}, {load_text(planned.load, self.unit)}"
        styled = Content.assemble(
            (harmless(name, 100), "bold" if is_work else ""),
            ("" if is_work else "  warm-up", "$quiet"),
        )
        head = Content.assemble(
            mark,
            (f"{label:>2}  ", "bold $accent" if is_work else "$quiet"),
            styled.truncate(columns.name, ellipsis=True, pad=True),
            (" " * _GAP, ""),
            (f"{target_text(planned):<{columns.target}}", "bold"),
            (" " * _GAP, ""),
            (f"rest {rest_text(planned.dose.rest)}", "$quiet"),
        )
        if not is_work:
            return [head, Content("")]
        why = Content.assemble(
            verdict_text(planned.verdict),
            (f"  {_STAYS}" if planned.exercise.id in self.pinned else "", "bold"),
            "  ",
            (harmless(planned.reason, _REASON_LIMIT), "$quiet"),
        )
        indent = Content.assemble(mark, (" " * (_LEAD - 1), ""))
        lines = why.wrap(max(_LEAST_NAME_WIDTH, width - _LEAD))
        reason = [Content("").join([indent, line.rstrip()]) for line in lines]
        return [head, *reason, Content("")]


def _columns(plan: tuple[Planned, ...], width: int) -> _Columns:
    """Names get what targets and rests leave over."""
    target = max((len(target_text(one)) for one in plan), default=0)
    rest = max((len(rest_text(one.dose.rest)) for one in plan), default=0) + len("rest ")
    room = width - _LEAD - target - rest - 2 * _GAP
    return _Columns(max(_LEAST_NAME_WIDTH, min(_NAME_WIDTH, room)), target)


def _title(today: Today) -> Content:
    return Content.assemble(
        ("NEXT  ", "bold $quiet"),
        (harmless(f"{today.program.name} · {today.place}", _TITLE_LIMIT), "bold"),
        (f"   about {minutes_text(today.seconds)}", "$quiet"),
    )
