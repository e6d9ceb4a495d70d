"""The sets of an exercise: last time beside today."""

from __future__ import annotations

from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from postchain_tui.core.diary import SetRecord
from postchain_tui.core.formatting import load_text, set_text
from postchain_tui.core.load import Unit
from postchain_tui.core.plan import Planned
from postchain_tui.core.session import Resting, Session, Work, WrapUp

_COLUMN = 10


class SetTable(Widget):
    """One row a set: its number, what it was last time, and what it is today."""

    session: reactive[Session | None] = reactive(None)
    unit: reactive[Unit] = reactive(Unit.KG)

    def render(self) -> Content:
        """Write the table."""
        session = self.session
        if session is None or not session.plan or isinstance(session.state, WrapUp):
            return Content("")
        planned = session.current
        head = f"{'SET':<4}{'LAST TIME':<{_COLUMN}}TODAY"
        rows = [Content.styled(head, "$quiet")]
        count = max(planned.dose.sets, len(session.sets_here))
        rows += [self._row(session, planned, number) for number in range(1, count + 1)]
        rows.append(Content(""))
        rows += self._worst(session)
        return Content("\n").join(rows)

    def _row(self, session: Session, planned: Planned, number: int) -> Content:
        last = planned.last_set(number)
        done = session.sets_here[number - 1] if number <= len(session.sets_here) else None
        is_here = number == session.set_number and done is None
        mark = "▸ " if is_here else "  "
        style = "bold" if is_here else ""
        return Content.assemble(
            (f"{number:<4}", style or "$quiet"),
            (f"{self._text(planned, last):<{_COLUMN}}", "$quiet"),
            self._today(session, planned, done, mark),
        )

    def _today(
        self, session: Session, planned: Planned, done: SetRecord | None, mark: str
    ) -> Content:
        if done is not None:
            pain = f"  p{done.pain}" if done.pain is not None else ""
            text = f"{self._text(planned, done)} ✓"
            return Content.assemble((f"  {text}", "bold $success"), (pain, "$quiet"))
        words = "now" if isinstance(session.state, Work) else "how was it"
        if not isinstance(session.state, Work | Resting):
            words = str(planned.dose.reps or "")
        is_here = bool(mark.strip())
        if isinstance(session.state, Resting) and session.state.logged:
            is_here = False
        shown = words if is_here else "·"
        return Content.styled(f"{mark}{shown}", "bold $accent" if is_here else "$quiet")

    def _text(self, planned: Planned, done: SetRecord | None) -> str:
        if done is None:
            return "–"
        return set_text(done, self.unit, planned.exercise.measure)

    def _worst(self, session: Session) -> list[Content]:
        """A line of what is done so far in this session."""
        if not session.sets:
            return []
        pains = [done.pain for done in session.sets if done.pain is not None]
        worst = f" · worst pain {max(pains)}" if pains else ""
        count = len(session.sets)
        return [Content.styled(f"{count} {'set' if count == 1 else 'sets'} saved{worst}", "$quiet")]


def target_title(planned: Planned, unit: Unit) -> str:
    """Name and load of an exercise, for the head of the screen."""
    if planned.load is None:
        return planned.exercise.name
    return f"{planned.exercise.name} · {load_text(planned.load, unit)}"
