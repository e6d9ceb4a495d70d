"""How far back one looks: four weeks, twelve, a year, or all there is."""

from __future__ import annotations

from datetime import date, timedelta
from enum import StrEnum


class Span(StrEnum):
    """A stretch of days that ends today."""

    FOUR_WEEKS = "4w"
    TWELVE_WEEKS = "12w"
    YEAR = "1y"
    ALL = "all"

    @property
    def days(self) -> int | None:
        """How many days it has, today among them; None where it has no beginning."""
        return _DAYS[self]

    @property
    def words(self) -> str:
        """As it stands in a sentence: `12 weeks`."""
        return _WORDS[self]

    @property
    def within(self) -> str:
        """As it stands behind what was or was not done: `in 12 weeks`."""
        return "so far" if self is Span.ALL else f"in {self.words}"

    @property
    def label(self) -> str:
        """As it stands in a row of choices: `12 w`."""
        return _LABELS[self]

    @property
    def shorter(self) -> Span:
        """The next shorter one; the shortest stays."""
        return _ORDER[max(0, _ORDER.index(self) - 1)]

    @property
    def longer(self) -> Span:
        """The next longer one; the longest stays."""
        return _ORDER[min(len(_ORDER) - 1, _ORDER.index(self) + 1)]

    def first_day(self, today: date) -> date | None:
        """Its first day; None where it has no beginning."""
        return None if self.days is None else today - timedelta(days=self.days - 1)


_ORDER = tuple(Span)
_DAYS = {Span.FOUR_WEEKS: 28, Span.TWELVE_WEEKS: 84, Span.YEAR: 365, Span.ALL: None}
_WORDS = {
    Span.FOUR_WEEKS: "4 weeks",
    Span.TWELVE_WEEKS: "12 weeks",
    Span.YEAR: "a year",
    Span.ALL: "all time",
}
_LABELS = {Span.FOUR_WEEKS: "4 w", Span.TWELVE_WEEKS: "12 w", Span.YEAR: "1 y", Span.ALL: "all"}


def monday(day: date) -> date:
    """The Monday of the week of a day."""
    return day - timedelta(days=day.weekday())


def week_name(day: date) -> str:
    """The week of a day by ISO 8601: `2026-W47`."""
    year, week, _ = day.isocalendar()
    return f"{year}-W{week:02}"
