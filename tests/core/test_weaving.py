"""One's own exercises as rungs of the ladders that there are."""

from __future__ import annotations

from typing import Any

import pytest

from postchain_tui.core.exercise import OWN, Exercise, Ladder
from postchain_tui.core.weaving import placed_among, woven
from tests.build import exercise


def _own(name: str, **ladder: Any) -> Exercise:
    parts = {"regressions": (), "progressions": (), "alternatives": (), **ladder}
    return exercise(
        id=name,
        basis=OWN,
        ladder=Ladder(article_progressions=(), injured_fallback=name, **parts),
    )


BRIDGE = exercise(
    ladder=Ladder(("tilt",), ("single",), ("single",), ("walkout",), "glute_bridge"),
)


def test_what_nobody_names_stays_the_very_same() -> None:
    assert woven(BRIDGE, ()) is BRIDGE
    assert woven(BRIDGE, (_own("mine", regressions=("tilt",)),)) is BRIDGE


def test_a_ladder_leads_on_to_what_says_that_it_is_harder() -> None:
    ladder = woven(BRIDGE, (_own("mine", regressions=("glute_bridge",)),)).ladder
    assert ladder.progressions == ("single", "mine")
    assert ladder.own_progressions == ("mine",)
    assert ladder.article_progressions == ("single",)
    assert ladder.ways == ("single", "mine")


def test_what_says_that_it_is_easier_or_instead_comes_after_the_others() -> None:
    easier = _own("softer", progressions=("glute_bridge",))
    beside = _own("other", alternatives=("glute_bridge",))
    ladder = woven(BRIDGE, (easier, beside)).ladder
    assert ladder.regressions == ("tilt", "softer")
    assert ladder.alternatives == ("walkout", "other")
    assert (ladder.progressions, ladder.own_progressions) == (("single",), ())


def test_what_both_say_of_each_other_stands_there_once() -> None:
    low = _own("low", progressions=("high",))
    high = _own("high", regressions=("low",))
    ladder = woven(low, (low, high)).ladder
    assert (ladder.progressions, ladder.own_progressions) == (("high",), ("high",))
    assert woven(high, (low, high)).ladder.regressions == ("low",)


def test_what_names_itself_leads_nowhere() -> None:
    itself = _own("mine", regressions=("mine",), progressions=("mine",), alternatives=("mine",))
    assert woven(itself, (itself,)) is itself


@pytest.mark.parametrize(
    ("ladder", "expected"),
    [
        ({"regressions": ("a",)}, ("a", "mine", "b", "c")),
        ({"regressions": ("b", "a"), "progressions": ("c",)}, ("a", "b", "mine", "c")),
        ({"progressions": ("c", "b")}, ("a", "mine", "b", "c")),
        ({"progressions": ("a",)}, ("mine", "a", "b", "c")),
        ({"regressions": ("elsewhere",)}, ("a", "b", "c", "mine")),
        ({}, ("a", "b", "c", "mine")),
    ],
)
def test_a_rung_stands_after_the_easier_ones_else_before_the_harder_ones(
    ladder: dict[str, tuple[str, ...]], expected: tuple[str, ...]
) -> None:
    assert placed_among(("a", "b", "c"), _own("mine", **ladder)) == expected


def test_the_first_of_a_family_stands_alone() -> None:
    assert placed_among((), _own("mine")) == ("mine",)
