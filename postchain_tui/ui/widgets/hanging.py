"""Text behind a lead, whose further lines begin where the first one does."""

from __future__ import annotations

from textual.content import Content

_LEAST_WIDTH = 12
"""Narrower than this nothing can be read."""


def hanging(lead: Content, text: Content, width: int) -> list[Content]:
    """The lines of a text behind its lead, each of them at most so many cells wide."""
    indent = Content(" " * lead.cell_length)
    lines = text.wrap(max(_LEAST_WIDTH, width - lead.cell_length))
    return [
        Content("").join([indent if number else lead, line.rstrip()])
        for number, line in enumerate(lines)
    ]


def spread(left: Content, right: Content, width: int) -> Content:
    """One line with a left and a right part; the left one gives way."""
    room = max(_LEAST_WIDTH, width - right.cell_length - 2)
    left = left.truncate(room, ellipsis=True)
    gap = max(2, width - left.cell_length - right.cell_length)
    return Content("").join([left, Content(" " * gap), right])
