"""Everything that is seen of a session, from head to entry line."""

from __future__ import annotations

from datetime import datetime

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.reactive import reactive
from textual.widgets import Static

from postchain_tui.core.entry import Entry
from postchain_tui.core.formatting import clock
from postchain_tui.core.plan import Planned
from postchain_tui.core.session import Brief, CheckIn, Resting, Session, WrapUp
from postchain_tui.core.settings import Settings
from postchain_tui.core.summary import Summary
from postchain_tui.core.text import harmless
from postchain_tui.ui.faces import Face, face
from postchain_tui.ui.widgets.entry_line import EntryLine
from postchain_tui.ui.widgets.guide import Guide
from postchain_tui.ui.widgets.masthead import Masthead
from postchain_tui.ui.widgets.set_table import SetTable, target_title
from postchain_tui.ui.widgets.stage import Stage
from postchain_tui.ui.widgets.wrap_up import WrapUpView

_REASON_LIMIT = 200
_NAME_LIMIT = 60


class Reason(Static):
    """Why the target is what it is."""

    planned: reactive[Planned | None] = reactive(None, repaint=False)

    def watch_planned(self) -> None:
        """Give another reason."""
        if self.planned is None:
            self.update(Content(""))
            return
        verdict = self.planned.verdict
        self.update(
            Content.assemble(
                (f"{verdict.mark} {verdict.value}  ", "bold $accent"),
                (harmless(self.planned.reason, _REASON_LIMIT), "$quiet"),
            )
        )


class SessionView(Vertical):
    """Shows a session at a moment; it is told everything and knows nothing."""

    def compose(self) -> ComposeResult:
        """Lay out the parts."""
        yield Masthead(id="head")
        with Horizontal(id="body"):
            yield SetTable(id="table")
            yield Stage(id="stage")
            with VerticalScroll(id="guide-box", can_focus=False):
                yield Guide(id="guide", markup=False)
            with VerticalScroll(id="wrap-box", can_focus=False):
                yield WrapUpView(id="wrap", markup=False)
        yield Reason(id="reason", markup=False)
        yield Static(id="coach-mark", markup=False)
        yield EntryLine(id="entry")

    def show(
        self,
        session: Session,
        entry: Entry | None,
        settings: Settings,
        now: datetime,
        *,
        guide: bool,
        problem: str,
        mark: str = "",
    ) -> Face:
        """Show the session as it stands; gives back the face that was shown."""
        shown = face(session, now, settings)
        is_brief = isinstance(session.state, Brief)
        self.set_class(is_brief, "-brief")
        self.set_class(isinstance(session.state, Resting), "-resting")
        self.set_class(guide or is_brief, "-guide")
        self.set_class(isinstance(session.state, WrapUp), "-wrap-up")
        self.query_one(Stage).face = shown
        table = self.query_one(SetTable)
        table.unit, table.session = settings.units, session
        steps = self.query_one(Guide)
        steps.is_open, steps.exercise = guide or is_brief, session.current.exercise
        self._show_head(session, settings, now)
        self._show_entry(session, entry, problem)
        self._show_mark(mark)
        return shown

    def show_summary(self, summary: Summary, session: Session, settings: Settings) -> None:
        """Show the end of the session."""
        wrap = self.query_one(WrapUpView)
        wrap.unit, wrap.session, wrap.summary = settings.units, session, summary

    def scroll_guide(self, by: int) -> None:
        """Scroll what is longer than the screen."""
        for box in self.query(VerticalScroll):
            if box.display:
                box.scroll_relative(y=by, animate=False)

    def _show_head(self, session: Session, settings: Settings, now: datetime) -> None:
        head = self.query_one(Masthead)
        elapsed = clock((session.ended_by(now) - session.started_at).total_seconds() // 60 * 60)
        minutes = elapsed.rpartition(":")[0]
        if isinstance(session.state, WrapUp | CheckIn):
            left, place = harmless(session.name, _NAME_LIMIT), f"session {session.number}"
        else:
            left = target_title(session.current, settings.units)
            place = f"exercise {session.position + 1} of {len(session.plan)}"
        head.left = Content.styled(left, "bold $accent")
        head.right = Content.assemble((f"{place}   ", "$quiet"), (f"{minutes} min", "bold"))
        is_told = not isinstance(session.state, WrapUp | CheckIn | Brief)
        self.query_one(Reason).planned = session.plan[session.coming] if is_told else None

    def _show_mark(self, mark: str) -> None:
        line = self.query_one("#coach-mark", Static)
        line.update(Content.assemble(("▸ ", "bold $accent"), mark) if mark else Content(""))
        line.display = bool(mark)

    def _show_entry(self, session: Session, entry: Entry | None, problem: str) -> None:
        line = self.query_one(EntryLine)
        line.entry, line.problem = entry, problem
        line.number = session.set_number
        line.is_saved = isinstance(session.state, Resting) and session.state.logged
