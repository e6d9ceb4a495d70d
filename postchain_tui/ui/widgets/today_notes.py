"""What waits for an answer on the first screen, a line each, before all else."""

from __future__ import annotations

from textual.content import Content
from textual.geometry import Size
from textual.reactive import reactive
from textual.widget import Widget
from textual.widgets import Static

from postchain_tui.core.diary import SessionRecord
from postchain_tui.core.pain import MORNING_DAYS, Light
from postchain_tui.core.text import harmless
from postchain_tui.core.today import Today
from postchain_tui.ui.widgets.hanging import hanging

_LIMIT, _NAME = 200, 40


def is_locked(today: Today | None) -> bool:
    """Does a warning sign keep the training shut?"""
    reading = None if today is None else today.reading
    return reading is not None and reading.light is Light.LOCK


def has_choices(today: Today | None) -> bool:
    """Is there a gate that opens to more than one way?"""
    return today is not None and any(due.decision.choices for due in today.due)


def morning_to_correct(today: Today | None) -> SessionRecord | None:
    """The session whose morning score was given and may still be given anew, if there is one."""
    if today is None or today.unfinished is not None or today.last is None:
        return None
    ended_at = today.last.last_at
    days = (today.now.astimezone(ended_at.tzinfo).date() - ended_at.date()).days
    return today.last if today.last.morning_asked and days <= MORNING_DAYS else None


def offers_light_week(today: Today | None) -> bool:
    """Is it to be asked whether the week is to be a light one? Not while all is locked."""
    return today is not None and bool(today.light_week_offer) and not is_locked(today)


class TodayNotes(Static):
    """The lock, the question that is owed, and what may be chosen."""

    today: reactive[Today | None] = reactive(None)
    signs: reactive[str] = reactive("")
    """Why warning signs are still to be answered; empty where they are not."""

    def watch_signs(self) -> None:
        """Show that they wait, or no more."""
        self.watch_today()

    def watch_today(self) -> None:
        """Show what waits, or nothing at all."""
        lines = [] if self.today is None else _lines(self.today, self.signs)
        self.display = bool(lines)
        self.set_class(is_locked(self.today), "-locked")
        self.update(Content("\n").join(lines))


class TodayAdvice(Widget):
    """Why a clinician should have a look, a sentence each."""

    today: reactive[Today | None] = reactive(None, layout=True)

    def watch_today(self) -> None:
        """Take no room where there is no advice, nor while the lock says it louder."""
        told = self.today is not None and bool(self.today.advice)
        self.set_class(told and not is_locked(self.today), "-told")

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """As many lines as it takes at a width."""
        return len(self._lines(width))

    def render(self) -> Content:
        """Write the sentences."""
        return Content("\n").join(self._lines(self.size.width))

    def _lines(self, width: int) -> list[Content]:
        told = () if self.today is None else self.today.advice
        mark = Content.styled("! ", "bold $warning")
        texts = (Content(harmless(text, _LIMIT)) for text in told)
        return [line for text in texts for line in hanging(mark, text, width)]


def _lines(today: Today, signs: str) -> list[Content]:
    lines = []
    if is_locked(today):
        lines += _lock()
    elif signs:
        lines.append(_answered("Warning signs: still to be answered, ", ("!", f" ({signs})")))
    if today.unfinished is not None:
        lines.append(_answered("A session is open.  ", ("space", " resumes it, "), _SETTLE))
    elif today.owes_morning is not None:
        how = "How was your back the morning after?  "
        lines.append(_answered(how, ("m", " answers with one more key.")))
    if has_choices(today):
        lines.append(_answered("The gate is open:  ", ("c", f" chooses {_following(today)}.")))
    if offers_light_week(today):
        why = f"{today.light_week_offer}  "
        lines.append(_answered("Light week?  ", ("", why), ("g", " answers.")))
    return lines


def _following(today: Today) -> str:
    """What there is to be chosen, in words."""
    names = [due.decision.exercise.name for due in today.due if due.decision.choices]
    return f"what comes after {harmless(names[0], _NAME)}" if len(names) == 1 else "what comes next"


_SETTLE = ("f", " finishes or discards it.")


def _lock() -> list[Content]:
    said = "✕ Training is locked: what you ticked needs a hospital today."
    return [
        Content.styled(said, "bold $error"),
        _answered("Do not wait to see whether it settles.  ", ("space", " says what to do.")),
    ]


def _answered(what: str, *ways: tuple[str, str]) -> Content:
    """What waits, and the keys that answer it, each with what it does."""
    parts = [((key, "bold $accent"), (words, "$quiet")) for key, words in ways]
    return Content.assemble((what, "bold"), *(part for pair in parts for part in pair))
