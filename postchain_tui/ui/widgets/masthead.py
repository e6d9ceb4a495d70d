"""The first line of a screen: where one is on the left, what matters on the right."""

from __future__ import annotations

from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget


class Masthead(Widget):
    """A line with a left and a right part; the left one gives way."""

    left: reactive[Content] = reactive(Content(""))
    right: reactive[Content] = reactive(Content(""))

    def render(self) -> Content:
        """Write both parts, the space between them."""
        room = self.size.width - self.right.cell_length - 1
        left = self.left.truncate(max(0, room), ellipsis=True)
        gap = max(1, self.size.width - left.cell_length - self.right.cell_length)
        return Content("").join([left, Content(" " * gap), self.right])
