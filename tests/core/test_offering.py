"""Which exercises are open in the place of another."""

from __future__ import annotations

import pytest

from postchain_tui.catalog.library import Library
from postchain_tui.core.offering import Offering

LIBRARY = Library()
SLOT = frozenset({"rdl_empty_bar", "rdl_dumbbell", "rdl_kettlebell", "dowel_hinge"})


def _is_open(
    name: str,
    here: str = "rdl_empty_bar",
    *,
    reached: tuple[str, ...] = ("glute_bridge", "rdl_empty_bar", "gm_pvc"),
    opened: frozenset[str] = frozenset(),
    injured: bool = False,
) -> bool:
    offering = Offering(
        reached=tuple(map(LIBRARY.exercise, reached)),
        opened=opened,
        slots=(frozenset({"glute_bridge"}), SLOT),
        injured=injured,
        exercise_of=LIBRARY.exercise,
    )
    return offering.is_open(LIBRARY.exercise(name), LIBRARY.exercise(here))


@pytest.mark.parametrize("name", ["rdl_dumbbell", "rdl_kettlebell", "band_pull_through"])
def test_what_shares_the_slot_or_is_easier_is_open(name: str) -> None:
    assert _is_open(name)


@pytest.mark.parametrize("name", ["gm_barbell_empty", "gm_band", "rdl_barbell", "back_ext_45"])
def test_what_waits_for_a_gate_is_not_open(name: str) -> None:
    assert not _is_open(name)


def test_what_has_no_gate_below_it_is_open() -> None:
    assert _is_open("calf_raise")
    assert _is_open("gm_pvc")


def test_what_was_reached_and_what_is_below_it_is_open() -> None:
    reached = ("gm_barbell_loaded", "rdl_barbell")
    for name in ("gm_barbell_loaded", "gm_barbell_empty", "gm_band", "cable_pull_through"):
        assert _is_open(name, "rdl_barbell", reached=reached)


def test_what_an_open_gate_leads_to_is_open() -> None:
    assert _is_open("gm_barbell_empty", opened=frozenset({"gm_barbell_empty"}))


def test_a_good_morning_is_not_opened_by_being_easier_than_the_one_at_hand() -> None:
    assert not _is_open("gm_barbell_empty", "gm_barbell_loaded")


@pytest.mark.parametrize(
    ("name", "is_open"),
    [("gm_barbell_empty", False), ("rdl_dumbbell", False), ("gm_pvc", True), ("dowel_hinge", True)],
)
def test_while_injured_only_what_is_for_the_injured_is_open(name: str, is_open: bool) -> None:
    reached = ("gm_barbell_loaded", "rdl_barbell")
    assert _is_open(name, reached=reached, injured=True) is is_open
