"""The figures that are shipped: bodies that could be somebody's, in exercises that there are."""

from __future__ import annotations

from math import atan2, degrees, dist

import pytest

from postchain_tui.catalog.figures import figure, figures
from postchain_tui.catalog.library import Library
from postchain_tui.core.figure import HIGHEST, WIDEST, Figure, Point, drawn, joints

ALL = pytest.mark.parametrize("name", sorted(figures()))
HINGES = ("rdl_barbell", "rdl_empty_bar", "gm_pvc", "gm_barbell_empty", "gm_barbell_loaded")
BRIDGES = ("glute_bridge", "bridge_iso_hold", "weighted_bridge", "single_leg_bridge")
BONES = (
    ("hip", "shoulder"),
    ("shoulder", "elbow"),
    ("elbow", "hand"),
    ("hip", "knee"),
    ("knee", "ankle"),
    ("ankle", "toe"),
)


def _figure(name: str) -> Figure:
    found = figure(name)
    assert found is not None
    return found


def _both(name: str) -> tuple[dict[str, Point], dict[str, Point]]:
    found = _figure(name)
    return joints(found.start), joints(found.end)


def _tilt(low: Point, high: Point) -> float:
    """Degrees from upright; forward is positive."""
    return degrees(atan2(high[0] - low[0], high[1] - low[1]))


@ALL
def test_a_figure_shows_an_exercise_that_there_is(name: str) -> None:
    assert Library().exercise(name).id == name


def test_the_core_lifts_have_figures_and_what_has_none_says_so() -> None:
    assert {"glute_bridge", "rdl_barbell", "gm_pvc", "gm_barbell_loaded"} <= set(figures())
    assert figure("brisk_walk") is None


@ALL
def test_a_figure_fits_beside_the_list_of_exercises(name: str) -> None:
    lines = drawn(_figure(name))
    widths = {sum(len(text) for text, _ in line) for line in lines}
    assert len(lines) <= HIGHEST
    assert max(widths) <= WIDEST


@ALL
def test_the_words_say_which_is_the_start_and_what_has_moved(name: str) -> None:
    start, end = _figure(name).words
    assert start.startswith("start: ")
    assert end.startswith("end: ")


@ALL
def test_no_limb_grows_from_the_start_to_the_end(name: str) -> None:
    start, end = _both(name)
    for one, other in BONES:
        if other in start and other in end:
            length = dist(start[one], start[other])
            assert dist(end[one], end[other]) == pytest.approx(length, rel=0.1)


@ALL
def test_nobody_sinks_into_the_floor_or_floats(name: str) -> None:
    held_up = {"back_ext_45", "sorensen_hold"}
    for places in _both(name):
        heights = [y for joint, (_, y) in places.items() if joint not in {"back", "lap"}]
        assert min(heights) > -0.05
        assert name in held_up or min(heights) < 0.15


@ALL
def test_what_bears_the_weight_stays_where_it_is(name: str) -> None:
    found = _figure(name)
    start, end = _both(name)
    lying = found.start.joint == "shoulder"
    for joint in {found.start.joint, *(("ankle",) if lying and name != "dead_bug" else ())}:
        assert dist(start[joint], end[joint]) < 0.06


@pytest.mark.parametrize("name", HINGES)
def test_in_a_hinge_the_hips_travel_back_over_still_shins(name: str) -> None:
    start, end = _both(name)
    assert end["hip"][0] < start["hip"][0] - 0.4
    assert abs(_tilt(end["ankle"], end["knee"])) < 8
    assert 60 < _tilt(end["hip"], end["shoulder"]) < 90
    assert _tilt(start["hip"], start["shoulder"]) < 5


@pytest.mark.parametrize("name", ["rdl_barbell", "rdl_empty_bar"])
def test_the_bar_of_a_deadlift_stays_close_to_the_legs_and_off_the_floor(name: str) -> None:
    (load,) = _figure(name).loads
    assert load.joint == "hand"
    for places in _both(name):
        x, y = places["hand"]
        assert 0 < x - places["knee"][0] < 0.25
        assert y > 0.4


@pytest.mark.parametrize("name", ["gm_pvc", "gm_barbell_empty", "gm_barbell_loaded"])
def test_the_bar_of_a_good_morning_lies_on_the_upper_back_over_the_foot(name: str) -> None:
    (load,) = _figure(name).loads
    start, end = _both(name)
    assert load.joint == "back"
    assert start["back"][0] < start["shoulder"][0]
    assert end["back"][1] > end["shoulder"][1]
    assert abs(end["back"][0] - end["toe"][0]) < 0.4


@pytest.mark.parametrize("name", BRIDGES)
def test_a_bridge_ends_in_one_line_with_the_shoulders_on_the_floor(name: str) -> None:
    start, end = _both(name)
    assert start["hip"][1] < 0.2
    assert end["hip"][1] > start["hip"][1] + 0.3
    assert max(start["shoulder"][1], end["shoulder"][1]) < 0.2
    whole = dist(end["shoulder"], end["hip"]) + dist(end["hip"], end["knee"])
    assert dist(end["shoulder"], end["knee"]) == pytest.approx(whole, rel=0.005)
    assert abs(_tilt(end["ankle"], end["knee"])) < 5
