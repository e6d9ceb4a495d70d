"""A corrected set corrects the target, and taking the correction back gives the old one again."""

from __future__ import annotations

from datetime import timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from postchain_tui.core.decision import Decision
from postchain_tui.core.diary import PainKind, SessionRecord, SetRecord, Status
from postchain_tui.store import diary, records
from tests.build import kg
from tests.coach.home import MONDAY, Home


def _home() -> Home:
    """Two evenings of bridges and deadlifts, each with a settled morning."""
    home = Home()
    for days in (0, 2):
        at = MONDAY + timedelta(days=days)
        sets = tuple(
            SetRecord(
                id=f"{days}-{number}",
                exercise="glute_bridge" if number < 3 else "rdl_empty_bar",
                ordinal=number + 1,
                at=at,
                reps=10,
                load=None if number < 3 else kg(20),
                pain=0,
            )
            for number in range(7)
        )
        record = SessionRecord(
            id=f"s{days}",
            started_at=at,
            ended_at=at,
            source="log",
            name="Basics",
            status=Status.FINISHED,
            sets=sets,
            pain_before=1,
            pain_after=1,
            form_ok=("glute_bridge",),
        )
        records.create(home.store, record, "basics", "log")
        morning = at + timedelta(hours=14)
        home.coach.record_pain(PainKind.MORNING, 1, diary.session(home.store, record.id), morning)
    home.clock.advance(days=3)
    return home


def _decisions(home: Home) -> list[Decision]:
    return [due.decision for due in home.coach.today().due]


def _change(home: Home, set_id: str, **columns: int | None) -> None:
    with home.store.action("correct a set") as writing:
        writing.change("sets", set_id, dict(columns))


def test_one_rep_less_in_the_past_takes_the_step_back_and_one_more_gives_it_again() -> None:
    home = _home()
    before = _decisions(home)
    assert [one.exercise.id for one in before[1:3]] == ["glute_bridge", "rdl_barbell"]
    assert len(before[1].choices) == 3
    _change(home, "2-5", reps=7)
    corrected = _decisions(home)[2]
    assert corrected.exercise.id == "rdl_empty_bar"
    assert corrected.reason == "Stay at 20 kg: set 3 stopped at 7, the gate is four sets of 8."
    _change(home, "2-5", reps=10)
    assert _decisions(home) == before


@settings(max_examples=25, deadline=None)
@given(
    st.sampled_from([f"{days}-{number}" for days in (0, 2) for number in range(7)]),
    st.integers(0, 20),
    st.one_of(st.none(), st.integers(0, 10)),
)
def test_whatever_was_corrected_the_old_decisions_come_back(
    set_id: str, reps: int, pain: int | None
) -> None:
    home = _home()
    before = _decisions(home)
    _change(home, set_id, reps=reps, pain=pain)
    _decisions(home)
    _change(home, set_id, reps=10, pain=0)
    assert _decisions(home) == before
