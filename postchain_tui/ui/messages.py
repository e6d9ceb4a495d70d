"""Requests that cross the tree of widgets."""

from __future__ import annotations

from collections.abc import Callable

from textual.message import Message

from postchain_tui.core.today import Today

Keep = Callable[[Callable[[], object]], None]
"""Puts something on record and shows today as it is then: handed down by the app."""


class StartSession(Message):
    """A session is to be started, or the open one gone on with."""


class AnswerMorning(Message):
    """The morning score is to be asked for."""


class RecordPain(Message):
    """The pain of this moment is to be asked for."""


class SettleUnfinished(Message):
    """It is to be asked what becomes of the open session."""


class TodayShown(Message):
    """Today stands on the screen for the first time."""

    def __init__(self, today: Today) -> None:
        super().__init__()
        self.today = today
        """What it shows."""


class TitleChanged(Message):
    """The title of the terminal is to say something else."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.text = text
        """The new title; empty gives the terminal its own back."""
