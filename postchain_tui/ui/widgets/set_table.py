"""The sets of an exercise: last time beside today."""

from __future__ import annotations

from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from postchain_tui.core.diary import SetRecord
from postchain_tui.core.formatting import count_text, load_text, reps_text, set_text
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
        head = f"{'':<3}{'LAST TIME':<{_COLUMN}}TODAY"
        rows = [Content.styled(head, "$quiet")]
        count = max(planned.dose.sets, len(session.sets_here))
        rows += [self._row(session, planned, number) for number in range(1, count + 1)]
        rows.append(Content(""))
        rows += self._worst(session)
        return Content("\n").join(rows)

    def _row(self, session: Session, planned: Planned, number: int) -> Content:
        done = dict(enumerate(session.sets_here, 1)).get(number)
        is_here = number == session.set_number and done is None
        return Content.assemble(
            (f"{number:<3}", "bold" if is_here else "$quiet"),
            (f"{self._text(planned, planned.last_set(number)):<{_COLUMN}}", "$quiet"),
            self._at_hand(session, planned) if is_here else self._done(planned, done),
        )

    def _done(self, planned: Planned, done: SetRecord | None) -> Content:
        if done is None:
            return Content.styled("  ·", "$quiet")
        pain = f" p{done.pain}" if done.pain is not None else ""
        return Content.assemble(
            (f"  {self._text(planned, done)} ✓", "bold $success"), (pain, "$quiet")
        )

    def _at_hand(self, session: Session, planned: Planned) -> Content:
        words = {Work: "now", Resting: "how was it"}
        text = words.get(type(session.state), _target(planned))
        return Content.styled(f"▸ {text}", "bold $accent")

    def _text(self, planned: Planned, done: SetRecord | None) -> str:
        if done is None:
            return "–"
        return set_text(done, self.unit, planned.exercise.measure)

    def _worst(self, session: Session) -> list[Content]:
        """What is done so far in this session."""
        if not session.sets:
            return []
        pains = [done.pain for done in session.sets if done.pain is not None]
        worst = [f"worst pain {max(pains)}"] if pains else []
        saved = f"{count_text(len(session.sets), 'set')} saved"
        return [Content.styled(line, "$quiet") for line in (saved, *worst)]


def _target(planned: Planned) -> str:
    """What one set asks for; of holds their length."""
    return reps_text(None if planned.is_hold else planned.dose.reps, planned.dose.hold_seconds)


def target_title(planned: Planned, unit: Unit) -> str:
    """Name and load of an exercise, for the head of the screen."""
    if planned.load is None:
        return planned.exercise.name
    return f"{planned.exercise.name} · {load_text(planned.load, unit)}"
