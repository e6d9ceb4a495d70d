"""Signs that something other than a sore back may be going on, and what to say about them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from postchain_tui.catalog.tables import Table, shipped

NO_NUMBER = "your emergency number"
"""What is said where the person has not entered a number: none is ever guessed."""


class Tier(StrEnum):
    """How soon a red flag has to be looked at."""

    EMERGENCY = "A"
    DOCTOR = "B"


@dataclass(frozen=True, slots=True)
class RedFlag:
    """One sign, asked about in plain words."""

    id: str
    tier: Tier
    question: str
    """A question that yes or no answers."""


@dataclass(frozen=True, slots=True)
class Advice:
    """What to do after a yes."""

    tier: Tier
    title: str
    paragraphs: tuple[str, ...]

    def with_number(self, emergency_number: str) -> tuple[str, ...]:
        """The paragraphs, with the number to call; an empty one is left to the person."""
        number = emergency_number or NO_NUMBER
        return tuple(text.replace("{emergency_number}", number) for text in self.paragraphs)


@cache
def red_flags() -> tuple[RedFlag, ...]:
    """All red flags, the urgent ones first."""
    return _content()[0]


@cache
def urgent_ids() -> frozenset[str]:
    """Ids of the red flags that lock training until the person has been assessed."""
    return frozenset(flag.id for flag in red_flags() if flag.tier is Tier.EMERGENCY)


def advice(tier: Tier) -> Advice:
    """What to say after a yes in this tier."""
    return _content()[1][tier]


@cache
def _content() -> tuple[tuple[RedFlag, ...], dict[Tier, Advice]]:
    table = shipped("red_flags.toml")
    flags = tuple(map(_red_flag, table.tables("red_flag")))
    advices = {found.tier: found for found in map(_advice, table.tables("advice"))}
    table.finish()
    return flags, advices


def _red_flag(table: Table) -> RedFlag:
    found = RedFlag(
        id=table.text("id"), tier=table.choice("tier", Tier), question=table.text("question")
    )
    table.finish()
    return found


def _advice(table: Table) -> Advice:
    found = Advice(
        tier=table.choice("tier", Tier),
        title=table.text("title"),
        paragraphs=table.texts("paragraphs"),
    )
    table.finish()
    return found
