"""The programs: read, used, made one's own, handed on."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import ClassVar

from textual.binding import Binding, BindingType

from postchain_tui.catalog.mistakes import MistakesError
from postchain_tui.coach import planning, programs, sharing
from postchain_tui.coach.coach import Coach
from postchain_tui.coach.correcting import Changed
from postchain_tui.coach.editing import Form
from postchain_tui.coach.programs import Listed
from postchain_tui.core import details, program_page
from postchain_tui.core.errors import InputError, PostchainError
from postchain_tui.core.text import harmless
from postchain_tui.ui.dialogs.choice import ChoiceDialog
from postchain_tui.ui.dialogs.form import FormDialog
from postchain_tui.ui.dialogs.program_questions import (
    EXPORT_HELP,
    IMPORT_HELP,
    file_field,
    mistake_rows,
    switch_question,
)
from postchain_tui.ui.dialogs.rows import RowsDialog
from postchain_tui.ui.screens.pages import PagesScreen
from postchain_tui.ui.widgets.catalog_rows import program_row
from postchain_tui.ui.widgets.details_view import DetailsView

_SECONDS = 12
_OWN = frozenset({"archive", "add"})
"""What can only be done with a program of one's own."""
_SLOT = frozenset({"remove", "move"})
"""What is done with a slot of it."""


