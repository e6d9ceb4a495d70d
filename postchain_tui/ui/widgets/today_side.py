"""How the back was, and what was last: the quiet side of the first screen."""

from __future__ import annotations

from textual.content import Content
from textual.reactive import reactive
from textual.widgets import Static

from postchain_tui.core.formatting import (
    count_text,
    day_text,
    days_ago_text,
    minutes_text,
    pain_text,
)
from postchain_tui.core.pain import Light, Reading, zone
from postchain_tui.core.today import Today

_BLOCKS = "▁▁▂▃▄▄▅▆▇██"
_GAP = "·"
LIGHT_COLORS = {
    Light.GREEN: "$success",
    Light.AMBER: "$warning",
    Light.RED: "$error",
    Light.LOCK: "$error",
}
LIGHT_MARKS = {Light.GREEN: "●", Light.AMBER: "◆", Light.RED: "■", Light.LOCK: "✕"}


def light_text(reading: Reading | None) -> Content:
    """The light as symbol, word and colour."""
    if reading is None:
        return Content.styled("○ no scores yet", "$quiet")
    color = LIGHT_COLORS[reading.light]
    return Content.assemble((f"{LIGHT_MARKS[reading.light]} {reading.light.word}", f"bold {color}"))


class TodaySide(Static):
    """Pain of the last fortnight and the session before."""

    today: reactive[Today | None] = reactive(None)

    function_due: reactive[int | None] = reactive(None)
    """The week at which is to be asked what the person can do, if it is due."""

    def watch_today(self) -> None:
        """Show another day."""
        if self.today is not None:
            due = _function(self.function_due)
            told = _light_week(self.today)
            rows = [*due, *told, *_pain(self.today), Content(""), *_last(self.today)]
            self.update(Content("\n").join(rows))

    def watch_function_due(self) -> None:
        """Show what has become due, or is no more."""
        self.watch_today()


def _function(week: int | None) -> list[Content]:
    if week is None:
        return []
    words = Content.assemble(f"What you can do: week {week} is due, ", ("y", "bold $accent"))
    return [words, Content("")]


def _light_week(today: Today) -> list[Content]:
    """Until when the week is a light one."""
    if today.light_week is None:
        return []
    day = day_text(today.light_week.date(), today.now.date())
    return [Content.assemble(("LIGHT WEEK  ", "bold $quiet"), f"until {day}"), Content("")]


def _spark(value: float | None) -> Content:
    if value is None:
        return Content.styled(f"{_GAP} ", "$quiet")
    score = round(value)
    return Content.styled(f"{_BLOCKS[score]} ", LIGHT_COLORS[zone(score)])


def _pain(today: Today) -> list[Content]:
    title = Content.assemble(("PAIN  ", "bold $quiet"), ("last 14 days", "$quiet"))
    return [title, *_scores(today), *_reading(today.reading)]


def _scores(today: Today) -> list[Content]:
    if all(value is None for value in today.pain_days):
        return [Content.styled("nothing recorded yet", "$quiet")]
    line = Content("").join([_spark(value) for value in today.pain_days])
    words = f"usual {pain_text(today.usual_pain)}"
    if today.worst_this_week is not None:
        words += f" · worst this week {today.worst_this_week}"
    return [line, Content(words)]


def _reading(reading: Reading | None) -> list[Content]:
    if reading is None:
        return []
    return [Content.assemble(light_text(reading), (f"  {reading.reason}", "$quiet"))]


def _last(today: Today) -> list[Content]:
    last = today.last
    if last is None or today.days_since is None:
        return [
            Content.styled("LAST", "bold $quiet"),
            Content.styled("this will be the first session", "$quiet"),
        ]
    ended = last.ended_at or last.started_at
    length = minutes_text((ended - last.started_at).total_seconds())
    day = day_text(last.local_date, today.now.date())
    morning = pain_text(last.pain_morning) if last.morning_asked else "not yet known"
    return [
        Content.assemble(("LAST  ", "bold $quiet"), (f"{day} · {length}", "")),
        Content(f"{count_text(len(last.sets), 'set')} · worst pain {pain_text(last.worst_pain)}"),
        Content(f"next morning {morning}"),
        Content(""),
        Content.styled(
            f"{days_ago_text(today.days_since)} · {today.this_week} this week", "$quiet"
        ),
    ]
