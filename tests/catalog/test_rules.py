"""One test for every rule of the article that the content has to carry."""

from postchain_tui.catalog.glossary import term
from postchain_tui.catalog.library import Library, MuscleGroup
from postchain_tui.catalog.programs import program, programs
from postchain_tui.catalog.references import reference
from postchain_tui.core.exercise import Exercise, LoadType, Range, RestMode, SpineLoad
from postchain_tui.core.program import Role

LIBRARY = Library()
BRIDGE = LIBRARY.exercise("glute_bridge")
RDL = LIBRARY.exercise("rdl_empty_bar")
PIPE = LIBRARY.exercise("gm_pvc")
BASICS = program("basics")
RDLS = ("rdl_empty_bar", "rdl_barbell", "rdl_dumbbell", "rdl_kettlebell")


def said(*sentences: str) -> str:
    return " ".join(sentences).casefold()


def everything_said_of(exercise: Exercise) -> str:
    words = exercise.guidance
    return said(*words.setup, *words.steps, *words.cues, words.when_not, words.note)


def meaning(word: str) -> str:
    entry = term(word)
    assert entry is not None
    return entry.meaning.casefold()


def in_group(group: MuscleGroup) -> set[str]:
    return {muscle.id for muscle in LIBRARY.muscles.values() if muscle.group is group}


def test_gen_01_the_first_program_is_there_to_ease_low_back_pain() -> None:
    goal = programs()[0].goal.casefold()
    assert "ease low back pain" in goal
    assert "posterior chain" in goal


def test_gen_02_the_posterior_chain_reaches_from_neck_to_soles() -> None:
    assert "rear side" in meaning("posterior chain")
    assert "neck to the soles" in meaning("posterior chain")


def test_gen_03_the_anterior_chain_is_named_as_its_counterpart() -> None:
    assert "counterpart of the posterior chain" in meaning("anterior chain")


def test_gen_04_its_main_function_is_extension() -> None:
    assert "main job is extension" in meaning("posterior chain")
    assert "main function of the posterior chain" in meaning("extension")


def test_gen_08_the_cited_article_is_among_the_sources() -> None:
    source = reference("lane_mayer_2017")
    assert (source.authors, source.year) == ("Lane C, Mayer J", 2017)
    assert "21(4):46–48" in source.journal
    assert source.doi == "10.1249/FIT.0000000000000307"


def test_gen_14_the_program_raises_hope_and_promises_nothing() -> None:
    assert "may make the back quieter" in BASICS.summary
    assert "nobody can promise" in BASICS.summary


def test_gen_16_the_program_is_bridge_then_romanian_deadlift_then_good_morning() -> None:
    work = [slot.exercises[0] for slot in BASICS.slots if slot.role is Role.WORK]
    assert work == ["glute_bridge", "rdl_empty_bar", "gm_pvc"]


def test_gen_18_a_beginner_with_nothing_but_a_mat_can_do_the_whole_session() -> None:
    for slot in BASICS.slots:
        options = map(LIBRARY.exercise, slot.exercises)
        assert any(option.possible_with(frozenset({"mat"})) for option in options)


def test_gen_19_glutes_are_one_member_of_a_team() -> None:
    trained = {muscle for exercise in LIBRARY.all() for muscle in exercise.muscles.primary}
    assert in_group(MuscleGroup.BIG) | in_group(MuscleGroup.ASSIST) <= trained


def test_mus_01_the_four_large_muscles_are_marked_big() -> None:
    assert in_group(MuscleGroup.BIG) == {
        "hamstrings",
        "gluteus_maximus",
        "erector_spinae",
        "latissimus_dorsi",
    }


def test_mus_02_the_five_helpers_are_marked_assist() -> None:
    assert in_group(MuscleGroup.ASSIST) == {
        "trapezius",
        "posterior_deltoid",
        "multifidus",
        "soleus",
        "external_obliques",
    }


def test_mus_03_legs_and_low_back_are_highlighted() -> None:
    highlighted = {muscle.id for muscle in LIBRARY.muscles.values() if muscle.highlighted}
    assert highlighted == {"gluteus_maximus", "hamstrings", "erector_spinae"}


