"""The place of one's own exercises on a ladder: what is refused."""

from dataclasses import replace
from typing import Any

import pytest

from postchain_tui.core.exercise import OWN, Exercise, Ladder, LoadType
from postchain_tui.core.own_ladder import MOST_BESIDE, mistakes
from tests.build import exercise

FROG = "frog"


def rung(
    name: str, easier: tuple[str, ...] = (), harder: tuple[str, ...] = (), **more: Any
) -> Exercise:
    """A rung of the bridges that may be done while injured."""
    made: Any = {"id": name, "name": name.title(), "ladder": Ladder(easier, harder, (), (), name)}
    return exercise(**(made | more))


def own(easier: tuple[str, ...] = (), harder: tuple[str, ...] = (), **more: Any) -> Exercise:
    """An own one, which gives way to the first of the bridges while injured."""
    made: Any = {
        "ladder": Ladder(easier, harder, (), (), "one"),
        "allowed_when_injured": False,
        "basis": OWN,
    }
    return rung(FROG, **(made | more))


ONE, TWO, THREE = (
    rung("one", (), ("two",)),
    rung("two", ("one",), ("three",)),
    rung("three", ("two",)),
)
ROW = rung("row", family="rows")
PIPE = rung("gm_pvc", (), ("bar",), family="good_morning")
BAR = rung("bar", ("gm_pvc",), family="good_morning", allowed_when_injured=False)
SHIPPED = (ONE, TWO, THREE, ROW, PIPE, BAR)


def wrong(one: Exercise, *others: Exercise) -> dict[str, str]:
    known = {item.id: item for item in (*SHIPPED, *others)}
    return dict(mistakes(one, known.get))


def good_morning(**more: Any) -> Exercise:
    made: Any = {"family": "good_morning", "ladder": Ladder(("gm_pvc",), (), (), (), "gm_pvc")}
    return own(**(made | more))


def test_nothing_is_wrong_with_a_rung_between_two_others() -> None:
    assert wrong(own()) == {}
    assert wrong(own(("one",), ("two",))) == {}
    beside = Ladder(("one",), (), (), ("row", "two"), "one")
    assert wrong(own(ladder=beside)) == {}


@pytest.mark.parametrize("name", ["regressions", "progressions", "alternatives"])
def test_it_names_others_that_there_are(name: str) -> None:
    itself: Any = {name: (FROG,)}
    nobody: Any = {name: ("none",)}
    assert set(wrong(own(ladder=replace(own().ladder, **itself)))) == {f"ladder.{name}"}
    found = wrong(own(ladder=replace(own().ladder, **nobody)))
    assert found == {f"ladder.{name}": "Name an exercise that there is, not “none”."}


def test_it_names_only_so_many() -> None:
    many = tuple(f"rung{number}" for number in range(MOST_BESIDE + 1))
    known = [rung(name) for name in many]
    assert "At most" in wrong(own(many), *known)["ladder.regressions"]


@pytest.mark.parametrize("key", ["regressions", "progressions"])
def test_what_is_of_another_family_is_done_instead(key: str) -> None:
    row: Any = {key: ("row",)}
    found = wrong(own(ladder=replace(own().ladder, **row)))
    assert set(found) == {f"ladder.{key}"}
    assert "“Row”" in found[f"ladder.{key}"]
    assert "instead of" in found[f"ladder.{key}"]


def test_one_is_not_both_easier_and_harder() -> None:
    assert "not both, as “One” is" in wrong(own(("one",), ("one",)))["ladder.progressions"]


def test_what_is_done_instead_is_no_rung_next_to_it() -> None:
    assert (
        "“One”"
        in wrong(own(ladder=Ladder(("one",), (), (), ("one",), "one")))["ladder.alternatives"]
    )


def test_a_ladder_does_not_lead_back() -> None:
    found = wrong(own(("three",), ("one",)))
    assert set(found) == {"ladder.regressions", "ladder.progressions"}
    assert found["ladder.progressions"].endswith("leads on to “Three”.")
    assert found["ladder.regressions"].endswith("leads on to “One”.")


