"""Stick figures: where the joints are, and how they stand on the lines."""

from __future__ import annotations

from dataclasses import replace
from math import dist, isclose

from hypothesis import given
from hypothesis import strategies as st

from postchain_tui.core.figure import (
    FOOT,
    FOREARM,
    SHANK,
    THIGH,
    TRUNK,
    UPPER_ARM,
    Figure,
    Ink,
    Load,
    Part,
    Pose,
    Stick,
    drawn,
    joints,
)

TALL = Pose("ankle", (0, 0.12), 90, 90, ((270, 270),), ((270, 270, 345),))
BENT = replace(TALL, trunk=20, head=20, legs=((310, 268, 345),))
BONES = (
    ("hip", "shoulder", TRUNK),
    ("shoulder", "elbow", UPPER_ARM),
    ("elbow", "hand", FOREARM),
    ("hip", "knee", THIGH),
    ("knee", "ankle", SHANK),
    ("ankle", "toe", FOOT),
)

_ANGLES = st.integers(0, 359).map(float)
_PLACES = st.floats(-2, 2)
POSES = st.builds(
    Pose,
    joint=st.sampled_from(["hip", "shoulder", "head"]),
    at=st.tuples(_PLACES, st.floats(0, 2)),
    trunk=_ANGLES,
    head=_ANGLES,
    arms=st.lists(st.tuples(_ANGLES, _ANGLES), max_size=2).map(tuple),
    legs=st.lists(st.tuples(_ANGLES, _ANGLES, _ANGLES), max_size=2).map(tuple),
)
FIGURES = st.builds(
    Figure,
    start=POSES,
    end=POSES,
    words=st.just(("start", "end: up")),
    dots=st.integers(4, 20),
    loads=st.just((Load("head", (0.1, 0.2), 0.3, is_full=False),)),
)


def _text(line: tuple[Part, ...]) -> str:
    return "".join(text for text, _ in line)


def _halves(figure: Figure) -> tuple[list[str], list[str]]:
    """What stands left of the gap, and what right of it, without the words."""
    texts = [_text(line) for line in drawn(figure)][:-1]
    columns = (len(texts[0]) - 4) // 2
    return [text[:columns] for text in texts], [text[-columns:] for text in texts]


def _dots(lines: list[str]) -> int:
    """How many dots there are above the floor."""
    above = [*lines[:-1], "".join(chr(ord(one) & ~0xC0) for one in lines[-1] if one != " ")]
    return sum((ord(one) - 0x2800).bit_count() for one in "".join(above) if one != " ")


def _inks(figure: Figure) -> set[Ink]:
    return {ink for line in drawn(figure)[:-1] for text, ink in line if text.strip(" →")}


@given(POSES)
def test_no_limb_grows_and_the_joint_that_is_told_is_where_it_is_told(pose: Pose) -> None:
    found = joints(pose)
    assert dist(found[pose.joint], pose.at) < 1e-9
    for one, other, length in BONES:
        if other in found:
            assert isclose(dist(found[one], found[other]), length)


def test_who_stands_tall_has_head_over_shoulder_over_hip_over_foot() -> None:
    found = joints(TALL)
    heights = [found[name][1] for name in ("head", "shoulder", "hip", "knee", "ankle", "toe")]
    assert heights == sorted(heights, reverse=True)
    assert found["toe"][0] > found["ankle"][0]


def test_the_far_arm_and_leg_have_joints_of_their_own() -> None:
    pose = replace(TALL, arms=((270, 270), (0, 0)), legs=((270, 270, 0), (180, 180, 270)))
    found = joints(pose)
    assert found["far hand"][0] > found["hand"][0] + 1
    assert found["far ankle"][0] < found["ankle"][0] - 1


@given(FIGURES)
def test_all_lines_are_as_wide_and_the_words_stand_beneath(figure: Figure) -> None:
    lines = [_text(line) for line in drawn(figure)]
    assert len({len(line) for line in lines}) == 1
    assert lines[-1].index("start") < lines[-1].index("end: up")
    for line in lines[:-1]:
        assert all(one in " →" or 0x2800 < ord(one) <= 0x28FF for one in line)
    assert "".join(lines).count("→") == 1


@given(FIGURES)
def test_nothing_of_a_pose_is_outside_its_box(figure: Figure) -> None:
    """In a box that is wider for its words there would be more of it then."""
    roomy = replace(figure, words=("s" * 80, "e" * 80))
    for half, roomy_half in zip(_halves(figure), _halves(roomy), strict=True):
        assert _dots(half) == _dots(roomy_half)


@given(FIGURES)
def test_the_start_is_on_the_left_and_the_end_on_the_right(figure: Figure) -> None:
    left, right = _halves(figure)
    assert _halves(replace(figure, start=figure.end, end=figure.start)) == (right, left)


def test_both_stand_in_the_same_box_so_that_hips_are_seen_to_move() -> None:
    tall, bent = _halves(Figure(TALL, BENT, ("a", "b"), 10))
    assert tall[-1].strip("⣀")
    assert tall[-1] == bent[-1]
    assert tall[0].strip()
    assert not bent[0].strip()


def test_near_limbs_are_thicker_than_far_ones() -> None:
    near = replace(TALL, legs=((180, 180, 180),), joint="hip", at=(0, 2))
    both = replace(near, legs=(*near.legs, (0, 0, 0)))
    none, one, two = (
        _dots(_halves(Figure(pose, pose, ("a", "b"), 10))[0])
        for pose in (replace(near, legs=()), near, both)
    )
    assert one - none > 1.5 * (two - one) > 0


def test_a_load_goes_along_with_its_joint_and_has_an_ink_of_its_own() -> None:
    bare = Figure(TALL, BENT, ("a", "b"), 10)
    assert _inks(bare) == {Ink.PROP, Ink.BODY}
    for full in (True, False):
        load = Load("hand", (0, 0), 0.3, is_full=full)
        assert _inks(replace(bare, loads=(load,))) == set(Ink)


def test_a_ring_hides_what_is_behind_it_and_a_disc_is_full() -> None:
    bare = Figure(TALL, TALL, ("a", "b"), 10)
    ring = replace(bare, loads=(Load("hand", (0, 0), 0.4, is_full=False),))
    disc = replace(bare, loads=(Load("hand", (0, 0), 0.4, is_full=True),))
    assert _dots(_halves(ring)[0]) < _dots(_halves(disc)[0])
    upright = [_text(line) for line in drawn(ring)]
    assert upright != [_text(line) for line in drawn(bare)]


def test_a_stick_lies_beside_the_back_in_any_pose() -> None:
    stick = Stick(("hip", "head"), 0.4)
    tall, bent = (
        drawn(Figure(pose, pose, ("a", "b"), 10, sticks=(stick,))) for pose in (TALL, BENT)
    )
    inks = [[ink for text, ink in line if text.strip()] for line in tall[1:3]]
    assert [found[:2] for found in inks] == [[Ink.LOAD, Ink.BODY]] * 2
    assert next(ink for text, ink in bent[0] if text.strip()) is Ink.LOAD


def test_what_does_not_move_is_drawn_on_both_sides() -> None:
    wall = Figure(TALL, BENT, ("a", "b"), 10, props=(((-1, 0), (-1, 3)),))
    for half in _halves(wall):
        assert all(line.strip()[0] in "⢸⡇⣸⣇⢰⡆⣀" for line in half[1:])
