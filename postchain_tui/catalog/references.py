"""The published sources behind what the program says and does."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from postchain_tui.catalog.tables import Table, shipped


@dataclass(frozen=True, slots=True)
class Reference:
    """One published source."""

    id: str
    authors: str
    year: int
    title: str
    journal: str
    """Journal with volume, issue and pages."""
    doi: str
    """Digital object identifier; empty where only an address is known."""
    url: str
    """Address; empty where the DOI is enough."""
    supports: str
    """What it is cited for, in one sentence."""


@cache
def references() -> tuple[Reference, ...]:
    """All sources, in the order in which a reader wants them."""
    table = shipped("references.toml")
    found = tuple(map(_reference, table.tables("reference")))
    table.finish()
    return found


def reference(reference_id: str) -> Reference:
    """The source with this id, for a screen that cites it."""
    return {found.id: found for found in references()}[reference_id]


def _reference(table: Table) -> Reference:
    found = Reference(
        id=table.text("id"),
        authors=table.text("authors"),
        year=table.whole("year"),
        title=table.text("title"),
        journal=table.text("journal"),
        doi=table.text("doi", ""),
        url=table.text("url", ""),
        supports=table.text("supports"),
    )
    table.finish()
    return found
