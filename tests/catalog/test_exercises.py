"""What holds for every exercise that is shipped."""

import re
from importlib.resources import files

import pytest

from postchain_tui.catalog.library import Library
from postchain_tui.core.exercise import Exercise, LoadType, Measure, Phase, RestMode

LIBRARY = Library()
ALL = LIBRARY.all()
IMPLEMENTS = frozenset(
    [
        "mat",
        "pipe",
        "band",
        "loop_band",
        "barbell",
        "plates",
        "rack",
        "bench",
        "dumbbells",
        "kettlebell",
        "trap_bar",
        "cable",
        "machine",
        "sliders",
        "step",
        "anchor",
        "back_extension_bench",
        "incline_bench",
    ]
)
FORBIDDEN = re.compile(
    r"not (?:make \w+ |make it )?(?:worse|aggravate)|(?:won't|never|not) worsen|prevents?\b|"
    r"switch(?:ed|es)? off|skyrocket|\bcures?\b|guarantee|completely safe|asleep|will (?:fix|heal)",
    re.IGNORECASE,
)
every = pytest.mark.parametrize("exercise", ALL, ids=lambda exercise: exercise.id)


@every
def test_links_lead_to_exercises_and_not_to_oneself(exercise: Exercise) -> None:
    ladder = exercise.ladder
    links = {*ladder.regressions, *ladder.progressions, *ladder.alternatives}
    assert links <= set(LIBRARY.ids)
    assert exercise.id not in links
    assert set(ladder.article_progressions) <= set(ladder.progressions)


@every
def test_every_step_up_can_be_taken_back_and_the_other_way_round(exercise: Exercise) -> None:
    for harder in exercise.ladder.progressions:
        assert exercise.id in LIBRARY.exercise(harder).ladder.regressions, harder
    for easier in exercise.ladder.regressions:
        assert exercise.id in LIBRARY.exercise(easier).ladder.progressions, easier


@every
def test_progressions_never_lead_back(exercise: Exercise) -> None:
    above: set[str] = set()
    ahead = list(exercise.ladder.progressions)
    while ahead:
        step = ahead.pop()
        if step not in above:
            above.add(step)
            ahead.extend(LIBRARY.exercise(step).ladder.progressions)
    assert exercise.id not in above


@every
def test_the_rung_rises_along_a_family(exercise: Exercise) -> None:
    for harder in map(LIBRARY.exercise, exercise.ladder.progressions):
        if harder.family == exercise.family:
            assert harder.rung > exercise.rung


@every
def test_what_leads_on_has_a_gate(exercise: Exercise) -> None:
    assert (exercise.gate is not None) == bool(exercise.ladder.progressions)


@every
def test_a_gate_asks_for_no_more_than_the_dose(exercise: Exercise) -> None:
    gate, dose = exercise.gate, exercise.dose
    if gate is None:
        return
    assert gate.sets == dose.sets
    assert gate.measure is exercise.measure
    counted = dose.hold_seconds if gate.measure is Measure.HOLD else dose.reps
    assert counted is not None
    assert counted.low <= gate.min_each <= counted.high
    assert gate.max_pain_during == 0
    assert gate.max_rest_pain in {None, 2}
    assert gate.sessions in {1, 2}
    assert gate.source in {"article", "article+field", "field"}


@every
def test_the_injured_fallback_is_allowed_and_reached_by_steps_down(exercise: Exercise) -> None:
    fallback = LIBRARY.exercise(exercise.ladder.injured_fallback)
    assert fallback.allowed_when_injured
    below = {exercise.id}
    ahead = [exercise]
    while ahead:
        for easier in ahead.pop().ladder.regressions:
            if easier not in below:
                below.add(easier)
                ahead.append(LIBRARY.exercise(easier))
    assert fallback.id in below


@every
def test_what_is_allowed_while_injured_falls_back_to_itself(exercise: Exercise) -> None:
    if exercise.allowed_when_injured:
        assert exercise.ladder.injured_fallback == exercise.id