def test_gb_01_the_bridge_trains_glutes_and_hamstrings() -> None:
    assert set(BRIDGE.muscles.primary) == {"gluteus_maximus", "hamstrings"}


def test_gb_02_the_bridge_is_unloaded_and_its_loaded_version_waits_for_no_pain() -> None:
    assert BRIDGE.load_type is LoadType.BODYWEIGHT
    loaded = LIBRARY.exercise("weighted_bridge")
    assert loaded.load_type.takes_load
    assert loaded.ladder.regressions == ("glute_bridge",)
    assert BRIDGE.gate is not None
    assert BRIDGE.gate.max_pain_during == 0


def test_gb_03_the_bridge_belongs_to_the_first_stage_and_comes_first() -> None:
    assert BRIDGE.phase == 1
    assert BRIDGE.spine_load is SpineLoad.LOW
    assert next(slot for slot in BASICS.slots if slot.role is Role.WORK).exercises == (BRIDGE.id,)


def test_gb_04_the_bridge_starts_face_up() -> None:
    assert "face up" in said(BRIDGE.guidance.setup[0])


def test_gb_05_knees_are_bent_and_soles_flat() -> None:
    second = said(BRIDGE.guidance.setup[1])
    assert "bend your knees" in second
    assert "soles flat on the floor" in second


def test_gb_06_a_pelvic_tilt_settles_the_low_back_with_the_navel_going_down() -> None:
    third = said(BRIDGE.guidance.setup[2])
    assert "tilt the pelvis" in third
    assert "low back settles on the floor" in third
    assert "navel down" in third


def test_gb_07_arms_lie_along_the_sides() -> None:
    assert "arms along your sides" in said(BRIDGE.guidance.setup[3])


def test_gb_08_the_feet_push_and_the_hips_go_to_the_ceiling() -> None:
    first = said(BRIDGE.guidance.steps[0])
    assert "push through both feet" in first
    assert "hips toward the ceiling" in first


def test_gb_09_glutes_are_squeezed_at_the_top() -> None:
    assert "squeeze your glutes at the top" in said(BRIDGE.guidance.steps[1])


def test_gb_10_the_bridge_pauses_at_the_top_and_then_returns() -> None:
    third = said(BRIDGE.guidance.steps[2])
    assert "pause" in third
    assert "glutes and hamstrings working" in third
    assert "to the start" in third
    assert BRIDGE.dose.tempo is not None
    assert BRIDGE.dose.tempo.top > 0


def test_gb_11_the_bridge_starts_with_three_sets_of_ten() -> None:
    assert BRIDGE.dose.sets == 3
    assert BRIDGE.dose.reps == Range(10, 10)


def test_gb_12_rest_between_bridges_is_as_needed_without_a_number() -> None:
    assert BRIDGE.dose.rest.mode is RestMode.AS_NEEDED
    assert BRIDGE.dose.rest.seconds is None


def test_gb_13_the_bridge_is_left_only_when_mastered_and_pain_free() -> None:
    gate = BRIDGE.gate
    assert gate is not None
    assert gate.mastered
    assert (gate.sets, gate.min_each, gate.sessions) == (3, 10, 2)
    assert (gate.max_pain_during, gate.max_rest_pain) == (0, 2)


def test_gb_14_the_single_leg_bridge_follows_the_bridge() -> None:
    assert "single_leg_bridge" in BRIDGE.ladder.article_progressions


def test_gb_15_the_weighted_bridge_follows_the_bridge() -> None:
    assert "weighted_bridge" in BRIDGE.ladder.article_progressions


def test_gb_16_the_hip_thrust_follows_the_bridge_and_is_found_as_hip_thruster() -> None:
    assert "hip_thrust_bodyweight" in BRIDGE.ladder.article_progressions
    assert LIBRARY.find("hip thruster") == ("hip_thrust_bodyweight",)


def test_gb_17_the_three_ways_on_are_siblings() -> None:
    options = [LIBRARY.exercise(option) for option in BRIDGE.ladder.article_progressions]
    assert len(options) == 3
    assert len({option.rung for option in options}) == 1
    for option in options:
        others = {other.id for other in options} - {option.id}
        assert others == set(option.ladder.alternatives)
        assert others.isdisjoint(option.ladder.progressions)


