"""The list of activities as it is being filled in, before any of it is saved."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from postchain_tui.core.function import MOST, Activity, Round, psfs, read_name


@dataclass(frozen=True, slots=True)
class Answer:
    """A score that was given; None says that it is not known."""

    score: int | None


@dataclass(frozen=True, slots=True)
class Line:
    """One activity on the list."""

    id: str | None
    """None as long as it is not on record."""
    name: str
    last: int | None = None
    """The newest score that is known from before today."""
    today: Answer | None = None
    """What is on record of today."""
    answer: Answer | None = None
    """What was answered now, and is to be saved."""
    is_renamed: bool = False

    @property
    def shown(self) -> Answer | None:
        """What counts for today; None as long as there is no answer."""
        return self.answer or self.today


@dataclass(frozen=True, slots=True)
class Sheet:
    """The activities with their answers, and where the person is among them."""

    lines: tuple[Line, ...]
    index: int = 0
    """The line at hand."""
    removed: tuple[str, ...] = ()
    """Ids of the activities that are to be taken off the record."""

    @property
    def here(self) -> Line | None:
        """The line at hand; None while the list is empty."""
        return self.lines[self.index] if self.lines else None

    @property
    def is_full(self) -> bool:
        """Is there no room for another activity?"""
        return len(self.lines) >= MOST

    @property
    def mean(self) -> float | None:
        """The mean of today's answers; None while nothing is known."""
        return psfs(line.shown.score for line in self.lines if line.shown is not None)

    @property
    def has_changes(self) -> bool:
        """Is there anything to save?"""
        is_changed = any(line.id is None or line.is_renamed or line.answer for line in self.lines)
        return is_changed or bool(self.removed)

    def moved(self, by: int) -> Sheet:
        """Go up or down, not beyond the ends."""
        return replace(self, index=max(0, min(self.index + by, len(self.lines) - 1)))

    def scored(self, score: int | None) -> Sheet:
        """Answer the line at hand, and go to the next."""
        return self._with_here(lambda line: replace(line, answer=Answer(score))).moved(1)

    def named(self, text: str) -> Sheet:
        """Put another activity at the end, and go there.

        Raises:
            InputError: when it can not be called that.
        """
        line = Line(None, self.checked(text))
        return replace(self, lines=(*self.lines, line), index=len(self.lines))

    def renamed(self, text: str) -> Sheet:
        """Call the activity at hand something else.

        Raises:
            InputError: when it can not be called that.
        """
        name = self.checked(text, is_rename=True)
        return self._with_here(lambda line: replace(line, name=name, is_renamed=True))

    def checked(self, text: str, *, is_rename: bool = False) -> str:
        """A name as it is kept, for another activity or the one at hand.

        Raises:
            InputError: when it can not be called that.
        """
        others = enumerate(self.lines)
        return read_name(
            text, (line.name for place, line in others if not is_rename or place != self.index)
        )

    def without_here(self) -> Sheet:
        """Take the activity at hand off the list."""
        if self.here is None:
            return self
        lines = self.lines[: self.index] + self.lines[self.index + 1 :]
        gone = () if self.here.id is None else (self.here.id,)
        return replace(self, lines=lines, removed=self.removed + gone).moved(0)

    def without_answers(self) -> Sheet:
        """Put the scores off; names and what was removed stay."""
        return replace(self, lines=tuple(replace(line, answer=None) for line in self.lines))

    def _with_here(self, changed: Callable[[Line], Line]) -> Sheet:
        lines = (
            changed(line) if place == self.index else line for place, line in enumerate(self.lines)
        )
        return replace(self, lines=tuple(lines))


def sheet(activities: Iterable[Activity], past: Iterable[Round], today: Round | None) -> Sheet:
    """The list as it is on record.

    Args:
        activities: Those on the list, in their order.
        past: The rounds before today, oldest first.
        today: The round of today, if there is one.
    """
    last: dict[str, int] = {}
    for one in past:
        last |= one.known
    answers = {score.activity: Answer(score.score) for score in today.scores} if today else {}
    return Sheet(
        tuple(Line(one.id, one.name, last.get(one.id), answers.get(one.id)) for one in activities)
    )