@every
def test_implements_and_muscles_are_from_the_closed_lists(exercise: Exercise) -> None:
    for options in exercise.implements:
        assert options
        assert IMPLEMENTS.issuperset(options)
    assert exercise.muscles.primary
    used = [*exercise.muscles.primary, *exercise.muscles.secondary]
    assert len(used) == len(set(used))
    assert set(LIBRARY.muscles).issuperset(used)


@every
def test_the_dose_says_what_the_measure_needs(exercise: Exercise) -> None:
    dose = exercise.dose
    assert 1 <= dose.sets <= 4
    assert dose.reps is not None
    assert (dose.hold_seconds is not None) == (exercise.measure is Measure.HOLD)
    assert (dose.tempo is not None) == (exercise.measure is Measure.REPS)
    assert (dose.rest.seconds is None) == (dose.rest.mode is RestMode.AS_NEEDED)
    assert exercise.begins_with in {Phase.ECCENTRIC, Phase.CONCENTRIC}


@every
def test_what_takes_a_load_says_its_step(exercise: Exercise) -> None:
    if exercise.load_type in {LoadType.BODYWEIGHT, LoadType.BAND}:
        assert exercise.load_step_grams is None
    elif exercise.load_type is not LoadType.ASSISTED:
        assert exercise.load_step_grams is not None


def test_hinges_begin_on_the_way_down_and_bridges_on_the_way_up() -> None:
    for exercise in ALL:
        if exercise.family in {"bridge", "upper_pull", "calf", "lateral_hip"}:
            assert exercise.begins_with is Phase.CONCENTRIC, exercise.id
        if exercise.family in {"good_morning", "knee_flexion"}:
            assert exercise.begins_with is Phase.ECCENTRIC, exercise.id
    from_the_floor = {"kb_deadlift", "trap_bar_deadlift"}
    hinges = {exercise.id: exercise for exercise in ALL if exercise.family == "hinge"}
    for name, exercise in hinges.items():
        assert (exercise.begins_with is Phase.CONCENTRIC) == (name in from_the_floor)


@every
def test_the_words_are_there_and_the_cues_fit_a_side_panel(exercise: Exercise) -> None:
    said = exercise.guidance
    assert said.setup
    assert said.steps
    assert 3 <= len(said.cues) <= 5
    assert all(len(cue) <= 45 for cue in said.cues)
    assert not any(cue.endswith(".") for cue in said.cues)
    assert said.faults
    assert said.when_not
    assert len(exercise.name) <= 34
    for sentence in (*said.setup, *said.steps, said.when_not, *(f.fix for f in said.faults)):
        assert sentence.endswith((".", "!")), sentence
        assert sentence[0].isupper(), sentence


@pytest.mark.parametrize("family", ["bridge", "hinge", "good_morning"])
def test_the_three_lifts_name_two_faults_or_more_with_their_fix(family: str) -> None:
    for exercise in ALL:
        if exercise.family == family:
            assert len(exercise.guidance.faults) >= 2, exercise.id


def test_only_known_bases_phases_and_warm_ups_occur() -> None:
    assert {exercise.basis for exercise in ALL} == {"article", "pages", "memory"}
    assert {exercise.phase for exercise in ALL} == {1, 2, 3}
    assert {tag for exercise in ALL for tag in exercise.warmup_for} == {
        "deadlift",
        "squat",
        "run",
        "press",
        "session",
    }


def test_nothing_promises_what_no_one_can_promise() -> None:
    catalog = files("postchain_tui.catalog")
    texts = [catalog / name for name in ("red_flags.toml", "glossary.toml", "references.toml")]
    for folder in ("exercises", "programs"):
        texts += [file for file in (catalog / folder).iterdir() if file.name.endswith(".toml")]
    assert len(texts) >= 15
    for file in texts:
        assert not FORBIDDEN.search(file.read_text("utf-8")), file.name


@pytest.mark.parametrize(
    "claim",
    [
        "It will not worsen your pain",
        "This prevents pain",
        "your glutes switch off",
        "It won't worsen",
    ],
)
def test_the_search_for_forbidden_promises_finds_them(claim: str) -> None:
    assert FORBIDDEN.search(claim)
