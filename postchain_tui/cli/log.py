"""The command `log`: sets told after the fact."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal
from itertools import chain

import click

from postchain_tui.cli import shapes, values
from postchain_tui.cli.context import Invocation
from postchain_tui.cli.output import as_json, paragraphs, print_json, print_lines, shown, wrapped
from postchain_tui.cli.sets import sets_lines
from postchain_tui.coach import logbook
from postchain_tui.coach.coach import Coach
from postchain_tui.coach.logbook import Circumstances, Entry
from postchain_tui.core.activity import WARMUP_REPS, WARMUP_SETS
from postchain_tui.core.errors import InputError, UnreadableTextError
from postchain_tui.core.exercise import Exercise
from postchain_tui.core.formatting import count_text, day_text
from postchain_tui.core.parsing import LONGEST_NOTE
from postchain_tui.core.quantities import EFFORT, PAIN
from postchain_tui.core.text import harmless
from postchain_tui.core.warmup import ACTIVITIES

_SHOWN_BEFORE, _SHOWN_AFTER = 24, 16
"""Characters around the place of an error that are shown."""
_LONGEST_ACTIVITY = 40


@click.command("log", short_help="Add sets to the session under way, or start one.")
@click.argument("text")
@click.option(
    "--at", metavar="ISO8601", callback=values.moment, help="When it was; now if left out."
)
@click.option("--before", metavar="N", callback=values.amount(PAIN), help="Pain before, 0 to 10.")
@click.option("--after", metavar="N", callback=values.amount(PAIN), help="Pain after, 0 to 10.")
@click.option(
    "--effort", metavar="N", callback=values.amount(EFFORT), help="How hard it was, 0 to 10."
)
@click.option("--note", default="", metavar="TEXT", help="A note on the session.")
@click.option("--form-ok", is_flag=True, help="Form held in every exercise of the text.")
@click.option(
    "--activity",
    metavar="WORD",
    help=f"What else was done that day; a warm-up is known for {', '.join(ACTIVITIES)}.",
)
@as_json
@click.pass_obj
def log_command(
    invocation: Invocation,
    text: str,
    at: datetime | None,
    before: Decimal | None,
    after: Decimal | None,
    effort: Decimal | None,
    note: str,
    form_ok: bool,
    activity: str | None,
    as_json: bool,
) -> None:
    """Put sets on record: postchain log "rdl 4*20x12@7 p0 r120; bridge 10 p0, 9 p1 #hip tight".

    Exercises are separated by ; and sets by commas. A set is [LOADx]REPS, reps as 10/9 for left and
    right, or 45s for a hold; then @ effort, p pain, r rest in seconds, w for a warm-up, # a note.
    4*SET is four such sets.
    """
    told = Circumstances(
        at=invocation.told(at),
        pain_before=None if before is None else int(before),
        pain_after=None if after is None else int(after),
        effort=None if effort is None else float(effort),
        note=harmless(note, LONGEST_NOTE),
        form_ok=form_ok,
        activity=None if activity is None else _known_word(activity),
    )
    with invocation.writing() as coach:
        entry = _logged(coach, text, told)
        opening = logbook.warmups(coach, entry, told.activity)
        early = logbook.before_their_gate(coach, entry)
        if as_json:
            print_json(_document(entry, opening, early, coach))
        else:
            lines = (_lines(entry, coach), _early_lines(early), _pain_lines(coach, entry))
            print_lines([*chain(*lines), *_warmup_lines(told.activity, opening)])


def _known_word(activity: str) -> str:
    word = harmless(activity, _LONGEST_ACTIVITY).casefold()
    if not word:
        raise InputError("--activity needs a word, such as run.")
    return word


def _document(
    entry: Entry, opening: tuple[Exercise, ...], early: tuple[Exercise, ...], coach: Coach
) -> shapes.Document:
    """The session as it is now, with what could have opened it and what came before its gate."""
    warmups = [shapes.warmup_document(exercise) for exercise in opening]
    return {
        **shapes.session_document(entry.session, coach.known_exercise),
        "warmups": [*warmups],
        "before_gate": [exercise.id for exercise in early],
    }


def _early_lines(early: tuple[Exercise, ...]) -> list[str]:
    """That what was done is on record, and moves nothing on."""
    return paragraphs(f"{one.name} came before its gate: kept, the target stays." for one in early)


def _pain_lines(coach: Coach, entry: Entry) -> list[str]:
    """What comes of pain above the ceiling."""
    ceiling = coach.settings.ceiling
    return paragraphs(
        f"{one.exercise.name}: pain {one.pain} in a set is above your ceiling of {ceiling}."
        + (" Next time it goes a step back." if one.steps_back else "")
        for one in logbook.too_painful(coach, entry)
    )


def _warmup_lines(activity: str | None, opening: tuple[Exercise, ...]) -> list[str]:
    """What warms up for the activity that was told."""
    if activity is None or not opening:
        return []
    named = (f"{exercise.name}, {WARMUP_SETS} × {WARMUP_REPS}" for exercise in opening)
    return wrapped(f"Warm-up for {activity}: {'; '.join(named)}", "", "  ")


def _logged(coach: Coach, text: str, told: Circumstances) -> Entry:
    try:
        return logbook.log(coach, text, told)
    except UnreadableTextError as error:
        raise InputError(_place_named(error, text)) from error


def _place_named(error: UnreadableTextError, text: str) -> str:
    """What was expected and where, with the place marked in a piece of the text."""
    place = error.position
    start, end = max(0, place - _SHOWN_BEFORE), place + _SHOWN_AFTER
    before = ("…" if start else "") + shown(text[start:place] + "|")
    after = shown("|" + text[place:end]) + ("…" if end < len(text) else "")
    marked = f"{before[:-1]}▸{after[1:]}"
    return f"character {place + 1}: {error}: “{marked}”. Nothing was saved."


def _lines(entry: Entry, coach: Coach) -> list[str]:
    day = day_text(entry.session.local_date, coach.clock.now().date())
    where = f"{day} {entry.session.started_at:%H:%M}"
    verb = "added to" if entry.extended else "logged as"
    lines = [f"{count_text(len(entry.sets), 'set')} {verb} the session of {where}"]
    return [*lines, *sets_lines(coach, entry.sets)]
