"""The end of a session: what was done, how it felt, and what comes next."""

from __future__ import annotations

from textual.content import Content
from textual.reactive import reactive
from textual.widgets import Static

from postchain_tui.core.formatting import count_text, minutes_text, number, pain_text, set_text
from postchain_tui.core.load import Load, Unit
from postchain_tui.core.plan import Planned
from postchain_tui.core.program import Role
from postchain_tui.core.session import Session
from postchain_tui.core.summary import Line, Summary
from postchain_tui.core.text import harmless
from postchain_tui.core.today import Due

_NOTE_LIMIT = 500


class WrapUpView(Static):
    """The summary of a session with the questions that are still open."""

    summary: reactive[Summary | None] = reactive(None)
    session: reactive[Session | None] = reactive(None)
    unit: reactive[Unit] = reactive(Unit.KG)

    def watch_summary(self) -> None:
        """Show another summary."""
        self._show()

    def watch_session(self) -> None:
        """Show other answers."""
        self._show()

    def _show(self) -> None:
        if self.summary is None or self.session is None:
            return
        rows = [Content.styled("DONE", "bold $quiet")]
        for line in filter(_is_told, self.summary.lines):
            rows += _done(line, self.unit)
        rows += [Content(""), _totals(self.summary, self.unit), Content("")]
        rows += _answers(self.session)
        rows += [Content(""), _next_head()]
        for due in self.summary.next_time:
            rows += _next(due)
        self.update(Content("\n").join(rows))


def _is_told(line: Line) -> bool:
    """A warm-up that was left out is not worth a line."""
    return bool(line.done) or line.planned.role is Role.WORK


def _name(line: Line) -> str:
    is_warm_up = line.planned.role is Role.WARMUP
    return f"{line.planned.exercise.name}{', warm-up' if is_warm_up else ''}"


def _done(line: Line, unit: Unit) -> list[Content]:
    measure = line.planned.exercise.measure
    today = "   ".join(set_text(done, unit, measure) for done in line.done) or "left out"
    last = "  ".join(set_text(done, unit, measure) for done in line.planned.last)
    worst = "" if line.worst_pain is None else f"   pain {line.worst_pain}"
    style = "bold" if line.done else "$quiet"
    first = Content.assemble(
        (f"  {_name(line):<34}", ""), (today, style), (worst, "$quiet")
    )
    if not last or not line.done:
        return [first]
    return [first, Content.styled(f"    last time  {last}", "$quiet")]


def _totals(summary: Summary, unit: Unit) -> Content:
    parts = [count_text(summary.sets, "set"), minutes_text(summary.seconds)]
    if summary.hinge_grams is not None:
        tonnage = number(round(Load.from_grams(summary.hinge_grams, unit).in_unit(unit)))
        change = summary.hinge_change
        against = "" if change is None else f" ({change * 100:+.0f} % of the four-week mean)"
        parts.append(f"hinge {tonnage} {unit}{against}")
    parts.append(f"worst pain {pain_text(summary.worst_pain)}")
    return Content.styled(f"  {' · '.join(parts)}", "bold")


def _answers(session: Session) -> list[Content]:
    effort = "–" if session.effort is None else number(session.effort)
    rows = [
        Content.assemble(
            ("  back after  ", "$quiet"),
            (pain_text(session.pain_after), "bold"),
            ("    how hard  ", "$quiet"),
            (effort, "bold"),
        )
    ]
    open_question = session.open_form
    rows += [
        _form(session, planned, is_here=planned is open_question) for planned in session.form_asked
    ]
    if session.note:
        rows.append(Content.assemble(("  note  ", "$quiet"), harmless(session.note, _NOTE_LIMIT)))
    return rows


def _form(session: Session, planned: Planned, *, is_here: bool) -> Content:
    answer = dict(session.form).get(planned.exercise.id)
    words = {True: "yes ✓", False: "no", None: "y / n" if is_here else "–"}[answer]
    return Content.assemble(
        ("▸ " if is_here else "  ", "bold $accent"),
        (f"Did your form hold in every rep?  {planned.exercise.name}  ", ""),
        (words, "bold $accent" if is_here else "bold"),
    )


def _next_head() -> Content:
    return Content.assemble(
        ("NEXT TIME", "bold $quiet"), ("  if the back has settled by the morning", "$quiet")
    )


def _next(due: Due) -> list[Content]:
    decision = due.decision
    return [
        Content.assemble(
            (f"  {decision.verdict.mark} {decision.verdict.value:<9}", "bold $accent"),
            (decision.exercise.name, "bold"),
        ),
        Content.styled(f"    {harmless(decision.reason, _NOTE_LIMIT)}", "$quiet"),
    ]
