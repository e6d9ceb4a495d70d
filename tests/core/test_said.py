"""What the person said: in words, and what of it stands."""

from __future__ import annotations

import pytest

from postchain_tui.core import said
from postchain_tui.core.diary import CeilingAnswer, Declaration, DeclarationKind
from tests import build

NAMES = {"glute_bridge": "Glute bridge", "single_leg_bridge": "Single-leg bridge"}
FAMILIES = {"glute_bridge": "bridge", "single_leg_bridge": "bridge", "rdl_barbell": "hinge"}


def name_of(exercise: str) -> str:
    return NAMES.get(exercise, exercise)


def one(
    kind: DeclarationKind,
    value: str = "yes",
    exercise: str | None = None,
    reason: str = "",
    second: float = 0,
) -> Declaration:
    return Declaration(f"d{second}", build.at(second), kind, value, reason, "s", exercise)


@pytest.mark.parametrize(
    ("declared", "words"),
    [
        (one(DeclarationKind.INJURED, "no"), "injured: no"),
        (
            one(DeclarationKind.RED_FLAG, "bladder_bowel"),
            "warning sign ticked: bladder bowel",
        ),
        (one(DeclarationKind.SIGNS_ANSWERED, "none"), "warning signs asked for: none"),
        (one(DeclarationKind.FLARE, reason="long drive"), "the back flared up (long drive)"),
        (one(DeclarationKind.PINNED, "glute_bridge"), "stay on Glute bridge"),
        (
            one(DeclarationKind.CHOSEN, "single_leg_bridge", "single_leg_bridge"),
            "chose Single-leg bridge",
        ),
        (one(DeclarationKind.DELOAD, "taken"), "light week: taken"),
        (
            one(DeclarationKind.ANYWAY, "x", "single_leg_bridge"),
            "Single-leg bridge although something is injured",
        ),
        (
            one(DeclarationKind.CEILING, CeilingAnswer.LIGHTER, "glute_bridge"),
            "pain above the ceiling in Glute bridge: a lighter load",
        ),
        (
            one(DeclarationKind.CEILING, CeilingAnswer.STOP_SESSION),
            "pain above the ceiling in an exercise: stopped the session",
        ),
        (
            one(DeclarationKind.SWAP, "single_leg_bridge", "glute_bridge", "no mat"),
            "Single-leg bridge instead of Glute bridge (no mat)",
        ),
        (one(DeclarationKind.SWAP, "glute_bridge"), "Glute bridge instead of an exercise"),
        (
            one(DeclarationKind.SORE_START, "train"),
            "sore at the start: trained as planned",
        ),
        (one(DeclarationKind.ACTIVITY, "run"), "activity: run"),
    ],
)
def test_what_was_said_is_told_in_plain_words(declared: Declaration, words: str) -> None:
    assert said.words(declared, name_of) == words


@pytest.mark.parametrize("kind", DeclarationKind)
def test_every_kind_has_words(kind: DeclarationKind) -> None:
    assert said.words(one(kind, "{value}", "{exercise}"), name_of)


@pytest.mark.parametrize("answer", CeilingAnswer)
def test_every_answer_at_the_ceiling_has_words(answer: CeilingAnswer) -> None:
    told = said.words(one(DeclarationKind.CEILING, answer, "glute_bridge"), name_of)
    assert "_" not in told
    assert len(told.partition(": ")[2].split()) >= 3


def test_the_activity_is_the_one_that_was_told_last() -> None:
    swim, run = one(DeclarationKind.ACTIVITY, "swim"), one(DeclarationKind.ACTIVITY, "run")
    assert said.activity((swim, one(DeclarationKind.FLARE), run)) == "run"
    assert said.activity((one(DeclarationKind.FLARE),)) is None


def test_an_activity_is_no_decision() -> None:
    flare = one(DeclarationKind.FLARE)
    assert said.decisions((one(DeclarationKind.ACTIVITY, "run"), flare)) == (flare,)


def test_a_pin_holds_until_it_is_taken_out() -> None:
    pins = [
        one(DeclarationKind.PINNED, "glute_bridge", "glute_bridge"),
        one(DeclarationKind.PINNED, "rdl_barbell", second=1),
        one(DeclarationKind.UNPINNED, "glute_bridge", "glute_bridge", second=2),
        one(DeclarationKind.UNPINNED, "gm_pvc", second=3),
        one(DeclarationKind.CHOSEN, "single_leg_bridge", second=4),
    ]
    assert said.pinned(pins[:2]) == ("glute_bridge", "rdl_barbell")
    assert said.pinned(pins) == ("rdl_barbell",)
    assert said.pinned(reversed(pins)) == ("rdl_barbell",)


def test_of_each_family_the_last_choice_stands() -> None:
    choices = [
        one(DeclarationKind.CHOSEN, "single_leg_bridge"),
        one(DeclarationKind.CHOSEN, "rdl_barbell", second=1),
        one(DeclarationKind.CHOSEN, "glute_bridge", "glute_bridge", second=2),
        one(DeclarationKind.PINNED, "single_leg_bridge", second=3),
    ]
    assert said.chosen(choices, FAMILIES.__getitem__) == ("glute_bridge", "rdl_barbell")
    assert said.chosen((), FAMILIES.__getitem__) == ()


def test_of_a_kind_the_last_word_counts_up_to_a_moment() -> None:
    yes = one(DeclarationKind.INJURED, "yes", second=1)
    no = one(DeclarationKind.INJURED, "no", second=3)
    other = one(DeclarationKind.FLARE, second=4)
    assert said.last_said([no, yes, other], DeclarationKind.INJURED) == no
    assert said.last_said([no, yes, other], DeclarationKind.INJURED, build.at(2)) == yes
    assert said.last_said([no, yes, other], DeclarationKind.INJURED, build.at(0)) is None


def test_warning_signs_stand_until_somebody_had_a_look() -> None:
    seen = one(DeclarationKind.ASSESSED, second=2)
    before = one(DeclarationKind.RED_FLAG, "saddle", second=1)
    after = [one(DeclarationKind.RED_FLAG, "fever", second=second) for second in (3, 4)]
    assert said.open_flags([*after, seen, before]) == ("fever",)
    assert said.open_flags([before, seen]) == ()
