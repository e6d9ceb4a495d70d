"""What counts as a personal record: more load than ever, or more reps or a longer hold with it.

Sets that hurt too much and warm-ups count on neither side: they are no records, and nobody has to
surpass them. A first time is no record, as there is nothing to hold it against.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from postchain_tui.core.chronicle import BestSet
from postchain_tui.core.diary import SetKind, SetRecord
from postchain_tui.core.exercise import Measure
from postchain_tui.core.formatting import load_text, number
from postchain_tui.core.load import Load, Unit

_SAME_GRAMS = 10
"""A load typed in kilograms and in pounds, to the hundredth, may differ by as much."""


_Counted = tuple[SetRecord, int | None, int]
"""A set that counts, its load in grams, and what was done with it."""


class RecordKind(StrEnum):
    """What was more than ever."""

    HEAVIEST = "heaviest"
    MOST_REPS = "most_reps"
    LONGEST = "longest"


_MORE_OF = {Measure.REPS: RecordKind.MOST_REPS, Measure.HOLD: RecordKind.LONGEST}
"""What more of an amount is, by what is counted."""


@dataclass(frozen=True, slots=True)
class Best:
    """The most that was ever done with a load."""

    grams: int | None
    """The load, per hand for dumbbells; None where there was none."""
    amount: int
    """Reps, on the weaker side where the sides were told apart; milliseconds of a hold."""


@dataclass(frozen=True, slots=True)
class Record:
    """Something that was never done before."""

    kind: RecordKind
    done: SetRecord
    """The set that it was done in."""
    before: Best
    """What it surpasses: the heaviest before, or the most with this load or a heavier one."""


def records(
    sets: Sequence[SetRecord], bests: Sequence[Best], measure: Measure, ceiling: int
) -> tuple[Record, ...]:
    """What was more than ever in some sets of one exercise that load makes harder.

    More reps or a longer hold count where they were never done with this load or a heavier one. At
    most one record of each kind is told and one of a set: of several the one with the greatest
    load, then that with the most, then the earliest.

    Args:
        sets: Sets of one session, in their order.
        bests: What was done before with each load, without warm-ups and sets that hurt too much.
        measure: What is counted in a set.
        ceiling: Sets with more pain than this do not count.

    Returns:
        The records in the order of their sets.
    """
    front: list[Best] = []
    for best in bests:
        _raise(front, best.grams, best.amount)
    return _told(_counted(sets, measure, ceiling, {}), front, measure)


def records_over_time(
    best_sets: Sequence[BestSet], measure: Measure, ceiling: int
) -> tuple[Record, ...]:
    """The records of all sessions, each held against all that came before it.

    Args:
        best_sets: The best sets of one exercise, oldest first.
        measure: What is counted in a set.
        ceiling: Sets with more pain than this do not count.

    Returns:
        The records, newest last.
    """
    sessions: defaultdict[str, list[SetRecord]] = defaultdict(list)
    for best in best_sets:
        sessions[best.session].append(best.done)
    found: list[Record] = []
    front: list[Best] = []
    weighed: dict[Load, int] = {}
    for sets in sessions.values():
        counted = _counted(sets, measure, ceiling, weighed)
        found += _told(counted, front, measure)
        for _, grams, amount in counted:
            _raise(front, grams, amount)
    return tuple(found)


def _counted(
    sets: Iterable[SetRecord], measure: Measure, ceiling: int, weighed: dict[Load, int]
) -> list[_Counted]:
    """The sets that count.

    Args:
        sets: Sets of one session.
        measure: What is counted in them.
        ceiling: Sets with more pain than this do not count.
        weighed: The grams of loads, filled as they are met: weighing is slow and loads are few.
    """
    return [
        (done, _weigh(done.load, weighed), amount)
        for done in sets
        if (amount := _amount(done, measure))
        and done.kind is not SetKind.WARMUP
        and not done.hurts_above(ceiling)
    ]


def _weigh(load: Load | None, weighed: dict[Load, int]) -> int | None:
    if load is None:
        return None
    grams = weighed.get(load)
    if grams is None:
        grams = weighed[load] = load.grams
    return grams


def _amount(done: SetRecord, measure: Measure) -> int | None:
    return done.duration_ms if measure is Measure.HOLD else done.least_reps


def _grams(best: Best) -> int:
    return best.grams or 0


def _raise(front: list[Best], grams: int | None, amount: int) -> None:
    """Take in what was done, and drop what it surpasses.

    The front stays sorted: every next one is heavier and was done less often, so it is short, and
    the first one that is heavy enough is the most that was done with such a load.
    """
    load = grams or 0
    if amount <= _most_with(front, load):
        return
    first = bisect_left(front, load, key=_grams)
    while first > 0 and front[first - 1].amount <= amount:
        first -= 1
    front[first : bisect_right(front, load, key=_grams)] = [Best(grams, amount)]


def _most_with(front: Sequence[Best], grams: int) -> int:
    """The most that was done with such a load or a heavier one; 0 where nothing was."""
    as_heavy = bisect_left(front, grams, key=_grams)
    return front[as_heavy].amount if as_heavy < len(front) else 0


def _told(
    counted: Sequence[_Counted], front: Sequence[Best], measure: Measure
) -> tuple[Record, ...]:
    """The best record of each kind, in the order of the sets."""
    found: dict[RecordKind, tuple[tuple[int, int], int, Record]] = {}
    for place, (done, grams, amount) in enumerate(counted):
        record = _record(done, grams, amount, front, measure)
        if record is not None:
            # Of equals the first wins.
            rated = ((grams or 0, amount), -place, record)
            found[record.kind] = max(found.get(record.kind, rated), rated, key=lambda one: one[:2])
    in_order = sorted(found.values(), key=lambda one: one[1], reverse=True)
    return tuple(record for _, _, record in in_order)


def _record(
    done: SetRecord, grams: int | None, amount: int, front: Sequence[Best], measure: Measure
) -> Record | None:
    """The record that a set is on its own, if any."""
    if not front:
        return None
    as_heavy = bisect_left(front, (grams or 0) - _SAME_GRAMS, key=_grams)
    if as_heavy == len(front):
        return Record(RecordKind.HEAVIEST, done, front[-1])
    before = front[as_heavy]
    if amount <= before.amount:
        return None
    return Record(_MORE_OF[measure], done, before)


def record_words(record: Record, unit: Unit, measure: Measure) -> str:
    """A record in a line: `most reps with 20 kg: 12 (before 10)`.

    Args:
        record: The record.
        unit: The unit that loads are shown in.
        measure: What is counted in a set of this exercise.
    """
    done, before = record.done, record.before
    load = None if done.load is None else load_text(done.load, unit)
    amount = _done_text(done, measure)
    before_load = _load_before(before, unit)
    before_amount = _amount_text(before.amount, measure)
    if record.kind is RecordKind.HEAVIEST:
        was = f"{before_load} × {before_amount}" if before_load else f"{before_amount} without load"
        return f"heaviest so far: {load} × {amount} (before {was})"
    elsewhere = "" if before_load == load else _with(before_load)
    return f"{_WORDS[record.kind]}{_with(load)}: {amount} (before {before_amount}{elsewhere})"


_WORDS = {RecordKind.MOST_REPS: "most reps", RecordKind.LONGEST: "longest hold"}


def _with(load: str | None) -> str:
    return f" with {load}" if load else ""


def _load_before(best: Best, unit: Unit) -> str | None:
    return None if best.grams is None else load_text(Load.from_grams(best.grams, unit), unit)


def _done_text(done: SetRecord, measure: Measure) -> str:
    """The amount of a set that counts: of each side at least so many reps."""
    text = _amount_text(_amount(done, measure) or 0, measure)
    has_sides = done.reps_left is not None and done.reps_right is not None
    return f"{text} each side" if has_sides and measure is Measure.REPS else text


def _amount_text(amount: int, measure: Measure) -> str:
    return f"{number(Decimal(amount) / 1000)} s" if measure is Measure.HOLD else str(amount)
