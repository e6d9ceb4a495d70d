"""What the person says of herself, checked and put on record."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from postchain_tui.coach import statements
from postchain_tui.coach.coach import Coach
from postchain_tui.coach.standing import standing
from postchain_tui.core import statement
from postchain_tui.core.diary import Declaration, DeclarationKind
from postchain_tui.core.errors import InputError, NotAllowedError
from postchain_tui.core.today import Today
from postchain_tui.store import pain
from tests.coach.home import MONDAY, Home


def kinds(home: Home) -> list[tuple[DeclarationKind, str]]:
    return [(said.kind, said.value) for said in pain.declarations(home.store)]


def actions(home: Home) -> list[str]:
    return [row["what"] for row in home.store.rows("SELECT what FROM actions ORDER BY hlc")]


def open_up(monkeypatch: pytest.MonkeyPatch, home: Home, due: str, *choices: str) -> None:
    """Let the gate of an exercise that is due be open."""
    plain = home.coach.today()

    def opened(coach: Coach, program_id: str | None = None) -> Today:
        """The plan with that gate open."""
        items = tuple(
            replace(item, decision=replace(item.decision, choices=choices))
            if item.decision.exercise.id == due
            else item
            for item in plain.due
        )
        return replace(plain, due=items, injured=coach.is_injured)

    monkeypatch.setattr(Coach, "today", opened)


def test_a_flare_and_its_injury_are_one_action() -> None:
    home = Home()
    statements.flare(home.coach, "long drive")
    assert kinds(home) == [(DeclarationKind.FLARE, "yes"), (DeclarationKind.INJURED, "yes")]
    assert {said.reason for said in pain.declarations(home.store)} == {"long drive"}
    assert actions(home) == ["say that the back has flared up"]
    assert home.coach.is_injured


def test_an_injury_is_said_and_taken_back() -> None:
    home = Home()
    statements.injured(home.coach, True)
    assert standing(home.coach).injured
    home.clock.advance(minutes=1)
    statements.injured(home.coach, False)
    assert not standing(home.coach).injured
    assert actions(home) == ["say that something is injured", "say that nothing is injured"]


def test_a_warning_sign_locks_until_it_was_assessed() -> None:
    home = Home()
    statements.red_flag(home.coach, "fever")
    assert standing(home.coach).locking == ()
    statements.red_flag(home.coach, "bladder_bowel")
    found = standing(home.coach)
    assert [flag.id for flag in found.flags] == ["fever", "bladder_bowel"]
    assert [flag.id for flag in found.locking] == ["bladder_bowel"]
    home.clock.advance(days=1)
    statements.assessed(home.coach)
    assert standing(home.coach).flags == ()


def test_a_warning_sign_that_is_none_is_refused_with_those_there_are() -> None:
    home = Home()
    with pytest.raises(InputError, match=r"saddle_numbness .* many_sites"):
        statements.red_flag(home.coach, "headache")
    assert kinds(home) == []


def test_a_pin_holds_until_it_is_taken_out() -> None:
    home = Home()
    statements.pin(home.coach, "glute_bridge")
    (said,) = pain.declarations(home.store)
    assert (said.at, said.exercise, said.value) == (MONDAY, "glute_bridge", "glute_bridge")
    assert standing(home.coach).pinned == ("glute_bridge",)
    home.clock.advance(days=1)
    statements.unpin(home.coach, "glute_bridge")
    assert standing(home.coach).pinned == ()
    assert actions(home) == ["stay on Glute bridge", "let Glute bridge lead on"]


def test_what_a_gate_opens_may_be_chosen(monkeypatch: pytest.MonkeyPatch) -> None:
    home = Home()
    open_up(monkeypatch, home, "glute_bridge", "single_leg_bridge", "weighted_bridge")
    assert standing(home.coach).choices == (
        ("glute_bridge", ("single_leg_bridge", "weighted_bridge")),
    )
    statements.choose(home.coach, "weighted_bridge")
    assert standing(home.coach).chosen == ("weighted_bridge",)
    assert actions(home) == ["choose Weighted bridge"]


@pytest.mark.parametrize("exercise", ["dowel_hinge", "rdl_empty_bar", "glute_bridge", "wall_hinge"])
def test_what_is_listed_may_always_be_chosen(exercise: str) -> None:
    home = Home()
    statements.choose(home.coach, exercise)
    assert kinds(home) == [(DeclarationKind.CHOSEN, exercise)]


def test_the_last_choice_in_a_family_stands() -> None:
    home = Home()
    for exercise in ("rdl_empty_bar", "dowel_hinge", "glute_bridge"):
        statements.choose(home.coach, exercise)
        home.clock.advance(minutes=1)
    assert standing(home.coach).chosen == ("dowel_hinge", "glute_bridge")


def test_a_choice_that_is_gone_from_the_catalog_still_stands() -> None:
    home = Home()
    gone = Declaration("d", MONDAY, DeclarationKind.CHOSEN, "burpee", "", None, "burpee")
    pain.declare(home.store, gone, "choose")
    assert standing(home.coach).chosen == ("burpee",)


@pytest.mark.parametrize(
    ("exercise", "why"),
    [
        ("single_leg_bridge", "Glute bridge still has to show: 3 sets of 10 or more, "),
        ("gm_barbell_empty", "Good morning, pipe still has to show"),
        ("rdl_dumbbell", "needs dumbbells"),
        ("brisk_walk", "Nothing that is due leads to Brisk walk"),
    ],
)
def test_what_is_not_open_is_refused_with_the_reason(exercise: str, why: str) -> None:
    home = Home()
    with pytest.raises(NotAllowedError) as refused:
        statements.choose(home.coach, exercise)
    assert why in str(refused.value)
    assert str(refused.value).count(". ") == 0
    assert kinds(home) == []


def test_an_injury_shuts_the_good_morning_even_where_its_gate_is_open(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    home = Home()
    open_up(monkeypatch, home, "gm_pvc", "gm_barbell_empty")
    statements.injured(home.coach, True)
    with pytest.raises(NotAllowedError, match="stays with the pipe"):
        statements.choose(home.coach, "gm_barbell_empty")


@pytest.mark.parametrize(("answer", "holds"), [("taken", True), ("moved", False)])
def test_a_light_week_lasts_seven_days(answer: str, holds: bool) -> None:
    home = Home()
    statements.deload(home.coach, answer)
    end = home.clock.advance(days=7, seconds=-1)
    until = standing(home.coach).light_week_until
    assert (until is not None) is holds
    assert until is None or (until - end).total_seconds() == 1
    home.clock.advance(seconds=1)
    assert standing(home.coach).light_week_until is None


def test_an_exercise_may_be_done_in_spite_of_an_injury() -> None:
    home = Home()
    with pytest.raises(NotAllowedError, match="Nothing is injured"):
        statements.anyway(home.coach, "rdl_barbell")
    statements.injured(home.coach, True)
    statements.anyway(home.coach, "rdl_barbell")
    assert kinds(home)[1:] == [(DeclarationKind.ANYWAY, "rdl_barbell")]


@pytest.mark.parametrize("exercise", ["gm_pvc", "gm_band", "gm_barbell_empty"])
def test_the_good_morning_is_never_done_in_spite_of_an_injury(exercise: str) -> None:
    home = Home()
    statements.injured(home.coach, True)
    with pytest.raises(NotAllowedError, match="stays with the pipe"):
        statements.anyway(home.coach, exercise)
    assert kinds(home) == [(DeclarationKind.INJURED, "yes")]


@pytest.mark.parametrize(
    "say", [statements.pin, statements.unpin, statements.choose, statements.anyway]
)
def test_an_exercise_that_there_is_not_is_refused(say: Callable[[Coach, str], None]) -> None:
    home = Home()
    with pytest.raises(InputError, match="There is no exercise"):
        say(home.coach, "burpee")
    assert kinds(home) == []


def test_several_statements_are_one_action_in_the_session_they_were_made_in() -> None:
    home = Home()
    session = home.keeper().session.id
    before = len(actions(home))
    statements.say(home.coach, statement.flare(), statement.deload("taken"), session=session)
    assert actions(home)[before:] == ["say that the back has flared up, take a light week"]
    assert {said.session for said in pain.declarations(home.store)} == {session}


def test_a_declaration_may_belong_to_a_session_and_an_exercise() -> None:
    home = Home()
    home.coach.declare(DeclarationKind.CEILING, "lighter", "sharp", "s", "glute_bridge")
    (said,) = pain.declarations(home.store)
    assert (said.session, said.exercise, said.reason) == ("s", "glute_bridge", "sharp")


def test_what_changes_nothing_is_no_action() -> None:
    home = Home()
    before = len(actions(home))
    statements.assessed(home.coach)
    statements.unpin(home.coach, "glute_bridge")
    statements.say(home.coach, statement.nothing("It is so."), statement.flare())
    assert actions(home)[before:] == ["say that the back has flared up"]


def test_a_light_week_taken_twice_keeps_its_end_and_may_still_be_given_up() -> None:
    home = Home()
    statements.deload(home.coach, "taken")
    until = standing(home.coach).light_week_until
    home.clock.advance(days=3)
    statements.deload(home.coach, "taken")
    assert standing(home.coach).light_week_until == until
    statements.deload(home.coach, "refused")
    assert standing(home.coach).light_week_until is None


def test_only_what_is_due_is_done_in_spite_of_an_injury() -> None:
    home = Home()
    statements.injured(home.coach, True)
    with pytest.raises(NotAllowedError, match="is not due"):
        statements.anyway(home.coach, "brisk_walk")
    statements.anyway(home.coach, "hip_thrust_bodyweight")
    assert kinds(home)[1:] == [(DeclarationKind.ANYWAY, "hip_thrust_bodyweight")]
