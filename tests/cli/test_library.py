"""The command `library`."""

from __future__ import annotations

import pytest

from postchain_tui.catalog.library import Library
from postchain_tui.cli import root
from postchain_tui.core.settings import IMPLEMENTS
from tests.cli.commands import Commands

LIBRARY = Library()
FIELDS = {
    "id", "name", "aliases", "family", "rung", "implements", "measure", "unilateral", "load_type",
    "muscles", "allowed_when_injured", "possible", "dose", "ladder", "gate", "setup", "steps",
    "cues", "faults", "when_not", "note",
}  # fmt: skip


def _ids(commands: Commands, *words: str) -> list[str]:
    return [exercise["id"] for exercise in commands.data("library", *words)]


def _row(commands: Commands, exercise: str, *words: str) -> str:
    """The line of an exercise in the list."""
    (row,) = (line for line in commands("library", *words).lines if exercise in line.split())
    return row


def test_all_exercises_come_family_by_family_the_easiest_first(commands: Commands) -> None:
    result = commands("library")
    assert _ids(commands) == list(LIBRARY.ids)
    listed = [word for line in result.lines for word in line.split() if word in LIBRARY.ids]
    assert listed == list(LIBRARY.ids)
    heads = [line for line in result.lines if line in {one.name for one in LIBRARY.families}]
    assert heads == [family.name for family in LIBRARY.families]
    assert all(len(line) <= 80 for line in result.lines)


def test_an_exercise_is_listed_with_its_name_its_id_and_what_it_needs(commands: Commands) -> None:
    assert _row(commands, "glute_bridge").split() == ["Glute", "bridge", "glute_bridge", "mat"]
    assert _row(commands, "brisk_walk").endswith(" –")
    assert _row(commands, "face_pull").endswith("band or cable")


def test_what_is_not_at_hand_and_what_is_not_for_the_injured_is_marked(commands: Commands) -> None:
    assert _row(commands, "glute_bridge").startswith("     G")
    assert _row(commands, "rdl_empty_bar").startswith("   ! R")
    assert _row(commands, "lat_pulldown").startswith("  ×  L")
    assert _row(commands, "rdl_dumbbell").startswith("  ×! R")
    legend = commands("library").lines[-2]
    assert legend == "57 exercises · × needs what is not at hand · ! not while injured"


def test_only_marks_that_were_made_are_explained(commands: Commands) -> None:
    assert "!" not in commands("library", "--injured").out
    assert "×" not in commands("library", "--search", "bridge").out


def test_what_is_possible_follows_the_implements_that_are_set(commands: Commands) -> None:
    possible = {one["id"]: one["possible"] for one in commands.data("library")}
    assert possible["rdl_empty_bar"]
    assert not possible["rdl_dumbbell"]
    commands("config", "set", "implements", "mat,dumbbells")
    possible = {one["id"]: one["possible"] for one in commands.data("library")}
    assert not possible["rdl_empty_bar"]
    assert possible["rdl_dumbbell"]
    assert _row(commands, "rdl_dumbbell").startswith("   ! R")


def test_a_search_lists_what_it_finds_the_best_first(commands: Commands) -> None:
    found = _ids(commands, "--search", "bridge")
    assert found[0] == "bridge_iso_hold"  # its name begins so
    assert {"glute_bridge", "single_leg_bridge", "hamstring_walkout"} <= set(found)
    lines = commands("library", "--search", "bridge").lines
    assert [word for line in lines for word in line.split() if word in found] == found
    assert "Bridges and hip thrusts" not in lines


@pytest.mark.parametrize("text", ["leg brid sing", "SINGLE-LEG b", "  single_leg_b "])
def test_words_are_found_by_their_beginnings_in_any_order(commands: Commands, text: str) -> None:
    assert _ids(commands, "--search", text)[0] == "single_leg_bridge"


@pytest.mark.parametrize(
    ("text", "exercise"),
    [
        ("glute_bridge", "glute_bridge"),
        ("GLUTE bridge", "glute_bridge"),
        ("bird dog", "bird_dog"),
        ("hip thruster", "hip_thrust_bodyweight"),
        ("sorens", "sorensen_hold"),
    ],
)
def test_what_is_named_or_the_only_one_found_is_shown_in_full(
    commands: Commands, text: str, exercise: str
) -> None:
    known = LIBRARY.exercise(exercise)
    result = commands("library", "--search", text)
    assert result.lines[0].startswith(known.name)
    assert result.lines[0].endswith(exercise)
    assert "Set up" in result.lines


