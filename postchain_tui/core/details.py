"""The lines of one session's details: what was planned, done, felt, decided and noted."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from itertools import groupby
from typing import Protocol

from postchain_tui.core import said
from postchain_tui.core.diary import SessionRecord, SetKind, SetRecord, Status
from postchain_tui.core.exercise import Exercise, measure_of
from postchain_tui.core.formatting import (
    NOTHING,
    clock,
    count_text,
    day_text,
    minutes_text,
    number,
    set_text,
)
from postchain_tui.core.load import Load, Unit
from postchain_tui.core.pain import Light, zone
from postchain_tui.core.text import harmless
from postchain_tui.core.volume import tonnage_grams

ExerciseOf = Callable[[str], Exercise | None]
"""Finds an exercise by its id; None for one that the catalog does not have."""

_NAME_LIMIT = 60
_NOTE_LIMIT = 500
_TEMPO_LIMIT = 20
_PLAN_LIMIT = 1000


class RowKind(StrEnum):
    """What a row is."""

    HEAD = "head"
    """Names the session; stands for it where something is to be done with it."""
    FACT = "fact"
    """More about the session as a whole."""
    EXERCISE = "exercise"
    """Names an exercise, above what was planned and done of it."""
    PLANNED = "planned"
    """What had been planned of an exercise."""
    SET = "set"
    SAID = "said"
    """Something that was decided or told in the session."""
    NOTE = "note"
    """The note of the session."""
    FIGURE = "figure"
    """A line of a figure, which is left out where it is wider than the room."""
    BLANK = "blank"


class Tone(StrEnum):
    """How a part of a row is told; those of pain come with a mark, not by their colour alone."""

    PLAIN = "plain"
    STRONG = "strong"
    QUIET = "quiet"
    ACCENT = "accent"
    GREEN = "green"
    AMBER = "amber"
    RED = "red"


Part = tuple[str, Tone]
"""Some text, and how it is told."""


@dataclass(frozen=True, slots=True)
class Row:
    """One line, never wrapped: what may be cropped stands last."""

    kind: RowKind
    texts: tuple[Part, ...] = ()
    set_id: str | None = None
    """Id of the set that it shows."""

    @property
    def text(self) -> str:
        """The whole line, without its tones."""
        return "".join(text for text, _ in self.texts).rstrip()

    @property
    def width(self) -> int:
        """Cells of a line of a figure, with those at its end that are empty."""
        return sum(len(text) for text, _ in self.texts)

    @property
    def is_selectable(self) -> bool:
        """Is there something to be done with it?"""
        return self.kind in {RowKind.HEAD, RowKind.SET}


class PlannedExercise(Protocol):
    """One exercise as it had been planned, in words."""

    @property
    def exercise(self) -> str:
        """Its name."""

    @property
    def dose(self) -> str:
        """Sets and reps, or holds: `4 × 8–12`."""

    @property
    def load(self) -> str:
        """The load; empty where there was none."""

    @property
    def decided(self) -> str:
        """The verdict with its mark: `= repeat`."""

    @property
    def reason(self) -> str:
        """The sentence that stood with it; may be empty."""

    @property
    def is_warm_up(self) -> bool:
        """Was it to warm up? One that was left out is not worth a line."""

    @property
    def because(self) -> str:
        """Why it took the place of what was planned at the start; empty where it was that."""


_BLANK = Row(RowKind.BLANK)
_BETWEEN = " · "
_ZONES = {
    Light.GREEN: ("●", Tone.GREEN),
    Light.AMBER: ("◆", Tone.AMBER),
    Light.RED: ("■", Tone.RED),
}
_NOT_DONE = {Status.ACTIVE: "still to do"}
_KINDS = {
    SetKind.WORK: "",
    SetKind.WARMUP: "warm-up",
    SetKind.DROP: "drop",
    SetKind.FAILURE: "failure",
    SetKind.UNKNOWN: "unknown kind",
}
_WIDTHS = (12, 6, 6, 10, 0, 0, 0)
"""How wide the columns of the sets are at least: set, effort, pain, rest, kind, tempo, note."""


def rows(
    session: SessionRecord,
    planned: Iterable[PlannedExercise],
    name_of: Callable[[str], str],
    exercise_of: ExerciseOf,
    unit: Unit,
    today: date,
    green: int = 2,
    ceiling: int = 5,
) -> tuple[Row, ...]:
    """The lines of a session's details.

    Args:
        session: The session.
        planned: What had been planned, in its order; each line is told once.
        name_of: Gives the name of an exercise for its id.
        exercise_of: Finds an exercise by its id.
        unit: The unit of loads.
        today: The person's own calendar day.
        green: Pain up to it is green.
        ceiling: Pain above it is red.
    """
    writer = _Writer(exercise_of, unit, green, ceiling)
    found = [*writer.head(session, today), *writer.exercises(session, planned)]
    told = [*_said(session, name_of), *_note(session)]
    return (*found, _BLANK, *told) if told else tuple(found)


def head_row(session: SessionRecord, today: date) -> Row:
    """What a session is called, when it was, and where it comes from."""
    name = harmless(session.name, _NAME_LIMIT) or "Session"
    title = f"{name}{_BETWEEN}{day_text(session.local_date, today)}"
    source = harmless(session.source, 40)
    rest = [*_times(session), *([source] if source else []), session.status.value]
    told = _BETWEEN + _BETWEEN.join(rest)
    return Row(RowKind.HEAD, ((title, Tone.STRONG), (told, Tone.QUIET)))


def working(sets: Iterable[SetRecord]) -> tuple[SetRecord, ...]:
    """The sets that were no warm-ups."""
    return tuple(done for done in sets if done.kind is not SetKind.WARMUP)


def work_tonnage_grams(sets: Iterable[SetRecord], exercise_of: ExerciseOf) -> int | None:
    """The tonnage of the working sets; what assists is no load. None without any load."""
    return tonnage_grams((one for one in working(sets) if _lifts(one, exercise_of)), exercise_of)


def _lifts(done: SetRecord, exercise_of: ExerciseOf) -> bool:
    exercise = exercise_of(done.exercise)
    return exercise is not None and exercise.load_type.is_harder_when_heavier


def tonnage_text(grams: int | None, unit: Unit) -> str:
    """A tonnage in whole units: `960 kg`."""
    if grams is None:
        return NOTHING
    return f"{number(round(Load.from_grams(grams, unit).in_unit(unit)))} {unit}"


def length_seconds(session: SessionRecord) -> float | None:
    """How long it took; None where only one moment of it is known, as of one typed in later."""
    seconds = (session.last_at - session.started_at).total_seconds()
    return seconds if seconds > 0 else None


def morning_text(session: SessionRecord) -> str:
    """The pain of the next morning, or why there is none."""
    if session.pain_morning is not None:
        return str(session.pain_morning)
    return "don't know" if session.morning_asked else "not asked"


def name_text(exercise_id: str, exercise_of: ExerciseOf) -> str:
    """The name of an exercise; of an unknown one its id, made harmless."""
    exercise = exercise_of(exercise_id)
    return harmless(exercise_id, _NAME_LIMIT) if exercise is None else exercise.name


def effort_text(effort: float | None) -> str:
    """How hard something was, or a dash where that was not recorded."""
    return NOTHING if effort is None else number(effort)


@dataclass(frozen=True, slots=True)
class _Writer:
    """Puts what was done into rows."""

    exercise_of: ExerciseOf
    unit: Unit
    green: int
    ceiling: int

    def head(self, session: SessionRecord, today: date) -> Iterator[Row]:
        """The session as a whole."""
        yield head_row(session, today)
        yield Row(RowKind.FACT, tuple(self._felt(session)))
        yield Row(RowKind.FACT, ((self._amounts(session), Tone.PLAIN),))

    def _felt(self, session: SessionRecord) -> Iterator[Part]:
        """What was felt before, in, and after it."""
        scores = (
            ("pain before", session.pain_before, NOTHING),
            ("worst", session.worst_pain, NOTHING),
            ("after", session.pain_after, NOTHING),
            ("next morning", session.pain_morning, morning_text(session)),
        )
        for place, (name, score, unknown) in enumerate(scores):
            yield f"{_BETWEEN if place else ''}{name} ", Tone.QUIET
            yield (unknown, Tone.PLAIN) if score is None else self._pain(score)
        if session.spreading:
            yield f"{_BETWEEN}spreading down a leg", Tone.RED

    def _amounts(self, session: SessionRecord) -> str:
        """How hard it was, and how much was done."""
        work = len(working(session.sets))
        warm_up = len(session.sets) - work
        grams = work_tonnage_grams(session.sets, self.exercise_of)
        parts = [f"how hard {effort_text(session.effort)}", count_text(work, "working set")]
        parts += [count_text(warm_up, "warm-up set")] if warm_up else []
        parts += [] if grams is None else [f"tonnage {tonnage_text(grams, self.unit)}"]
        return _BETWEEN.join(parts)

    def _pain(self, score: int) -> Part:
        mark, tone = _ZONES[zone(score, self.green, self.ceiling)]
        return f"{mark} {score}", tone

    def exercises(
        self, session: SessionRecord, planned: Iterable[PlannedExercise]
    ) -> Iterator[Row]:
        """What was done of each exercise in turn, then what was planned and left out."""
        lines: defaultdict[str, list[PlannedExercise]] = defaultdict(list)
        for line in planned:
            lines[harmless(line.exercise, _NAME_LIMIT)].append(line)
        for exercise, sets in self._runs(session):
            name = name_text(exercise, self.exercise_of)
            form = f"{_BETWEEN}form held" if exercise in session.form_ok else ""
            yield _BLANK
            yield _heading(name, form)
            yield from map(_planned, lines.pop(name, ()))
            yield from sets
        state = _NOT_DONE.get(session.status, "left out")
        for name, left in lines.items():
            yield from _not_done(name, left, state)

    def _runs(self, session: SessionRecord) -> Iterator[tuple[str, tuple[Row, ...]]]:
        """The sets of one exercise after another, numbered through the session."""
        texts = [self._columns(done) for done in session.sets]
        widths = [_width(least, texts, column) for column, least in enumerate(_WIDTHS)]
        counts: Counter[str] = Counter()
        paired = zip(session.sets, texts, strict=True)
        for exercise, run in groupby(paired, key=lambda pair: pair[0].exercise):
            found: list[Row] = []
            for done, parts in run:
                counts[exercise] += 1
                found.append(_set(done, counts[exercise], parts, widths))
            yield exercise, tuple(found)

    def _columns(self, done: SetRecord) -> tuple[Part, ...]:
        """What is told of a set, column by column; what was not recorded stays blank."""
        exercise = self.exercise_of(done.exercise)
        measure = measure_of(exercise)
        tempo = harmless(done.tempo or "", _TEMPO_LIMIT)
        return (
            (set_text(done, self.unit, measure), Tone.STRONG),
            ("" if done.rpe is None else f"@{number(done.rpe)}", Tone.PLAIN),
            ("", Tone.PLAIN) if done.pain is None else self._pain(done.pain),
            (_rest(done), Tone.QUIET),
            (_KINDS[done.kind], Tone.QUIET),
            (tempo and f"tempo {tempo}", Tone.QUIET),
            (harmless(done.note, _NOTE_LIMIT), Tone.QUIET),
        )


def _rest(done: SetRecord) -> str:
    return "" if done.rest_ms is None else f"rest {clock(done.rest_ms / 1000)}"


def _heading(name: str, more: str) -> Row:
    return Row(RowKind.EXERCISE, ((name, Tone.ACCENT), *([(more, Tone.QUIET)] if more else [])))


def _not_done(name: str, left: Iterable[PlannedExercise], state: str) -> Iterator[Row]:
    """What was planned of an exercise that was not done."""
    told = [line for line in left if not line.is_warm_up]
    if told:
        yield _BLANK
        yield _heading(name, f"{_BETWEEN}{state}")
        yield from map(_planned, told)


def _times(session: SessionRecord) -> list[str]:
    """When it was, and for how long where that is known."""
    start = f"{session.started_at:%H:%M}"
    seconds = length_seconds(session)
    if seconds is None:
        return [start]
    return [f"{start}–{session.last_at:%H:%M}", minutes_text(seconds)]


def _planned(line: PlannedExercise) -> Row:
    """What had been planned: `planned 3 × 10 · = repeat: one short of 3 × 10 last time`."""
    load = f" with {line.load}" if line.load else ""
    why = f": {line.reason}" if line.reason else ""
    change = f"{_BETWEEN}changed in the session: {line.because}" if line.because else ""
    words = f"planned {line.dose}{load}{_BETWEEN}{line.decided}{why}{change}"
    return Row(RowKind.PLANNED, ((f"  {harmless(words, _PLAN_LIMIT)}", Tone.QUIET),))


def _width(least: int, texts: Iterable[tuple[Part, ...]], column: int) -> int:
    """How wide a column is with a gap after it, the same for all sets of a session."""
    longest = max((len(parts[column][0]) for parts in texts), default=0)
    return max(least, longest + 1 if longest else 0)


def _set(done: SetRecord, place: int, parts: tuple[Part, ...], widths: list[int]) -> Row:
    """A set in its columns."""
    columns = [
        (f"{text:<{width}}", tone) for (text, tone), width in zip(parts, widths, strict=True)
    ]
    return Row(RowKind.SET, ((f"{place:>3}  ", Tone.QUIET), *columns), done.id)


def _said(session: SessionRecord, name_of: Callable[[str], str]) -> Iterator[Row]:
    for one in session.said:
        words = harmless(said.words(one, name_of), _NOTE_LIMIT)
        yield Row(RowKind.SAID, (("said  ", Tone.QUIET), (words, Tone.PLAIN)))


def _note(session: SessionRecord) -> Iterator[Row]:
    note = harmless(session.note, _NOTE_LIMIT)
    if note:
        yield Row(RowKind.NOTE, (("note  ", Tone.QUIET), (note, Tone.PLAIN)))
