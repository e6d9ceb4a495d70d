"""The library: by id, by family, by what people call an exercise."""

import json
import string
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from postchain_tui.catalog import library as library_module
from postchain_tui.catalog.exercise_tables import exercise_from
from postchain_tui.catalog.library import Library
from postchain_tui.catalog.tables import Table, shipped
from postchain_tui.core.errors import InputError
from postchain_tui.core.exercise import Exercise
from postchain_tui.core.new_exercise import blank
from postchain_tui.core.own_exercise import placed

LIBRARY = Library()
SOURCE = Path(__file__).parents[2] / ".." / "shared" / "data" / "exercises.json"


def test_there_are_57_exercises_in_ten_families() -> None:
    assert len(LIBRARY.ids) == len(set(LIBRARY.ids)) == 57
    assert len(LIBRARY.families) == 10


def test_every_exercise_is_in_the_file_of_its_family_and_in_ladder_order() -> None:
    for family in LIBRARY.families:
        found = [LIBRARY.exercise(exercise) for exercise in family.exercises]
        assert {exercise.family for exercise in found} == {family.id}
        assert [exercise.rung for exercise in found] == sorted(exercise.rung for exercise in found)
        assert all(LIBRARY.family_of(exercise.id) == family.id for exercise in found)


def test_the_index_names_exactly_what_the_files_hold() -> None:
    for family in LIBRARY.families:
        file = shipped(f"exercises/{family.id}.toml")
        assert tuple(item.text("id") for item in file.tables("exercise")) == family.exercises


