import json
from dataclasses import fields
from datetime import datetime, timedelta, timezone
from decimal import Decimal
from typing import Any, get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from postchain_tui.core.diary import SetRecord
from postchain_tui.core.events import Event, PlanChanged, SetLogged, Started
from postchain_tui.core.exercise import Dose, Exercise
from postchain_tui.core.load import Load, Unit
from postchain_tui.core.plan import Planned
from postchain_tui.store import events
from postchain_tui.store.failures import NotResumableError
from tests.build import bridge, kg, lunge, plank, rdl, start

EXERCISES = {each.exercise.id: each.exercise for each in (bridge(), rdl(), lunge(), plank())}
NOON = datetime(2000, 1, 1, 12)  # noqa: DTZ001 - the strategy adds the zone
KINDS: tuple[Any, ...] = (Started, *get_args(Event))

ZONES = st.integers(-720, 840).map(lambda minutes: timezone(timedelta(minutes=minutes)))
MOMENTS = st.datetimes(NOON, NOON.replace(year=2100), timezones=ZONES)
LOADS = st.builds(Load, st.decimals(-2000, 2000, places=3, allow_nan=False), st.sampled_from(Unit))
SETS = st.builds(SetRecord, at=MOMENTS, load=st.none() | LOADS, rpe=st.none() | st.floats(0, 10))
PLANNED = st.builds(
    Planned,
    exercise=st.sampled_from(sorted(EXERCISES)).map(EXERCISES.__getitem__),
    dose=st.builds(Dose),
    load=st.none() | LOADS,
    last=st.lists(SETS, max_size=3).map(tuple),
)
SPECIAL: dict[str, st.SearchStrategy[Any]] = {
    "at": MOMENTS,
    "load": st.none() | LOADS,
    "planned": PLANNED,
    "plan": st.lists(PLANNED, max_size=3).map(tuple),
    "rpe": st.none() | st.floats(0, 10),
    "effort": st.none() | st.floats(0, 10),
}


def of_kind(kind: Any) -> st.SearchStrategy[Started | Event]:
    names = {field.name for field in fields(kind)}
    return st.builds(kind, **{name: how for name, how in SPECIAL.items() if name in names})


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: str(kind.__name__))
@given(data=st.data())
def test_every_event_comes_back_as_it_was(kind: Any, data: st.DataObject) -> None:
    event = data.draw(of_kind(kind))
    body = events.encoded(event)
    again = events.decoded(events.kind_of(event), body, EXERCISES.get)
    assert again == event
    assert type(again) is kind
    assert again.at.utcoffset() == event.at.utcoffset()


def test_an_event_is_stored_in_words_that_can_be_read() -> None:
    event = SetLogged(start().at, 10, load=Load(Decimal("22.50"), Unit.KG), note="häufig")
    assert events.kind_of(event) == "SetLogged"
    body = json.loads(events.encoded(event))
    assert body["load"] == "22.50 kg"
    assert body["at"] == "2026-03-02T18:00:00+01:00"
    assert "häufig" in events.encoded(event)


def test_an_exercise_is_stored_by_its_id_and_looked_up_again() -> None:
    newer = {**EXERCISES, "rdl_barbell": rdl().exercise}
    body = json.loads(events.encoded(start(rdl(load=kg("22.5")))))
    assert body["plan"][0]["exercise"] == "rdl_barbell"
    event = events.decoded("Started", json.dumps(body), newer.get)
    assert isinstance(event, Started)
    assert event.plan[0].exercise is newer["rdl_barbell"]


def test_what_an_event_lacks_takes_its_default_and_what_it_has_too_much_is_left() -> None:
    body = '{"at": "2026-03-02T18:00:00+01:00", "reps": 9, "mood": "fine"}'
    assert events.decoded("SetLogged", body, EXERCISES.get) == SetLogged(start().at, 9)


def no_exercises(_exercise: str) -> Exercise | None:
    return None


def test_an_exercise_that_is_gone_is_named() -> None:
    body = events.encoded(PlanChanged(start().at, "p", "P", (bridge(),), ""))
    with pytest.raises(NotResumableError, match="no exercise 'glute_bridge' any more"):
        events.decoded("PlanChanged", body, no_exercises)


@pytest.mark.parametrize(
    ("kind", "body"),
    [
        ("Levitated", "{}"),
        ("Readied", "{"),
        ("Readied", "[]"),
        ("Readied", "{}"),
        ("Readied", '{"at": "yesterday"}'),
        ("Readied", '{"at": "2026-03-02T18:00:00"}'),
        ("CheckedIn", '{"at": "2026-03-02T18:00:00+01:00", "pain": "2"}'),
        ("CheckedIn", '{"at": "2026-03-02T18:00:00+01:00", "pain": true}'),
        ("SetLogged", '{"at": "2026-03-02T18:00:00+01:00", "reps": 1, "load": "heavy"}'),
        ("SetLogged", '{"at": "2026-03-02T18:00:00+01:00", "reps": 1, "load": "x kg"}'),
        ("SetLogged", '{"at": "2026-03-02T18:00:00+01:00", "reps": 1, "load": "1 stone"}'),
        ("PacingChosen", '{"at": "2026-03-02T18:00:00+01:00", "pacing": "frantic"}'),
        ("Started", '{"at": "2026-03-02T18:00:00+01:00", "plan": {}}'),
        (
            "PlanChanged",
            '{"at": "2026-03-02T18:00:00+01:00", "program": "", "name": "", "plan": {}}',
        ),
    ],
)
def test_what_cannot_be_read_is_said(kind: str, body: str) -> None:
    with pytest.raises(NotResumableError, match="cannot be read"):
        events.decoded(kind, body, EXERCISES.get)


def test_an_effort_stored_without_a_point_is_a_number_all_the_same() -> None:
    event = events.decoded(
        "EffortRated", '{"at": "2026-03-02T18:00:00+01:00", "effort": 7}', EXERCISES.get
    )
    assert '"effort":7.0' in events.encoded(event)
