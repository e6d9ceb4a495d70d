"""How sessions and their parts stand in a list of rows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from textual.content import Content

from postchain_tui.coach.browsing import Listed
from postchain_tui.coach.coach import Coach
from postchain_tui.coach.correcting import Lying
from postchain_tui.core import details, places
from postchain_tui.core.details import Tone
from postchain_tui.core.diary import PainRecord
from postchain_tui.core.formatting import NOTHING, count_text, day_text
from postchain_tui.core.pain import zone
from postchain_tui.core.span import monday
from postchain_tui.core.text import harmless
from postchain_tui.ui.widgets.hanging import hanging
from postchain_tui.ui.widgets.row_list import Row
from postchain_tui.ui.widgets.today_side import LIGHT_COLORS, LIGHT_MARKS

_LONGEST = 200
"""Characters of a text of the person's own that are shown."""


@dataclass(frozen=True, slots=True)
class Reading:
    """How what is on record is read today."""

    today: date
    green: int
    """Pain up to it is green."""
    ceiling: int
    """Pain above it is red."""


def reading_of(coach: Coach) -> Reading:
    """How what is on record is read now."""
    chosen = coach.settings
    return Reading(coach.clock.now().date(), chosen.green, chosen.ceiling)


def session_rows(
    sessions: Iterable[Listed], above: Listed | None, reading: Reading
) -> Iterator[Row]:
    """The rows of sessions, the first one of a week with its number.

    Args:
        sessions: The sessions, newest first.
        above: The session that stands above them; None at the top.
        reading: How they are read.
    """
    for session in sessions:
        is_first = above is None or monday(above.day) != monday(session.day)
        yield Row(_session(session, reading, is_first_of_week=is_first))
        above = session


def _pain_mark(score: int | None, reading: Reading) -> Content:
    """A pain score with the sign and the colour of its zone."""
    if score is None:
        return Content.styled(f"  {NOTHING}", "$quiet")
    light = zone(score, reading.green, reading.ceiling)
    return Content.styled(f"{LIGHT_MARKS[light]} {score}", LIGHT_COLORS[light])


def _session(session: Listed, reading: Reading, *, is_first_of_week: bool) -> Content:
    week = f"W{session.day.isocalendar().week:02}" if is_first_of_week else ""
    pain = Content.assemble(("pain ", "$quiet"), _pain_mark(session.worst_pain, reading))
    return Content.assemble(
        (f"{week:<4}", "$quiet"),
        (f"{day_text(session.day, reading.today):<15}", "bold"),
        (f"{count_text(session.sets, 'set'):>8}  ", ""),
        Content.styled("open", "$warning") if session.is_open else pain,
    )


_STYLES = {
    Tone.PLAIN: "",
    Tone.STRONG: "bold",
    Tone.QUIET: "$quiet",
    Tone.ACCENT: "bold $accent",
    Tone.GREEN: "$success",
    Tone.AMBER: "$warning",
    Tone.RED: "$error",
}

_BELOW_A_SET = 5
"""Cells by which a note stands in that has no room beside its set."""
_STEP_IN = 2
"""Cells by which the further lines of a row stand in."""

_MOST_STEPPED_IN = 3
"""They stand in by such a part of the width at most, so that there is room for what they say."""


@dataclass(frozen=True, slots=True)
class DetailLine:
    """A line of a session's details as it is shown, and what it is a part of."""

    row: Row
    of: details.Row


def detail_lines(rows: Iterable[details.Row], width: int) -> Iterator[DetailLine]:
    """The details of a session in lines of a width; of sets only the note is wrapped.

    Args:
        rows: The details.
        width: Cells of a line.
    """
    for row in rows:
        is_first = True
        for line in _wrapped(row, width):
            yield DetailLine(Row(line, is_choosable=is_first and row.is_selectable), row)
            is_first = False


def _wrapped(row: details.Row, width: int) -> list[Content]:
    """The lines of a row; those behind the first stand in by as much as it does, and a little."""
    parts = [(text, _STYLES[tone]) for text, tone in row.texts]
    content = Content.assemble(*parts).rstrip()
    if content.cell_length <= width:
        return [content]
    if row.kind is details.RowKind.SET:
        *columns, note = parts
        below = hanging(Content(" " * _BELOW_A_SET), Content.styled(*note), width)
        return [Content.assemble(*columns).rstrip(), *(below if note[0].strip() else ())]
    first = content.wrap(width)[0].rstrip()
    left = content[len(first) :]
    left = left[len(left.plain) - len(left.plain.lstrip()) :]
    lead = min(len(row.text) - len(row.text.lstrip()) + _STEP_IN, width // _MOST_STEPPED_IN)
    return [first, *hanging(Content(" " * lead), left, width)]


def score_row(entry: PainRecord, reading: Reading) -> Row:
    """The row of a pain score."""
    spreads = {True: "spreads down a leg", False: "does not spread", None: ""}[entry.spreading]
    place = "" if entry.place is None else places.words(harmless(entry.place, _LONGEST))
    recalled = "recalled" if entry.recalled else ""
    parts = (place, spreads, recalled, harmless(entry.note, _LONGEST))
    return Row(
        Content.assemble(
            (f"{day_text(entry.at.date(), reading.today):<16}", "bold"),
            (f"{entry.at:%H:%M}  {entry.kind.value:<8}", ""),
            Content("").join([_pain_mark(entry.score, reading), Content("  ")]),
            (" · ".join(filter(None, parts)), "$quiet"),
        )
    )


def lying_row(lying: Lying) -> Row:
    """The row of something in the trash."""
    left = f"{count_text(lying.days_left, 'day')} left"
    return Row(
        Content.assemble(
            (f"{harmless(lying.words, _LONGEST)}  ", "bold"),
            (f"{left} · {lying.deleted}", "$quiet"),
        )
    )
