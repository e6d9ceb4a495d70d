"""The command `library`: the exercises, and how each is done."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from itertools import chain, groupby
from operator import attrgetter

import click

from postchain_tui.cli.context import Invocation
from postchain_tui.cli.library_shape import exercise_document
from postchain_tui.cli.output import (
    as_json,
    bold,
    dim,
    print_json,
    print_lines,
    spread,
    wrapped,
)
from postchain_tui.coach import shelf
from postchain_tui.coach.coach import Coach
from postchain_tui.core.errors import InputError
from postchain_tui.core.exercise import Exercise
from postchain_tui.core.formatting import count_text, dose_text, rest_text
from postchain_tui.core.rungs import needed_words
from postchain_tui.core.searching import Choice, found
from postchain_tui.core.settings import IMPLEMENTS, Settings
from postchain_tui.core.text import harmless, letters

_NOT_POSSIBLE = "×"
_NOT_INJURED = "!"
_MEANINGS = {
    _NOT_POSSIBLE: "needs what is not at hand",
    _NOT_INJURED: "not while injured",
}
_NEEDS_COLUMN = 60
"""Where it begins to say what an exercise needs: names and ids are shorter than that."""
_LABEL_WIDTH = 11


@click.command("library", short_help="Exercises, and how each is done.")
@click.option("--search", metavar="TEXT", help="By the beginnings of words; one found is shown.")
@click.option(
    "--muscle",
    "muscles",
    metavar="NAME",
    multiple=True,
    help="Only what trains it; may be repeated.",
)
@click.option(
    "--implement",
    "implements",
    metavar="NAME",
    multiple=True,
    help="Only what can use it; may be repeated.",
)
@click.option("--injured", is_flag=True, help="Only what is allowed while injured.")
@as_json
@click.pass_obj
def library_command(
    invocation: Invocation,
    search: str | None,
    muscles: tuple[str, ...],
    implements: tuple[str, ...],
    injured: bool,
    as_json: bool,
) -> None:
    """Show the exercises, family by family, or all about the one that is searched for."""
    with invocation.reading() as coach:
        text = (search or "").strip()
        wanted = _Wanted(_muscles(coach, muscles), _implements(implements), injured)
        exercises = tuple(filter(wanted.fits, _searched(coach, text)))
        page = _page_of(exercises, text)
        if as_json:
            print_json([exercise_document(coach, exercise) for exercise in exercises])
        elif page is not None:
            print_lines(list(_page_lines(coach, page)))
        else:
            print_lines(list(_list_lines(coach, exercises, is_searched=bool(text))))


@dataclass(frozen=True, slots=True)
class _Wanted:
    """What the exercises are narrowed to: those that fit all of it."""

    muscles: frozenset[str]
    implements: frozenset[str]
    injured: bool

    def fits(self, exercise: Exercise) -> bool:
        """Does an exercise train all muscles, use all implements, and suit an injury if it must?"""
        trained = {*exercise.muscles.primary, *exercise.muscles.secondary}
        used = {*chain.from_iterable(exercise.implements)}
        is_allowed = exercise.allowed_when_injured or not self.injured
        return self.muscles <= trained and self.implements <= used and is_allowed


def _muscles(coach: Coach, texts: tuple[str, ...]) -> frozenset[str]:
    """The muscles that are meant, each by its id or by its label."""
    known = coach.library.muscles.values()
    names = {letters(name): one.id for one in known for name in (one.id, one.label)}
    return frozenset(map(partial(_meant, names, "muscle"), texts))


def _implements(texts: tuple[str, ...]) -> frozenset[str]:
    names = {letters(name): name for name in IMPLEMENTS}
    return frozenset(map(partial(_meant, names, "implement"), texts))


def _meant(names: Mapping[str, str], thing: str, text: str) -> str:
    meant = names.get(letters(text))
    if meant is None:
        choices = " ".join(dict.fromkeys(names.values()))
        raise InputError(f"There is no {thing} “{harmless(text, 40)}”: choose from {choices}.")
    return meant


def _searched(coach: Coach, text: str) -> tuple[Exercise, ...]:
    """The exercises that a text finds, the best first; all where there is none."""
    exercises = coach.library.all()
    choices = [Choice(one.id, one.name, one.aliases) for one in exercises]
    return tuple(coach.library.exercise(choice.id) for choice in found(choices, text))


def _page_of(exercises: tuple[Exercise, ...], text: str) -> Exercise | None:
    """The exercise that is shown in full: what was named exactly, or the only one found."""
    if not text:
        return None
    named = (one for one in exercises if _is_called(one, text))
    return next(named, exercises[0] if len(exercises) == 1 else None)


def _is_called(exercise: Exercise, text: str) -> bool:
    return letters(text) in map(letters, (exercise.id, exercise.name, *exercise.aliases))


def _list_lines(
    coach: Coach, exercises: tuple[Exercise, ...], *, is_searched: bool
) -> Iterator[str]:
    """One exercise after another; what was searched for stays in its order, the best first."""
    if not exercises:
        yield "No exercises."
        return
    settings = coach.settings
    parts = (("", exercises),) if is_searched else _by_family(coach, exercises)
    for title, members in parts:
        yield from _part_lines(title, members, settings)
    yield dim(" · ".join((count_text(len(exercises), "exercise"), *_meanings(exercises, settings))))
    yield dim("postchain library --search NAME  shows all about one.")


def _by_family(
    coach: Coach, exercises: tuple[Exercise, ...]
) -> Iterator[tuple[str, Iterable[Exercise]]]:
    names = shelf.family_names(coach)
    for family, members in groupby(exercises, key=attrgetter("family")):
        yield names[family], members


def _part_lines(title: str, members: Iterable[Exercise], settings: Settings) -> Iterator[str]:
    if title:
        yield bold(title)
    for exercise in members:
        yield from _row_lines(exercise, settings)
    yield ""


def _meanings(exercises: tuple[Exercise, ...], settings: Settings) -> Iterator[str]:
    """What those marks mean that were made."""
    made = {mark for exercise in exercises for mark in _marks(exercise, settings)}
    return (f"{mark} {words}" for mark, words in _MEANINGS.items() if mark in made)


def _marks(exercise: Exercise, settings: Settings) -> tuple[str, ...]:
    """What stands against doing an exercise."""
    return (
        *(() if exercise.possible_with(settings.implements) else (_NOT_POSSIBLE,)),
        *(() if exercise.allowed_when_injured else (_NOT_INJURED,)),
    )


def _row_lines(exercise: Exercise, settings: Settings) -> Iterator[str]:
    marks = _marks(exercise, settings)
    shown = "".join(mark if mark in marks else " " for mark in _MEANINGS)
    first, *more = wrapped(_needs(exercise), " " * _NEEDS_COLUMN)
    head = f"  {shown} {exercise.name:<32}"
    identity = f"{exercise.id:<{_NEEDS_COLUMN - len(head)}}"
    yield head + dim(identity) + first[_NEEDS_COLUMN:]
    yield from more


def _needs(exercise: Exercise) -> str:
    """What it cannot be done without: `mat + dumbbells or barbell or plates`."""
    return " + ".join(map(needed_words, exercise.implements)) or "–"


def _needs_and_lacks(exercise: Exercise, at_hand: frozenset[str]) -> str:
    """What it cannot be done without, and what of it is not at hand: `mat + band (not at hand)`."""
    return " + ".join(
        needed_words(options) + (" (not at hand)" if at_hand.isdisjoint(options) else "")
        for options in exercise.implements
    )


def _page_lines(coach: Coach, exercise: Exercise) -> Iterator[str]:
    """All that is known of an exercise."""
    name, identity = spread(exercise.name, exercise.id)
    yield bold(name) + dim(identity)
    for label, text in _facts(coach, exercise).items():
        yield from _fact_lines(label, text)
    for title, lines in _sections(coach, exercise).items():
        yield from _section_lines(title, lines)


def _fact_lines(label: str, text: str) -> Iterator[str]:
    if text:
        first, *more = wrapped(text, " " * _LABEL_WIDTH)
        yield dim(f"{label:<{_LABEL_WIDTH}}") + first[_LABEL_WIDTH:]
        yield from more


def _section_lines(title: str, lines: list[tuple[str, str]]) -> Iterator[str]:
    if lines:
        yield ""
        yield bold(title)
    for mark, text in lines:
        yield from wrapped(f"{mark} {text}", "  ", " " * (len(mark) + 1))


def _facts(coach: Coach, exercise: Exercise) -> dict[str, str]:
    """What can be said of an exercise on a line or two."""
    muscles, ladder = exercise.muscles, exercise.ladder
    return {
        "also": "; ".join(exercise.aliases),
        "family": shelf.family_names(coach)[exercise.family],
        "needs": _needs_and_lacks(exercise, coach.settings.implements) or "nothing",
        "dose": _dose_words(exercise),
        "trains": _muscle_names(coach, muscles.primary),
        "helped by": _muscle_names(coach, muscles.secondary),
        "injured": _injured_words(coach, exercise),
        "easier": _exercise_names(coach, ladder.regressions),
        "harder": _exercise_names(coach, ladder.progressions),
        "instead": _exercise_names(coach, ladder.alternatives),
    }


def _dose_words(exercise: Exercise) -> str:
    dose = exercise.dose
    parts = [dose_text(dose.sets, dose.reps, dose.hold_seconds, exercise.unilateral)]
    parts.append(f"rest {rest_text(dose.rest)}")
    if dose.tempo is not None:
        parts.append(f"tempo {dose.tempo}")
    if dose.reps_in_reserve is not None:
        parts.append(f"{dose.reps_in_reserve} reps in reserve")
    return " · ".join(parts)


def _muscle_names(coach: Coach, ids: Iterable[str]) -> str:
    return ", ".join(coach.library.muscles[one].label for one in ids)


def _exercise_names(coach: Coach, ids: Iterable[str]) -> str:
    known = map(coach.library.exercise, ids)
    return "; ".join(f"{one.name} ({one.id})" for one in known)


def _injured_words(coach: Coach, exercise: Exercise) -> str:
    if exercise.allowed_when_injured:
        return "allowed"
    return f"not allowed; instead {_exercise_names(coach, (exercise.ladder.injured_fallback,))}"


def _sections(coach: Coach, exercise: Exercise) -> dict[str, list[tuple[str, str]]]:
    """What is told at length, every line with its mark."""
    guidance = exercise.guidance
    faults = [f"{one.fault}: {one.fix}" for one in guidance.faults]
    return {
        "Set up": _marked(guidance.setup),
        "Do": [(str(number), step) for number, step in enumerate(guidance.steps, start=1)],
        "Think of": _marked(guidance.cues),
        "If something is off": _marked(faults),
        "Leave it out": _marked((guidance.when_not,)),
        "To step up": _marked(shelf.gate_needs(coach, exercise)),
        "Note": _marked((guidance.note,)),
    }


def _marked(texts: Iterable[str]) -> list[tuple[str, str]]:
    return [("·", text) for text in texts if text]
