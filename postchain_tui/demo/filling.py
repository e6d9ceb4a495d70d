"""A file filled with a history that is made up."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from itertools import islice

from postchain_tui.core import settings
from postchain_tui.demo.bulk import sets_in_all
from postchain_tui.demo.chance import Chance
from postchain_tui.demo.day import Day
from postchain_tui.demo.person import USUAL_PAIN, Person
from postchain_tui.store import pain, records
from postchain_tui.store import settings as settings_store
from postchain_tui.store.journal import Writing
from postchain_tui.store.store import Store

WEEKS = 12
"""How far back the history goes unless it is told."""
SEED = 1
"""The seed unless it is told."""

_BATCH = 200
"""Days that are written in one go."""


def fill(store: Store, weeks: int, seed: int, now: datetime) -> None:
    """Write the history of the weeks up to yesterday, with settings and scores."""
    chosen = settings.Settings(usual_pain=USUAL_PAIN)
    with store.action("make up a history") as writing:
        texts = settings.texts_of(chosen)
        settings_store.write_settings(writing, texts)
    person = Person(Chance(seed), chosen, now, weeks)
    _write(store, person.history(), chosen.program)


def fill_sets(store: Store, sets: int, seed: int) -> None:
    """Write a history of exactly so many sets from 2016 on, for measuring."""
    _write(store, sets_in_all(Chance(seed), sets), settings.Settings().program)


def _write(store: Store, days: Iterable[Day], program: str) -> None:
    """Write days in batches, each as one action."""
    coming = iter(days)
    while batch := tuple(islice(coming, _BATCH)):
        with store.action("make up a history") as writing:
            for day in batch:
                _write_day(writing, day, program)


def _write_day(writing: Writing, day: Day, program: str) -> None:
    if day.session is not None:
        records.write(writing, day.session, program, day.number)
    for score in day.scores:
        pain.write_pain(writing, score)
    for said in day.said:
        pain.write_declaration(writing, said)
