"""A page of a look back: the same facts as charts, in words, point by point, and as a table."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from postchain_tui.core.chart import Chart

_GAP = "  "
"""Between the columns of a table."""


class Subject(StrEnum):
    """What a page is about."""

    LOAD = "load"
    VOLUME = "volume"
    PAIN = "pain"
    EFFORT = "effort"
    MUSCLES = "muscles"
    RECORDS = "records"
    MORNINGS = "mornings"


@dataclass(frozen=True, slots=True)
class Panel:
    """A chart and its place among those of the page."""

    chart: Chart
    share: int
    """How much of the height it gets beside the others."""
    is_extra: bool = False
    """Does it give way first where there is little room?"""


@dataclass(frozen=True, slots=True)
class Fact:
    """Something told in words: what it is about, and lines of it, the most important first."""

    title: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Readouts:
    """What each of some days says in numbers, put into words when it is looked at."""

    days: tuple[date, ...] = ()
    """The days, in their order; one may be there twice."""
    words: Callable[[int], str] = str
    """Gives the words of a day for its place."""


@dataclass(frozen=True, slots=True)
class Table:
    """What stands behind the charts."""

    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    numbers: frozenset[int] = frozenset()
    """Columns that are aligned to the right."""
    bar: int | None = None
    """The column that has bars, if any: the last one."""
    empty: str = "nothing recorded yet"
    """What is said in place of a table without rows."""

    @property
    def bars_from(self) -> int | None:
        """Where in the lines the bars begin; None without any."""
        if self.bar is None:
            return None
        return sum(width + len(_GAP) for width in self._widths[: self.bar])

    @property
    def lines(self) -> tuple[str, ...]:
        """The head and the rows as lines of text, their columns aligned."""
        widths = self._widths
        return tuple(self._line(row, widths) for row in (self.head, *self.rows))

    @property
    def _widths(self) -> list[int]:
        columns = zip(self.head, *self.rows, strict=True)
        return [max(map(len, column)) for column in columns]

    def _line(self, row: tuple[str, ...], widths: list[int]) -> str:
        cells = (
            f"{cell:>{width}}" if place in self.numbers else f"{cell:<{width}}"
            for place, (cell, width) in enumerate(zip(row, widths, strict=True))
        )
        return _GAP.join(cells).rstrip()


@dataclass(frozen=True, slots=True)
class Page:
    """All that is shown of one subject."""

    subject: Subject
    table: Callable[[], Table]
    """Makes what stands behind the charts, when it is looked at."""
    panels: tuple[Panel, ...] = ()
    """Charts over the same days; none where the table is the page."""
    facts: tuple[Fact, ...] = ()
    """The most important one first."""
    readouts: Readouts = Readouts()


def joined(*parts: str) -> str:
    """The parts that say something, on one line."""
    return " · ".join(filter(None, parts))