def test_a_ladder_does_not_lead_back_by_another_own_exercise() -> None:
    toad = replace(rung("toad", ("two",), (FROG,)), basis=OWN)
    assert "itself" in wrong(own((), ("toad",)), toad)["ladder.progressions"]
    newt = replace(rung("newt", (FROG,)), basis=OWN)
    assert "itself" in wrong(own(("newt",)), newt)["ladder.regressions"]


def test_what_was_woven_into_a_shipped_ladder_before_does_not_count() -> None:
    woven = replace(TWO, ladder=replace(TWO.ladder, progressions=("three", FROG)))
    known = {one.id: one for one in (*SHIPPED, own(("two",)), woven)}
    assert dict(mistakes(own((), ("two",)), known.get)) == {}


def test_one_that_names_itself_is_told_so_once() -> None:
    assert list(wrong(own((FROG,)))) == ["ladder.regressions"]


def test_while_injured_something_is_done_that_may_be_done_then() -> None:
    key = "ladder.injured_fallback"
    of = own().ladder
    assert wrong(own(ladder=replace(of, injured_fallback=FROG), allowed_when_injured=True)) == {}
    assert "either done" in wrong(own(allowed_when_injured=True))[key]
    assert "either done" in wrong(own(ladder=replace(of, injured_fallback=FROG)))[key]
    assert "“none”" in wrong(own(ladder=replace(of, injured_fallback="none")))[key]
    assert "“Bar” may not" in wrong(own(ladder=replace(of, injured_fallback="bar")))[key]


def test_while_injured_every_good_morning_gives_way_to_the_pipe() -> None:
    assert wrong(good_morning()) == {}
    for bad in (
        good_morning(allowed_when_injured=True),
        good_morning(ladder=Ladder(("gm_pvc",), (), (), (), "one")),
    ):
        assert "“Gm_Pvc”" in wrong(bad)["ladder.injured_fallback"]


def test_the_pipe_comes_before_every_good_morning_with_a_load() -> None:
    alone = Ladder((), (), (), (), "gm_pvc")
    assert wrong(good_morning(ladder=alone)) == {}
    assert wrong(good_morning(ladder=replace(alone, progressions=("gm_pvc",)))) == {}
    loaded = wrong(good_morning(ladder=alone, load_type=LoadType.BAND))
    assert set(loaded) == {"ladder.regressions"}
    past_the_pipe = wrong(good_morning(ladder=replace(alone, progressions=("bar",))))
    assert set(past_the_pipe) == {"ladder.progressions"}


def test_a_good_morning_comes_after_the_pipe_by_way_of_others_too() -> None:
    toad = good_morning(id="toad", ladder=Ladder((), (), (), (), "gm_pvc"))
    after_toad = Ladder(("toad",), (), (), (), "gm_pvc")
    loaded = good_morning(ladder=after_toad, load_type=LoadType.EXTERNAL)
    assert set(wrong(loaded, toad)) == {"ladder.regressions"}
    assert wrong(loaded, replace(toad, ladder=replace(toad.ladder, regressions=("gm_pvc",)))) == {}


# Hinges with plates


EMPTY = rung("rdl_empty_bar", family="hinge")
LIFT: dict[str, Any] = {
    "family": "hinge",
    "implements": (("barbell",), ("plates",)),
    "load_type": LoadType.EXTERNAL,
    "load_step_grams": 2500,
}


def test_a_hinge_with_plates_on_the_bar_comes_after_the_empty_bar() -> None:
    refused = wrong(own(**LIFT), EMPTY)
    assert refused == {
        "ladder.regressions": (
            "A hinge with plates on the bar comes after “Rdl_Empty_Bar”, or after what does."
        )
    }
    assert wrong(own(("rdl_empty_bar",), **LIFT), EMPTY) == {}
    between = rung("kickstand", ("rdl_empty_bar",), **LIFT)
    assert wrong(own(("kickstand",), **LIFT), EMPTY, between) == {}


@pytest.mark.parametrize(
    "other",
    [{"load_step_grams": 0}, {"implements": (("dumbbells",),)}, {"family": "rows"}],
)
def test_what_has_no_plates_on_a_bar_need_not(other: dict[str, Any]) -> None:
    assert wrong(own(**(LIFT | other)), EMPTY) == {}
