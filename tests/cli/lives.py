"""A person who trains by the command line alone: does what is due and says how it felt."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from tests.cli.commands import Commands

MONDAY = date(2026, 3, 2)
ZONE = "+01:00"


@dataclass(frozen=True, slots=True)
class Felt:
    """How one session went."""

    before: int = 0
    during: int = 0
    after: int = 0
    morning: int | None = 0
    """None where nobody wrote it down."""
    short: int = 0
    """Reps that the last set of everything stayed below the target."""


@dataclass(frozen=True, slots=True)
class Row:
    """What was due for one family in one session."""

    week: int
    exercise: str
    verdict: str
    load_kg: float | None
    sets: int
    reason: str


@dataclass(slots=True)
class Life:
    """Sessions one after the other; every one does what `today` says is due."""

    commands: Commands
    prefer: tuple[str, ...] = ("hip_thrust_bodyweight",)
    """What is chosen where a gate opens several ways."""
    rows: list[Row] = field(default_factory=list)

    def train(self, day: date, felt: Felt) -> None:
        """One evening: choose, do what is due, say how it was; and the next morning."""
        evening = _moment(day, 18)
        self._choose(evening)
        due = self.due(evening)
        for slot in due:
            self.rows.append(_row(day, slot))
        text = "; ".join(_log_text(slot, felt) for slot in due)
        scores = ("--before", str(felt.before), "--after", str(felt.after))
        result = self.commands("log", text, "--form-ok", *scores, now=evening)
        assert result.code == 0, result.err
        if felt.morning is not None:
            self.morning(day + timedelta(days=1), felt.morning)

    def morning(self, day: date, score: int) -> None:
        """Say how the back was on a morning."""
        assert self.commands("pain", str(score), "--when", "morning", now=_moment(day, 8)).code == 0

    def say(self, day: date, *options: str) -> None:
        """Say something of oneself before the session of a day."""
        result = self.commands("state", *options, now=_moment(day, 17))
        assert result.code == 0, result.err

    def due(self, moment: str) -> list[dict[str, Any]]:
        """The working slots of a moment."""
        slots = self.commands.data("today", now=moment)["slots"]
        return [slot for slot in slots if slot["role"] == "work"]

    def table(self, place: int) -> list[tuple[int, str, str, float | None]]:
        """Week, exercise, verdict and load of one place in the program, where any of them changed.

        Args:
            place: 0 for the bridge, 1 for the hinge, 2 for the good morning.
        """
        changes: list[tuple[int, str, str, float | None]] = []
        for row in self.rows[place::3]:
            now = (row.exercise, row.verdict, row.load_kg)
            if not changes or changes[-1][1:] != now:
                changes.append((row.week, *now))
        return changes

    def at_end_of(self, day: date) -> dict[str, tuple[str, str, float | None]]:
        """Exercise, verdict and load by the place in the program, on the morning of a day."""
        names = ("bridge", "hinge", "good morning")
        slots = self.due(_moment(day, 12))
        return {
            name: (slot["exercise"], slot["verdict"], slot["load_kg"])
            for name, slot in zip(names, slots, strict=True)
        }

    def _choose(self, moment: str) -> None:
        for slot in self.due(moment):
            wanted = [one for one in self.prefer if one in slot["choices"]]
            if wanted:
                assert self.commands("state", "--choose", wanted[0], now=moment).code == 0


def _row(day: date, slot: dict[str, Any]) -> Row:
    return Row(
        week=(day - MONDAY).days // 7 + 1,
        exercise=slot["exercise"],
        verdict=slot["verdict"],
        load_kg=slot["load_kg"],
        sets=slot["sets"],
        reason=slot["reason"],
    )


def _moment(day: date, hour: int) -> str:
    return f"{day.isoformat()}T{hour:02}:00{ZONE}"


def _log_text(slot: dict[str, Any], felt: Felt) -> str:
    """The sets of a slot at the top of their range, the last one as short as it felt."""
    load = "" if slot["load_kg"] is None else f"{slot['load_kg']}x"
    if slot["hold_seconds"] is not None:
        return f"{slot['exercise']} {slot['sets']}*{slot['hold_seconds'][0]}s p{felt.during}"
    top = slot["reps"][1]
    rest = f"r{slot['rest']['seconds']}" if slot["rest"]["seconds"] else ""
    whole = [f"{load}{top} p{felt.during} {rest}"] * (slot["sets"] - 1)
    return f"{slot['exercise']} " + ", ".join([*whole, f"{load}{top - felt.short} p{felt.during}"])


def training_days(weeks: int) -> list[date]:
    """Mondays, Wednesdays and Fridays."""
    return [MONDAY + timedelta(weeks=week, days=day) for week in range(weeks) for day in (0, 2, 4)]
