"""What is planned of one exercise."""

from __future__ import annotations

from postchain_tui.core.exercise import LoadType, Tempo
from postchain_tui.core.plan import Pacing, Verdict
from postchain_tui.core.program import Role
from tests.build import bridge, done, dose, exercise, gate, plank, planned, rdl


def test_every_verdict_has_a_mark() -> None:
    marks = "".join(verdict.mark for verdict in Verdict)
    assert marks == "↑▸==↓↓↓×"


def test_verdicts_run_from_progress_to_locked_and_a_start_is_as_strict_as_a_repeat() -> None:
    by_strictness: dict[int, list[str]] = {}
    for verdict in Verdict:
        by_strictness.setdefault(verdict.strictness, []).append(verdict)
    assert by_strictness == {
        0: ["progress"],
        1: ["start", "repeat"],
        2: ["hold"],
        3: ["reduce", "deload"],
        4: ["regress"],
        5: ["locked"],
    }


def test_a_tempo_leads_unless_the_person_turned_the_pacer_off() -> None:
    assert bridge().is_paced
    assert bridge().leading_tempo == Tempo(2, 0, 1, 2)
    free = bridge(pacing=Pacing.FREE)
    assert (free.is_paced, free.leading_tempo) == (False, None)
    without = planned(exercise(dose=dose(tempo=None)))
    assert (without.is_paced, without.leading_tempo) == (False, None)


def test_holds_are_led_whatever_was_chosen_and_never_by_a_tempo() -> None:
    held = plank(pacing=Pacing.FREE)
    assert held.is_hold
    assert held.is_paced
    tempo = planned(held.exercise, dose=dose(tempo=Tempo(1, 1, 1, 1)))
    assert tempo.leading_tempo is None


def test_only_a_mass_is_logged_as_a_load() -> None:
    assert rdl().takes_load
    assert not bridge().takes_load
    assert not planned(exercise(load_type=LoadType.BAND)).takes_load


def test_the_sets_of_the_last_time_are_told_by_their_number() -> None:
    first, second = done(reps=10), done(reps=9)
    thing = bridge(last=(first, second))
    assert [thing.last_set(number) for number in range(4)] == [None, first, second, None]


def test_form_is_asked_for_where_the_gate_of_a_working_exercise_wants_it() -> None:
    gated = exercise(gate=gate(mastered=True))
    assert planned(gated).asks_for_form
    assert not planned(gated, role=Role.WARMUP).asks_for_form
    assert not planned(exercise(gate=gate(mastered=False))).asks_for_form
    assert not bridge().asks_for_form
