"""Opening a closed session again, to go on with it or to answer anew what is asked at its end."""

from __future__ import annotations

from postchain_tui.coach import training
from postchain_tui.coach.coach import Coach
from postchain_tui.core.diary import SessionRecord
from postchain_tui.core.formatting import date_text
from postchain_tui.core.timeline import Timeline
from postchain_tui.store import reopening


def reopen(coach: Coach, session: SessionRecord) -> Timeline:
    """Open a finished or discarded session of the app again, where it was before it was closed.

    It is the open session then, and is gone on with from Today as any other.

    Raises:
        NotAllowedError: when it cannot be; the message is why, in one sentence.
        NotSavedError: when it could not be written; it is closed as before then.
    """
    training.refuse_while_locked(coach)
    day = date_text(session.local_date, coach.clock.now().date())
    what = f"reopen session of {day}"
    return reopening.reopen(coach.store, session.id, coach.known_exercise, what)
