"""Stores of people to whom something has happened."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from postchain_tui.core.diary import Declaration, DeclarationKind, PainKind, PainRecord
from postchain_tui.store import pain, records
from postchain_tui.store.store import Store
from tests.build import START
from tests.store.diaries import record
from tests.ui.app import FakeClock, Running, memory


def said(running: Running) -> list[tuple[DeclarationKind, str]]:
    """What the person said of herself, oldest first."""
    return [(one.kind, one.value) for one in pain.declarations(running.store)]


def scores(running: Running) -> list[PainRecord]:
    """The pain scores of the days around the start."""
    day = timedelta(days=1)
    return list(pain.pain_between(running.store, START - day, START + 9 * day))


def declared(kind: DeclarationKind, value: str = "yes", *, hours_ago: float = 1) -> Declaration:
    """Something that the person said a while ago."""
    at = START - timedelta(hours=hours_ago)
    return Declaration(f"{kind}-{value}", at, kind, value)


def bridged(
    store: Store, days_ago: int, *, pain_before: int | None = 0, morning: int | None = 0
) -> None:
    """One session that shows all that the gate of the bridge asks for."""
    at = START - timedelta(days=days_ago)
    name, form = f"bridges {days_ago}", ("glute_bridge",)
    past = record(name, at, sets=3, pain_before=pain_before, pain_after=0, form_ok=form)
    sets = tuple(replace(done, pain=0) for done in past.sets)
    records.create(store, replace(past, name="Basics", sets=sets), "basics", "train")
    if morning is not None:
        next_day = at + timedelta(hours=14)
        pain.add_pain(store, PainRecord(f"{name} am", next_day, PainKind.MORNING, morning, name))


def with_open_gate(clock: FakeClock | None = None) -> Store:
    """Somebody whose bridges have shown all that their gate asks for."""
    store = memory(clock)
    for days_ago in (5, 2):
        bridged(store, days_ago)
    return store


def with_many_weeks(clock: FakeClock | None = None) -> Store:
    """Somebody who trained for five weeks without a light one."""
    store = memory(clock)
    for weeks in range(6):
        at = START - timedelta(weeks=weeks, days=1)
        past = record(f"week {weeks}", at, exercise="side_plank")
        records.create(store, replace(past, name="Basics"), "basics", "train")
    last = PainRecord("am", START - timedelta(hours=8), PainKind.MORNING, None, "week 0")
    pain.add_pain(store, last)
    return store


def that_says(*said: Declaration) -> Store:
    """Somebody who said something of herself."""
    store = memory()
    for one in said:
        pain.declare(store, one, "say")
    return store