def test_rdl_01_the_hinge_of_the_program_is_the_romanian_deadlift() -> None:
    hinge = [slot for slot in BASICS.slots if slot.role is Role.WORK][1]
    assert hinge.exercises[:3] == ("rdl_empty_bar", "rdl_dumbbell", "rdl_kettlebell")
    assert {"kb_deadlift", "trap_bar_deadlift"}.isdisjoint(hinge.exercises)


def test_rdl_02_every_rep_begins_standing_with_the_load_at_the_thighs() -> None:
    for exercise in map(LIBRARY.exercise, RDLS):
        setup = said(*exercise.guidance.setup)
        assert "every rep begins here" in setup
        assert "thighs" in setup
        assert "stand" in setup
    assert "nothing is pulled off the ground" in said(*RDL.guidance.setup)


def test_rdl_03_the_hamstring_stretch_limits_the_depth() -> None:
    assert "as far as the stretch in your hamstrings allows" in said(*RDL.guidance.steps)
    assert "stand tall" in said(*RDL.guidance.steps)


def test_rdl_04_mid_calf_is_typical_and_not_required() -> None:
    assert "for most people that is about mid-calf; higher is fine" in said(*RDL.guidance.steps)


def test_rdl_05_the_load_never_rests_on_the_floor() -> None:
    for exercise in map(LIBRARY.exercise, RDLS):
        steps = said(*exercise.guidance.steps)
        assert "off the floor" in steps or "does not touch the floor" in steps
        assert exercise.dose.tempo is not None
        assert exercise.dose.tempo.bottom <= 1


def test_rdl_07_the_romanian_deadlift_has_a_tempo_to_reckon_tension_from() -> None:
    assert RDL.dose.tempo is not None
    assert RDL.dose.tempo.rep_seconds * 40 == 200


def test_rdl_09_an_owner_of_a_barbell_learns_with_the_empty_bar() -> None:
    slot = next(slot for slot in BASICS.slots if RDL.id in slot.exercises)
    at_hand = frozenset({"mat", "pipe", "barbell", "plates", "dumbbells", "kettlebell"})
    options = list(map(LIBRARY.exercise, slot.exercises))
    assert next(option for option in options if option.possible_with(at_hand)) is RDL
    without = [option for option in options if option.possible_with(at_hand - {"barbell"})]
    assert without[0].id == "rdl_dumbbell"


def test_rdl_10_the_dose_is_four_sets_of_eight_to_twelve_with_two_minutes() -> None:
    for exercise in map(LIBRARY.exercise, RDLS):
        dose = exercise.dose
        assert (dose.sets, dose.reps) == (4, Range(8, 12))
        assert (dose.rest.mode, dose.rest.seconds) == (RestMode.COUNTDOWN, 120)


def test_rdl_11_the_first_gate_is_four_times_eight_without_pain_and_with_rest_as_prescribed() -> (
    None
):
    gate = RDL.gate
    assert gate is not None
    assert (gate.sets, gate.min_each, gate.sessions) == (4, 8, 1)
    assert (gate.max_pain_during, gate.max_rest_pain, gate.rest_seconds) == (0, None, 120)
    assert gate.source == "article"


def test_rdl_12_before_the_gate_no_weight_can_be_added() -> None:
    assert RDL.load_step_grams == 0
    assert RDL.ladder.progressions == ("rdl_barbell",)
    assert ("plates",) not in RDL.implements
    assert ("plates",) in LIBRARY.exercise("rdl_barbell").implements


def test_rdl_13_kettlebell_and_dumbbells_may_be_used_instead() -> None:
    assert {"rdl_dumbbell", "rdl_kettlebell"} <= set(RDL.ladder.alternatives)


def test_rdl_14_those_say_that_they_ask_more_of_the_trunk() -> None:
    for exercise in ("rdl_dumbbell", "rdl_kettlebell"):
        note = said(LIBRARY.exercise(exercise).guidance.note)
        assert "trunk to steady more than" in note


def test_gm_01_feet_are_about_hip_width() -> None:
    assert "feet about hip width" in said(PIPE.guidance.setup[0])


