"""Whether a pain score is a moment to ask for warning signs."""

from __future__ import annotations

from postchain_tui.core.places import URGENT_PLACE, is_below_knee

_WORTH_ASKING = 2
"""A rise by so many points is more than the score varies by itself."""


def asks_for_signs(
    score: int | None,
    reference: int | None,
    place: str | None,
    place_before: str | None,
    *,
    spreading: bool | None = None,
    over: str = "usual",
) -> str:
    """Why warning signs should be asked for, as a phrase; empty where they need not be.

    Args:
        score: The pain, 0 to 10; None when it is not known.
        reference: What it is held against; None when there is nothing.
        place: Where it is felt.
        place_before: Where it was felt before.
        spreading: Does it spread down a leg?
        over: What the reference is, in words that go on from `above`.
    """
    is_new_below_knee = is_below_knee(place) and not is_below_knee(place_before)
    reasons = (
        _rise(score, reference, over),
        "pain in the groin or saddle" if place == URGENT_PLACE else "",
        "new pain below the knee" if is_new_below_knee else "",
        "pain that spreads down a leg" if spreading else "",
    )
    return ", ".join(filter(None, reasons))


def _rise(score: int | None, reference: int | None, over: str) -> str:
    if score is None or reference is None or score - reference < _WORTH_ASKING:
        return ""
    return f"{score - reference} above {over}"
