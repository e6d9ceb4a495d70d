"""The command `state`: what the person says of herself, and what of it stands."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from itertools import chain, starmap

import click

from postchain_tui.catalog.red_flags import Tier, advice, red_flags
from postchain_tui.cli import shapes
from postchain_tui.cli.context import Invocation
from postchain_tui.cli.output import (
    as_json,
    bold,
    paragraphs,
    print_json,
    print_lines,
    shown,
    wrapped,
)
from postchain_tui.coach import statements
from postchain_tui.coach.adapting import emergency_number
from postchain_tui.coach.coach import Coach
from postchain_tui.coach.naming import namer_of
from postchain_tui.coach.standing import Standing, standing
from postchain_tui.core import statement
from postchain_tui.core.errors import InputError
from postchain_tui.core.formatting import day_text
from postchain_tui.core.statement import Statement

_COLUMNS = 12


class _StateCommand(click.Command):
    """Lists the warning signs in its help."""

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the ids of the warning signs, each with its question."""
        with formatter.section("Warning signs"):
            formatter.write_dl([(flag.id, flag.question) for flag in red_flags()])


@dataclass(frozen=True, slots=True)
class _Asked:
    """What is to be put on record; exercises as they were typed."""

    injured: bool | None
    flare: bool
    assessed: bool
    red_flags: tuple[str, ...]
    pin: tuple[str, ...]
    unpin: tuple[str, ...]
    choose: tuple[str, ...]
    deload: bool
    anyway: tuple[str, ...]

    @property
    def is_nothing(self) -> bool:
        """Is the state only to be shown?"""
        exercises = self.pin + self.unpin + self.choose + self.anyway
        others = (self.flare, self.assessed, self.deload, exercises, self.red_flags)
        return self.injured is None and not any(others)

    def is_injured_after(self, coach: Coach) -> bool:
        """Will something be injured once all this is on record?"""
        if self.flare or self.injured is not None:
            return self.flare or bool(self.injured)
        return coach.is_injured


@click.command("state", cls=_StateCommand, short_help="Show or say what the plan depends on.")
@click.option("--injured/--not-injured", default=None, help="Something is injured, or nothing is.")
@click.option("--flare", is_flag=True, help="The back has flared up: it counts as injured.")
@click.option(
    "--red-flag", "flags", metavar="ITEM", multiple=True, help="A warning sign is there; see below."
)
@click.option("--assessed", is_flag=True, help="Somebody has had a look: lifts a lock.")
@click.option("--pin", metavar="EXERCISE", multiple=True, help="Stay on this rung.")
@click.option("--unpin", metavar="EXERCISE", multiple=True, help="It may be left again.")
@click.option("--choose", metavar="EXERCISE", multiple=True, help="Which one after a gate.")
@click.option("--deload", is_flag=True, help="Take a light week from now on.")
@click.option("--anyway", metavar="EXERCISE", multiple=True, help="Do it in spite of an injury.")
@as_json
@click.pass_obj
def state_command(
    invocation: Invocation,
    injured: bool | None,
    flare: bool,
    flags: tuple[str, ...],
    assessed: bool,
    pin: tuple[str, ...],
    unpin: tuple[str, ...],
    choose: tuple[str, ...],
    deload: bool,
    anyway: tuple[str, ...],
    as_json: bool,
) -> None:
    """Show what the plan depends on beside your training, or say what has changed.

    What is said in one call is put on record together, or not at all where part of it cannot be.
    """
    asked = _Asked(injured, flare, assessed, flags, pin, unpin, choose, deload, anyway)
    if asked.is_nothing:
        with invocation.reading() as coach:
            _show(coach, as_json=as_json)
        return
    _refuse_contradictions(asked)
    with invocation.writing() as coach:
        made = tuple(_statements(coach, asked))
        statements.say(coach, *made)
        if as_json:
            print_json(_document(standing(coach)))
            return
        number = emergency_number(coach)
    told = paragraphs(one.told for one in made if one.told)
    print_lines([*told, *_advice(flags, number)])


