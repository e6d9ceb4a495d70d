"""How charts of the same days share a height: which of them are shown, and on how many lines."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from postchain_tui.charts.drawing import AXIS_LINES
from postchain_tui.core.progress.page import Panel

TITLE_LINES = 1
"""The title above each chart."""

LEAST_ROWS = 5
"""A chart with fewer lines of points says little; then one that is extra gives way."""


@dataclass(frozen=True, slots=True)
class Storey:
    """A chart with its place in the stack."""

    panel: Panel
    rows: int
    """Lines of points."""
    has_days: bool
    """Does it have the x axis of all of them below it?"""

    @property
    def is_rigid(self) -> bool:
        """Does every value of its scale have a line, so that more would not help it?"""
        return self.panel.chart.levels is not None

    @property
    def lines(self) -> int:
        """All of its lines: title, points, and the axis if it has one."""
        return TITLE_LINES + self.rows + (AXIS_LINES if self.has_days else 0)


@dataclass(frozen=True, slots=True)
class Stack:
    """Charts one above the other."""

    storeys: tuple[Storey, ...]
    gap: int
    """Empty lines between them."""


def stacked(panels: Sequence[Panel], height: int) -> Stack:
    """As many charts as have room in a height, the lowest with the days of all.

    Charts whose values have a line each take no more than that; what is left over goes to the
    others. Where there is too little room, the extra ones give way, then those with a line each.
    """
    wanted = _storeys(panels)
    if _lines(wanted) > height:
        wanted = _storeys([panel for panel in panels if not panel.is_extra])
    storeys = _shared_out(_squeezed(wanted, _lines(wanted) - height), height)
    return Stack(storeys, 1 if _lines(storeys) + len(storeys) - 1 <= height else 0)


def _storeys(panels: Sequence[Panel]) -> tuple[Storey, ...]:
    """The charts with as many lines as tell their values apart."""
    last = len(panels) - 1
    return tuple(
        Storey(panel, panel.chart.levels or LEAST_ROWS, has_days=place == last)
        for place, panel in enumerate(panels)
    )


def _lines(storeys: Sequence[Storey]) -> int:
    return sum(storey.lines for storey in storeys)


def _squeezed(storeys: tuple[Storey, ...], lacking: int) -> tuple[Storey, ...]:
    """The charts with so many lines fewer in all: first those that have more than the least."""
    found = []
    for storey in storeys:
        taken = min(max(0, lacking), storey.rows - min(LEAST_ROWS, storey.rows))
        lacking -= taken
        found.append(replace(storey, rows=storey.rows - taken))
    return tuple(found)


def _shared_out(storeys: tuple[Storey, ...], height: int) -> tuple[Storey, ...]:
    """The charts with what is left over, but for a line between them, by their shares."""
    spare = max(0, height - _lines(storeys) - (len(storeys) - 1))
    shares = [0 if one.is_rigid else one.panel.share for one in storeys]
    total = sum(shares) or 1
    return tuple(
        replace(one, rows=one.rows + spare * share // total)
        for one, share in zip(storeys, shares, strict=True)
    )