def test_a_name_that_begins_others_stands_first_among_them_in_the_data(commands: Commands) -> None:
    assert _ids(commands, "--search", "glute bridge")[0] == "glute_bridge"
    assert _ids(commands, "--search", "bird dog")[:2] == ["bird_dog", "bird_dog_leg"]


@pytest.mark.parametrize("exercise", LIBRARY.ids)
def test_a_page_tells_all_about_an_exercise(commands: Commands, exercise: str) -> None:
    known = LIBRARY.exercise(exercise)
    result = commands("library", "--search", exercise)
    assert all(len(line) <= 80 for line in result.lines)
    flat = " ".join(result.out.split())
    guidance, ladder = known.guidance, known.ladder
    texts = (*guidance.setup, *guidance.steps, *guidance.cues, guidance.when_not, guidance.note)
    faults = [text for one in guidance.faults for text in (one.fault, one.fix)]
    muscles = [LIBRARY.muscles[one].label for one in known.muscles.primary]
    others = (*ladder.regressions, *ladder.progressions, *ladder.alternatives)
    for text in (*texts, *faults, *muscles, *known.aliases):
        assert " ".join(text.split()) in flat
    assert all(f"({other})" in flat for other in others)


def test_a_page_says_the_dose_the_tempo_and_the_rest(commands: Commands) -> None:
    lines = commands("library", "--search", "glute_bridge").lines
    dose = "3 × 10 · rest as needed · tempo 2-0-1-2 · 2–4 reps in reserve"
    assert f"dose       {dose}" in lines


def test_a_page_says_what_is_not_at_hand(commands: Commands) -> None:
    lines = commands("library", "--search", "nordic_assisted").lines
    assert "needs      anchor (not at hand) + band" in lines
    assert "needs      nothing" in commands("library", "--search", "wall_hinge").lines


def test_a_page_says_what_to_do_instead_while_injured(commands: Commands) -> None:
    lines = commands("library", "--search", "single_leg_bridge").lines
    assert "injured    not allowed; instead Glute bridge (glute_bridge)" in lines
    assert "injured    allowed" in commands("library", "--search", "glute_bridge").lines


def test_the_gate_is_told_in_the_words_of_today(commands: Commands) -> None:
    due = {one["exercise"]: one for one in commands.data("today")["slots"]}
    gates = {one["id"]: one["gate"]["needs"] for one in commands.data("library")}
    work = [one for one in due.values() if one["role"] == "work"]
    assert work
    for slot in work:
        assert gates[slot["exercise"]] == slot["gate"]["needs"]
    lines = commands("library", "--search", "glute_bridge").lines
    assert lines[lines.index("To step up") + 1] == "  · 3 sets of 10 or more"
    assert not gates["brisk_walk"]
    assert "To step up" not in commands("library", "--search", "brisk_walk").lines


def test_what_was_done_does_not_change_a_gate(commands: Commands) -> None:
    before = commands.data("library", "--search", "glute_bridge")
    commands("log", "bridge 3*10 p0", "--form-ok")
    assert commands.data("library", "--search", "glute_bridge") == before


@pytest.mark.parametrize("muscle", ["gastrocnemius", "Gastrocnemius", "GASTRO cnemius"])
def test_a_muscle_narrows_to_what_trains_it(commands: Commands, muscle: str) -> None:
    found = _ids(commands, "--muscle", muscle)
    assert {"calf_raise", "nordic_curl"} <= set(found)
    for exercise in LIBRARY.all():
        trained = (*exercise.muscles.primary, *exercise.muscles.secondary)
        assert (exercise.id in found) == ("gastrocnemius" in trained)


def test_a_muscle_is_known_by_its_label_too(commands: Commands) -> None:
    assert _ids(commands, "--muscle", "glutes") == _ids(commands, "--muscle", "gluteus_maximus")
    assert _ids(commands, "--muscle", "forearms/grip") == _ids(commands, "--muscle", "forearms")


