"""Exercises and programs that a person makes, for the tests of the coach."""

from __future__ import annotations

from dataclasses import replace

from postchain_tui.coach import exercises, planning, programs, training
from postchain_tui.coach.editing import Form, Texts
from postchain_tui.core.diary import Status
from postchain_tui.core.program import Day, Program, Role, Slot
from postchain_tui.core.session import Resting
from tests.coach.home import Home


def filled(form: Form, **texts: str) -> Texts:
    """What stands in a form, with some of it typed anew."""
    shown = {field.key: field.text for field in form.fields}
    assert texts.keys() <= shown.keys()
    return shown | texts


def made(home: Home, name: str = "Sofa thrust", **texts: str) -> str:
    """Make an exercise; its id."""
    form = exercises.new(home.coach)
    subject = form.save(filled(form, name=name, **texts)).subject
    assert subject is not None
    return subject


def planned(home: Home, name: str = "Two days", **texts: str) -> str:
    """Make a program of one slot; its id."""
    form = planning.new(home.coach)
    subject = form.save(filled(form, name=name, **texts)).subject
    assert subject is not None
    return subject


def two_days(home: Home) -> str:
    """Make a program of two days that take turns, and train by it; its id."""
    slots = tuple(
        replace(Slot(Role.WORK, (name,), None, skippable=False), days=(day,))
        for name, day in (("glute_bridge", "A"), ("gm_pvc", "B"))
    )
    program = Program("two_days", "Two days", "", "", slots, (Day("A"), Day("B")))
    programs.save(home.coach, program, "make the program Two days")
    programs.use(home.coach, program.id)
    return program.id


def trained(home: Home) -> str:
    """Train one set of what comes first and finish; the id of the session."""
    kept = home.keeper()
    for _ in range(200):
        if isinstance(kept.session.state, Resting):
            break
        kept.forward(home.clock.advance(seconds=10))
    kept.confirm(home.clock.advance(seconds=5))
    training.close(home.coach, kept.timeline, Status.FINISHED)
    return kept.session.id
