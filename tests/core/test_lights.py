"""The light that a session gave, and the light of a day."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from postchain_tui.core.diary import PainKind, PainRecord, SessionRecord, SetKind
from postchain_tui.core.lights import Back, light
from postchain_tui.core.pain import Light, Reading, overall
from postchain_tui.core.settings import Settings
from tests.build import START, ago, done, score, session, sets

SCORES = st.integers(min_value=0, max_value=10)


def _back(*records: PainRecord, **limits: Any) -> Back:
    return Back(records, Settings(**limits))


def _readings(
    past: SessionRecord, *records: PainRecord, exercise: str | None = None, **limits: Any
) -> tuple[Reading, ...]:
    return _back(*records, **limits).readings(past, START, exercise)


def _days(*weeks: tuple[int, int, int]) -> tuple[PainRecord, ...]:
    """Scores of days: from so many days ago on, so many in a row towards now, each of so much."""
    return tuple(
        score(number, first - back) for first, entries, number in weeks for back in range(entries)
    )


# What a session said


def test_every_score_of_a_session_has_its_say() -> None:
    past = session(
        *sets("glute_bridge", 10, 10, pain=4),
        pain_before=2,
        pain_after=2,
        pain_morning=3,
        spreading=True,
    )
    assert _readings(past) == (
        Reading(Light.AMBER, "worst in the sets 4"),
        Reading(Light.GREEN, "pain after the session was 2"),
        Reading(Light.AMBER, "next morning was 3, one above before"),
        Reading(Light.RED, "the pain spread down a leg"),
    )


def test_what_was_not_recorded_says_nothing() -> None:
    assert _readings(session(*sets("glute_bridge", 10, pain=None))) == ()


def test_pain_in_the_sets_of_one_exercise_is_its_own() -> None:
    hurting = sets("rdl_barbell", 8, 8, pain=6)
    past = session(*sets("glute_bridge", 10, pain=1), *hurting)
    assert _readings(past, exercise="glute_bridge") == (Reading(Light.GREEN, "pain 1 in set 1"),)
    assert _readings(past, exercise="rdl_barbell") == (Reading(Light.RED, "pain 6 in set 1"),)
    assert _readings(past, exercise="gm_pvc") == ()


def test_the_first_set_with_the_worst_pain_is_named() -> None:
    pains = (0, None, 4, 4)
    past = session(*(done(pain=pain) for pain in pains))
    assert _readings(past, exercise="glute_bridge") == (Reading(Light.AMBER, "pain 4 in set 3"),)


def test_sets_are_counted_without_the_warm_up() -> None:
    warm_up = done(kind=SetKind.WARMUP, pain=4)
    for pain, place in ((4, "set 1"), (0, "the warm-up")):
        (reading,) = _readings(session(warm_up, done(pain=pain)), exercise="glute_bridge")
        assert reading == Reading(Light.AMBER, f"pain 4 in {place}")


def test_what_came_after_the_session_counts_for_all_that_was_done_in_it() -> None:
    past = session(*sets("glute_bridge", 10), pain_after=7)
    for exercise in ("glute_bridge", "rdl_barbell"):
        assert _readings(past, exercise=exercise)[-1] == Reading(
            Light.RED, "pain after the session was 7"
        )


@pytest.mark.parametrize(
    ("before", "morning", "reading"),
    [
        (3, 2, Reading(Light.GREEN, "next morning was 2, settled")),
        (3, 3, Reading(Light.GREEN, "next morning was 3, settled")),
        (3, 4, Reading(Light.AMBER, "next morning was 4, one above before")),
        (3, 5, Reading(Light.RED, "next morning was 5, two above before")),
        (6, 6, Reading(Light.RED, "next morning was 6, in the red zone")),
        (5, 6, Reading(Light.RED, "next morning was 6, in the red zone")),
        (2, 10, Reading(Light.RED, "next morning was 10, 8 above before")),
    ],
)
def test_a_morning_is_held_against_the_pain_before(
    before: int, morning: int, reading: Reading
) -> None:
    assert _readings(session(pain_before=before, pain_morning=morning)) == (reading,)


def test_a_morning_is_held_against_the_usual_pain_where_before_is_not_known() -> None:
    past = session(pain_morning=4)
    earlier = score(4, days=3)
    assert _readings(past, earlier) == (Reading(Light.GREEN, "next morning was 4, settled"),)
    assert _readings(past, usual_pain=3) == (
        Reading(Light.AMBER, "next morning was 4, one above before"),
    )


def test_a_morning_is_taken_by_its_zone_where_nothing_is_known_of_before() -> None:
    assert _readings(session(pain_morning=4)) == (Reading(Light.AMBER, "next morning was 4"),)
    assert _readings(session(pain_morning=4), green=4) == (
        Reading(Light.GREEN, "next morning was 4"),
    )


def test_the_usual_pain_is_that_of_the_days_before_the_session() -> None:
    past = session(days=2)
    assert _back(score(3, days=3), score(9, days=1)).reference(past) == 3
    assert _back(score(9, days=1), usual_pain=1).reference(past) == 1
    assert _back(score(9, days=2), usual_pain=1).reference(past) == 1
    assert _back(score(9, days=3)).reference(replace(past, pain_before=0)) == 0
    assert _back().reference(past) is None


@pytest.mark.parametrize(("days", "is_red"), [(3, False), (2, True), (1, True), (0, True)])
def test_pain_that_spread_until_the_next_session_makes_this_one_red(
    days: float, is_red: bool
) -> None:
    told = score(1, days=days, spreading=True)
    readings = _readings(session(days=2), told)
    assert readings == ((Reading(Light.RED, "the pain spread down a leg"),) if is_red else ())


def test_pain_that_spread_after_the_next_session_belongs_to_that_one() -> None:
    told = score(1, days=0.5, spreading=True)
    assert Back((told,), Settings()).readings(session(days=2), ago(1)) == ()
    of_session = replace(told, session="another")
    assert _readings(session(days=2), of_session) == ()


def test_a_week_that_rose_makes_its_session_no_better_than_amber() -> None:
    rising = _days((13, 7, 1), (6, 7, 2))
    assert _readings(session(days=1), *rising) == (
        Reading(Light.AMBER, "the week is +1.0 against the one before"),
    )
    steep = _days((13, 7, 1), (6, 7, 3))
    assert _readings(session(days=1), *steep) == (
        Reading(Light.RED, "the week is +2.0 against the one before"),
    )


def test_a_rise_needs_four_entries_in_each_week() -> None:
    assert _readings(session(days=1), *_days((13, 4, 1), (6, 4, 3)))
    assert not _readings(session(days=1), *_days((13, 3, 1), (6, 7, 3)))
    assert not _readings(session(days=1), *_days((13, 7, 1), (6, 3, 3)))


def test_scores_since_the_session_are_no_part_of_the_week_before() -> None:
    past = session(days=9)
    told = _days((13, 4, 1), (6, 4, 3))
    high = (score(10, days=8), score(10, days=7))
    rise = Reading(Light.RED, "the week is +2.0 against the one before")
    assert _readings(past, *told) == (rise,)
    assert _readings(past, *told, *high) == (rise,)


def test_what_is_older_than_three_weeks_before_a_session_does_not_count() -> None:
    past = session(days=30)
    old, near = _days((60, 7, 0)), _days((43, 7, 0), (36, 7, 4))
    assert Back((*old, *near), Settings()).readings(past, ago(30)) == (
        Reading(Light.RED, "the week is +4.0 against the one before"),
    )


@given(SCORES, SCORES, SCORES, SCORES)
def test_raising_a_score_never_makes_a_session_better(
    before: int, during: int, after: int, morning: int
) -> None:
    def reading(**changes: int) -> Light:
        scores = {"during": during, "pain_after": after, "pain_morning": morning} | changes
        past = session(done(pain=scores.pop("during")), pain_before=before, **scores)
        worst = overall(_readings(past))
        assert worst is not None
        return worst.light

    assert reading(during=min(10, during + 1)) >= reading()
    assert reading(pain_after=min(10, after + 1)) >= reading()
    assert reading(pain_morning=min(10, morning + 1)) >= reading()


# Today


def test_there_is_no_light_while_nothing_is_recorded() -> None:
    assert light(_back(), None, (), START) is None
    assert light(_back(), session(done()), (), START) is None


def test_a_warning_sign_locks_whatever_the_scores_are() -> None:
    reading = light(_back(score(0)), session(done(pain=0)), ("saddle",), START)
    assert reading == Reading(Light.LOCK, "a warning sign was ticked: get it checked first")


def test_the_worst_of_all_that_is_known_is_the_light() -> None:
    last = session(done(pain=1))
    assert light(_back(), last, (), START) == Reading(Light.GREEN, "worst in the sets 1")
    assert light(_back(score(7)), last, (), START) == Reading(Light.RED, "today 7")
    tolerant = _back(score(7), green=7, ceiling=8)
    assert light(tolerant, last, (), START) == Reading(Light.GREEN, "today 7")


def test_a_rising_week_turns_the_light() -> None:
    for now, colour in ((2, Light.AMBER), (3, Light.RED)):
        back = _back(*_days((13, 7, 1), (6, 7, now)), green=3)
        words = f"this week +{now - 1}.0 against the week before"
        assert light(back, None, (), START) == Reading(colour, words)


def test_an_old_score_speaks_where_nothing_else_does() -> None:
    old = _back(score(9, days=12), score(4, days=9, kind=PainKind.NOW))
    assert light(old, None, (), START) == Reading(Light.AMBER, f"last score 4, {date(2026, 2, 21)}")
    assert light(old, session(done(pain=0)), (), START) == Reading(
        Light.GREEN, "worst in the sets 0"
    )


def test_the_newest_session_speaks_for_itself_until_now() -> None:
    told = score(1, days=1, kind=PainKind.NOW, spreading=True)
    spread = Reading(Light.RED, "the pain spread down a leg")
    assert light(_back(told), session(), (), START) == spread
    assert light(_back(told), session(), (), ago(1.1)) != spread


def test_a_quiet_evening_takes_nothing_off_a_bad_morning() -> None:
    told = (score(7, 0), score(0, 0), score(1, 0))
    reading = light(_back(*told), None, (), START)
    assert reading == Reading(Light.RED, "today 7")
