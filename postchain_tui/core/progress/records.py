"""The personal records of an exercise, newest first."""

from __future__ import annotations

from postchain_tui.core.formatting import date_text
from postchain_tui.core.progress.look import Look
from postchain_tui.core.progress.page import Fact, Page, Subject, Table
from postchain_tui.core.records import Record, record_words, records_over_time


def records_page(look: Look) -> Page:
    """The records that fell within the span, each held against all that came before it.

    Args:
        look: What is looked back on, with the best sets of all time.
    """
    told = tuple(one for one in _records(look) if look.is_shown(one.done.at.date()))
    return Page(
        subject=Subject.RECORDS,
        table=lambda: Table(
            ("day", "record"),
            tuple(_row(look, one) for one in reversed(told)),
            empty=f"no records {look.span.within}: a first time is none",
        ),
        facts=(
            Fact(
                "WHAT COUNTS",
                (
                    "More load than ever, or more with this load or a heavier one.",
                    f"Sets with pain above {look.settings.ceiling} and warm-ups never count.",
                ),
            ),
        ),
    )


def _records(look: Look) -> tuple[Record, ...]:
    if look.exercise is not None and not look.exercise.load_type.is_harder_when_heavier:
        return ()
    return records_over_time(look.best_sets, look.measure, look.settings.ceiling)


def _row(look: Look, one: Record) -> tuple[str, ...]:
    words = record_words(one, look.unit, look.measure)
    return date_text(one.done.at.date(), look.today), words
