"""What charts say, in words."""

from __future__ import annotations

from textual.content import Content
from textual.reactive import reactive
from textual.widgets import Static

from postchain_tui.core.progress.page import Fact


class Facts(Static):
    """Facts with their titles, one below the other."""

    facts: reactive[tuple[Fact, ...]] = reactive(())

    def watch_facts(self) -> None:
        """Say other things."""
        self.update(Content("\n\n").join(map(_told, self.facts)))


def _told(fact: Fact) -> Content:
    title = Content.styled(fact.title, "bold $quiet")
    return Content("\n").join([title, *map(Content, fact.lines)])
