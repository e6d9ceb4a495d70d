"""What a chart is made of, put where it belongs: guides, the cursor, bars, lines and dots."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import groupby, pairwise

from postchain_tui.charts.canvas import Colour, Grid, Stamp, Stamps, Stroke
from postchain_tui.charts.charset import Charset, pen_of, signs_of, symbol_in
from postchain_tui.charts.days import share_of
from postchain_tui.charts.legend import bar_levels
from postchain_tui.charts.scale import Scale, guides_shown, usable
from postchain_tui.core.chart import Chart, Mark, Series, Tone

_WEEK_DAYS = 7
_COLUMNS_PER_SPOT = 3
"""The points of a line are marked where they are at least this far apart, in the mean."""

_Place = tuple[float, float | None]
"""How far along the days, 0 to 1, and the value; None where there is none."""
_Spot = tuple[float, float]
"""A place with a value."""


@dataclass(frozen=True, slots=True)
class Marks:
    """The marks of a chart on a plot area."""

    chart: Chart
    grid: Grid
    scale: Scale
    charset: Charset
    colours: Mapping[Tone, Colour]
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
        if self.cursor is None or not chart.first <= self.cursor <= chart.last:
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
        chart, columns = self.chart, self.grid.columns
        days = sorted({point.day.toordinal() for point in series.points})
        step_days = min((after - before for before, after in pairwise(days)), default=_WEEK_DAYS)
        room = step_days * columns // ((chart.last - chart.first).days + 1)
        width = max(1, room - 1)
        for share, value in self._places(series):
            if value is not None:
                start = self.grid.column(share)
                for column in range(start, min(start + width, columns)):
                    yield column, value

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

    def _lines(self, series: Series) -> Iterator[Stroke | Stamps]:
        strokes = tuple(_strokes(self._places(series), self.grid.columns))
        pen = pen_of(self.charset, series.tone)
        for stroke in strokes:
            x = tuple(share for share, _ in stroke)
            y = tuple(self.scale.share(value) for _, value in stroke)
            yield Stroke(x, y, pen, self.colours.get(series.tone))
        known = sum(map(len, strokes))
        every = series.tone is not Tone.QUIET and known * _COLUMNS_PER_SPOT <= self.grid.columns
        spots = (spot for stroke in strokes if every or len(stroke) == 1 for spot in stroke)
        sign = pen if self.charset is Charset.PLAIN else signs_of(self.charset).spot
        yield self._stamped(spots, sign, series.tone)

    def _joints(self, series: Series) -> Iterator[Stroke]:
        """Lines from the middle of one cell with a point to that of the next."""
        pen = pen_of(self.charset, series.tone)
        for stroke in _strokes(self._places(series), self.grid.columns):
            x = tuple(share for share, _ in stroke)
            rows = (self.grid.row(self.scale.share(value)) for _, value in stroke)
            y = tuple(map(self.grid.middle, rows))
            yield Stroke(x, y, pen, self.colours.get(series.tone))

    def _dots(self, series: Series) -> Stamps:
        known = (
            spot for stroke in _strokes(self._places(series), self.grid.columns) for spot in stroke
        )
        return self._stamped(known, symbol_in(self.charset, series.symbol), series.tone)

    def _stamped(self, spots: Iterable[_Spot], sign: str, tone: Tone) -> Stamps:
        """The same sign at each spot."""
        grid, scale = self.grid, self.scale
        stamps = (
            Stamp(grid.column(share), grid.row(scale.share(value)), sign) for share, value in spots
        )
        return Stamps(tuple(stamps), self.colours.get(tone))

    def _places(self, series: Series) -> tuple[_Place, ...]:
        """Where the points within the days stand."""
        first, last = self.chart.first, self.chart.last
        return tuple(
            (share_of(point.day, first, last), point.value if usable(point.value) else None)
            for point in series.points
            if first <= point.day <= last
        )


def thinned(places: tuple[_Place, ...], columns: int) -> tuple[_Place, ...]:
    """At most two values for each column, its least and its greatest; the gaps stay."""
    if sum(value is not None for _, value in places) <= 2 * columns:
        return places
    kept: set[int] = set()
    for _, column in groupby(
        enumerate(places), lambda one: min(int(one[1][0] * columns), columns - 1)
    ):
        known = [(value, number) for number, (_, value) in column if value is not None]
        kept.update(number for _, number in (*sorted(known)[:1], *sorted(known)[-1:]))
    return tuple(place for number, place in enumerate(places) if place[1] is None or number in kept)


def _strokes(places: tuple[_Place, ...], columns: int) -> Iterator[tuple[_Spot, ...]]:
    """The points between one gap and the next."""
    stroke: list[_Spot] = []
    for share, value in (*thinned(places, columns), (1.0, None)):
        if value is not None:
            stroke.append((share, value))
        elif stroke:
            yield tuple(stroke)
            stroke = []
