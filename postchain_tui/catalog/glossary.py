"""The words of the field, each with its meaning in a sentence or two."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from postchain_tui.catalog.tables import Table, shipped


@dataclass(frozen=True, slots=True)
class Term:
    """One word."""

    word: str
    also: tuple[str, ...]
    """Other forms of the word, and what an abbreviation stands for."""
    meaning: str


@cache
def glossary() -> tuple[Term, ...]:
    """All words, in alphabetical order."""
    table = shipped("glossary.toml")
    terms = tuple(map(_term, table.tables("term")))
    table.finish()
    return tuple(sorted(terms, key=lambda term: term.word.casefold()))


def term(word: str) -> Term | None:
    """The entry of a word in any of its forms; None where there is none."""
    wanted = word.strip().casefold()
    forms = {form.casefold(): entry for entry in glossary() for form in (entry.word, *entry.also)}
    return forms.get(wanted)


def _term(table: Table) -> Term:
    found = Term(word=table.text("word"), also=table.texts("also"), meaning=table.text("meaning"))
    table.finish()
    return found
