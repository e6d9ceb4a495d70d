"""How what is on record is changed from a screen: asked for, saved, and told what comes of it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from textual.screen import Screen

from postchain_tui.coach.correcting import Changed
from postchain_tui.coach.editing import Form
from postchain_tui.core.errors import PostchainError
from postchain_tui.core.text import harmless
from postchain_tui.ui.dialogs.form import FormDialog
from postchain_tui.ui.messages import RecordChanged

_SECONDS = 8
_LONGEST = 200
_LONGEST_REASON = 400


class Changing:
    """Carries out the changes of one screen."""

    def __init__(self, screen: Screen[Any]) -> None:
        self._screen = screen

    def ask(self, form: Form) -> None:
        """Let a form be filled in; what cannot be saved stays in it, with the reason."""
        saved: list[Changed] = []
        dialog = FormDialog(
            form.title, form.fields, lambda texts: saved.append(form.save(texts)), form.help
        )

        def closed(texts: dict[str, str] | None) -> None:
            """Tell what was saved."""
            if texts is not None:
                self._tell(saved[-1])

        self._screen.app.clear_notifications()
        self._screen.app.push_screen(dialog, closed)

    def open(self, form: Callable[[], Form]) -> None:
        """Make a form and let it be filled in, or say why that cannot be."""
        try:
            made = form()
        except PostchainError as error:
            self.refuse(error)
        else:
            self.ask(made)

    def do(self, change: Callable[[], Changed]) -> None:
        """Change something at once, or say why that cannot be."""
        try:
            changed = change()
        except PostchainError as error:
            self.refuse(error)
        else:
            self._tell(changed)

    def refuse(self, error: PostchainError) -> None:
        """Say why something cannot be done."""
        self._screen.app.clear_notifications()
        why = harmless(str(error), _LONGEST_REASON)
        self._screen.notify(why, severity="error", timeout=_SECONDS, markup=False)

    def _tell(self, changed: Changed) -> None:
        if not changed.what:
            return
        targets = (harmless(one, _LONGEST) for one in changed.targets)
        lines = (_sentence(harmless(changed.what, _LONGEST)), *targets)
        self._screen.app.clear_notifications()
        self._screen.notify("\n".join(lines), timeout=_SECONDS, markup=False)
        self._screen.post_message(RecordChanged(changed.subject, changed.set_id))


def _sentence(what: str) -> str:
    return f"Done: {what}. u takes it back."
