"""Every screen and dialog can be gone through, and left, by keys alone."""

from __future__ import annotations

from itertools import pairwise

import pytest
from textual.widget import Widget

from tests.ui.app import Running
from tests.ui.scenes import LIVES, SCENES, Look, look, visits

ARROWS = ("down", "right", "up", "left")


def wanted(running: Running) -> list[Widget]:
    """What may have the keys, as one reads: line by line, from left to right."""
    found = [
        widget
        for widget in running.app.screen.query(Widget)
        if widget.focusable and widget.region and not widget.has_class("-textual-system")
    ]
    return sorted(found, key=lambda widget: (widget.region.y, widget.region.x))


async def rounds(running: Running, key: str) -> list[tuple[Widget | None, Look]]:
    """What has the keys, and what is seen, after each press until it is where it began."""
    seen = []
    for _ in wanted(running):
        await running.press(key)
        seen.append((running.app.focused, look(running)))
    return seen


@pytest.mark.parametrize("life", LIVES)
async def test_tab_goes_through_all_that_may_have_the_keys(life: str) -> None:
    async for place, running in visits(life, once=True):
        order, first = wanted(running), running.app.focused
        if "palette" in place.name or len(order) < 2:
            assert set(order) <= {first}, f"{place.name}: nobody gets to {order}"
            continue
        assert first in order, f"{place.name}: nothing has the keys"
        here = order.index(first) + 1
        there = await rounds(running, "tab")
        assert [one for one, _ in there] == order[here:] + order[:here], place.name
        looks = [seen for _, seen in there]
        changed = [before != after for before, after in pairwise(looks)]
        assert all(changed), f"{place.name}: one does not see where one is"
        back = await rounds(running, "shift+tab")
        assert [one for one, _ in back] == [one for one, _ in there[-2::-1]] + [first], place.name


@pytest.mark.parametrize("life", ["empty"])
async def test_arrows_lead_nowhere_one_does_not_come_back_from(life: str) -> None:
    async for place, running in visits(life, once=True):
        screen = running.screen
        for arrow in (*ARROWS, *ARROWS[::-1]):
            await running.press(arrow)
            if running.screen != screen:
                await running.press("escape")
            assert running.screen == screen, f"{place.name}: {arrow}"


@pytest.mark.parametrize("life", LIVES)
def test_no_scene_is_there_twice(life: str) -> None:
    names = [place.name for place in SCENES[life]]
    assert len(set(names)) == len(names)
