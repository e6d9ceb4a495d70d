"""The red flags and what is said after a yes."""

import re

from postchain_tui.catalog.red_flags import Tier, advice, red_flags, urgent_ids

URGENT = [
    "saddle_numbness",
    "bladder_bowel",
    "sexual_function",
    "leg_weakness",
    "both_legs",
    "trauma",
    "chest_pain",
    "abdominal_throbbing",
]
DOCTOR = [
    "fever",
    "weight_loss",
    "cancer_history",
    "night_pain",
    "new_lump_or_shape",
    "cough_pain",
    "between_shoulder_blades",
    "osteoporosis_steroids",
    "immune_infection",
    "age_first_episode",
    "many_sites",
]


def test_the_ids_and_tiers_are_those_of_the_contract_urgent_ones_first() -> None:
    assert [flag.id for flag in red_flags()] == URGENT + DOCTOR
    assert urgent_ids() == frozenset(URGENT)


def test_each_is_one_question_that_yes_or_no_answers() -> None:
    for flag in red_flags():
        assert flag.question.endswith("?")
        assert flag.question.count("?") == 1
        assert re.match(r"(Is|Do|Does|Did|Has|Have) ", flag.question)


def test_no_number_is_guessed_and_an_entered_one_is_used() -> None:
    for tier in Tier:
        plain = " ".join(advice(tier).with_number(""))
        assert "all your emergency number" in plain
        assert not re.search(r"\d", plain)
        assert "{" not in plain
        assert "all 144" in " ".join(advice(tier).with_number("144"))


def test_the_urgent_advice_sends_to_hospital_today_and_offers_no_way_on() -> None:
    said = " ".join(advice(Tier.EMERGENCY).with_number("")).casefold()
    assert "emergency department now" in said
    assert "locked until you say that you have been assessed" in said
    assert "continue" not in said


def test_the_other_advice_sends_to_a_doctor_this_week() -> None:
    said = " ".join(advice(Tier.DOCTOR).with_number(""))
    assert "doctor" in said
    assert "today or this week" in said
