"""An exercise that a person made: its id, its place and gate, and what is wrong with it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import replace
from itertools import chain
from types import MappingProxyType

from postchain_tui.core import own_dose, own_ladder
from postchain_tui.core.exercise import (
    OWN,
    Dose,
    Exercise,
    Gate,
    Guidance,
    Ladder,
    Measure,
    Muscles,
    Phase,
)
from postchain_tui.core.own_ladder import GOOD_MORNING, PIPE, Find, Mistake
from postchain_tui.core.settings import IMPLEMENTS
from postchain_tui.core.text import harmless, letters

LONGEST_NAME = 60
MOST_ALIASES = 10
LONGEST_TEXT = 500
"""Characters of one step, one cue, or a note."""
MOST_TEXTS = 20
"""So many steps, or cues, an exercise has at most."""

_LONGEST_ID = 60
_NO_ID = "exercise"
"""The id of what is called by letters that none of the Latin ones stand for."""
_ELSEWHERE = "glute_bridge"
"""What is done instead while injured, where nothing near says what."""
_NOT_A_LETTER = re.compile(r"[^a-z0-9]+")
_NO_NAMES: Mapping[str, str] = MappingProxyType({})


# An id, a place, a gate


def own_id(name: str, taken: Container[str]) -> str:
    """An id for an exercise of this name: lower-case letters, digits and underscores.

    Args:
        name: What it is called.
        taken: Ids that it may not have: those of exercises and of families.
    """
    plain = unicodedata.normalize("NFKD", name.casefold()).encode("ascii", "ignore").decode()
    begin = _NOT_A_LETTER.sub("_", plain)[:_LONGEST_ID].strip("_") or _NO_ID
    found, number = begin, 1
    while found in taken:
        number += 1
        end = f"_{number}"
        found = begin[: _LONGEST_ID - len(end)].rstrip("_") + end
    return found


def standard_gate(dose: Dose, measure: Measure) -> Gate:
    """The gate of an own exercise: all of its dose without pain, twice running, in good form."""
    hold = dose.hold_seconds.low if dose.hold_seconds else 1
    return Gate(
        sets=dose.sets,
        min_each=hold if measure is Measure.HOLD else dose.most_reps,
        measure=measure,
        sessions=2,
        max_pain_during=0,
        max_rest_pain=None,
        rest_seconds=None,
        mastered=True,
        source=OWN,
    )


def placed(exercise: Exercise, find: Find) -> Exercise:
    """An own exercise with what follows from the rest: family, rung, gate, what injury makes of it.

    What is there stays: a family that was told, a pattern, a gate that counts the same; a family
    of its own gives way to that of what is easier or harder. All that only shipped exercises have,
    as the rules of the article, is taken off.

    Args:
        exercise: The exercise as it was made.
        find: Finds any other exercise by its id.
    """
    family = _family_of(exercise, find)
    easier = _rungs(exercise.ladder.regressions, family, find)
    harder = _rungs(exercise.ladder.progressions, family, find)
    near = (*easier, *harder)
    placed_one = replace(
        exercise,
        family=family,
        rung=_rung(easier, harder),
        pattern=_pattern(exercise, near),
        gate=_gate(exercise),
        ladder=_own_ladder(exercise.ladder),
        warmup_for=(),
        phase=1,
        rules=(),
        basis=OWN,
    )
    return _when_injured(placed_one, near)


def _family_of(exercise: Exercise, find: Find) -> str:
    """The family that was told, else that of what is easier or harder, else one of its own."""
    if exercise.family not in {"", exercise.id}:
        return exercise.family
    near = filter(None, map(find, (*exercise.ladder.regressions, *exercise.ladder.progressions)))
    return next((one.family for one in near), exercise.id)


def _rungs(ids: Iterable[str], family: str, find: Find) -> tuple[Exercise, ...]:
    """Those of some exercises that are of a family."""
    return tuple(one for one in filter(None, map(find, ids)) if one.family == family)


def _gate(exercise: Exercise) -> Gate:
    """The gate that is there if it counts the same, else the standard one."""
    gate = exercise.gate
    if gate is not None and gate.measure is exercise.measure:
        return gate
    return standard_gate(exercise.dose, exercise.measure)


def _own_ladder(ladder: Ladder) -> Ladder:
    """A ladder of which the article says nothing; what others said of it stays theirs."""
    woven = tuple(one for one in ladder.own_progressions if one in ladder.progressions)
    return replace(ladder, article_progressions=(), own_progressions=woven)


def _pattern(exercise: Exercise, near: Iterable[Exercise]) -> str:
    if exercise.pattern not in {"", OWN}:
        return exercise.pattern
    return next((one.pattern for one in near), OWN)


def _rung(easier: Iterable[Exercise], harder: Iterable[Exercise]) -> int:
    above = max((one.rung + 1 for one in easier), default=None)
    below = min((max(one.rung - 1, 0) for one in harder), default=1)
    return below if above is None else above


def _when_injured(exercise: Exercise, near: Iterable[Exercise]) -> Exercise:
    """The exercise with what is done while injured: what was told, else what those near it say."""
    instead = exercise.ladder.injured_fallback
    if exercise.family == GOOD_MORNING:
        instead = PIPE
    elif exercise.allowed_when_injured:
        instead = exercise.id
    elif not instead:
        instead = next((one.ladder.injured_fallback for one in near), _ELSEWHERE)
    return replace(
        exercise,
        ladder=replace(exercise.ladder, injured_fallback=instead),
        allowed_when_injured=instead == exercise.id,
    )


# What is wrong


def spellings(exercises: Iterable[Exercise]) -> dict[str, str]:
    """Ids of exercises by all that they are called, as letters alone."""
    return {letters(text): one.id for one in exercises for text in (*one.aliases, one.name, one.id)}


def mistakes(
    exercise: Exercise,
    find: Find,
    muscles: Container[str],
    families: Container[str],
    names: Mapping[str, str] = _NO_NAMES,
) -> tuple[Mistake, ...]:
    """All that is wrong with an own exercise, each with where it is; nothing where it can be used.

    Args:
        exercise: The exercise, in its place.
        find: Finds any other exercise by its id.
        muscles: Ids of the muscles.
        families: Ids of the families that there are.
        names: Whose each spelling is already, as `spellings` tells it; the exercise's own ones
            among them do not count.
    """
    found: Iterable[Iterable[Mistake]] = (
        _names(exercise, names),
        _family(exercise, find, families),
        _needs(exercise),
        _beginning(exercise.begins_with),
        own_dose.mistakes(exercise),
        _muscles(exercise.muscles, muscles),
        _told_twice(exercise.muscles),
        own_ladder.mistakes(exercise, find),
        _texts(exercise),
    )
    return tuple(chain.from_iterable(found))


def _names(exercise: Exercise, names: Mapping[str, str]) -> Iterator[Mistake]:
    told = [("name", exercise.name), *(("aliases", alias) for alias in exercise.aliases)]
    for key, text in told:
        yield from _name(key, text, names.get(letters(text), exercise.id) == exercise.id)
    if len(exercise.aliases) > MOST_ALIASES:
        yield "aliases", f"An exercise has at most {MOST_ALIASES} other names."


def _name(key: str, text: str, is_own: bool) -> Iterator[Mistake]:
    if not letters(text) or not _is_line(text, LONGEST_NAME):
        yield key, f"A name is 1 to {LONGEST_NAME} characters on one line, a letter among them."
    elif not is_own:
        yield key, f"Each exercise has names of its own, and “{text}” is that of another."


def _is_line(text: str, longest: int) -> bool:
    """Can it be shown as it is, on one line?"""
    return len(text) <= longest and harmless(text, longest) == text


def _family(exercise: Exercise, find: Find, families: Container[str]) -> Iterator[Mistake]:
    name = exercise.family
    first = find(name)
    begins = name == exercise.id or (first is not None and first.family == first.id)
    if name not in families and not begins:
        yield "family", "A family is one that there is, or the exercise's own id."


def _needs(exercise: Exercise) -> Iterator[Mistake]:
    for options in exercise.implements:
        if not options or not set(options).issubset(IMPLEMENTS):
            yield "implements", f"What is needed is one of {', '.join(IMPLEMENTS)}."


def _beginning(phase: Phase) -> Iterator[Mistake]:
    if phase not in {Phase.ECCENTRIC, Phase.CONCENTRIC}:
        yield "begins_with", "A repetition begins with its lowering or with its lifting."


def _muscles(trained: Muscles, muscles: Container[str]) -> Iterator[Mistake]:
    for key, ids in (("primary", trained.primary), ("secondary", trained.secondary)):
        for one in ids:
            if one not in muscles:
                yield f"muscles.{key}", f"There is no muscle “{harmless(one, LONGEST_NAME)}”."


def _told_twice(trained: Muscles) -> Iterator[Mistake]:
    for one in trained.secondary:
        if one in trained.primary:
            yield (
                "muscles.secondary",
                "A muscle is trained first of all or besides, and each is told once.",
            )


def _texts(exercise: Exercise) -> Iterator[Mistake]:
    for key, texts in _guidance_texts(exercise.guidance).items():
        if not all(_is_line(text, LONGEST_TEXT) for text in texts):
            yield key, f"Each text is one line of at most {LONGEST_TEXT} characters."
        if len(texts) > MOST_TEXTS:
            yield key, f"At most {MOST_TEXTS} texts fit in here."


def _guidance_texts(words: Guidance) -> dict[str, tuple[str, ...]]:
    return {
        "setup": words.setup,
        "steps": words.steps,
        "cues": words.cues,
        "faults": tuple(f"{one.fault} {one.fix}".strip() for one in words.faults),
        "when_not": (words.when_not,),
        "note": (words.note,),
    }
