"""People with exercises and programs of their own, made by keys as anybody would."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from textual.events import Paste
from textual.notifications import Notify
from textual.widgets import Static

from postchain_tui.catalog.library import Library
from postchain_tui.catalog.own import exercise_plain, program_plain
from postchain_tui.core import new_exercise
from postchain_tui.core.exercise import Exercise, Guidance
from postchain_tui.core.own_exercise import placed
from postchain_tui.core.program import Day, Program, Role, Slot, Stage
from postchain_tui.store import own as own_store
from postchain_tui.store.own import Kept, Kind
from postchain_tui.store.store import Store
from postchain_tui.ui.dialogs.form import FormDialog, FormRow
from tests.ui.app import FakeClock, Running, settled

MISTAKEN = """\
id = "My Plan"
name = ""

[[day]]
name = "A"
weekdays = ["funday"]

[[slot]]
role = "play"
exercises = ["glute_brigde", "nothing"]
days = ["C"]

[slot.dose]
sets = 99
reps = [12, 8]
tempo = "fast"
"""
"""A program with mistakes from its first line to its last."""


async def fill(running: Running, texts: Mapping[str, str]) -> None:
    """Type into fields of the form that is open, by their labels."""
    dialog = running.app.screen
    assert isinstance(dialog, FormDialog), running.text
    rows = list(dialog.query(FormRow))
    labels = [row.field.label for row in rows]
    for label, text in texts.items():
        here = next(place for place, row in enumerate(rows) if row.line.has_focus)
        steps = labels.index(label) - here
        await running.press(*["down" if steps > 0 else "up"] * abs(steps))
        await running.press("home", "ctrl+k")
        # A letter at a time, every one of them is drawn: that is tested where typing is the point.
        rows[labels.index(label)].line.post_message(Paste(text))
        await running.pilot.pause(0)


async def make(running: Running, name: str, **texts: str) -> None:
    """Make an exercise in the Library, or a program; `other_names` is the field “other names”."""
    await running.press("n")
    labels = {key.replace("_", " "): text for key, text in texts.items()}
    await fill(running, {"name": name} | labels)
    await running.press("enter")


def shown(running: Running, label: str) -> str:
    """What stands in a field of the form that is open."""
    rows = running.app.screen.query(FormRow)
    return next(row.line.value for row in rows if row.field.label == label)


def words(running: Running) -> str:
    """All that is on the screen, whatever its lines are."""
    signs = str.maketrans("│▌▃▅▆▇▂▁▄", " " * 9)
    return " ".join(running.text.translate(signs).split())


def asked(running: Running) -> str:
    """All that a dialog says, without what is behind it."""
    return " ".join(str(one.visual) for one in running.app.screen.query(Static))


def told(running: Running) -> str:
    """What was told last beside the screen itself."""
    said = [one.notification.message for one in running.messages if isinstance(one, Notify)]
    return said[-1] if said else ""


def exercise(name: str, **changes: object) -> Exercise:
    """An exercise of one's own, as the form makes it."""
    blank = replace(new_exercise.blank(120), name=name, id="own_one", **changes)  # type: ignore[arg-type]
    return placed(blank, {one.id: one for one in Library().all()}.get)


def spoilt(store: Store, text: str) -> Store:
    """The store with an exercise and a program whose every text is the same."""
    one = exercise(
        text, aliases=(text,), guidance=Guidance((text,), (text,), (text,), (), text, text)
    )
    days = (Day(text),) if text else ()
    stages = (Stage(text, 9), Stage(f"{text} too", 9, ("own_one",)))
    slots = (Slot(Role.WORK, ("own_one",), None, skippable=False, days=(text,)),)
    program = Program("own_plan", text, text, text, slots, days, stages)
    with store.action(f"make {text}") as writing:
        for kind, kept in (
            (Kind.EXERCISE, Kept("own_one", text, exercise_plain(one))),
            (Kind.PROGRAM, Kept("own_plan", text, program_plain(program))),
        ):
            own_store.write(writing, kind, kept)
    return store


def shut(folder: Path, clock: FakeClock, name: str = "Heel dig") -> Store:
    """A file that can only be read, of somebody with an exercise and a program of her own."""
    file = folder / "diary.db"
    with Store.open(file, device="one", now=clock.now) as store:
        spoilt(settled(store), name)
    return Store.open(file, device="two", now=clock.now, read_only=True)
