"""Twelve weeks of three people, lived through the command line: where the rules lead them."""

from __future__ import annotations

from tests.cli.commands import Commands
from tests.cli.lives import Felt, Life, training_days

DAYS = training_days(12)

Table = list[tuple[int, str, str, float | None]]
"""Week, exercise, verdict and load in kilograms, wherever any of them changed."""


def _week(session: int) -> int:
    return session // 3 + 1


STEADY_BRIDGE: Table = [
    (1, "glute_bridge", "start", None),
    (1, "glute_bridge", "hold", None),
    (1, "glute_bridge", "reduce", None),
    (2, "glute_bridge", "repeat", None),
    (3, "hip_thrust_bodyweight", "progress", None),
    (3, "hip_thrust_bodyweight", "repeat", None),
    (4, "hip_thrust_bodyweight", "progress", None),
]
STEADY_GOOD_MORNING: Table = [
    (1, "gm_pvc", "start", None),
    (1, "gm_pvc", "hold", None),
    (1, "gm_pvc", "reduce", None),
    (2, "gm_pvc", "repeat", None),
    (3, "gm_barbell_empty", "progress", 20),
    (3, "gm_barbell_empty", "repeat", 20),
    (4, "gm_barbell_loaded", "progress", 22.5),
    (4, "gm_barbell_loaded", "repeat", 22.5),
    (4, "gm_barbell_loaded", "progress", 25),
    (5, "gm_barbell_loaded", "repeat", 25),
    (5, "gm_barbell_loaded", "progress", 27.5),
    (5, "gm_barbell_loaded", "repeat", 27.5),
    (6, "gm_barbell_loaded", "progress", 30),
    (6, "gm_barbell_loaded", "repeat", 30),
    (6, "gm_barbell_loaded", "progress", 32.5),
    (7, "gm_barbell_loaded", "repeat", 32.5),
    (7, "gm_barbell_loaded", "progress", 35),
    (7, "gm_barbell_loaded", "repeat", 35),
    (8, "gm_barbell_loaded", "progress", 37.5),
    (8, "gm_barbell_loaded", "repeat", 37.5),
    (8, "gm_barbell_loaded", "progress", 40),
    (9, "gm_barbell_loaded", "repeat", 40),
    (9, "gm_barbell_loaded", "progress", 42.5),
    (9, "gm_barbell_loaded", "repeat", 42.5),
    (10, "gm_barbell_loaded", "progress", 45),
    (10, "gm_barbell_loaded", "repeat", 45),
    (10, "gm_barbell_loaded", "progress", 47.5),
    (11, "gm_barbell_loaded", "repeat", 47.5),
    (11, "gm_barbell_loaded", "progress", 50),
    (11, "gm_barbell_loaded", "repeat", 50),
    (12, "gm_barbell_loaded", "progress", 52.5),
    (12, "gm_barbell_loaded", "repeat", 52.5),
    (12, "gm_barbell_loaded", "progress", 55),
]
STEADY_HINGE: Table = [
    (1, "rdl_empty_bar", "start", 20),
    (1, "rdl_empty_bar", "hold", 20),
    (1, "rdl_empty_bar", "reduce", 20),
    (2, "rdl_empty_bar", "repeat", 20),
    (3, "rdl_barbell", "progress", 22.5),
    (3, "rdl_barbell", "repeat", 22.5),
    (3, "rdl_barbell", "progress", 25),
    (4, "rdl_barbell", "repeat", 25),
    (4, "rdl_barbell", "progress", 27.5),
    (4, "rdl_barbell", "repeat", 27.5),
    (5, "rdl_barbell", "progress", 30),
    (5, "rdl_barbell", "repeat", 30),
    (5, "rdl_barbell", "progress", 32.5),
    (6, "rdl_barbell", "repeat", 32.5),
    (6, "rdl_barbell", "progress", 35),
    (6, "rdl_barbell", "repeat", 35),
    (7, "rdl_barbell", "progress", 37.5),
    (7, "rdl_barbell", "repeat", 37.5),
    (7, "rdl_barbell", "progress", 40),
    (8, "rdl_barbell", "repeat", 40),
    (8, "rdl_barbell", "progress", 42.5),
    (8, "rdl_barbell", "repeat", 42.5),
    (9, "rdl_barbell", "progress", 45),
    (9, "rdl_barbell", "repeat", 45),
    (9, "rdl_barbell", "progress", 47.5),
    (10, "rdl_barbell", "repeat", 47.5),
    (10, "rdl_barbell", "progress", 50),
    (10, "rdl_barbell", "repeat", 50),
    (11, "rdl_barbell", "progress", 52.5),
    (11, "rdl_barbell", "repeat", 52.5),
    (11, "rdl_barbell", "progress", 55),
    (12, "rdl_barbell", "repeat", 55),
    (12, "rdl_barbell", "progress", 57.5),
    (12, "rdl_barbell", "repeat", 57.5),
]


