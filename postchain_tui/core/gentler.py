"""What is left of a session once the back has flared up."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from postchain_tui.core.plan import Planned
from postchain_tui.core.program import Role
from postchain_tui.core.ramp import with_ramps


@dataclass(frozen=True, slots=True)
class Gentle:
    """What is due for one slot of the program while something is injured."""

    planned: Planned
    families: frozenset[str]
    """The families that the slot is for."""

    def stands_in_for(self, place: Planned) -> bool:
        """Is it due where that was planned?"""
        is_role = place.role is self.planned.role
        return is_role and place.exercise.family in self.families


def gentle_rest(
    places: tuple[Planned, ...],
    due: Iterable[Gentle],
    alone: Callable[[Planned], Planned | None],
) -> tuple[Planned, ...]:
    """What is still to be done, each place with what is due there while something is injured.

    The lighter sets that lead to a lift stay only where the lift does.

    Args:
        places: What was planned to come.
        due: What is due by the program, in its order.
        alone: What stands in for a place that the program does not have; None where nothing can.
    """
    waiting = list(due)
    found: list[Planned] = []
    for index in reversed(range(len(places))):
        place = places[index]
        if not _leads_up(place):
            gentle = _standing_in(place, waiting, alone)
            stays = gentle is not None and _is_same(gentle, place)
            led = _ramp_before(places, index) if stays else ()
            fresh = () if gentle is None else (gentle,) if stays else with_ramps((gentle,))
            found = [*led, *fresh, *found]
    return tuple(found)


def _standing_in(
    place: Planned, waiting: list[Gentle], alone: Callable[[Planned], Planned | None]
) -> Planned | None:
    """What is due in a place: by the last slot that is for it and is not taken yet."""
    for slot in reversed(waiting):
        if slot.stands_in_for(place):
            waiting.remove(slot)
            return slot.planned
    return place if place.exercise.allowed_when_injured else alone(place)


def _leads_up(place: Planned) -> bool:
    return place.role is Role.WARMUP and place.load is not None


def _is_same(gentle: Planned, place: Planned) -> bool:
    return (gentle.exercise.id, gentle.load) == (place.exercise.id, place.load)


def _ramp_before(places: tuple[Planned, ...], index: int) -> tuple[Planned, ...]:
    """The lighter sets right before a lift that belong to it."""
    start = index
    while start and _leads_up(places[start - 1]):
        start -= 1
    return places[start:index]
