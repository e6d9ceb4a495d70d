"""A year of days as a map: a column a week, a row a weekday, in one band or in two."""

from __future__ import annotations

from datetime import date, timedelta
from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual.content import Content
from textual.events import Resize
from textual.geometry import Region
from textual.reactive import reactive
from textual.strip import Strip
from textual.widget import Widget

from postchain_tui.core.formatting import date_text
from postchain_tui.core.pain import Light
from postchain_tui.core.year import LEVELS, WEEKS, Day, Year
from postchain_tui.ui.widgets.today_side import LIGHT_COLORS, LIGHT_MARKS

_REST = "·"
_SHADES = "░▒▓█"
_TODAY = "◂"
"""Stands beside the row of today, which is in the last week where it is shown at all."""

_WEEKDAYS = ("Mo ", "   ", "We ", "   ", "Fr ", "   ", "   ")
_LABEL_WIDTH = 3
_CELL_WIDTH = 2
_AROUND = _LABEL_WIDTH + len(f" {_TODAY}")
"""Columns of a band that are not cells."""

_BAND_HEIGHT = 8
"""The names of the months, and seven days."""


class YearMap(Widget):
    """Draws days as shades with marks for pain; the one that is read out is reversed."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "year-map--label",
        "year-map--rest",
        "year-map--shade",
        "year-map--green",
        "year-map--amber",
        "year-map--red",
        "year-map--today",
        "year-map--cursor",
    }

    year: reactive[Year | None] = reactive(None)

    cursor: reactive[date | None] = reactive(None, repaint=False)
    """The day that is read out."""

    def on_resize(self, event: Resize) -> None:
        """Take no more rows than all bands need."""
        self.styles.max_height = _BAND_HEIGHT * len(bands(event.size.width))

    def watch_cursor(self, before: date | None, now: date | None) -> None:
        """Draw the two days anew; all of it where the other one is in a band out of sight."""
        places = [self._place(day) for day in (before, now) if day is not None]
        known = [place for place in places if place is not None]
        if len(known) == len(places) and self._top_band(before) == self._top_band(now):
            self.refresh(*known)
        else:
            self.refresh()

    def render_line(self, y: int) -> Strip:
        """Draw the names of the months, or one weekday of a band."""
        told = bands(self.size.width)
        number, row = divmod(y, _BAND_HEIGHT)
        number += self._top_band(self.cursor)
        base = self.rich_style
        if self.year is None or y >= self._bands_in_sight * _BAND_HEIGHT or number >= len(told):
            return Strip.blank(self.size.width, base)
        if row == 0:
            names = " " * _LABEL_WIDTH + _month_names(self.year, told[number])
            segments = [Segment(names, self.get_component_rich_style("year-map--label"))]
        else:
            segments = self._weekday(self.year, told[number], row - 1)
        return Strip(segments).adjust_cell_length(self.size.width, base)

    def _weekday(self, year: Year, weeks: range, weekday: int) -> list[Segment]:
        """One weekday of some weeks."""
        label = self.get_component_rich_style("year-map--label")
        segments = [Segment(_WEEKDAYS[weekday], label)]
        days = [year.days[week * 7 + weekday] for week in weeks]
        for day in days:
            segments += self._cell(day)
        if days[-1].is_today:
            segments.append(Segment(f" {_TODAY}", self.get_component_rich_style("year-map--today")))
        return segments

    def _cell(self, day: Day) -> list[Segment]:
        """A shade and a mark; nothing for a day that is still to come.

        The day that is read out has no shade: a full one would look empty when it is reversed.
        """
        if day.is_after_today:
            return [Segment(" " * _CELL_WIDTH, self.rich_style)]
        mark = " " if day.zone is None else LIGHT_MARKS[day.zone]
        if day.date == self.cursor:
            return [Segment(f" {mark}", self._style("cursor", day))]
        shade = self._style("shade" if day.level else "rest", day)
        marked = self._style("rest" if day.zone is None else day.zone.word, day)
        return [Segment(shade_of(day.level), shade), Segment(mark, marked)]

    def _style(self, name: str, day: Day) -> Style:
        """How a part of a day looks; today is underlined."""
        style = self.get_component_rich_style(f"year-map--{name}")
        return style + Style(bold=True, underline=True) if day.is_today else style

    def _place(self, day: date) -> Region | None:
        """Where a day is drawn; None where it is out of sight."""
        if self.year is None or not self.year.first <= day <= self.year.last:
            return None
        week, weekday = divmod((day - self.year.first).days, 7)
        told = bands(self.size.width)
        number = next(number for number, weeks in enumerate(told) if week in weeks)
        x = _LABEL_WIDTH + (week - told[number].start) * _CELL_WIDTH
        y = (number - self._top_band(self.cursor)) * _BAND_HEIGHT + 1 + weekday
        return Region(x, y, _CELL_WIDTH, 1)

    @property
    def _bands_in_sight(self) -> int:
        """How many bands there is room for; one is always shown, as far as it goes."""
        return max(1, self.size.height // _BAND_HEIGHT)

    def _top_band(self, day: date | None) -> int:
        """The first of the bands in sight, so that a day is in one of them."""
        told = bands(self.size.width)
        last_top = max(0, len(told) - self._bands_in_sight)
        if self.year is None or day is None:
            return last_top
        week = (day - self.year.first).days // 7
        return min(last_top, next((n for n, weeks in enumerate(told) if week in weeks), last_top))


def bands(width: int) -> tuple[range, ...]:
    """The weeks of every band, as few bands as a width allows, and about equally long."""
    fitting = max(1, (width - _AROUND) // _CELL_WIDTH)
    count = -(-WEEKS // fitting)
    each = -(-WEEKS // count)
    return tuple(range(start, min(start + each, WEEKS)) for start in range(0, WEEKS, each))


def shade_of(level: int) -> str:
    """The character of a level; the four of days with training differ without colours."""
    return _SHADES[level - 1] if level else _REST


def legend(year: Year, width: int) -> Content:
    """What the signs stand for: with the limits of the zones where there is room for them."""
    limits = (f" to {year.green}", f" to {year.ceiling}", f" from {year.ceiling + 1}")
    shown = _legend(year, limits)
    shown = shown if shown.cell_length <= width else _legend(year, ("", "", ""))
    return shown.truncate(width, ellipsis=True)


def _legend(year: Year, limits: tuple[str, str, str]) -> Content:
    shades = "".join(shade_of(level) for level in range(1, LEVELS + 1))
    parts: list[tuple[str, str]] = [
        (f"sets {shade_of(0)} none ", "$quiet"),
        (shades, "$accent"),
        (" more ", "$quiet"),
    ]
    for light, limit in zip((Light.GREEN, Light.AMBER, Light.RED), limits, strict=True):
        parts.append((f" {LIGHT_MARKS[light]}", LIGHT_COLORS[light]))
        parts.append((f" {light.word}{limit}", "$quiet"))
    if year.last >= year.today:
        parts += [(f"  {_TODAY}", "bold $accent"), (" today", "$quiet")]
    return Content.assemble(*parts)


def _month_names(year: Year, weeks: range) -> str:
    """The short name of each month above the week with its first day, and of the first week's."""
    line = ""
    for place, week in enumerate(weeks):
        monday = year.days[week * 7].date
        sunday = monday + timedelta(days=6)
        begins = sunday.day <= 7
        if begins or (place == 0 and (sunday + timedelta(weeks=1)).day > 7):  # a name takes two
            line = f"{line:<{place * _CELL_WIDTH}}{_month(sunday if begins else monday)}"
    return line


def _month(day: date) -> str:
    return date_text(day, day).rpartition(" ")[2]
