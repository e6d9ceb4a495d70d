"""The end of a session: what was done, what was never done before, how it felt, what is next."""

from __future__ import annotations

from textual.containers import VerticalScroll
from textual.content import Content
from textual.geometry import Size
from textual.reactive import reactive
from textual.widgets import Static

from postchain_tui.core import places
from postchain_tui.core.formatting import count_text, minutes_text, number, pain_text, set_text
from postchain_tui.core.load import Load, Unit
from postchain_tui.core.plan import Planned
from postchain_tui.core.program import Role
from postchain_tui.core.records import record_words
from postchain_tui.core.session import Session
from postchain_tui.core.summary import Line, Summary
from postchain_tui.core.text import harmless
from postchain_tui.core.today import Due
from postchain_tui.ui.widgets.hanging import hanging

_NOTE_LIMIT = 500
_NAME_WIDTH = 36
_INDENT = Content("  ")


class WrapUpView(Static):
    """The summary of a session with the questions that are still open."""

    summary: reactive[Summary | None] = reactive(None, layout=True)
    session: reactive[Session | None] = reactive(None, layout=True)
    unit: reactive[Unit] = reactive(Unit.KG)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """As many lines as it takes at a width."""
        return len(self._lines(width, container.height))

    def render(self) -> Content:
        """Write it all."""
        height = self.query_ancestor(VerticalScroll).size.height
        return Content("\n").join(self._lines(self.size.width, height))

    def _lines(self, width: int, height: int) -> list[Content]:
        """All lines; those up to the questions are kept within a height if that is possible."""
        if self.summary is None or self.session is None:
            return []
        answers = _answers(self.session, width)
        rows = _looked_back(self.summary, self.unit, width)
        if len(rows) + len(answers) > height:
            rows = _looked_back(self.summary, self.unit, width, is_short=True)
        rows += [*answers, Content(""), _next_head()]
        for due in self.summary.next_time:
            rows += _next(due, width)
        return rows


def _looked_back(
    summary: Summary, unit: Unit, width: int, *, is_short: bool = False
) -> list[Content]:
    """What was done, line by line and as a whole."""
    rows = [Content.styled("DONE", "bold $quiet")]
    for line in filter(_is_told, summary.lines):
        rows += _done(line, unit, width)
        # A record says what was before: where room is short it stands for the last time.
        if not (is_short and line.records):
            rows += _last_time(line, unit, width)
        rows += _records(line, unit, width)
    return [*rows, Content(""), *_totals(summary, unit, width), Content("")]


def _is_told(line: Line) -> bool:
    """A warm-up that was left out is not worth a line."""
    return bool(line.done) or line.planned.role is Role.WORK


def _name(line: Line) -> str:
    is_warm_up = line.planned.role is Role.WARMUP
    return f"{line.planned.exercise.name}{', warm-up' if is_warm_up else ''}"


def _done(line: Line, unit: Unit, width: int) -> list[Content]:
    measure = line.planned.exercise.measure
    today = "   ".join(set_text(done, unit, measure) for done in line.done) or "left out"
    worst = "" if line.worst_pain is None else f"   pain {line.worst_pain}"
    style = "bold" if line.done else "$quiet"
    name = Content(f"  {_name(line)}").truncate(_NAME_WIDTH - 1, ellipsis=True, pad=True)
    return hanging(
        Content.assemble(name, " "), Content.assemble((today, style), (worst, "$quiet")), width
    )


def _last_time(line: Line, unit: Unit, width: int) -> list[Content]:
    measure = line.planned.exercise.measure
    last = "  ".join(set_text(done, unit, measure) for done in line.planned.last)
    if not last or not line.done:
        return []
    lead = Content.styled("    last time  ", "$quiet")
    return hanging(lead, Content.styled(last, "$quiet"), width)


def _records(line: Line, unit: Unit, width: int) -> list[Content]:
    rows: list[Content] = []
    for record in line.records:
        words = record_words(record, unit, line.planned.exercise.measure)
        lead = Content.styled("    ▲ record   ", "bold $accent")
        rows += hanging(lead, Content.styled(words, "$accent"), width)
    return rows


def _totals(summary: Summary, unit: Unit, width: int) -> list[Content]:
    parts = [count_text(summary.sets, "set"), minutes_text(summary.seconds)]
    if summary.hinge_grams is not None:
        tonnage = number(round(Load.from_grams(summary.hinge_grams, unit).in_unit(unit)))
        parts.append(f"hinge {tonnage} {unit}{_against_mean(summary.hinge_change)}")
    parts.append(f"worst pain {pain_text(summary.worst_pain)}")
    return hanging(_INDENT, Content.styled(" · ".join(parts), "bold"), width)


def _against_mean(change: float | None) -> str:
    """How a tonnage stands against the mean, in words that go on from it."""
    if change is None:
        return ""
    percent = round(change * 100)
    if percent == 0:
        return ", as much as the four-week mean"
    return f", {abs(percent)} % {'more' if percent > 0 else 'less'} than the four-week mean"


def _answers(session: Session, width: int) -> list[Content]:
    effort = "–" if session.effort is None else number(session.effort)
    after = Content.assemble(
        (pain_text(session.pain_after), "bold"),
        (_where_after(session), ""),
        ("    how hard  ", "$quiet"),
        (effort, "bold"),
    )
    rows = hanging(Content.styled("  back after  ", "$quiet"), after, width)
    open_question = session.open_form
    for planned in session.form_asked:
        rows += _form(session, planned, width, is_here=planned is open_question)
    if session.note:
        note = Content(harmless(session.note, _NOTE_LIMIT))
        rows += hanging(Content.styled("  note  ", "$quiet"), note, width)
    return rows


def _where_after(session: Session) -> str:
    """Where it was felt after the session, in words that go on from the score."""
    place = "" if session.place_after is None else places.words(session.place_after)
    spread = "spreading down a leg" if session.spreading_after else ""
    return "".join(f", {words}" for words in (place, spread) if words)


def _form(session: Session, planned: Planned, width: int, *, is_here: bool) -> list[Content]:
    answer = dict(session.form).get(planned.exercise.id)
    words = {True: "yes ✓", False: "no", None: "y / n" if is_here else "–"}[answer]
    question = Content.assemble(
        (f"Did your form hold in every rep?  {planned.exercise.name}  ", ""),
        (words, "bold $accent" if is_here else "bold"),
    )
    return hanging(Content.styled("▸ " if is_here else "  ", "bold $accent"), question, width)


def _next_head() -> Content:
    return Content.assemble(
        ("NEXT TIME", "bold $quiet"), ("  if the back has settled by the morning", "$quiet")
    )


def _next(due: Due, width: int) -> list[Content]:
    decision = due.decision
    verdict = f"  {decision.verdict.mark} {decision.verdict.value:<9}"
    name = Content.styled(decision.exercise.name, "bold")
    reason = Content.styled(harmless(decision.reason, _NOTE_LIMIT), "$quiet")
    return [
        *hanging(Content.styled(verdict, "bold $accent"), name, width),
        *hanging(Content(" " * 4), reason, width),
    ]
