"""How one exercise went in one session: its best set, its pain, and what held it back."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from postchain_tui.core.bout import Bout
from postchain_tui.core.chronicle import BestSet, Felt
from postchain_tui.core.diary import Declaration, DeclarationKind, SetRecord
from postchain_tui.core.exercise import Measure
from postchain_tui.core.lightweek import is_in_light_week

_Limited = tuple[str | None, str | None]
"""Ids of a session and of an exercise in it; None for all of them."""


class HeldBy(StrEnum):
    """Why a session says nothing about strength."""

    PAIN = "held: pain"
    """Pain above the ceiling in a set, or what was chosen because of pain."""
    LIGHT_WEEK = "light week"
    """It was meant to be lighter."""


@dataclass(frozen=True, slots=True)
class Performance:
    """One exercise in one session."""

    bout: Bout
    best: SetRecord | None
    """The best set: the heaviest, of equal ones that with the most reps or the longest hold."""
    felt: Felt
    """What was felt around the session."""
    held_by: HeldBy | None
    """What held it back; it is then left out of trends of strength."""

    @property
    def day(self) -> date:
        """The person's own calendar day."""
        return self.bout.day

    def amount(self, measure: Measure) -> float | None:
        """The reps of the best set, of holds its seconds; None where not recorded."""
        if self.best is None:
            return None
        if measure is Measure.HOLD:
            return None if self.best.duration_ms is None else self.best.duration_ms / 1000
        return self.best.least_reps


def performances(
    bouts: Iterable[Bout],
    best_sets: Iterable[BestSet],
    felt: Mapping[str, Felt],
    declarations: tuple[Declaration, ...],
    ceiling: int,
    measure: Measure = Measure.REPS,
) -> tuple[Performance, ...]:
    """Every session of one exercise, oldest first.

    Args:
        bouts: The bouts of that exercise, oldest first.
        best_sets: Its best sets, several a session.
        felt: What was felt around each session, by its id.
        declarations: What the person said of herself.
        ceiling: Pain above it limits a session.
        measure: What is counted in its sets.
    """
    best = _best_of_each(best_sets, measure)
    limited = _limited(declarations)
    light_weeks = tuple(one for one in declarations if one.kind is DeclarationKind.DELOAD)
    return tuple(
        Performance(
            bout,
            best.get(bout.session),
            felt.get(bout.session, Felt()),
            _held_by(bout, limited, light_weeks, ceiling),
        )
        for bout in bouts
    )


def _best_of_each(best_sets: Iterable[BestSet], measure: Measure) -> dict[str, SetRecord]:
    """The best set of each session, by its id; the first of equal ones."""
    best: dict[str, SetRecord] = {}
    for one in best_sets:
        before = best.get(one.session, one.done)
        best[one.session] = max(before, one.done, key=lambda done: strength(done, measure))
    return best


def strength(done: SetRecord, measure: Measure) -> tuple[int, int]:
    """What makes a set better than another: its load, then its reps, or the length of a hold."""
    grams = 0 if done.load is None else done.load.grams
    amount = done.duration_ms if measure is Measure.HOLD else done.least_reps
    return grams, amount or 0


def _limited(declarations: Iterable[Declaration]) -> set[_Limited]:
    """What was made easier because of pain."""
    return {(said.session, said.exercise) for said in declarations if _is_limit(said)}


def _is_limit(said: Declaration) -> bool:
    """Was something made easier because of pain?"""
    is_sore = said.kind is DeclarationKind.SORE_START and said.value == "recovery"
    return is_sore or said.kind is DeclarationKind.CEILING


def _held_by(
    bout: Bout,
    limited: set[_Limited],
    light_weeks: tuple[Declaration, ...],
    ceiling: int,
) -> HeldBy | None:
    hurts = bout.worst_pain is not None and bout.worst_pain > ceiling
    if hurts or {(bout.session, bout.exercise), (bout.session, None)} & limited:
        return HeldBy.PAIN
    return HeldBy.LIGHT_WEEK if is_in_light_week(light_weeks, bout.at) else None