def test_a_steady_recovery_holds_while_it_hurts_and_then_rises(commands: Commands) -> None:
    """Pain of three falls to none over six weeks; every rep is done, every morning told."""
    life = Life(commands)
    for session, day in enumerate(DAYS):
        ache = max(0, 3 - _week(session) // 2)
        during = 1 if _week(session) < 2 else 0
        life.train(day, Felt(before=ache, during=during, after=ache, morning=ache))
    assert life.table(0) == STEADY_BRIDGE
    assert life.table(1) == STEADY_HINGE
    assert life.table(2) == STEADY_GOOD_MORNING


FLARE_BRIDGE: Table = [
    (1, "glute_bridge", "start", None),
    (1, "glute_bridge", "repeat", None),
    (1, "hip_thrust_bodyweight", "progress", None),
    (2, "hip_thrust_bodyweight", "repeat", None),
    (2, "hip_thrust_bodyweight", "progress", None),
    (5, "glute_bridge", "regress", None),
    (5, "pelvic_tilt", "regress", None),
    (6, "pelvic_tilt", "hold", None),
    (7, "pelvic_tilt", "repeat", None),
    (7, "glute_bridge", "progress", None),
    (7, "glute_bridge", "repeat", None),
    (8, "hip_thrust_bodyweight", "progress", None),
]
FLARE_HINGE: Table = [
    (1, "rdl_empty_bar", "start", 20),
    (1, "rdl_barbell", "progress", 22.5),
    (1, "rdl_barbell", "repeat", 22.5),
    (2, "rdl_barbell", "progress", 25),
    (2, "rdl_barbell", "repeat", 25),
    (2, "rdl_barbell", "progress", 27.5),
    (3, "rdl_barbell", "repeat", 27.5),
    (3, "rdl_barbell", "progress", 30),
    (3, "rdl_barbell", "repeat", 30),
    (4, "rdl_barbell", "progress", 32.5),
    (4, "rdl_barbell", "repeat", 32.5),
    (4, "rdl_barbell", "progress", 35),
    (5, "dowel_hinge", "regress", None),
    (6, "dowel_hinge", "hold", None),
    (7, "dowel_hinge", "repeat", None),
    (7, "rdl_barbell", "progress", 35),
    (7, "rdl_barbell", "progress", 37.5),
    (8, "rdl_barbell", "repeat", 37.5),
    (8, "rdl_barbell", "progress", 40),
    (8, "rdl_barbell", "repeat", 40),
    (9, "rdl_barbell", "progress", 42.5),
    (9, "rdl_barbell", "repeat", 42.5),
    (9, "rdl_barbell", "progress", 45),
    (10, "rdl_barbell", "repeat", 45),
    (10, "rdl_barbell", "progress", 47.5),
    (10, "rdl_barbell", "repeat", 47.5),
    (11, "rdl_barbell", "progress", 50),
    (11, "rdl_barbell", "repeat", 50),
    (11, "rdl_barbell", "progress", 52.5),
    (12, "rdl_barbell", "repeat", 52.5),
    (12, "rdl_barbell", "progress", 55),
    (12, "rdl_barbell", "repeat", 55),
]
FLARE_GOOD_MORNING: Table = [
    (1, "gm_pvc", "start", None),
    (1, "gm_pvc", "repeat", None),
    (1, "gm_barbell_empty", "progress", 20),
    (2, "gm_barbell_empty", "repeat", 20),
    (2, "gm_barbell_loaded", "progress", 22.5),
    (2, "gm_barbell_loaded", "repeat", 22.5),
    (3, "gm_barbell_loaded", "progress", 25),
    (3, "gm_barbell_loaded", "repeat", 25),
    (3, "gm_barbell_loaded", "progress", 27.5),
    (4, "gm_barbell_loaded", "repeat", 27.5),
    (4, "gm_barbell_loaded", "progress", 30),
    (4, "gm_barbell_loaded", "repeat", 30),
    (5, "gm_pvc", "regress", None),
    (6, "gm_pvc", "hold", None),
    (7, "gm_pvc", "repeat", None),
    (7, "gm_barbell_loaded", "progress", 30),
    (7, "gm_barbell_loaded", "progress", 32.5),
    (8, "gm_barbell_loaded", "repeat", 32.5),
    (8, "gm_barbell_loaded", "progress", 35),
    (8, "gm_barbell_loaded", "repeat", 35),
    (9, "gm_barbell_loaded", "progress", 37.5),
    (9, "gm_barbell_loaded", "repeat", 37.5),
    (9, "gm_barbell_loaded", "progress", 40),
    (10, "gm_barbell_loaded", "repeat", 40),
    (10, "gm_barbell_loaded", "progress", 42.5),
    (10, "gm_barbell_loaded", "repeat", 42.5),
    (11, "gm_barbell_loaded", "progress", 45),
    (11, "gm_barbell_loaded", "repeat", 45),
    (11, "gm_barbell_loaded", "progress", 47.5),
    (12, "gm_barbell_loaded", "repeat", 47.5),
    (12, "gm_barbell_loaded", "progress", 50),
    (12, "gm_barbell_loaded", "repeat", 50),
]


def test_a_flare_in_week_five_goes_down_and_comes_back_to_where_it_was(
    commands: Commands,
) -> None:
    """Two weeks are marked injured, the first of them sore; after two green ones it goes on."""
    life = Life(commands)
    for session, day in enumerate(DAYS):
        if session == 12:
            life.say(day, "--flare")
        if session == 18:
            life.say(day, "--not-injured")
        life.train(day, _flaring(session) if _week(session) == 5 else Felt(1, 0, 1, 1))
    assert life.table(0) == FLARE_BRIDGE
    assert life.table(1) == FLARE_HINGE
    assert life.table(2) == FLARE_GOOD_MORNING


def _flaring(session: int) -> Felt:
    first = session == 12
    return Felt(before=4, during=4 if session < 14 else 3, after=5, morning=6 if first else 5)


IRREGULAR_BRIDGE: Table = [
    (1, "glute_bridge", "start", None),
    (1, "glute_bridge", "repeat", None),
    (5, "hip_thrust_bodyweight", "progress", None),
    (8, "hip_thrust_bodyweight", "reduce", None),
    (11, "hip_thrust_bodyweight", "hold", None),
    (12, "hip_thrust_bodyweight", "repeat", None),
]
IRREGULAR_HINGE: Table = [
    (1, "rdl_empty_bar", "start", 20),
    (1, "rdl_barbell", "progress", 22.5),
    (1, "rdl_barbell", "repeat", 22.5),
    (5, "rdl_barbell", "progress", 25),
    (8, "rdl_barbell", "reduce", 25),
    (11, "rdl_barbell", "hold", 25),
    (12, "rdl_barbell", "repeat", 25),
]
IRREGULAR_GOOD_MORNING: Table = [
    (1, "gm_pvc", "start", None),
    (1, "gm_pvc", "repeat", None),
    (5, "gm_barbell_empty", "progress", 20),
    (8, "gm_barbell_empty", "reduce", 20),
    (11, "gm_barbell_empty", "hold", 20),
    (12, "gm_barbell_empty", "repeat", 20),
]


def test_missed_sessions_and_mornings_cost_time_and_nothing_else(commands: Commands) -> None:
    """Every fifth session is missed, every third morning, and more than two weeks in the middle."""
    life = Life(commands)
    for session, day in enumerate(DAYS):
        if session % 5 == 3 or 15 <= session < 22:
            continue
        morning = None if session % 3 == 1 else 1
        life.train(day, Felt(1, 0, 1, morning, short=1 if session % 4 == 2 else 0))
    assert life.table(0) == IRREGULAR_BRIDGE
    assert life.table(1) == IRREGULAR_HINGE
    assert life.table(2) == IRREGULAR_GOOD_MORNING
    off = [row.reason for row in life.rows if row.verdict == "reduce"]
    assert off
    assert all("without training" in reason for reason in off)
