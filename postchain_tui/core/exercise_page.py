"""The page of one exercise: its ladder, what is due of it, how it is done, and its own past."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import groupby

from postchain_tui.core.case import working_sets
from postchain_tui.core.details import Part, Row, RowKind, Tone
from postchain_tui.core.diary import SetRecord, worst_pain
from postchain_tui.core.exercise import Dose, Exercise, LoadType, Measure
from postchain_tui.core.figure import Ink, drawn
from postchain_tui.core.formatting import (
    count_text,
    day_text,
    dose_text,
    load_text,
    number,
    pain_text,
    rest_text,
    set_text,
)
from postchain_tui.core.gates import Condition, gate_of
from postchain_tui.core.load import Load
from postchain_tui.core.loading import is_empty_bar, rises_by_load
from postchain_tui.core.plan import Planned
from postchain_tui.core.program import Role
from postchain_tui.core.records import Best
from postchain_tui.core.rungs import (
    ExercisePage,
    Rung,
    RungState,
    at_hand_words,
    gate_words,
    source_words,
    told_once,
)
from postchain_tui.core.text import harmless

SESSIONS_SHOWN = 5
"""So many of the last sessions with it are told."""

_RUNGS_SHOWN = 10
_LIMIT = 1000
"""Characters of one text, be it of an exercise that somebody wrote herself."""

_BLANK = Row(RowKind.BLANK)
_BETWEEN = " · "
_TONES = {RungState.DUE: Tone.ACCENT, RungState.OPEN: Tone.PLAIN}
_INDENT: tuple[Part, ...] = (("  ", Tone.QUIET),)
_INKS = {Ink.PROP: Tone.QUIET, Ink.BODY: Tone.PLAIN, Ink.LOAD: Tone.ACCENT}
_LOAD_TYPES = {
    LoadType.BODYWEIGHT: "your own weight",
    LoadType.EXTERNAL: "a load that is lifted",
    LoadType.EXTERNAL_PER_HAND: "a load in each hand, told per hand",
    LoadType.BODYWEIGHT_OR_EXTERNAL: "your own weight, or a load in addition",
    LoadType.BAND: "the pull of a band, without a number",
    LoadType.MACHINE: "the weight set on a machine",
    LoadType.ASSISTED: "help that takes weight off: less of it is harder",
}


def rows(page: ExercisePage) -> tuple[Row, ...]:
    """The lines of the page, none of them wrapped; parts with nothing in them are left out."""
    found = [Row(RowKind.HEAD, ((harmless(page.exercise.name, _LIMIT), Tone.STRONG),))]
    if page.exercise.aliases:
        aliases = harmless(_BETWEEN.join(page.exercise.aliases), _LIMIT)
        found.append(Row(RowKind.FACT, ((aliases, Tone.QUIET),)))
    found += _figure(page)
    for title, part in _parts(page):
        told = tuple(part)
        if told:
            found += [_BLANK, Row(RowKind.EXERCISE, ((title, Tone.ACCENT),)), *told]
    return tuple(found)


def _figure(page: ExercisePage) -> Iterator[Row]:
    """The lines of the figure, and an empty one above them that goes where they go."""
    if page.figure is not None:
        lines = drawn(page.figure)
        yield _figure_row(((" " * sum(len(text) for text, _ in lines[0]), Ink.PROP),))
        yield from map(_figure_row, lines)


def _figure_row(parts: Iterable[tuple[str, Ink]]) -> Row:
    return Row(RowKind.FIGURE, _INDENT + tuple((text, _INKS[ink]) for text, ink in parts))


def _parts(page: ExercisePage) -> Iterator[tuple[str, Iterable[Row]]]:
    guidance = page.exercise.guidance
    yield "LADDER", _ladder(page)
    yield "DUE TODAY", _due(page)
    yield "SET-UP", map(_item, guidance.setup)
    yield "STEPS", (_item(text, f"{place}. ") for place, text in enumerate(guidance.steps, 1))
    yield "CUES", map(_item, guidance.cues)
    yield "FAULTS AND FIXES", (_item(f"{one.fault} → {one.fix}") for one in guidance.faults)
    yield "WHEN NOT", map(_item, filter(None, (guidance.when_not,)))
    yield "NOTE", map(_item, filter(None, (guidance.note,)))
    yield "WHAT IT TAKES", _facts(page)
    yield "DOSE", _dose(page)
    yield "GATE", _gate(page)
    yield "YOUR HISTORY", _history(page)


def _item(text: str, mark: str = "") -> Row:
    return Row(RowKind.FACT, ((f"  {mark}", Tone.QUIET), (harmless(text, _LIMIT), Tone.PLAIN)))


def _fact(what: str, text: str) -> Row:
    return _item(text, f"{what}: ")


def _ladder(page: ExercisePage) -> Iterator[Row]:
    """The rungs that are nearest, easiest at the top; those as many steps away stand together."""
    near = sorted(page.ladder, key=lambda rung: abs(rung.step))[:_RUNGS_SHOWN]
    shown = [rung for rung in page.ladder if rung in near]
    for _, together in groupby(shown, key=lambda rung: rung.step):
        yield from _side_by_side(page, together)
    if len(shown) < len(page.ladder):
        yield _item(f"… and {len(page.ladder) - len(shown)} more, further away")
    yield from _beside(page)


def _side_by_side(page: ExercisePage, rungs: Iterable[Rung]) -> Iterator[Row]:
    *before, last = told_once(rungs)
    for rung in before:
        yield _rung(page, rung, "├ ")
    yield _rung(page, last, "└ " if before else "")


def _rung(page: ExercisePage, rung: Rung, branch: str) -> Row:
    is_here = rung.exercise.id == page.exercise.id
    name = harmless(rung.exercise.name, _LIMIT)
    why = f"{_BETWEEN}{harmless(rung.why, _LIMIT)}" if rung.why else ""
    texts: tuple[Part, ...] = (
        ("▸ " if is_here else "  ", Tone.ACCENT),
        (branch, Tone.QUIET),
        (f"{rung.state} ", _TONES.get(rung.state, Tone.QUIET)),
        (name, Tone.STRONG if is_here else Tone.PLAIN),
        (why, Tone.QUIET),
    )
    return Row(RowKind.FACT, texts)


def _beside(page: ExercisePage) -> Iterator[Row]:
    """What is near it in other families, and what may take its place."""
    ladder = page.exercise.ladder
    linked = (
        ("before it, of another family", _undrawn(page, ladder.regressions)),
        ("after it, of another family", _undrawn(page, ladder.progressions)),
        ("in its place", ladder.alternatives),
    )
    for what, ids in linked:
        if ids:
            yield _fact(what, _names(page, ids))


def _undrawn(page: ExercisePage, ids: Iterable[str]) -> tuple[str, ...]:
    drawn = {rung.exercise.id for rung in page.ladder}
    return tuple(one for one in ids if one not in drawn)


def _name(page: ExercisePage, exercise_id: str) -> str:
    return page.names.get(exercise_id, exercise_id)


def _names(page: ExercisePage, ids: Iterable[str]) -> str:
    """Names that may have commas in them, one after the other."""
    return _BETWEEN.join(_name(page, one) for one in ids)


def _due(page: ExercisePage) -> Iterator[Row]:
    """What is due of it with its reason, or of what takes its place."""
    for place in page.due:
        instead = "" if place.exercise.id == page.exercise.id else f"{place.exercise.name}, "
        warm_up = "warm-up, " if place.role is Role.WARMUP else ""
        decided = f"{place.verdict.mark} {place.verdict}"
        target = _dose_words(place.exercise, place.dose, _load(page, place))
        yield _item(f"{decided}{_BETWEEN}{instead}{warm_up}{target}")
        yield from map(_item, filter(None, (place.reason,)))
    if not page.due:
        yield _item("It is not in today's plan.")


def _load(page: ExercisePage, place: Planned) -> str:
    if place.load is None:
        return "load yours to set" if place.exercise.load_type.is_load_alone else ""
    hands = " per hand" if place.exercise.load_type is LoadType.EXTERNAL_PER_HAND else ""
    return f"{load_text(place.load, page.unit)}{hands}"


def _dose_words(exercise: Exercise, dose: Dose, load: str = "") -> str:
    parts = (
        dose_text(dose.sets, dose.reps, dose.hold_seconds, exercise.unilateral),
        load,
        "" if dose.tempo is None else f"tempo {dose.tempo}",
        f"rest {rest_text(dose.rest)}",
    )
    return _BETWEEN.join(filter(None, parts))


def _facts(page: ExercisePage) -> Iterator[Row]:
    """Muscles, implements, what is counted, and what it asks of the back."""
    yield from _trained(page)
    yield from _needed(page)
    yield _fact("counted", _counted(page.exercise))
    yield _fact("made heavier by", _LOAD_TYPES[page.exercise.load_type])
    yield _fact("while injured", _while_injured(page))
    yield _fact("load on the spine", page.exercise.spine_load)
    yield _fact("family", page.family)


def _trained(page: ExercisePage) -> Iterator[Row]:
    muscles = page.exercise.muscles
    for what, ids in (("trains", muscles.primary), ("helped by", muscles.secondary)):
        if ids:
            yield _fact(what, ", ".join(page.muscles.get(one, one) for one in ids))


def _needed(page: ExercisePage) -> Iterator[Row]:
    for options in page.exercise.implements:
        yield _fact("needs", at_hand_words(options, page.at_hand))
    if not page.exercise.implements:
        yield _fact("needs", "nothing that is not always at hand")


def _counted(exercise: Exercise) -> str:
    counted = "seconds of a hold" if exercise.measure is Measure.HOLD else "reps"
    return f"{counted}, each side for itself" if exercise.unilateral else counted


def _while_injured(page: ExercisePage) -> str:
    if page.exercise.allowed_when_injured:
        return "allowed"
    return f"not done; {_name(page, page.exercise.ladder.injured_fallback)} takes its place"


def _dose(page: ExercisePage) -> Iterator[Row]:
    dose = page.exercise.dose
    yield _item(_dose_words(page.exercise, dose))
    if dose.reps_in_reserve is not None:
        yield _fact("reps in reserve", str(dose.reps_in_reserve))


def _gate(page: ExercisePage) -> Iterator[Row]:
    """What lets the load go up, what opens the next rung, and what of that was shown."""
    yield from _load_gate(page.exercise)
    gate = page.exercise.gate
    if gate is None:
        yield _item("No gate: nothing opens by it.")
        return
    yield _fact("leads to", _names(page, page.exercise.ladder.progressions) or "nothing yet")
    yield _fact("opens with", gate_words(gate))
    yield _item(source_words(gate))
    yield from map(_condition, page.conditions)


def _load_gate(exercise: Exercise) -> Iterator[Row]:
    by_load = gate_of(exercise, exercise.dose) if rises_by_load(exercise) else None
    if by_load is not None:
        is_up = exercise.load_type.is_harder_when_heavier
        yield _fact(f"the {'load goes up' if is_up else 'help changes'} with", gate_words(by_load))
    elif is_empty_bar(exercise):
        yield _item("The load stays that of the empty bar.")


def _condition(asked: Condition) -> Row:
    short = f": {asked.shortfall}" if asked.shortfall else ""
    return _item(f"{asked.text}{short}", "✓ met   " if asked.met else "○ open  ")


def _history(page: ExercisePage) -> Iterator[Row]:
    """The last sessions with it, and its best set."""
    for session in page.history[:SESSIONS_SHOWN]:
        sets = working_sets(session, page.exercise.id)
        felt = f"worst pain {pain_text(worst_pain(sets))}"
        day = day_text(session.local_date, page.today)
        yield _item(f"{_sets_words(page, sets)}{_BETWEEN}{felt}", f"{day}  ")
    if not page.history:
        yield _item("Not done yet.")
    if page.best is not None:
        yield _fact("best set", _best_words(page, page.best))


def _sets_words(page: ExercisePage, sets: Iterable[SetRecord]) -> str:
    """Sets with a load each, or several with the same: `20 kg × 12, 12, 10; 25 kg × 8`."""
    return "; ".join(
        ("" if load is None else f"{load_text(load, page.unit)} × ")
        + ", ".join(_amount(page, done) for done in same)
        for load, same in groupby(sets, key=lambda done: done.load)
    )


def _amount(page: ExercisePage, done: SetRecord) -> str:
    return set_text(replace(done, load=None), page.unit, page.exercise.measure)


def _best_words(page: ExercisePage, best: Best) -> str:
    is_hold = page.exercise.measure is Measure.HOLD
    amount = f"{number(best.amount / 1000)} s" if is_hold else str(best.amount)
    if best.grams is not None:
        return f"{load_text(Load.from_grams(best.grams, page.unit), page.unit)} × {amount}"
    return amount if is_hold else count_text(best.amount, "rep")
