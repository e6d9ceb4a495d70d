"""What the signs of a chart stand for."""

from __future__ import annotations

from postchain_tui.charts.charset import line_sign, signs_of, symbol_in
from postchain_tui.charts.scale import guides_shown
from postchain_tui.core.charset import Charset
from postchain_tui.core.chart import Chart, Mark, Series, Tone


def legend(chart: Chart, charset: Charset) -> tuple[tuple[str, Tone], ...]:
    """A text for each series that is shown, then for each guide, with its tone."""
    if chart.is_empty:
        return ()
    series = ((f"{_sign(chart, one, charset)} {one.name}", one.tone) for one in chart.shown)
    sign = signs_of(charset).guide
    guides = ((f"{sign} {guide.name}", guide.tone) for guide in guides_shown(chart))
    return (*series, *guides)


def bar_levels(chart: Chart, series: Series, charset: Charset) -> str:
    """The top cell of a bar from nearly empty to full: shaded where other bars stand before it."""
    tones = {one.tone for one in chart.shown if one.mark is Mark.BARS}
    signs = signs_of(charset)
    return signs.shade if series.tone is Tone.QUIET and len(tones) > 1 else signs.bar


def _sign(chart: Chart, series: Series, charset: Charset) -> str:
    if series.mark is Mark.BARS:
        return bar_levels(chart, series, charset)[-1]
    if series.mark is Mark.LINE:
        return line_sign(charset, series.tone)
    return symbol_in(charset, series.symbol)
