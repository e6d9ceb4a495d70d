"""The pages of a look back, one for every subject."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from postchain_tui.core.progress.effort import effort_page
from postchain_tui.core.progress.load import load_page
from postchain_tui.core.progress.look import Look
from postchain_tui.core.progress.mornings import mornings_page
from postchain_tui.core.progress.muscles import muscles_page
from postchain_tui.core.progress.page import Page, Subject
from postchain_tui.core.progress.pain import pain_page
from postchain_tui.core.progress.records import records_page
from postchain_tui.core.progress.volume import volume_page

_MOST_POINTS = 400
"""Two for each column of a very wide screen."""

_PAGES: dict[Subject, Callable[[Look], Page]] = {
    Subject.LOAD: load_page,
    Subject.VOLUME: volume_page,
    Subject.PAIN: pain_page,
    Subject.EFFORT: effort_page,
    Subject.MUSCLES: muscles_page,
    Subject.RECORDS: records_page,
    Subject.MORNINGS: mornings_page,
}


def page(subject: Subject, look: Look) -> Page:
    """The page of a subject, its charts with no more points than a screen can show."""
    made = _PAGES[subject](look)
    panels = (replace(one, chart=one.chart.thinned(_MOST_POINTS)) for one in made.panels)
    return replace(made, panels=tuple(panels))
