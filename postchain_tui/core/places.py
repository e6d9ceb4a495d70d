"""Where on the body pain is felt, and whether it has moved away from the spine."""

from __future__ import annotations

from collections.abc import Iterable

PLACES = (
    "upper_back",
    "low_back_left",
    "low_back_centre",
    "low_back_right",
    "buttock_left",
    "buttock_right",
    "back_of_thigh_left",
    "back_of_thigh_right",
    "below_knee_left",
    "below_knee_right",
    "foot_left",
    "foot_right",
    "groin_saddle",
)
"""Where pain may be felt."""

URGENT_PLACE = "groin_saddle"
"""Pain here raises the question for warning signs."""

_BUTTOCK, _THIGH, _BELOW_KNEE, _FOOT = 1, 2, 3, 4
_DISTANCES = {
    "buttock": _BUTTOCK,
    "back_of_thigh": _THIGH,
    "below_knee": _BELOW_KNEE,
    "foot": _FOOT,
}


def distance(place: str) -> int:
    """How far down from the spine a place is: 0 on the back, 4 at the foot."""
    return _DISTANCES.get(place.removesuffix("_left").removesuffix("_right"), 0)


def is_below_knee(place: str | None) -> bool:
    """Is the pain felt below the knee or in the foot?"""
    return place is not None and distance(place) >= _BELOW_KNEE


def has_spread(before: str | None, later: Iterable[str | None]) -> bool:
    """Is pain felt farther down than it was before?

    Where it was before is not always told; then pain on the leg itself counts, in the thigh or
    lower, and pain in the buttock does not.
    """
    reference = _BUTTOCK if before is None else distance(before)
    return any(place is not None and distance(place) > reference for place in later)


def words(place: str) -> str:
    """A place as it is said: `low back, left`."""
    head, _, side = place.rpartition("_")
    if side in {"left", "right", "centre"}:
        return f"{head.replace('_', ' ')}, {side}"
    return "groin or saddle" if place == URGENT_PLACE else place.replace("_", " ")
