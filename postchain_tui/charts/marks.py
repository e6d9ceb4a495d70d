"""What a chart is made of, put where it belongs: guides, the cursor, bars, lines and dots."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import chain, groupby, pairwise

from postchain_tui.charts.canvas import Colour, Grid, Stamp, Stamps, Stroke
from postchain_tui.charts.charset import pen_of, signs_of, symbol_in
from postchain_tui.charts.days import share_of
from postchain_tui.charts.legend import bar_levels
from postchain_tui.charts.scale import Scale, guides_shown, usable
from postchain_tui.core.charset import Charset
from postchain_tui.core.chart import Chart, Mark, Series, Tone, outermost

_WEEK_DAYS = 7
_Place = tuple[float, float | None]
"""How far along the days, 0 to 1, and the value; None where there is none."""
_Spot = tuple[float, float]
"""A place with a value."""
_Run = tuple[_Spot, ...]
"""Points without a gap between them."""


@dataclass(frozen=True, slots=True)
class Marks:
    """The marks of a chart on a plot area."""

    chart: Chart
    grid: Grid
    scale: Scale
    charset: Charset
    colours: Mapping[Tone, Colour | None]
    cursor: date | None
    cursor_colour: Colour | None

    def layers(self) -> Iterator[Stroke | Stamps]:
        """All of them, those on top last."""
        yield from self._guides()
        yield self._cursor()
        for series in self.chart.shown:
            yield from self._series(series)

    def _series(self, series: Series) -> Iterator[Stroke | Stamps]:
        match series.mark:
            case Mark.BARS:
                yield self._bars(series)
            case Mark.LINE:
                yield from self._lines(series)
            case Mark.DOTS:
                yield self._dots(series)
            case Mark.JOINED:
                yield from self._joints(series)
                yield self._dots(series)

    def _guides(self) -> Iterator[Stamps]:
        sign = signs_of(self.charset).guide
        for guide in guides_shown(self.chart):
            row = self.grid.row(self.scale.share(guide.value))
            stamps = tuple(Stamp(column, row, sign) for column in range(self.grid.columns))
            yield Stamps(stamps, self.colours.get(guide.tone))

    def _cursor(self) -> Stamps:
        chart, rows = self.chart, range(self.grid.rows)
        if self.cursor is None or not chart.shows(self.cursor):
            return Stamps(())
        column = self.grid.column(share_of(self.cursor, chart.first, chart.last))
        sign = signs_of(self.charset).cursor
        return Stamps(tuple(Stamp(column, row, sign) for row in rows), self.cursor_colour)

    def _bars(self, series: Series) -> Stamps:
        levels = bar_levels(self.chart, series, self.charset)
        heights: dict[int, tuple[int, float]] = {}
        for column, value in self._bar_columns(series):
            height = round(self.scale.share(value) * self.grid.rows * len(levels))
            heights[column] = max(heights.get(column, (height, value)), (height, value))
        stamps = (
            stamp
            for column, (height, value) in heights.items()
            for stamp in self._bar(column, value, height, levels)
        )
        return Stamps(tuple(stamps), self.colours.get(series.tone))

    def _bar_columns(self, series: Series) -> Iterator[tuple[int, float]]:
        """The columns a series of bars stands on, with the value of each."""
        width = self._bar_width(series)
        for share, value in self._places(series):
            if value is not None:
                start = self.grid.column(share)
                for column in range(start, min(start + width, self.grid.columns)):
                    yield column, value

    def _bar_width(self, series: Series) -> int:
        """How many columns a bar takes, so that one stays free before the next."""
        days = sorted({point.day.toordinal() for point in series.points})
        step_days = min((after - before for before, after in pairwise(days)), default=_WEEK_DAYS)
        shown_days = (self.chart.last - self.chart.first).days + 1
        return max(1, step_days * self.grid.columns // shown_days - 1)

    def _bar(self, column: int, value: float, height: int, levels: str) -> Iterator[Stamp]:
        """One column of a bar, `height` being in parts of a cell."""
        full = len(levels)
        base = round(self.scale.share(0) * self.grid.rows * full)
        if value == 0:
            row = min(base // full, self.grid.rows - 1)
            yield Stamp(column, row, signs_of(self.charset).nothing)
            return
        low, high = min(base, height), max(base, height)
        lowest = min(low // full, self.grid.rows - 1)
        top = max(high - 1, low) // full
        for row in range(lowest, min(top, self.grid.rows - 1) + 1):
            part = min(full, max(1, high - row * full)) if value > 0 else full
            yield Stamp(column, row, levels[part - 1])

    def _lines(self, series: Series) -> Iterator[Stroke]:
        for run in self._runs(series):
            yield self._stroke(series, run, (self.scale.share(value) for _, value in run))

    def _joints(self, series: Series) -> Iterator[Stroke]:
        """Lines from the middle of one cell with a point to that of the next."""
        for run in self._runs(series):
            rows = (self.grid.row(self.scale.share(value)) for _, value in run)
            yield self._stroke(series, run, map(self.grid.middle, rows))

    def _stroke(self, series: Series, run: _Run, heights: Iterable[float]) -> Stroke:
        """A line of a series along some of its points, each as high as told, 0 to 1."""
        along = tuple(share for share, _ in run)
        pen, colour = pen_of(self.charset, series.tone), self.colours.get(series.tone)
        return Stroke(along, tuple(heights), pen, colour)

    def _dots(self, series: Series) -> Stamps:
        known = chain.from_iterable(self._runs(series))
        return self._stamped(known, symbol_in(self.charset, series.symbol), series.tone)

    def _stamped(self, spots: Iterable[_Spot], sign: str, tone: Tone) -> Stamps:
        """The same sign at each spot."""
        grid, scale = self.grid, self.scale
        stamps = (
            Stamp(grid.column(share), grid.row(scale.share(value)), sign) for share, value in spots
        )
        return Stamps(tuple(stamps), self.colours.get(tone))

    def _runs(self, series: Series) -> tuple[_Run, ...]:
        """The points of a series from one gap to the next, no more than there are columns for."""
        return tuple(_runs(thinned(self._places(series), self.grid.columns)))

    def _places(self, series: Series) -> tuple[_Place, ...]:
        """Where the points within the days stand."""
        chart = self.chart
        return tuple(
            (
                share_of(point.day, chart.first, chart.last),
                point.value if usable(point.value) else None,
            )
            for point in series.points
            if chart.shows(point.day)
        )


def thinned(places: tuple[_Place, ...], columns: int) -> tuple[_Place, ...]:
    """At most two values for each column, its least and its greatest; the gaps stay."""
    if sum(value is not None for _, value in places) <= 2 * columns:
        return places
    by_column = groupby(places, lambda place: min(int(place[0] * columns), columns - 1))
    return tuple(place for _, column in by_column for place in _kept(tuple(column)))


def _kept(column: tuple[_Place, ...]) -> list[_Place]:
    """Of the places in one column the lowest, the highest and the gaps."""
    kept = outermost((number, value) for number, (_, value) in enumerate(column))
    return [column[number] for number in sorted(kept)]


def _runs(places: Iterable[_Place]) -> Iterator[_Run]:
    """The points between one gap and the next."""
    run: list[_Spot] = []
    for share, value in (*places, (1.0, None)):
        if value is not None:
            run.append((share, value))
        elif run:
            yield tuple(run)
            run = []
