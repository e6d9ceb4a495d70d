"""What is on record of a stretch of time, as a look back at it needs it."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime

from postchain_tui.core.bout import Bout
from postchain_tui.core.diary import Declaration, PainKind, PainRecord, SetRecord


@dataclass(frozen=True, slots=True)
class Sitting:
    """One finished session, without its sets."""

    session: str
    """Id of the session."""
    at: datetime
    """When it started, on the person's own clock."""
    effort: float | None
    """How hard the whole of it was, 0 to 10."""

    @property
    def day(self) -> date:
        """The person's own calendar day."""
        return self.at.date()


@dataclass(frozen=True, slots=True)
class BestSet:
    """The best working set of one exercise in one session with one load."""

    session: str
    """Id of the session."""
    done: SetRecord
    """The set: of several with the same load the one with the most reps, or the longest hold."""

    @property
    def day(self) -> date:
        """The person's own calendar day."""
        return self.done.at.date()


@dataclass(frozen=True, slots=True)
class Chronicle:
    """Sessions, bouts and scores of the same time, each oldest first."""

    sittings: tuple[Sitting, ...] = ()
    """The finished sessions."""
    bouts: tuple[Bout, ...] = ()
    """What was done in them."""
    scores: tuple[PainRecord, ...] = ()
    """The pain scores."""
    declarations: tuple[Declaration, ...] = ()
    """What the person said of herself."""

    def since(self, moment: datetime) -> Chronicle:
        """What of it began at a moment or later; all that was said stays."""
        return replace(
            self,
            sittings=self.sittings[bisect_left(self.sittings, moment, key=_at) :],
            bouts=self.bouts[bisect_left(self.bouts, moment, key=_at) :],
            scores=self.scores[bisect_left(self.scores, moment, key=_at) :],
        )


def _at(one: Sitting | Bout | PainRecord) -> datetime:
    return one.at


@dataclass(frozen=True, slots=True)
class Felt:
    """What was felt around one session; None where it was not recorded."""

    before: int | None = None
    after: int | None = None
    morning: int | None = None
    """The next morning."""


_FELT = {PainKind.BEFORE: "before", PainKind.AFTER: "after", PainKind.MORNING: "morning"}


def felt(scores: Iterable[PainRecord]) -> dict[str, Felt]:
    """What was felt around each session, by its id; of several scores of a kind the last counts.

    Args:
        scores: Pain scores, oldest first.
    """
    found: defaultdict[str, dict[str, int | None]] = defaultdict(dict)
    for score in scores:
        if score.session is not None and score.kind in _FELT:
            found[score.session][_FELT[score.kind]] = score.score
    return {session: Felt(**told) for session, told in found.items()}
