"""What a decision rests on."""

from __future__ import annotations

from typing import Any

import pytest

from postchain_tui.core.decision import Evidence
from postchain_tui.core.diary import Declaration, DeclarationKind, SessionRecord
from postchain_tui.core.exercise import Exercise, Ladder, LoadType, Measure
from postchain_tui.core.progression import decide
from tests.build import case, exercise, gate, kg, said, sets, settled

LOW = exercise(id="low", name="Low", ladder=Ladder((), ("high",), (), (), "low"), gate=gate())
HIGH = exercise(
    id="high",
    name="High",
    load_type=LoadType.EXTERNAL,
    ladder=Ladder(("low",), (), (), (), "low"),
)
OPEN = tuple(settled(*sets(LOW, 10, 10, 10), days=days) for days in (9, 7))


def _evidence(
    *sessions: SessionRecord, known: tuple[Exercise, ...] = (LOW, HIGH), **on_record: Any
) -> tuple[Evidence, ...]:
    return decide(case(*sessions, exercises=known, **on_record)).evidence


def _said(*declarations: Declaration) -> list[str]:
    return [row.text for row in _evidence(OPEN[0], declarations=declarations) if not row.light]


def test_without_a_past_there_is_nothing_to_show() -> None:
    assert _evidence() == ()


def test_a_session_is_shown_with_its_sets_its_scores_and_its_light() -> None:
    past = settled(
        *sets(HIGH, 10, None, load=kg(40), pain=2), pain_before=1, pain_after=4, pain_morning=None
    )
    (row,) = _evidence(past, known=(HIGH, LOW))
    assert row == Evidence(
        "Sat 28 Feb  High",
        "40 kg × 10 – · before 1, in the sets 2, after 4, morning –",
        "amber",
    )


def test_holds_are_shown_by_their_length() -> None:
    hold = exercise(id="low", measure=Measure.HOLD, ladder=Ladder((), (), (), (), "low"))
    past = settled(*sets(hold, 1, duration_ms=25_900), *sets(hold, 1))
    (row,) = _evidence(past, known=(hold,))
    assert row.text.startswith("25 s – · before 0")


def test_the_sessions_of_the_rung_and_of_the_one_below_are_shown_newest_first() -> None:
    above = settled(*sets(HIGH, 8, load=kg(20)), days=3)
    rows = _evidence(*OPEN, above)
    assert [row.what for row in rows] == [
        "Fri 27 Feb  High",
        "Mon 23 Feb  Low",
        "Sat 21 Feb  Low",
    ]


def test_six_sessions_are_enough() -> None:
    assert len(_evidence(*(settled(*sets(LOW, 5), days=days) for days in range(1, 10)))) == 6


@pytest.mark.parametrize(
    ("kind", "value", "text"),
    [
        (DeclarationKind.PINNED, "low", "stay on: Low"),
        (DeclarationKind.UNPINNED, "low", "no longer stay on: Low"),
        (DeclarationKind.CHOSEN, "high", "chosen: High"),
        (DeclarationKind.DELOAD, "taken", "light week: taken"),
        (DeclarationKind.INJURED, "yes", "injured: yes"),
        (DeclarationKind.RED_FLAG, "saddle", "warning sign: saddle"),
    ],
)
def test_what_was_said_is_shown_with_the_names_of_exercises(
    kind: DeclarationKind, value: str, text: str
) -> None:
    rows = _evidence(OPEN[0], declarations=(said(kind, value),))
    assert rows[0] == Evidence("Sun 1 Mar  you said", text)


@pytest.mark.parametrize(
    ("kind", "value"),
    [
        (DeclarationKind.CHOSEN, "something_else"),
        (DeclarationKind.DELOAD, "refused"),
        (DeclarationKind.INJURED, "no"),
        (DeclarationKind.RED_FLAG, "fever"),
        (DeclarationKind.ANYWAY, "low"),
        (DeclarationKind.ACTIVITY, "run"),
    ],
)
def test_what_does_not_bear_on_it_is_left_out(kind: DeclarationKind, value: str) -> None:
    assert _said(said(kind, value)) == []


def test_in_spite_of_an_injury_is_shown_with_the_injury() -> None:
    hurt, wish = said(DeclarationKind.INJURED, "yes", 3), said(DeclarationKind.ANYWAY, "low", 2)
    assert _said(hurt, wish) == ["do it anyway: Low", "injured: yes"]


def test_of_two_of_a_kind_the_newest_is_shown() -> None:
    first, second = said(DeclarationKind.PINNED, "low", 3), said(DeclarationKind.PINNED, "low", 2)
    (row,) = (one for one in _evidence(declarations=(first, second)) if not one.light)
    assert row.what == "Sat 28 Feb  you said"


def test_what_was_said_stands_among_the_sessions_by_its_moment() -> None:
    wish = said(DeclarationKind.PINNED, "low", 8)
    rows = _evidence(*OPEN, declarations=(wish,))
    assert [row.what for row in rows] == [
        "Mon 23 Feb  Low",
        "Sun 22 Feb  you said",
        "Sat 21 Feb  Low",
    ]
