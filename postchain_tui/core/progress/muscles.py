"""What each muscle gets in a week."""

from __future__ import annotations

from postchain_tui.core.formatting import tenths
from postchain_tui.core.muscles import MuscleSets, muscle_sets
from postchain_tui.core.progress.look import Look
from postchain_tui.core.progress.page import Fact, Page, Subject, Table

_BAR_WIDTH = 24


def muscles_page(look: Look) -> Page:
    """Hard sets per muscle and week, on average over the span."""
    told = sets_per_muscle(look)
    most = max((one.sets_per_week for one in told), default=0.0)
    rows = tuple(_row(look, one, most) for one in told)
    return Page(
        subject=Subject.MUSCLES,
        table=lambda: Table(
            ("muscle", "sets a week", ""),
            rows,
            numbers=frozenset({1}),
            bar=2,
            empty=f"no sets {look.span.within}",
        ),
        facts=(
            Fact(
                "HOW IT IS COUNTED",
                (
                    "A set counts 1 for the muscles it trains first, ½ for those that help.",
                    "Sets with more than 4 reps left are left out where effort was recorded.",
                    "It is what was done, not what is needed.",
                ),
            ),
        ),
    )


def sets_per_muscle(look: Look) -> tuple[MuscleSets, ...]:
    """Hard sets per muscle and week over the days of the span that lie in the record."""
    return muscle_sets(look.bouts, look.exercise_of, look.first_lived, look.today)


def _row(look: Look, one: MuscleSets, most: float) -> tuple[str, ...]:
    sets = tenths(one.sets_per_week)
    return look.muscle_name(one.muscle), sets, bar(one.sets_per_week / most)


def bar(share: float) -> str:
    """A bar of whole and half blocks, of full width for a share of one."""
    full, half = divmod(round(share * _BAR_WIDTH * 2), 2)
    return "█" * full + "▌" * half
