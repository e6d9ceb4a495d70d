"""The questions that are asked of the person, in words."""

from __future__ import annotations

from datetime import datetime

from postchain_tui.core.diary import PainRecord
from postchain_tui.core.formatting import day_text
from postchain_tui.core.text import harmless
from postchain_tui.core.today import Today
from postchain_tui.ui.dialogs.choice import Choice, ChoiceQuestion
from postchain_tui.ui.dialogs.place import Felt
from postchain_tui.ui.dialogs.score import ScoreQuestion
from postchain_tui.ui.dialogs.text import TextQuestion

_NOT_PAIN = "0 is no pain, 10 the worst you can imagine. Tired or stretched muscles are not pain."

BEFORE = ScoreQuestion("How is your back now, before you start?", _NOT_PAIN)
AFTER = ScoreQuestion("How is your back now, after the session?", _NOT_PAIN)
NOW = ScoreQuestion("How is your back now?", _NOT_PAIN)
EFFORT = ScoreQuestion(
    "How hard was the whole session?",
    "0 is nothing at all, 5 is hard, 10 is all you had.",
    is_pain=False,
)
SORE_START = ChoiceQuestion(
    "That is a sore start.",
    "From 6 on, a gentle session is the better idea today: easy movement, no load. "
    "What you choose is kept with the session.",
    (
        Choice("g", "recovery", "Gentle session", "cat-camel, pelvic tilts, a walk"),
        Choice("t", "train", "Train as planned"),
        Choice("l", "leave", "Not today", "the session stays open"),
    ),
)


def morning_question(today: Today) -> ScoreQuestion:
    """The question of the morning after a session."""
    owed = today.owes_morning
    return morning_after(today.now if owed is None else owed.started_at, today.now)


def morning_after(day: datetime, now: datetime) -> ScoreQuestion:
    """The question of the morning after the session of a day."""
    words = day_text(day.date(), now.date())
    return ScoreQuestion(f"How was your back on the morning after {words}?", _NOT_PAIN)


def morning_again(day: datetime, now: datetime, given: PainRecord) -> ScoreQuestion:
    """The question of a morning whose score is on record."""
    score = "you did not know" if given.score is None else str(given.score)
    told = ", ".join(filter(None, (score, Felt(given.place, given.spreading).text)))
    stays = "where it is felt stays, unless you say it anew"
    words = f"On record: {told}. The new score takes its place; {stays}."
    return ScoreQuestion(morning_after(day, now).title, words)


def unfinished_question(name: str, count: int, clock_text: str) -> ChoiceQuestion:
    """What becomes of a session that is open."""
    sets = f"{count} {'set is' if count == 1 else 'sets are'} saved."
    return ChoiceQuestion(
        f"There is an unfinished session from {clock_text}.",
        f"{harmless(name, 60)}: {sets} Nothing is changed until you choose.",
        (
            Choice("r", "resume", "Resume", "go on where you were"),
            Choice("f", "finish", "Finish as it is"),
            Choice("d", "discard", "Discard", "it goes to the trash"),
        ),
    )


def unreadable_question(problem: str) -> ChoiceQuestion:
    """What becomes of an open session that cannot be resumed."""
    return ChoiceQuestion(
        "The unfinished session cannot be resumed.",
        problem,
        (
            Choice("f", "finish", "Finish it with the sets it has"),
            Choice("d", "discard", "Discard", "it goes to the trash"),
        ),
    )


def set_question(text: str) -> TextQuestion:
    """The line for a set in shorthand."""
    return TextQuestion(
        "Set in one line", "20x10@7 p1 #note   load × reps, @effort, p pain, 10/9 left/right", text
    )


def note_question(text: str) -> TextQuestion:
    """The line for a note."""
    return TextQuestion("Note", "Enter saves; esc leaves the note as it was.", text)
