"""Requests that cross the tree of widgets."""

from __future__ import annotations

from collections.abc import Callable

from textual.message import Message

from postchain_tui.core.decision import Decision
from postchain_tui.core.today import Today

Keep = Callable[[Callable[[], object]], None]
"""Puts something on record and shows today as it is then: handed down by the app."""


class StartSession(Message):
    """A session is to be started, or the open one gone on with."""


class RecordPain(Message):
    """The pain of this moment is to be asked for."""


class OfferFunction(Message):
    """Today is drawn, and may offer to score what the person can do."""

    def __init__(self, today: Today) -> None:
        super().__init__()
        self.today = today
        """What it shows."""


class ShowWhy(Message):
    """It is to be shown why something is due."""

    def __init__(self, decision: Decision) -> None:
        super().__init__()
        self.decision = decision
        """What was decided."""


class Wish(Message):
    """Something that the person wishes to say on Today: the kinds say what."""


class AnswerMorning(Wish):
    """The morning score is to be asked for."""


class ChooseNext(Wish):
    """What comes next is to be chosen, where a gate is open."""


class AnswerLightWeek(Wish):
    """It is to be asked whether the week is to be a light one."""


class TellWrong(Wish):
    """It is to be asked what is wrong."""


class AskFunction(Wish):
    """It is to be asked what the person can do."""


class TakeBack(Wish):
    """The last change is to be undone."""


class DoAgain(Wish):
    """What was undone last is to be done again."""


class OpenPrograms(Message):
    """The programs are to be shown."""


class RecordChanged(Message):
    """What is on record is another thing now than what is shown."""

    def __init__(self, subject: str | None = None, set_id: str | None = None) -> None:
        super().__init__()
        self.subject = subject
        """Id of what is to be gone on with: a session, an exercise; None for what is at hand."""
        self.set_id = set_id
        """Id of the set to go on with; None for the one at hand."""


class SettleUnfinished(Message):
    """It is to be asked what becomes of the open session."""


class ReadAdvice(Message):
    """What a warning sign asks for is to be read, now that it locks."""

    def __init__(self, *, just_said: bool) -> None:
        super().__init__()
        self.just_said = just_said
        """Was the sign ticked in this moment?"""


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


class RestUsed(Message):
    """More of a rest is used up than before, or none is running any more."""

    def __init__(self, share: float | None) -> None:
        super().__init__()
        self.share = share
        """How much of it, 0 to 1; None where none runs down."""


class RestIsOver(Message):
    """A rest has just come to its end."""
