"""The command `today`: what is due, and why."""

from __future__ import annotations

import click

from postchain_tui.cli import shapes
from postchain_tui.cli.context import Invocation
from postchain_tui.cli.output import (
    as_json,
    bold,
    dim,
    paragraphs,
    print_json,
    print_lines,
    shown,
    spread,
    wrapped,
)
from postchain_tui.coach.coach import Coach
from postchain_tui.core.decision import Decision
from postchain_tui.core.formatting import (
    day_text,
    dose_text,
    minutes_text,
    number,
    plates_text,
    rest_text,
)
from postchain_tui.core.loading import plates_per_side
from postchain_tui.core.pain import Light, Reading
from postchain_tui.core.plan import Planned, Verdict
from postchain_tui.core.settings import Settings
from postchain_tui.core.today import Due, Today

_LIGHT_COLOURS = {
    Light.GREEN: "green",
    Light.AMBER: "yellow",
    Light.RED: "red",
    Light.LOCK: "red",
}
_VERDICT_COLOURS = {
    Verdict.PROGRESS: "green",
    Verdict.START: "green",
    Verdict.REPEAT: None,
    Verdict.HOLD: "yellow",
}
_INDENT = " " * 5
_MOST_OPEN = 2
"""So many conditions of a gate are named; all of them are in the JSON."""


@click.command("today", short_help="What is due and why.")
@as_json
@click.pass_obj
def today_command(invocation: Invocation, as_json: bool) -> None:
    """Say what is due today, in the order in which it is done, and why."""
    with invocation.reading() as coach:
        show_today(coach, as_json=as_json)


def show_today(coach: Coach, *, as_json: bool = False) -> None:
    """Print what is due."""
    today, settings = coach.today(), coach.settings
    if as_json:
        print_json(shapes.today_document(today, settings))
    else:
        print_lines(_lines(today, settings))


def _lines(today: Today, settings: Settings) -> list[str]:
    day = day_text(today.now.date(), today.now.date())
    title, facts = spread(
        shown(f"{today.program.name}, {today.place}"),
        f"{day} · about {minutes_text(today.seconds)}",
    )
    lines = [bold(title) + dim(facts), *_state_lines(today)]
    for position, due in enumerate(today.due, start=1):
        lines += ["", *_due_lines(position, due, settings)]
    return lines


def _state_lines(today: Today) -> list[str]:
    """What is to be known before the plan: the light, and what is still open."""
    lines = [_light_line(today.reading)] if today.reading else []
    if today.injured:
        lines.append("You said that something is injured.")
    lines += paragraphs((f"! {advice}" for advice in today.advice), "  ")
    return [*lines, *_light_week_lines(today), *_left_open_lines(today)]


def _left_open_lines(today: Today) -> list[str]:
    lines = []
    if today.unfinished is not None:
        lines.append("A session is unfinished: start postchain to resume or to close it.")
    if today.owes_morning is not None:
        day = day_text(today.owes_morning.local_date, today.now.date())
        lines.append(f"How was the morning after {day}?  postchain pain 0–10 --when morning")
    return lines


def _light_week_lines(today: Today) -> list[str]:
    if today.light_week is not None:
        return [f"Light week until {day_text(today.light_week.date(), today.now.date())}."]
    if not today.light_week_offer:
        return []
    return [f"A light week? {_sentence(today.light_week_offer)}  postchain state --deload"]


def _sentence(words: str) -> str:
    return f"{words[0].upper()}{words[1:]}."


def _light_line(reading: Reading) -> str:
    word = click.style(f"● {reading.light.word}", fg=_LIGHT_COLOURS[reading.light], bold=True)
    return f"{word}  {reading.reason}"


def _due_lines(position: int, due: Due, settings: Settings) -> list[str]:
    planned = due.planned
    role = due.decision.verdict.value if due.is_work else "warm-up"
    if planned.skippable:
        role += ", may be skipped"
    name, verdict = spread(f"{position:>3}  {planned.exercise.name}", _mark(due, role))
    colour = _VERDICT_COLOURS.get(due.decision.verdict, "red")
    return [
        bold(name) + click.style(verdict, fg=colour),
        _INDENT + _target(due, settings),
        *map(dim, _ramp_lines(due, settings)),
        *map(dim, wrapped(due.decision.reason, _INDENT)),
        *map(dim, _gate_lines(due)),
    ]


def _ramp_lines(due: Due, settings: Settings) -> list[str]:
    """The lighter sets before the work."""
    steps = due.planned.ramp
    if not steps:
        return []
    shown = ", ".join(
        f"{number(step.load.in_unit(settings.units))} × {step.reps}" for step in steps
    )
    return wrapped(f"warm-up sets {shown} {settings.units}", _INDENT)


def _mark(due: Due, role: str) -> str:
    return f"{due.decision.verdict.mark} {role}"


def _target(due: Due, settings: Settings) -> str:
    """Sets, reps, load, rest and tempo on one line."""
    planned, dose = due.planned, due.planned.dose
    parts = [dose_text(dose.sets, dose.reps, dose.hold_seconds, planned.exercise.unilateral)]
    if planned.takes_load:
        load = shapes.target_load_text(planned, settings.units)
        parts.append(load + _plates(planned, settings))
    parts.append(f"rest {rest_text(dose.rest)}")
    if dose.tempo is not None:
        parts.append(f"tempo {dose.tempo}")
    return " · ".join(parts)


def _plates(planned: Planned, settings: Settings) -> str:
    plates = plates_per_side(planned.exercise, planned.load, settings)
    if plates is None:
        return ""
    return f" ({plates_text(plates)}{' a side' if plates else ''})"


def _gate_lines(due: Due) -> list[str]:
    """What of the gate is still open, once something was done towards it."""
    decision = due.decision
    is_begun = bool(decision.last) and due.is_work
    if not is_begun or not decision.needs:
        return []
    met = f"Next rung: {len(decision.met)} of {len(decision.needs)} met"
    return wrapped(f"{met}{_open_text(decision)}.", _INDENT, " " * 11)


def _open_text(decision: Decision) -> str:
    more = len(decision.missing) - _MOST_OPEN
    named = [*decision.missing[:_MOST_OPEN], *([f"{more} more"] if more > 0 else ())]
    return f"; open: {', '.join(named)}" if named else ""
