"""The command `log`: sets told after the fact."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal

import click

from postchain_tui.cli import shapes, values
from postchain_tui.cli.context import Invocation
from postchain_tui.cli.output import as_json, print_json, print_lines, shown
from postchain_tui.cli.sets import sets_lines
from postchain_tui.coach import logbook
from postchain_tui.coach.coach import Coach
from postchain_tui.coach.logbook import Circumstances, Entry
from postchain_tui.core.errors import InputError, UnreadableTextError
from postchain_tui.core.formatting import count_text, day_text
from postchain_tui.core.parsing import LONGEST_NOTE
from postchain_tui.core.quantities import EFFORT, PAIN
from postchain_tui.core.text import harmless

_SHOWN_BEFORE, _SHOWN_AFTER = 24, 16
"""Characters around the place of an error that are shown."""


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
    as_json: bool,
) -> None:
    """Put sets on record: postchain log "rdl 4*20x12@7 p0 r120; bridge 10 p0, 9 p1 #hip tight".

    Exercises are separated by ; and sets by commas. A set is [LOADx]REPS, reps as 10/9 for left and
    right, or 45s for a hold; then @ effort, p pain, r rest in seconds, w for a warm-up, # a note.
    4*SET is four such sets.
    """
    told = Circumstances(
        at=invocation.local(at),
        pain_before=None if before is None else int(before),
        pain_after=None if after is None else int(after),
        effort=None if effort is None else float(effort),
        note=harmless(note, LONGEST_NOTE),
        form_ok=form_ok,
    )
    with invocation.writing() as coach:
        entry = _logged(coach, text, told)
        if as_json:
            print_json(shapes.session_document(entry.session, coach.known_exercise))
        else:
            print_lines(_lines(entry, coach))


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
