"""How what is shipped stands in lists: exercises, words, sources."""

from __future__ import annotations

from collections.abc import Iterable

from textual.content import Content

from postchain_tui.catalog.glossary import Term
from postchain_tui.catalog.references import Reference
from postchain_tui.coach.programs import Listed
from postchain_tui.core import details
from postchain_tui.core.details import RowKind, Tone
from postchain_tui.core.searching import Choice
from postchain_tui.core.text import harmless
from postchain_tui.ui.widgets.row_list import Row

_NAME = 29
"""Cells of a name, before what is said beside it."""
_PROGRAM_NAME = 19
_LONGEST = 100
_BLANK = details.Row(RowKind.BLANK)


def heading_row(name: str) -> Row:
    """The row above the exercises of a family."""
    return Row(Content.styled(harmless(name, _LONGEST), "bold $accent"), is_choosable=False)


def choice_row(choice: Choice) -> Row:
    """The row of an exercise, with how one stands to it."""
    name = harmless(choice.name, _LONGEST)
    return Row(Content.assemble((f"{name:<{_NAME}} ", ""), (choice.note, "$quiet")))


def program_row(listed: Listed) -> Row:
    """The row of a program: whether it is in use, whose it is, and how often it was done."""
    mark = ("● ", "bold $accent") if listed.is_in_use else "  "
    name = harmless(listed.program.name, _LONGEST)
    note = (_program_note(listed), "$quiet")
    return Row(Content.assemble(mark, (f"{name:<{_PROGRAM_NAME}} ", ""), note))


def _program_note(listed: Listed) -> str:
    if listed.is_in_use:
        return "in use"
    if listed.is_archived:
        return "archived"
    return "your own" if listed.is_own else ""


def glossary_rows(terms: Iterable[Term]) -> tuple[details.Row, ...]:
    """Words, each with its meaning below it."""
    return tuple(row for term in terms for row in _explained(term))


def _explained(term: Term) -> tuple[details.Row, ...]:
    also = f"  {', '.join(term.also)}" if term.also else ""
    word = details.Row(RowKind.EXERCISE, ((term.word, Tone.ACCENT), (also, Tone.QUIET)))
    return word, details.Row(RowKind.FACT, ((f"  {term.meaning}", Tone.PLAIN),)), _BLANK


def reference_rows(sources: Iterable[Reference]) -> tuple[details.Row, ...]:
    """Published sources, each with what it is cited for."""
    return tuple(row for source in sources for row in _cited(source))


def _cited(source: Reference) -> tuple[details.Row, ...]:
    place = f"doi {source.doi}" if source.doi else source.url
    title = f"{source.authors} ({source.year}): {source.title}"
    where = " · ".join(filter(None, (source.journal, place)))
    return (
        details.Row(RowKind.EXERCISE, ((title, Tone.STRONG),)),
        details.Row(RowKind.FACT, ((f"  {where}", Tone.QUIET),)),
        details.Row(RowKind.FACT, ((f"  {source.supports}", Tone.PLAIN),)),
        _BLANK,
    )