class ProgramsScreen(PagesScreen):
    """Lists the programs, with the slots of the chosen one beside them."""

    HELP = (
        "A program is a list of slots, each with the exercises that may fill it; what is due of "
        "them the gates and your back decide. Shipped programs can be used and copied, your own "
        "ones changed: in the list as a whole, on the page slot by slot."
    )
    NAME = "Programs"
    NOTHING = "There are no programs."
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("s", "switch", "Use it", id="programs.switch"),
        Binding("c", "copy", "Copy", id="programs.copy"),
        Binding("n", "new", "New", id="programs.new"),
        Binding("e", "edit", "Edit", id="programs.edit"),
        Binding("a", "add", "Add a slot", id="programs.add"),
        Binding("d,delete", "remove", "Remove slot", id="programs.remove", key_display="d"),
        Binding(
            "left_square_bracket,less_than_sign",
            "move(-1)",
            "Move slot",
            id="programs.up",
            key_display="[ ]",
        ),
        Binding(
            "right_square_bracket,greater_than_sign",
            "move(1)",
            "Move slot",
            id="programs.down",
            show=False,
        ),
        Binding("x", "archive", "Archive or bring back", id="programs.archive"),
        Binding("o", "export", "Export", id="programs.export"),
        Binding("i", "take_in", "Import", id="programs.import"),
        Binding("4", "app.switch_mode('library')", "Library", id="programs.library"),
        Binding("1", "app.switch_mode('today')", "Today", id="programs.today"),
        Binding("2", "app.switch_mode('history')", "History", id="programs.history", show=False),
        Binding("3", "app.switch_mode('progress')", "Progress", id="programs.progress", show=False),
        Binding("5", "app.switch_mode('settings')", "Settings", id="programs.settings", show=False),
    ]

    def __init__(self, coach: Coach) -> None:
        super().__init__(coach)
        self.add_class("-slim")
        self._listed: dict[str, Listed] = {}

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer what can be done with what is chosen."""
        listed = self._here
        is_own = listed is not None and listed.is_own
        if action == "switch":
            return listed is not None and not (listed.is_in_use or listed.is_archived)
        if action in _SLOT:
            return is_own and self._slot is not None
        return (action not in _OWN or is_own) and super().check_action(action, parameters)

    @property
    def _here(self) -> Listed | None:
        return self._listed.get(self.chosen or "")

    @property
    def _slot(self) -> int | None:
        """The slot that is chosen on the page; None where none is."""
        marked = self.query_one(DetailsView).chosen_set
        return None if marked is None else program_page.slot_named(marked)

    def read(self, chosen: str | None) -> None:
        """Read which programs there are now."""
        self._listed = {one.program.id: one for one in programs.listed(self.coach)}
        in_use = next(name for name, one in self._listed.items() if one.is_in_use)
        rows = [(program_row(one), name) for name, one in self._listed.items()]
        self.show(rows, chosen or in_use)

    def page_of(self, chosen: str) -> tuple[details.Row, ...]:
        """All about one program."""
        return program_page.rows(programs.page_of(self.coach, chosen))

    def action_switch(self) -> None:
        """Tell what another program would carry over, and use it if that is wished."""
        here = self._here
        if here is None:
            return
        program = here.program

        def answered(answer: str | None) -> None:
            """Use it, if that was the answer."""
            if answer is not None:
                self.changing.do(partial(programs.use, self.coach, program.id))

        carried = programs.change_of_use(self.coach, program.id)
        self.app.clear_notifications()
        self.app.push_screen(ChoiceDialog(switch_question(program.name, carried)), answered)

    def action_new(self) -> None:
        """Make a program of one's own."""
        self.changing.open(partial(planning.new, self.coach))

    def action_copy(self) -> None:
        """Make one's own out of the chosen program."""
        self._change(lambda name: programs.copy_of(self.coach, self._listed[name].program))

    def action_archive(self) -> None:
        """Offer the chosen program no longer, or again."""
        self._change(lambda name: programs.archive(self.coach, self._listed[name].program))

    def action_edit(self) -> None:
        """Change the slot that is chosen on the page, else the program as a whole."""
        name, slot = self.chosen, self._slot
        if name is None:
            return
        if slot is None:
            self.changing.open(partial(planning.program_of, self.coach, name))
        else:
            form = partial(planning.slot_of, self.coach, name, slot)
            self.changing.open(lambda: self._going_on(form(), name, slot))

    def action_add(self) -> None:
        """Add a slot, after the one that is chosen."""
        name, slot = self.chosen, self._slot
        if name is None:
            return
        place = len(self._listed[name].program.slots) if slot is None else slot + 1
        form = partial(planning.new_slot, self.coach, name, slot)
        self.changing.open(lambda: self._going_on(form(), name, place))

    def _going_on(self, form: Form, program: str, slot: int) -> Form:
        """The form, after which a slot of a program is chosen on its page."""

        def save(texts: dict[str, str]) -> Changed:
            """Save it, and go on with the slot."""
            changed = form.save(texts)
            return replace(changed, set_id=self._line_of(program, slot))

        return replace(form, save=save)

    def _line_of(self, program: str, slot: int) -> str | None:
        """Id of the first line of a program's page that stands for a slot."""
        lines = (row.set_id for row in self.page_of(program) if row.set_id is not None)
        return next((one for one in lines if program_page.slot_named(one) == slot), None)

    def action_remove(self) -> None:
        """Take the chosen slot out."""
        slot = self._slot
        if slot is not None:
            self._change(lambda name: planning.remove_slot(self.coach, name, slot))

    def action_move(self, by: int) -> None:
        """Move the chosen slot up or down."""
        slot, here = self._slot, self._here
        if slot is None or here is None:
            return
        place = min(max(0, slot + by), len(here.program.slots) - 1)

        def move(name: str) -> Changed:
            """Move it, and go on with it."""
            changed = planning.move_slot(self.coach, name, slot, by)
            return replace(changed, set_id=self._line_of(name, place))

        self._change(move)

    def _change(self, change: Callable[[str], Changed]) -> None:
        """Change the chosen program at once."""
        name = self.chosen
        if name is not None:
            self.changing.do(lambda: change(name))

    def action_export(self) -> None:
        """Write the chosen program into a file."""
        name = self.chosen
        if name is None:
            return

        def write(texts: dict[str, str]) -> None:
            """Write it, or say why not."""
            sharing.export(self.coach, name, _path(texts))

        def closed(texts: dict[str, str] | None) -> None:
            """Say where it is."""
            if texts is not None:
                self._say(f"Written to {_path(texts)}.")

        fields = (file_field(f"~/{name}.toml"),)
        title = "Export the program as TOML"
        self.app.clear_notifications()
        self.app.push_screen(FormDialog(title, fields, write, EXPORT_HELP), closed)

    def action_take_in(self) -> None:
        """Read a program from a file."""

        def closed(texts: dict[str, str] | None) -> None:
            """Take the program in, or say what is wrong with it."""
            if texts is not None:
                self._take_in(_path(texts))

        fields = (file_field("~/"),)
        title = "Import a program from a TOML file"
        self.app.clear_notifications()
        self.app.push_screen(FormDialog(title, fields, _existing, IMPORT_HELP), closed)

    def _take_in(self, file: Path) -> None:
        try:
            imported = sharing.take_in(self.coach, file)
        except MistakesError as error:
            title = f"{error.file}: what has to be mended"
            self.app.push_screen(RowsDialog(title, mistake_rows(map(str, error.mistakes))))
        except PostchainError as error:
            self.changing.refuse(error)
        else:
            self._say(*sharing.words(imported))
            self.read(imported.program.id)

    def _say(self, *sentences: str) -> None:
        self.app.clear_notifications()
        text = "\n".join(harmless(one, 300) for one in sentences)
        self.notify(text, timeout=_SECONDS, markup=False)


def _path(texts: dict[str, str]) -> Path:
    return Path(texts["file"].strip()).expanduser()


def _existing(texts: dict[str, str]) -> None:
    """Refuse a path at which there is no file."""
    file = _path(texts)
    if not file.is_file():
        raise InputError(f"There is no file {harmless(str(file.absolute()), 200)}.")