def _refuse_contradictions(asked: _Asked) -> None:
    if asked.flare and asked.injured is False:
        raise InputError("--flare and --not-injured contradict each other: give one of them.")
    if asked.red_flags and asked.assessed:
        raise InputError("--red-flag and --assessed contradict each other: give one of them.")


def _statements(coach: Coach, asked: _Asked) -> Iterable[Statement]:
    """All that is said, checked."""
    injured = asked.is_injured_after(coach)
    if asked.injured is not None:
        yield statement.injured(asked.injured)
    if asked.flare:
        yield statement.flare()
    if asked.assessed:
        yield statements.checked_assessed(coach)
    yield from map(statements.checked_red_flag, asked.red_flags)
    yield from _about_exercises(coach, asked, injured=injured)
    if asked.deload:
        yield statements.checked_deload(coach, "taken")


def _about_exercises(coach: Coach, asked: _Asked, *, injured: bool) -> Iterable[Statement]:
    named = namer_of(coach).rung
    for name in asked.unpin:
        yield statements.checked_unpin(coach, named(name).id)
    for name in asked.pin:
        yield statement.pinned(named(name))
    for name in asked.choose:
        yield statements.checked_choice(coach, named(name).id, injured=injured)
    for name in asked.anyway:
        yield statements.checked_anyway(coach, named(name).id, injured=injured)


def _advice(flags: tuple[str, ...], number: str) -> list[str]:
    """What to do about the warning signs that were ticked; the most urgent advice alone.

    Args:
        flags: Ids of the signs.
        number: What to call in an emergency; empty where that is not known.
    """
    tiers = {flag.tier for flag in red_flags() if flag.id in flags}
    if not tiers:
        return []
    found = advice(Tier.EMERGENCY if Tier.EMERGENCY in tiers else Tier.DOCTOR)
    return [bold(found.title), *paragraphs(found.with_number(number))]


def _show(coach: Coach, *, as_json: bool) -> None:
    found = standing(coach)
    if as_json:
        print_json(_document(found))
    else:
        print_lines(_lines(coach, found))


def _document(found: Standing) -> shapes.Document:
    until = found.light_week_until
    return {
        "injured": found.injured,
        "locked": bool(found.locking),
        "red_flags": [flag.id for flag in found.flags],
        "pinned": [*found.pinned],
        "chosen": [*found.chosen],
        "deload": {
            "active": until is not None,
            "until": None if until is None else until.date().isoformat(),
        },
        "choices": [
            {"exercise": exercise, "open": [*others]} for exercise, others in found.choices
        ],
    }


def _lines(coach: Coach, found: Standing) -> list[str]:
    rows = [
        ("injured", "yes" if found.injured else "no"),
        ("locked", _lock_text(found)),
        ("signs", _listed(flag.id for flag in found.flags)),
        ("pinned", _listed(_name(coach, exercise) for exercise in found.pinned)),
        ("chosen", _listed(_name(coach, exercise) for exercise in found.chosen)),
        ("light week", _light_week_text(coach, found.light_week_until)),
        *_choice_rows(coach, found),
    ]
    return list(chain.from_iterable(starmap(_row, rows)))


def _listed(words: Iterable[str]) -> str:
    return ", ".join(words) or "none"


def _light_week_text(coach: Coach, until: datetime | None) -> str:
    return "no" if until is None else f"until {day_text(until.date(), coach.clock.now().date())}"


def _lock_text(found: Standing) -> str:
    if not found.locking:
        return "no"
    signs = ", ".join(flag.id for flag in found.locking)
    return f"yes, by {signs}; postchain state --assessed once somebody has had a look"


def _choice_rows(coach: Coach, found: Standing) -> list[tuple[str, str]]:
    """What may be chosen now, for each exercise that is due."""
    if not found.choices:
        return [("to choose", "nothing")]
    return [
        ("to choose", f"instead of {_name(coach, due)}: {', '.join(others)}")
        for due, others in found.choices
    ]


def _row(name: str, text: str) -> list[str]:
    return wrapped(f"{name:<{_COLUMNS}} {text}", "", " " * (_COLUMNS + 1))


def _name(coach: Coach, exercise_id: str) -> str:
    exercise = coach.known_exercise(exercise_id)
    return shown(exercise_id, 60) if exercise is None else exercise.name