def test_an_implement_narrows_to_what_can_use_it(commands: Commands) -> None:
    assert _ids(commands, "--implement", "cable") == [
        "cable_pull_through", "face_pull", "lat_pulldown",
    ]  # fmt: skip
    typed = _ids(commands, "--implement", "Back extension bench")
    assert typed == ["sorensen_hold", "back_ext_45", "back_ext_45_weighted"]


def test_everything_that_is_said_narrows_further(commands: Commands) -> None:
    words = ("--implement", "barbell", "--implement", "rack")
    assert _ids(commands, *words) == ["rdl_barbell", "gm_barbell_empty", "gm_barbell_loaded"]
    assert _ids(commands, *words, "--search", "gm empty") == ["gm_barbell_empty"]
    assert _ids(commands, "--muscle", "glutes", "--muscle", "lats", "--implement", "mat") == []


def test_only_what_is_allowed_while_injured_can_be_asked_for(commands: Commands) -> None:
    allowed = [one.id for one in LIBRARY.all() if one.allowed_when_injured]
    assert _ids(commands, "--injured") == allowed
    assert _ids(commands, "--injured", "--search", "gm") == ["gm_pvc"]


def test_nothing_found_is_said_and_no_error(commands: Commands) -> None:
    assert commands("library", "--search", "zumba").out == "No exercises.\n"
    assert commands.data("library", "--search", "zumba") == []
    assert commands("library", "--search", "kb_swing", "--injured").out == "No exercises.\n"


@pytest.mark.parametrize("text", ["", "  "])
def test_a_search_for_nothing_is_none(commands: Commands, text: str) -> None:
    assert commands("library", "--search", text) == commands("library")


@pytest.mark.parametrize("name", ["zumba", "", "glute", "x\x1b]52;c;ZXZpbA==\x07y\u202e"])
def test_an_unknown_muscle_or_implement_is_refused_with_what_there_is(
    commands: Commands, name: str
) -> None:
    refused = commands.refused("library", "--muscle", name)
    assert all(muscle in refused for muscle in LIBRARY.muscles)
    told = commands.refused("library", "--implement", name)
    assert all(implement in told for implement in IMPLEMENTS)
    assert not {"\x1b", "\x07", "\u202e"} & {*refused, *told}


def test_exercises_have_exactly_the_promised_fields(commands: Commands) -> None:
    (found,) = commands.data("library", "--search", "sorensen_hold")
    assert set(found) == FIELDS
    assert found["muscles"].keys() == {"primary", "secondary"}
    assert found["ladder"].keys() == {"easier", "harder", "alternatives", "injured_fallback"}
    assert all(fault.keys() == {"fault", "fix"} for fault in found["faults"])
    assert found["implements"] == [["back_extension_bench"]]
    assert found["dose"]["hold_seconds"][0] > 0
    assert found["dose"]["reps_in_reserve"] is None


def test_a_dose_is_told_in_numbers(commands: Commands) -> None:
    found = {one["id"]: one for one in commands.data("library")}
    assert found["glute_bridge"]["dose"] == {
        "sets": 3,
        "reps": [10, 10],
        "hold_seconds": None,
        "rest_seconds": None,
        "tempo": "2-0-1-2",
        "reps_in_reserve": [2, 4],
    }
    assert found["hip_thrust_bodyweight"]["dose"]["rest_seconds"] == 60
    assert found["hip_thrust_bodyweight"]["ladder"]["easier"] == ["glute_bridge"]


def test_nothing_is_written(commands: Commands) -> None:
    commands("library")
    commands("library", "--json", "--search", "bridge")
    assert not commands.db.exists()
    assert not commands.config.exists()


def test_a_file_that_is_no_diary_ends_with_1_and_stays(commands: Commands) -> None:
    commands.db.write_text("dear diary")
    result = commands("library")
    assert (result.code, result.out) == (1, "")
    assert commands.db.read_text() == "dear diary"


def test_marks_are_told_without_colour(commands: Commands, monkeypatch: pytest.MonkeyPatch) -> None:
    plain = commands("library").out
    assert "\x1b" not in plain
    monkeypatch.setattr(root, "wants_colour", lambda: True)
    assert "\x1b[" in commands("library").out
