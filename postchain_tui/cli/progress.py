"""The command `progress`: the charts of the screen as text, or their numbers."""

from __future__ import annotations

import locale
import os
import shutil
from collections.abc import Iterator

import click

from postchain_tui.charts.drawing import AXIS_LINES, Palette, draw, label_width_of
from postchain_tui.charts.legend import legend
from postchain_tui.cli.context import Invocation
from postchain_tui.cli.output import (
    as_json,
    bold,
    dim,
    print_json,
    print_lines,
    shown,
    wants_colour,
    wrapped,
)
from postchain_tui.cli.progress_shape import progress_document
from postchain_tui.coach.naming import namer_of
from postchain_tui.coach.tracking import Tracker, at_once
from postchain_tui.core.charset import Charset, charset_of
from postchain_tui.core.chart import Chart, Tone
from postchain_tui.core.exercise import Exercise
from postchain_tui.core.progress.page import Fact, Page, Subject
from postchain_tui.core.span import Span

_ROWS = 8
"""Lines of points of a chart whose values do not have a line each."""
_WIDEST = 120

_PALETTE = Palette(
    tones={Tone.MAIN: 6, Tone.SECOND: 4, Tone.GOOD: 2, Tone.CAUTION: 3, Tone.BAD: 1},
    axis=8,
    text=8,
)
"""The terminal's own colours; what is quiet has none."""

_PLAIN_BARS = str.maketrans({"█": "#", "▌": ""})
"""The bars of a table where there is nothing but ASCII to draw with."""

_ABOUT = (Subject.LOAD, Subject.PAIN, Subject.VOLUME, Subject.MUSCLES)


@click.command("progress", short_help="Load and pain over time.")
@click.option("--exercise", metavar="ID", help="Which exercise; with --json by default all.")
@click.option(
    "--range",
    "span",
    type=click.Choice(list(map(str, Span))),
    default=Span.TWELVE_WEEKS.value,
    show_default=True,
    help="How far back.",
)
@click.option(
    "--about",
    type=click.Choice(list(map(str, Subject))),
    multiple=True,
    help="What the text is about; may be repeated.",
)
@as_json
@click.pass_obj
def progress_command(
    invocation: Invocation,
    exercise: str | None,
    span: str,
    about: tuple[str, ...],
    as_json: bool,
) -> None:
    """Show how it goes: the charts of the Progress screen as text."""
    with invocation.reading() as coach:
        tracker = Tracker(coach)
        named = None if exercise is None else namer_of(coach).rung(exercise)
        if as_json:
            print_json(progress_document(at_once(tracker.look(named, Span(span), Span(span)))))
        else:
            subjects = tuple(map(Subject, about)) or _ABOUT
            lines = _lines(tracker, named or tracker.first_choice(), Span(span), subjects)
            print_lines(list(lines))


def _lines(
    tracker: Tracker, exercise: Exercise | None, span: Span, subjects: tuple[Subject, ...]
) -> Iterator[str]:
    name = "all exercises" if exercise is None else exercise.name
    yield bold(f"Progress · {name} · {span.words}")
    drawn: list[Chart] = []
    for subject in subjects:
        page = at_once(tracker.page(subject, exercise, span))
        charts = [panel.chart for panel in page.panels if panel.chart not in drawn]
        drawn += charts
        yield ""
        yield from _page_lines(page, charts)


def _page_lines(page: Page, charts: list[Chart]) -> Iterator[str]:
    label_width = max((label_width_of(chart, _rows(chart)) for chart in charts), default=0)
    for chart in charts:
        yield from _chart_lines(chart, label_width)
    if not page.panels:
        yield from _table_lines(page)
    for fact in page.facts:
        yield from _fact_lines(fact)


def _fact_lines(fact: Fact) -> Iterator[str]:
    yield ""
    yield dim(fact.title)
    for line in fact.lines:
        yield from wrapped(shown(line), "  ")


def _chart_lines(chart: Chart, label_width: int) -> Iterator[str]:
    charset = _charset()
    signs = "   ".join(words for words, _ in legend(chart, charset))
    yield f"{bold(chart.title)}   {signs}".rstrip()
    if chart.is_empty:
        yield f"  {shown(chart.empty)}"
        return
    width = min(shutil.get_terminal_size().columns, _WIDEST)
    palette = None if wants_colour() is False else _PALETTE
    height = _rows(chart) + AXIS_LINES
    drawn = draw(chart, width, height, palette, charset, label_width=label_width)
    yield from drawn.splitlines()


def _rows(chart: Chart) -> int:
    return chart.levels or _ROWS


def _table_lines(page: Page) -> Iterator[str]:
    table = page.table()
    if not table.rows:
        yield f"  {table.empty}"
        return
    head, *rows = table.lines
    yield dim(head)
    bars = _PLAIN_BARS if _charset() is Charset.PLAIN else {}
    yield from (shown(row.translate(bars)) for row in rows)


def _charset() -> Charset:
    return charset_of(os.environ, locale.getencoding())
