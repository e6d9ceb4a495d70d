"""One session of the past, in full."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from itertools import groupby

from textual.content import Content
from textual.widgets import Static

from postchain_tui.core.diary import SessionRecord, SetKind, SetRecord
from postchain_tui.core.exercise import Exercise, Measure
from postchain_tui.core.formatting import (
    clock,
    day_text,
    minutes_text,
    number,
    pain_text,
    set_text,
)
from postchain_tui.core.load import Unit
from postchain_tui.core.text import harmless

ExerciseOf = Callable[[str], Exercise | None]
"""Finds an exercise by its id."""


class SessionDetail(Static):
    """Shows the sets of a session with load, effort, pain, rest and notes."""

    def show(
        self, record: SessionRecord | None, exercise_of: ExerciseOf, unit: Unit, today: date
    ) -> None:
        """Show a session, or nothing."""
        if record is None:
            self.update(Content(""))
            return
        rows = [*_head(record, today), Content("")]
        for exercise_id, sets in groupby(record.sets, key=lambda done: done.exercise):
            exercise = exercise_of(exercise_id)
            rows.append(
                Content.styled(
                    exercise.name if exercise else harmless(exercise_id, 60), "bold $accent"
                )
            )
            rows += [_set(done, exercise, unit) for done in sets]
            rows.append(Content(""))
        if record.note:
            rows += [Content.styled("note", "$quiet"), Content(harmless(record.note, 500))]
        self.update(Content("\n").join(rows))


def _head(record: SessionRecord, today: date) -> list[Content]:
    title = f"{harmless(record.name, 60) or 'Session'} · {day_text(record.local_date, today)}"
    parts = [f"{record.started_at:%H:%M}"]
    if record.ended_at is not None:
        seconds = (record.ended_at - record.started_at).total_seconds()
        parts.append(minutes_text(seconds))
    parts += [harmless(record.source, 40), record.status.value]
    pain = (
        f"pain before {pain_text(record.pain_before)} · worst {pain_text(record.worst_pain)}"
        f" · after {pain_text(record.pain_after)} · morning {pain_text(record.pain_morning)}"
    )
    effort = "–" if record.effort is None else number(record.effort)
    return [
        Content.styled(title, "bold"),
        Content.styled(" · ".join(parts), "$quiet"),
        Content(pain),
        Content(f"how hard {effort}"),
    ]


def _set(done: SetRecord, exercise: Exercise | None, unit: Unit) -> Content:
    measure = Measure.REPS if exercise is None else exercise.measure
    warmup = "warm-up" if done.kind is SetKind.WARMUP else ""
    effort = "" if done.rpe is None else f"@{number(done.rpe)}"
    pain = "" if done.pain is None else f"pain {done.pain}"
    rest = "" if done.rest_ms is None else f"rest {clock(done.rest_ms / 1000)}"
    return Content.assemble(
        (f"  {set_text(done, unit, measure):<11}", "bold"),
        (f"{effort:<6}", ""),
        (f"{pain:<8}", ""),
        (f"{rest:<10} {warmup}", "$quiet"),
        (f" {harmless(done.note, 200)}" if done.note else "", "$quiet"),
    )
