"""Pain scores and what the person said of herself."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from postchain_tui.core.diary import Declaration, PainRecord
from postchain_tui.store.journal import Writing
from postchain_tui.store.rows import (
    declaration_in,
    declaration_row,
    pain_in,
    pain_row,
    utc_text,
)
from postchain_tui.store.store import Store

_LATEST = "9999"
"""Sorts after every moment."""

_PAGE = """
SELECT * FROM pain_entries
WHERE at <= ? AND deleted_at IS NULL
  AND (at < ? OR rowid < (SELECT rowid FROM pain_entries WHERE id = ?))
ORDER BY at DESC, rowid DESC LIMIT ?
"""


def add_pain(
    store: Store,
    entry: PainRecord,
    what: str = "Record pain",
    instead_of: Iterable[PainRecord] = (),
) -> None:
    """Save a pain score; those whose place it takes go to the trash in the same action.

    Raises:
        NotSavedError: when the file could not be written to.
    """
    with store.action(what) as writing:
        for replaced in instead_of:
            writing.bury("pain_entries", replaced.id)
        write_pain(writing, entry)


def write_pain(writing: Writing, entry: PainRecord) -> None:
    """Write a pain score within an action."""
    writing.put("pain_entries", pain_row(entry))


def pain_between(store: Store, start: datetime, end: datetime) -> tuple[PainRecord, ...]:
    """The pain scores from a moment up to before another, oldest first."""
    found = store.rows(
        "SELECT * FROM pain_entries WHERE at >= ? AND at < ? AND deleted_at IS NULL "
        "ORDER BY at, rowid",
        utc_text(start),
        utc_text(end),
    )
    return tuple(pain_in(row) for row in found)


def scores(store: Store, limit: int, before: PainRecord | None = None) -> tuple[PainRecord, ...]:
    """A page of all scores, newest first; of equal moments the one recorded later.

    Args:
        store: Where from.
        limit: How many at most.
        before: The last one of the page before.
    """
    at = _LATEST if before is None else utc_text(before.at)
    found = store.rows(_PAGE, at, at, "" if before is None else before.id, limit)
    return tuple(pain_in(row) for row in found)


def declare(store: Store, said: Declaration, what: str) -> None:
    """Save what the person said of herself.

    Raises:
        NotSavedError: when the file could not be written to.
    """
    with store.action(what) as writing:
        write_declaration(writing, said)


def write_declaration(writing: Writing, said: Declaration) -> None:
    """Write a declaration within an action."""
    writing.put("declarations", declaration_row(said))


def declarations(store: Store) -> tuple[Declaration, ...]:
    """All that the person said of herself, oldest first."""
    found = store.rows("SELECT * FROM declarations WHERE deleted_at IS NULL ORDER BY at, rowid")
    return tuple(declaration_in(row) for row in found)
