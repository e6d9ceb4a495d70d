"""The list of past sessions and the one that is chosen, with all that can be done with it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.events import DescendantFocus

from postchain_tui.coach import copying, correcting, editing, reopening
from postchain_tui.coach.browsing import Listed, details_of, neighbours, session_of
from postchain_tui.coach.coach import Coach
from postchain_tui.coach.comparing import comparison_rows
from postchain_tui.core.diary import SessionRecord
from postchain_tui.core.errors import PostchainError
from postchain_tui.ui.dialogs.choice import ChoiceDialog
from postchain_tui.ui.dialogs.copy_question import copy_question
from postchain_tui.ui.dialogs.picker import PickerDialog
from postchain_tui.ui.messages import StartSession
from postchain_tui.ui.screens.changing import Changing
from postchain_tui.ui.widgets.details_view import DetailsView
from postchain_tui.ui.widgets.filter_bar import FilterBar
from postchain_tui.ui.widgets.row_list import RowList
from postchain_tui.ui.widgets.session_list import SessionList
from postchain_tui.ui.widgets.session_rows import reading_of


class HistoryBody(Horizontal):
    """Sessions on the left, the chosen one on the right; where it is narrow, one at a time."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter,right", "open", "Details", id="sessions.open", key_display="enter"),
        Binding("left,escape", "back", "Back", id="sessions.back", key_display="←"),
        Binding("slash", "filter", "Filter", id="sessions.filter", key_display="/"),
        Binding("e", "edit", "Edit", id="sessions.edit"),
        Binding("a", "add_set", "Add a set", id="sessions.add_set"),
        Binding("d,delete", "delete", "Delete", id="sessions.delete", key_display="d"),
        Binding(
            "left_square_bracket", "move_set(-1)", "Move", id="sessions.earlier", key_display="[ ]"
        ),
        Binding("right_square_bracket", "move_set(1)", "Move", id="sessions.later", show=False),
        Binding("m", "move_to", "To another session", id="sessions.move_to"),
        Binding("c", "compare", "Compare", id="sessions.compare"),
        Binding("t", "train_again", "Train again", id="sessions.train_again"),
        Binding("o", "reopen", "Reopen", id="sessions.reopen"),
    ]

    def __init__(self, coach: Coach) -> None:
        super().__init__()
        self._coach = coach
        self._record: SessionRecord | None = None
        self._looked: tuple[object, ...] = ()
        self._is_comparing = False
        self._marked: str | None = None

    def compose(self) -> ComposeResult:
        """Lay out the list and the details."""
        yield SessionList(id="sessions")
        with Vertical(id="detail-box"):
            yield DetailsView(id="detail")

    @property
    def _changing(self) -> Changing:
        return Changing(self.screen)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer what can be done with what is chosen."""
        detail = self.query_one(DetailsView)
        is_on_a_set = detail.chosen_set is not None
        can = {
            "back": detail.has_focus,
            # A whole session in the list only: no key too many for its sets takes all of it.
            "delete": is_on_a_set or not detail.has_focus,
            "move_set": is_on_a_set,
            "move_to": is_on_a_set,
        }
        return self._record is not None and can.get(action, True)

    def show(self, sessions: tuple[Listed, ...], chosen: str) -> None:
        """Show other sessions, one of them chosen by its id."""
        self.query_one(SessionList).show_sessions(sessions, reading_of(self._coach), chosen)
        self.display = bool(sessions)
        if not sessions:
            self._record = None

    def mark(self, set_id: str | None) -> None:
        """Let a set be the marked one of what is shown next; None leaves the mark."""
        self._marked = set_id or self._marked

    @on(RowList.Chosen, "#sessions")
    def look_at_another(self) -> None:
        """Show the session that is chosen, as soon as the list is drawn."""
        self._is_comparing = False
        self.call_after_refresh(self._look)

    @on(RowList.Chosen, "#detail")
    def choose_a_part(self) -> None:
        """Offer what can be done with what is marked, and come back to it."""
        if not self._is_comparing:
            self._marked = self.query_one(DetailsView).marked_set
        self.screen.refresh_bindings()

    def on_descendant_focus(self, _event: DescendantFocus) -> None:
        """Give a session that is gone into the room it needs."""
        self.set_class(self.query_one(DetailsView).has_focus, "-reading")
        self.screen.refresh_bindings()

    def _current(self) -> SessionRecord | None:
        """The session that is chosen, also where keys came faster than it was looked at."""
        if self._looked != self._place:
            self._look()
        return self._record

    @property
    def _place(self) -> tuple[object, ...]:
        chosen = self.query_one(SessionList).chosen
        return (chosen and chosen.id, self._coach.store.version())

    def _look(self) -> None:
        """Read the chosen session as it is now."""
        self._looked = self._place
        chosen = self.query_one(SessionList).chosen
        record = None if chosen is None else session_of(self._coach, chosen.id)
        was, self._record = self._record, record
        detail = self.query_one(DetailsView)
        is_same = was is not None and record is not None and was.id == record.id
        set_id = self._marked if is_same else None
        if record is None:
            detail.tell(())
        elif self._is_comparing:
            detail.tell(comparison_rows(self._coach, record))
        else:
            detail.tell(details_of(self._coach, record), set_id)
        self.screen.refresh_bindings()

    def action_open(self) -> None:
        """Go into the session; there, edit what is marked."""
        detail = self.query_one(DetailsView)
        if detail.has_focus:
            self.action_edit()
        else:
            detail.focus()

    def action_back(self) -> None:
        """Go back to the list."""
        self.query_one(SessionList).focus()

    def action_filter(self) -> None:
        """Say what is to be seen."""
        self.screen.query_one(FilterBar).open()

    def action_compare(self) -> None:
        """Show the session against the one before, or by itself again."""
        self._is_comparing = not self._is_comparing
        self._look()

    def action_edit(self) -> None:
        """Correct the session, or the set that is marked."""
        record, set_id = self._current(), self.query_one(DetailsView).chosen_set
        if record is None:
            return
        if set_id is None:
            self._changing.ask(editing.session_of(self._coach, record))
        else:
            self._changing.ask(editing.set_of(self._coach, record, set_id))

    def action_add_set(self) -> None:
        """Add a set that was forgotten, after the marked one or at the end."""
        record, set_id = self._current(), self.query_one(DetailsView).chosen_set
        if record is not None:
            self._changing.ask(editing.new_set(self._coach, record, set_id))

    def action_delete(self) -> None:
        """Put the session, or the set that is marked, in the trash."""
        record, set_id = self._current(), self.query_one(DetailsView).chosen_set
        if record is None:
            return
        if set_id is None:
            self._changing.do(partial(correcting.delete_session, self._coach, record))
        else:
            self._changing.do(partial(correcting.delete_set, self._coach, record, set_id))

    def action_move_set(self, by: int) -> None:
        """Put the marked set before or after its neighbour."""
        record, set_id = self._current(), self.query_one(DetailsView).chosen_set
        if record is not None and set_id is not None:
            self._changing.do(partial(correcting.move_set, self._coach, record, set_id, by))

    def action_move_to(self) -> None:
        """Put the marked set into another session."""
        record, set_id = self._current(), self.query_one(DetailsView).chosen_set
        if record is None or set_id is None:
            return

        def chosen(other: str | None) -> None:
            """Move it there, where a session was chosen."""
            if other is not None:
                move = partial(correcting.move_set_to, self._coach, record, other, set_id)
                self._changing.do(move)

        near = neighbours(self._coach, record)
        self.app.push_screen(PickerDialog("To which session?", near), chosen)

    def action_train_again(self) -> None:
        """Do the session again today, once it was seen what that comes to."""
        record = self._current()
        if record is None:
            return
        try:
            copied = copying.plan_from(self._coach, record)
        except PostchainError as error:
            self._changing.refuse(error)
            return

        def answered(answer: str | None) -> None:
            """Start it, unless it was left."""
            if answer is not None:
                self._go_into(partial(copying.begin_copy, self._coach, copied))

        settings = self._coach.settings
        today = self._coach.clock.now().date()
        self.app.push_screen(ChoiceDialog(copy_question(copied, settings.units, today)), answered)

    def action_reopen(self) -> None:
        """Go on with a session that was finished."""
        record = self._current()
        if record is not None:
            self._go_into(partial(reopening.reopen, self._coach, record))

    def _go_into(self, begin: Callable[[], object]) -> None:
        """Begin a session, or open one again, and go on with it."""
        try:
            begin()
        except PostchainError as error:
            self._changing.refuse(error)
        else:
            self.post_message(StartSession())