def test_gm_02_the_barbell_waits_until_the_pipe_is_mastered() -> None:
    assert PIPE.gate is not None
    assert PIPE.gate.mastered
    assert (PIPE.gate.sets, PIPE.gate.min_each, PIPE.gate.sessions) == (2, 12, 2)
    assert LIBRARY.exercise("gm_barbell_empty").ladder.regressions[0] == "gm_pvc"
    assert PIPE.implements == (("pipe",),)


def test_gm_03_the_pipe_lies_across_the_top_of_the_back() -> None:
    assert "across the top of your back" in said(PIPE.guidance.setup[1])


def test_gm_04_hands_sit_outside_the_shoulders() -> None:
    assert "hands outside your shoulders" in said(PIPE.guidance.setup[2])


def test_gm_05_knees_are_slightly_bent() -> None:
    assert "bend your knees slightly" in said(PIPE.guidance.steps[0])


def test_gm_06_the_trunk_is_braced() -> None:
    assert "brace your trunk" in said(PIPE.guidance.steps[1])


def test_gm_07_the_hips_move_back_with_a_flat_back() -> None:
    assert "hips back with your back flat" in said(PIPE.guidance.steps[2])


def test_gm_08_the_depth_is_the_earlier_of_level_trunk_and_pull_behind_the_legs() -> None:
    third = said(PIPE.guidance.steps[2])
    assert "whichever comes earlier" in third
    assert "trunk level with the floor" in third
    assert "pull behind your legs" in third


def test_gm_09_the_feet_push_and_the_hips_come_forward_to_stand() -> None:
    fourth = said(PIPE.guidance.steps[3])
    assert "push through your feet" in fourth
    assert "hips forward to stand" in fourth


def test_gm_10_the_pipe_version_is_a_hinge_and_counts_as_work() -> None:
    assert PIPE.pattern == "hinge"
    assert {"hamstrings", "gluteus_maximus", "erector_spinae"} == set(PIPE.muscles.primary)
    work = [slot for slot in BASICS.slots if slot.role is Role.WORK]
    assert work[-1].exercises[0] == PIPE.id


def test_gm_11_while_injured_only_the_pipe_version_is_allowed() -> None:
    family = [item for item in LIBRARY.all() if item.family == "good_morning"]
    assert [item.id for item in family if item.allowed_when_injured] == ["gm_pvc"]
    assert {item.ladder.injured_fallback for item in family} == {"gm_pvc"}


def test_gm_12_nothing_promises_speed_or_certainty() -> None:
    words = everything_said_of(PIPE)
    assert "pain will" not in words
    assert "pain-free in" not in words


def test_gm_13_the_barbell_needs_no_pain() -> None:
    assert PIPE.gate is not None
    assert (PIPE.gate.max_pain_during, PIPE.gate.max_rest_pain) == (0, 2)
    assert "without pain" in said(LIBRARY.exercise("gm_barbell_empty").guidance.when_not)


def test_gm_14_the_loaded_version_follows_the_empty_bar() -> None:
    empty = LIBRARY.exercise("gm_barbell_empty")
    assert empty.ladder.article_progressions == ("gm_barbell_loaded",)
    assert empty.load_step_grams == 0


def test_gm_15_the_pipe_version_warms_up_for_exactly_four_activities() -> None:
    assert PIPE.warmup_for == ("deadlift", "squat", "run", "press")
    others = [item for item in LIBRARY.all() if item.id != PIPE.id]
    assert {tag for item in others for tag in item.warmup_for} == {"session"}


def test_gm_16_the_warm_up_wakes_up_low_back_glutes_and_hamstrings() -> None:
    assert BASICS.slots[0].role is Role.WARMUP
    assert BASICS.slots[0].exercises[0] == PIPE.id
    assert "wakes up the low back, glutes and hamstrings" in said(PIPE.guidance.note)


def test_gm_17_the_pipe_version_stands_before_the_deadlift() -> None:
    order = [slot.exercises[0] for slot in BASICS.slots]
    assert order.index(PIPE.id) < order.index(RDL.id)


def test_gm_18_staying_with_the_pipe_for_good_is_called_fine() -> None:
    assert "staying with the pipe for good is a fine choice" in said(PIPE.guidance.note)