def test_an_exercise_is_made_when_it_is_asked_for_and_only_once(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    asked: list[str] = []

    def counted(table: Table, family: str) -> Exercise:
        made = exercise_from(table, family)
        asked.append(made.id)
        return made

    monkeypatch.setattr(library_module, "exercise_from", counted)
    library = Library()
    for exercise in ("gm_pvc", "glute_bridge", "gm_pvc"):
        library.exercise(exercise)
    assert asked == ["gm_pvc", "glute_bridge"]


def test_all_gives_every_exercise_in_the_order_of_the_ids() -> None:
    assert tuple(exercise.id for exercise in LIBRARY.all()) == LIBRARY.ids
    assert tuple(LIBRARY.names()) == LIBRARY.ids
    assert LIBRARY.names()["rdl_empty_bar"] == "Romanian deadlift, empty bar"


def test_an_unknown_id_is_refused_with_the_nearest_ones() -> None:
    with pytest.raises(InputError, match=r"“rdl_emty_bar”.*rdl_empty_bar"):
        LIBRARY.exercise("rdl_emty_bar")
    with pytest.raises(InputError, match=r"“#####”\.$"):
        LIBRARY.family_of("#####")


def test_an_unknown_id_cannot_steer_the_terminal() -> None:
    with pytest.raises(InputError) as refused:
        LIBRARY.exercise("\x1b]52;c;aGk=\x07bridge")
    assert "\x1b" not in str(refused.value)


@pytest.mark.parametrize(
    ("alias", "family"),
    [
        ("rdl", "hinge"),
        ("romanian deadlift", "hinge"),
        ("bridge", "bridge"),
        ("gm", "good_morning"),
        ("good morning", "good_morning"),
    ],
)
def test_a_family_is_known_by_what_people_call_it(alias: str, family: str) -> None:
    assert LIBRARY.family_aliases[alias] == family


def test_what_people_call_a_family_is_never_one_exercise() -> None:
    own = {
        alias.casefold()
        for exercise in LIBRARY.all()
        for alias in (exercise.id, exercise.name, *exercise.aliases)
    }
    assert own.isdisjoint(LIBRARY.family_aliases)


@pytest.mark.parametrize(
    ("text", "exercise"),
    [
        ("glute bridge", "glute_bridge"),
        ("GLUTE  Bridge", "glute_bridge"),
        ("glute-bridge", "glute_bridge"),
        ("glute_bridge", "glute_bridge"),
        ("hip thruster", "hip_thrust_bodyweight"),
        ("Romanian Deadlift - Empty Barbell", "rdl_empty_bar"),
        ("rdl (bar only)", "rdl_empty_bar"),
        ("good morning pvc pipe", "gm_pvc"),
        ("B-Stance RDL", "bstance_rdl"),
    ],
)
def test_an_exact_name_or_alias_finds_one_exercise(text: str, exercise: str) -> None:
    assert LIBRARY.find(text) == (exercise,)


def test_a_part_of_a_name_finds_those_that_begin_with_it_first() -> None:
    found = LIBRARY.find("side")
    begin = {"side_plank_knees", "side_plank", "side_lying_abduction"}
    assert set(found[:3]) == begin
    assert "band_lateral_walk" in found[3:]


def test_a_text_without_letters_or_unknown_finds_nothing() -> None:
    assert LIBRARY.find(" -- ") == ()
    assert LIBRARY.find("bicycle") == ()


@given(st.sampled_from(LIBRARY.all()), st.data())
def test_every_name_is_found_however_it_is_spaced_and_cased(
    exercise: Exercise, data: st.DataObject
) -> None:
    name = data.draw(st.sampled_from((exercise.id, exercise.name, *exercise.aliases)))
    noise = st.text(string.punctuation + " ", max_size=2)
    spelled = "".join(data.draw(noise) + letter for letter in name)
    assert LIBRARY.find(spelled.upper()) == (exercise.id,)


def test_ids_names_and_aliases_are_unique() -> None:
    owners: dict[str, str] = {}
    for exercise in LIBRARY.all():
        for spelling in {exercise.id, exercise.name, *exercise.aliases}:
            plain = "".join(filter(str.isalnum, spelling.casefold()))
            assert owners.setdefault(plain, exercise.id) == exercise.id, spelling


@pytest.mark.skipif(not SOURCE.exists(), reason="the list of ids to keep is not on this machine")
def test_every_id_name_and_alias_of_the_source_is_found() -> None:
    source = json.loads(SOURCE.read_text("utf-8"))["exercises"]
    assert {item["id"] for item in source} == set(LIBRARY.ids)
    for item in source:
        for spelling in (item["id"], item["name"], *item["aliases"]):
            assert LIBRARY.find(spelling) == (item["id"],), spelling


# One's own


def _own(name: str, family: str = "", **ladder: Any) -> Exercise:
    """An exercise of one's own, alone or as a rung of a ladder."""
    draft = blank(60)
    parts: dict[str, Any] = {
        "regressions": (),
        "progressions": (),
        "alternatives": (),
        **ladder,
    }
    told = replace(
        draft,
        id=name,
        name=f"My {name}",
        aliases=(f"{name} the great",),
        family=family or name,
        ladder=replace(draft.ladder, **parts),
    )
    return placed(told, LIBRARY.exercise if not family else lambda _: None)


RUNG = _own("rung", regressions=("glute_bridge",), progressions=("single_leg_bridge",))
ALONE = _own("alone")
AFTER = _own("after", "alone", regressions=("alone",))
MINE = Library((RUNG, ALONE, AFTER))


def test_one_of_ones_own_is_a_rung_between_its_neighbours() -> None:
    assert MINE.family_of("rung") == "bridge"
    (family,) = (one for one in MINE.families if one.id == "bridge")
    place = family.exercises.index("rung")
    assert family.exercises[place - 1] == "glute_bridge"
    assert MINE.exercise("glute_bridge").ladder.progressions[-1] == "rung"
    assert MINE.exercise("glute_bridge").ladder.own_progressions == ("rung",)
    assert MINE.exercise("single_leg_bridge").ladder.regressions[-1] == "rung"
    assert LIBRARY.exercise("glute_bridge").ladder.own_progressions == ()
    assert MINE.own["rung"] == RUNG
    assert set(MINE.ids) == {*LIBRARY.ids, "rung", "alone", "after"}


def test_what_stands_alone_begins_a_family_of_ones_own() -> None:
    found = {one.id: one for one in MINE.families}
    assert len(found) == 11
    assert found["alone"].exercises == ("alone", "after")
    assert found["alone"].name == library_module.OWN_FAMILY
    assert MINE.exercise("alone").ladder.progressions == ("after",)
    assert [one.id for one in MINE.families][:10] == [one.id for one in LIBRARY.families]


def test_ones_own_is_found_by_its_id_name_and_other_names() -> None:
    for text in ("rung", "My rung", "rung the GREAT"):
        assert MINE.find(text) == ("rung",)
    assert MINE.names()["after"] == "My after"
    with pytest.raises(InputError, match="Nearest: alone"):
        MINE.exercise("alonne")


def test_what_is_archived_is_known_by_its_id_and_offered_nowhere() -> None:
    library = Library((RUNG, ALONE, AFTER), ("rung", "alone", "gone"))
    assert library.archived == ("rung", "alone")
    assert library.is_archived("rung")
    assert not library.is_archived("after")
    assert library.exercise("rung").name == "My rung"
    assert (library.family_of("rung"), library.family_of("alone")) == ("bridge", "alone")
    assert not {"rung", "alone"} & {*library.ids, *library.names()}
    assert library.find("My rung") == ()
    assert library.exercise("glute_bridge").ladder == LIBRARY.exercise("glute_bridge").ladder
    (family,) = (one for one in library.families if one.id == "alone")
    assert family.exercises == ("after",)


def test_without_any_of_ones_own_there_is_nothing_to_archive() -> None:
    assert (LIBRARY.own, LIBRARY.archived, LIBRARY.is_archived("glute_bridge")) == ({}, (), False)
