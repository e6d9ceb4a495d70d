"""What the sessions of an exercise say in words."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from postchain_tui.core.diary import DeclarationKind, SetRecord
from postchain_tui.core.exercise import Exercise
from postchain_tui.core.load import Unit
from postchain_tui.core.performance import HeldBy
from postchain_tui.core.progress.load import load_page
from postchain_tui.core.progress.load_facts import (
    best_set,
    e1rm,
    load_facts,
    strength_points,
    why_no_e1rm,
)
from postchain_tui.core.progress.look import Look
from postchain_tui.core.settings import Settings
from postchain_tui.core.span import Span
from tests.build import ago, done, kg, said
from tests.core.progress.looks import (
    CARRY,
    DUMBBELLS,
    HINGE,
    NORDIC,
    PLANK,
    RDL,
    THRUST,
    Trained,
    around,
    day,
    fact,
    look,
    pains,
    trained,
)


def _facts(back: Look, title: str) -> tuple[str, ...]:
    return fact(load_page(back), title)


def _rising(sessions: int, **changes: Any) -> tuple[Trained, ...]:
    """Sessions every three days, the last one yesterday, each with a kilogram more from 40 on."""
    return tuple(
        trained(3 * (sessions - place) - 2, 40 + place, **changes) for place in range(sessions)
    )


def _rated(**changes: Any) -> SetRecord:
    """Five reps with 60 kg to failure."""
    told = {"id": "rated", "exercise": RDL.id, "at": ago(5), "reps": 5, "load": kg(60), "rpe": 10.0}
    return done(**{**told, **changes})


# The trend


@pytest.mark.parametrize("sessions", [1, 6, 9])
def test_with_fewer_than_ten_days_nothing_is_said_of_a_trend(sessions: int) -> None:
    told = _facts(look(*_rising(sessions)), "LOAD")
    assert told == (f"not enough data yet: {sessions} of 10 days",)


def test_without_any_session_none_of_ten_days_is_there() -> None:
    assert _facts(look(), "REPS") == ("not enough data yet: 0 of 10 days",)


def test_a_trend_is_told_with_its_ends_its_rate_and_how_many_days_it_is_from() -> None:
    told = _facts(look(*_rising(12)), "LOAD")
    assert told == (
        "likely rising",
        "40 → 51 kg since 27 Jan",
        "+9.3 kg in 4 weeks by its slope",
        "n = 12",
    )


def test_a_trend_has_an_interval_where_its_ends_differ() -> None:
    loads = (40, 42.5, 42.5, 40, 45, 45, 47.5, 45, 47.5, 50, 50, 47.5)
    uneven = tuple(trained(23 - 2 * n, load) for n, load in enumerate(loads))
    assert _facts(look(*uneven), "LOAD") == (
        "likely rising",
        "40 → 47.5 kg since 7 Feb",
        "+11.7 kg in 4 weeks by its slope",
        "95 % +7.0 to +17.5, n = 12",
    )


def test_a_trend_may_fall() -> None:
    falling = tuple(trained(3 * place + 1, 40 + place) for place in range(12))
    assert _facts(look(*falling), "LOAD") == (
        "likely falling",
        "51 → 40 kg since 27 Jan",
        "−9.3 kg in 4 weeks by its slope",
        "n = 12",
    )


def test_a_trend_that_may_be_chance_is_not_called_one() -> None:
    swaying = tuple(trained(place + 1, 40 + 2.5 * (place % 2)) for place in range(12))
    words, ends, rate, interval = _facts(look(*swaying), "LOAD")
    assert words == "no clear change"
    assert ends == "42.5 → 40 kg since 18 Feb"
    assert rate == "+0.0 kg in 4 weeks by its slope"
    assert interval == "95 % −6.4 to +0.0, n = 12"


def test_ten_days_are_enough() -> None:
    assert _facts(look(*_rising(10)), "LOAD")[-1].endswith("n = 10")


def test_sessions_held_back_by_pain_are_left_out_of_the_trend() -> None:
    hurt = tuple(trained(0.1 * place, 10, pain=8) for place in range(5))
    told = _facts(look(*_rising(12), *hurt), "LOAD")
    assert told == _facts(look(*_rising(12)), "LOAD")


def test_sessions_of_a_light_week_are_left_out_of_the_trend() -> None:
    light = said(DeclarationKind.DELOAD, "taken", days=50)
    easy = tuple(trained(49 - place, 90) for place in range(3))
    told = _facts(look(*easy, *_rising(12), said=(light,)), "LOAD")
    assert told == _facts(look(*_rising(12)), "LOAD")


def test_a_change_is_told_since_the_first_session_that_counts() -> None:
    hurt = trained(60, 20, pain=9)
    assert _facts(look(hurt, *_rising(12)), "LOAD")[1].endswith("since 27 Jan")


def test_a_session_without_a_load_is_not_a_load_of_nothing() -> None:
    back = look(
        trained(9, name=THRUST.id),
        trained(6, 60, name=THRUST.id),
        exercise=THRUST,
    )
    assert strength_points(back, back.performances) == [(day(6), 60.0)]


def test_reps_are_told_as_reps() -> None:
    rising = tuple(trained(13 - n, None, 6 + n, name=HINGE.id) for n in range(12))
    words, ends, rate, _ = _facts(look(*rising, exercise=HINGE), "REPS")
    assert words == "likely rising"
    assert ends == "6 → 17 reps since 17 Feb"
    assert rate == "+28.0 reps in 4 weeks by its slope"


def test_holds_are_told_in_seconds() -> None:
    rising = tuple(
        trained(13 - n, None, 1, name=PLANK.id, hold_ms=20_000 + 1000 * n) for n in range(12)
    )
    _, ends, rate, _ = _facts(look(*rising, exercise=PLANK), "SECONDS HELD")
    assert ends == "20 → 31 s since 17 Feb"
    assert rate.startswith("+28.0 s ")


def test_a_trend_of_loads_is_told_in_the_persons_unit() -> None:
    back = look(*_rising(12, unit=Unit.LB), settings=Settings(units=Unit.LB))
    _, ends, rate, _ = _facts(back, "LOAD")
    assert ends.startswith("40 → 51 lb")
    assert rate.startswith("+9.3 lb")


# Like against like


def test_sets_of_the_effort_that_is_most_frequent_are_held_against_each_other() -> None:
    back = look(
        trained(12, 40, 8, rpe=7),
        trained(9, 42.5, 8, rpe=8),
        trained(6, 45, 8, rpe=7),
        trained(3, 45, 9, rpe=7),
        trained(2, 60, 9),
    )
    assert _facts(back, "LOAD")[-1] == "at effort 7: 40 kg × 8 → 45 kg × 9"


def test_of_efforts_as_frequent_the_greater_counts() -> None:
    efforts = (7.0, 8.5, 7.0, 8.5)
    sessions = [trained(9 - n, 40 + n, rpe=rpe) for n, rpe in enumerate(efforts)]
    assert _facts(look(*sessions), "LOAD")[-1] == "at effort 8.5: 41 kg × 10 → 43 kg × 10"


def test_a_session_held_back_is_held_against_none() -> None:
    back = look(trained(9, 40, rpe=7), trained(6, 41, rpe=7), trained(3, 20, rpe=7, pain=9))
    assert _facts(back, "LOAD")[-1] == "at effort 7: 40 kg × 10 → 41 kg × 10"


@pytest.mark.parametrize("efforts", [(None, None), (7.0, None), (7.0, 8.0)])
def test_nothing_is_held_against_a_set_of_another_effort(efforts: tuple[float | None, ...]) -> None:
    sessions = [trained(9 - n, 40, rpe=rpe) for n, rpe in enumerate(efforts)]
    assert _facts(look(*sessions), "LOAD") == ("not enough data yet: 2 of 10 days",)


# The best set


def test_the_best_set_is_the_heaviest_with_its_day() -> None:
    back = look(trained(9, 40, 12), trained(6, 45, 6), trained(3, 45, 6))
    assert _facts(back, "BEST")[0] == "45 kg × 6 on 24 Feb"


def test_a_set_with_pain_above_the_ceiling_is_not_the_best() -> None:
    back = look(trained(9, 40, 12, pain=5), trained(6, 45, 6, pain=6))
    assert _facts(back, "BEST")[0] == "40 kg × 12 on 21 Feb"


@pytest.mark.parametrize("back", [look(), look(trained(9, 40, pain=7))])
def test_there_may_be_no_best_set(back: Look) -> None:
    assert best_set(back) is None
    assert _facts(back, "BEST") == ("nothing in 12 weeks",)
    assert _facts(replace(back, span=Span.ALL), "BEST") == ("nothing so far",)


def test_how_long_sets_of_reps_took_does_not_make_one_the_best() -> None:
    first = trained(9, 40, 8, hold_ms=20_000)
    back = look(first, trained(6, 40, 8, hold_ms=90_000))
    assert best_set(back) == first.best[0]


def test_dumbbells_are_told_per_hand() -> None:
    done = trained(9, 20, 5, name=DUMBBELLS.id, rpe=10)
    best, estimate, *_ = _facts(look(done, exercise=DUMBBELLS), "BEST")
    assert best == "20 kg × 5 per hand on 21 Feb"
    assert estimate == "e1RM 23.3 kg per hand by Epley"


def test_the_best_set_is_told_in_the_persons_unit() -> None:
    back = look(trained(9, 95, 6, unit=Unit.LB), settings=Settings(units=Unit.LB))
    assert _facts(back, "BEST")[0] == "95 lb × 6 on 21 Feb"


def test_the_best_of_a_hold_is_its_seconds() -> None:
    back = look(trained(9, None, 1, name=PLANK.id, hold_ms=30_000), exercise=PLANK)
    assert _facts(back, "BEST") == ("30 s on 21 Feb",)


def test_the_best_without_a_load_is_its_reps_and_has_no_estimate() -> None:
    back = look(trained(9, None, 12, name=HINGE.id), exercise=HINGE)
    assert _facts(back, "BEST") == ("12 reps on 21 Feb",)


# The estimate of the most load for one rep


def test_an_estimate_says_its_formula_what_others_say_and_the_set_it_is_from() -> None:
    back = look(trained(9, 40), rated_sets=(_rated(),))
    assert _facts(back, "BEST")[1:] == (
        "e1RM 70 kg by Epley",
        "  (Brzycki 67.5, Wathen 69.9)",
        "  from 60 kg × 5 at effort 10",
    )
    assert why_no_e1rm(back) == ""


def test_an_estimate_from_eleven_or_twelve_reps_is_called_rough() -> None:
    back = look(trained(9, 40), rated_sets=(_rated(reps=10, rpe=8.0),))
    assert _facts(back, "BEST")[1] == "e1RM roughly 84 kg by Epley"


def test_a_rough_estimate_that_is_greater_than_a_sure_one_is_told() -> None:
    rough = _rated(reps=10, rpe=8.0, id="rough")
    back = look(trained(9, 40), rated_sets=(_rated(reps=9), rough))
    assert e1rm(back) is not None
    assert _facts(back, "BEST")[1] == "e1RM roughly 84 kg by Epley"


@pytest.mark.parametrize(
    ("reps", "rpe", "reason"),
    [
        (10, None, "no effort recorded"),
        (5, 5.5, "more than 4 reps left"),
        (12, 7.0, "sets of 15 reps to failure are outside the formula's range"),
        (None, 9.0, "no reps"),
    ],
)
def test_where_the_formula_may_not_be_used_no_estimate_is_shown_but_the_reason(
    reps: int | None, rpe: float | None, reason: str
) -> None:
    back = look(trained(9, 40, reps, rpe=rpe))
    assert e1rm(back) is None
    assert why_no_e1rm(back) == reason
    assert _facts(back, "BEST")[1:] == (f"e1RM not shown: {reason}",)


def test_a_hold_with_a_load_has_no_estimate() -> None:
    back = look(trained(9, 24, 1, name=CARRY.id, hold_ms=30_000, rpe=9), exercise=CARRY)
    assert _facts(back, "BEST")[1:] == ("e1RM not shown: holds have no reps",)


@pytest.mark.parametrize("exercise", [THRUST, NORDIC])
def test_where_the_body_is_lifted_as_well_there_is_no_estimate(exercise: Exercise) -> None:
    back = look(exercise=exercise, rated_sets=(_rated(),))
    assert e1rm(back) is None
    assert why_no_e1rm(back) == "the load is not all that is lifted"


def test_without_any_set_there_is_no_estimate() -> None:
    assert e1rm(look()) is None
    assert why_no_e1rm(look()) == "no sets yet"


def test_a_set_with_pain_above_the_ceiling_gives_no_estimate() -> None:
    back = look(trained(9, 60, 5, rpe=10, pain=6))
    assert e1rm(back) is None
    assert why_no_e1rm(back) == "no sets yet"


def test_the_weaker_side_counts_for_an_estimate() -> None:
    done = trained(9, 20, 11, rpe=10, reps_left=6, reps_right=5)
    found = e1rm(look(done))
    assert found is not None
    assert found[1].reps_to_failure == 5
    assert _facts(look(done), "BEST")[1:] == (
        "e1RM 23.3 kg by Epley",
        "  (Brzycki 22.5, Wathen 23.3)",
        "  from 20 kg × 6/5 at effort 10",
    )


def test_only_the_newest_sets_say_why_there_is_no_estimate() -> None:
    told = trained(60, 20, 20, rpe=9)
    newest = [trained(days, 20) for days in range(50)]
    assert why_no_e1rm(look(told, *newest[1:])).startswith("sets of 21 reps")
    assert why_no_e1rm(look(told, *newest)) == "no effort recorded"


# Pain, the ladder, and what was left out


def test_beside_the_load_stands_the_trend_of_pain_and_how_complete_the_mornings_are() -> None:
    scores = (*pains({20: 3, 19: 3}), *around(9, morning=2))
    back = look(trained(9, 40), trained(6, 40), trained(0, 40), scores=scores)
    assert _facts(back, "PAIN, LAST 4 WEEKS") == ("not enough data yet: 3 of 10 days with a score",)
    assert _facts(back, "HOW COMPLETE") == ("next mornings on record  1 of 2",)


def test_next_mornings_are_counted_by_days() -> None:
    back = look(trained(9, 40), trained(9.1, 40), trained(6, 40), scores=around(9.1, morning=2))
    assert _facts(back, "HOW COMPLETE") == ("next mornings on record  1 of 2",)


def test_the_ladder_tells_when_each_rung_was_first_done() -> None:
    back = look(trained(20, name=HINGE.id), trained(9, 40), trained(3, name=HINGE.id))
    assert _facts(back, "LADDER") == ("10 Feb  Hip hinge", "21 Feb  Romanian deadlift")


def test_a_rung_that_the_catalog_does_not_have_is_told_by_its_id() -> None:
    back = look(trained(9, 40), trained(8, name="gone"), family=(RDL.id, "gone"))
    assert _facts(back, "LADDER") == ("21 Feb  Romanian deadlift", "22 Feb  gone")


def test_without_any_session_there_is_no_rung() -> None:
    assert _facts(look(), "LADDER") == ("no rung yet",)


def test_what_was_left_out_is_counted_by_its_reason() -> None:
    light = said(DeclarationKind.DELOAD, "taken", days=8)
    done = (trained(12, 40, pain=7), trained(6, 24), trained(4, 24))
    back = look(*done, said=(light,), skipped=(day(90), day(2)))
    assert _facts(back, "LEFT OUT OF THE TREND") == (
        f"1 session  {HeldBy.PAIN}",
        f"2 sessions  {HeldBy.LIGHT_WEEK}",
        "1 session  skipped",
    )


def test_over_all_time_only_a_year_of_what_was_skipped_is_known() -> None:
    back = look(trained(500, 40), skipped=(day(90), day(2)), span=Span.ALL)
    assert _facts(back, "LEFT OUT OF THE TREND") == ("2 sessions  skipped in the last year",)


@pytest.mark.parametrize("back", [look(), look(trained(9, 40)), look(skipped=(day(90),))])
def test_where_nothing_was_left_out_it_says_so(back: Look) -> None:
    assert _facts(back, "LEFT OUT OF THE TREND") == ("none",)


def test_of_all_exercises_together_nothing_is_said() -> None:
    assert load_facts(look(trained(9, 40), exercise=None), ()) == ()
