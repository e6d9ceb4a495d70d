"""Turns the tables of an exercise file into exercises."""

from __future__ import annotations

from postchain_tui.catalog.tables import Table, shipped
from postchain_tui.core.exercise import (
    OWN,
    Dose,
    Exercise,
    Fault,
    Gate,
    Guidance,
    Ladder,
    LoadType,
    Measure,
    Muscles,
    Phase,
    Range,
    Rest,
    RestMode,
    SpineLoad,
    Tempo,
)
from postchain_tui.core.own_exercise import standard_gate

AS_NEEDED = "as needed"
"""How a rest is written that goes on until the person is ready."""

OWN_DOSE = Dose(3, Range(8, 12), None, Rest(RestMode.COUNTDOWN, 60), None, None)
"""What a person's own exercise begins with where nothing is said about it."""


def exercise_tables(family: str) -> dict[str, Table]:
    """The table of each exercise of a shipped family, by its id."""
    tables = shipped(f"exercises/{family}.toml").tables("exercise")
    return {table.peek("id"): table for table in tables}


def exercise_from(table: Table, family: str) -> Exercise:
    """One exercise."""
    name = table.text("name")
    table.place = f"{table.place} ({name})"
    found = Exercise(
        id=table.text("id"),
        name=name,
        aliases=table.texts("aliases"),
        family=family,
        rung=table.whole("rung"),
        pattern=table.text("pattern"),
        implements=table.text_lists("implements"),
        measure=table.choice("measure", Measure),
        unilateral=table.flag("unilateral"),
        begins_with=table.choice("begins_with", Phase),
        load_type=table.choice("load_type", LoadType),
        load_step_grams=table.whole_or_none("load_step_grams"),
        dose=dose_from(_part(table, "dose")),
        guidance=_guidance(table),
        muscles=_muscles(_part(table, "muscles")),
        ladder=_ladder(_part(table, "ladder")),
        gate=_gate(table.table("gate")),
        warmup_for=table.texts("warmup_for"),
        allowed_when_injured=table.flag("allowed_when_injured"),
        spine_load=table.choice("spine_load", SpineLoad),
        phase=table.whole("phase"),
        rules=table.texts("rules"),
        basis=table.text("basis"),
    )
    table.finish()
    return found


def own_exercise_from(table: Table) -> Exercise:
    """An exercise that a person made: nearly all may be left out, its place on a ladder too."""
    dose = _own_dose(table)
    usual = Measure.HOLD if dose.hold_seconds else Measure.REPS
    measure = table.choice("measure", Measure, usual)
    found = Exercise(
        id=table.text("id"),
        name=table.text("name"),
        aliases=table.texts("aliases"),
        family=table.text("family", ""),
        rung=table.whole("rung", 1),
        pattern=table.text("pattern", ""),
        implements=table.text_lists("implements"),
        measure=measure,
        unilateral=table.flag("unilateral"),
        begins_with=table.choice("begins_with", Phase, Phase.CONCENTRIC),
        load_type=table.choice("load_type", LoadType, LoadType.BODYWEIGHT),
        load_step_grams=table.whole_or_none("load_step_grams"),
        dose=dose,
        guidance=_guidance(table, when_not=""),
        muscles=_muscles(table.part("muscles")),
        ladder=_own_ladder(table.part("ladder")),
        gate=_own_gate(table.table("gate"), standard_gate(dose, measure)),
        warmup_for=(),
        allowed_when_injured=table.flag("allowed_when_injured"),
        spine_load=table.choice("spine_load", SpineLoad, SpineLoad.MODERATE),
        phase=1,
        rules=(),
        basis=OWN,
    )
    table.finish()
    return found


def dose_from(table: Table, rest_seconds: int | None = None) -> Dose:
    """A dose, of an exercise or of a program's slot.

    Args:
        table: What is said of it.
        rest_seconds: The rest where none is given; None where it has to be.
    """
    found = Dose(
        sets=table.whole("sets"),
        reps=table.range("reps"),
        hold_seconds=table.range("hold_seconds"),
        rest=_rest(table, rest_seconds),
        tempo=_tempo(table),
        reps_in_reserve=table.range("reps_in_reserve"),
    )
    table.finish()
    return found


def _part(table: Table, name: str) -> Table:
    part = table.table(name)
    if part is None:
        raise table.wrong(name, "a table")
    return part


def _own_dose(table: Table) -> Dose:
    dose = table.table("dose")
    return OWN_DOSE if dose is None else dose_from(dose, OWN_DOSE.rest.seconds)


def _rest(table: Table, default: int | None) -> Rest:
    if table.says("rest", AS_NEEDED):
        return Rest(RestMode.AS_NEEDED, None)
    return Rest(RestMode.COUNTDOWN, table.whole("rest", default, f"seconds, or “{AS_NEEDED}”"))


def _tempo(table: Table) -> Tempo | None:
    text = table.text("tempo", "")
    if not text:
        return None
    expected = "seconds of lowering, bottom, lifting and top, as 3-1-1-0"
    return Tempo.read(text) or table.refuse("tempo", expected, None)


def _guidance(table: Table, when_not: str | None = None) -> Guidance:
    return Guidance(
        setup=table.texts("setup"),
        steps=table.texts("steps"),
        cues=table.texts("cues"),
        faults=tuple(_fault(item) for item in table.tables("faults")),
        when_not=table.text("when_not", when_not),
        note=table.text("note", ""),
    )


def _fault(table: Table) -> Fault:
    found = Fault(fault=table.text("fault"), fix=table.text("fix"))
    table.finish()
    return found


def _muscles(table: Table) -> Muscles:
    found = Muscles(primary=table.texts("primary"), secondary=table.texts("secondary"))
    table.finish()
    return found


def _ladder(table: Table) -> Ladder:
    found = Ladder(
        regressions=table.texts("regressions"),
        progressions=table.texts("progressions"),
        article_progressions=table.texts("article_progressions"),
        alternatives=table.texts("alternatives"),
        injured_fallback=table.text("injured_fallback"),
    )
    table.finish()
    return found


def _own_ladder(table: Table) -> Ladder:
    found = Ladder(
        regressions=table.texts("regressions"),
        progressions=table.texts("progressions"),
        article_progressions=(),
        alternatives=table.texts("alternatives"),
        injured_fallback=table.text("injured_fallback", ""),
    )
    table.finish()
    return found


def _own_gate(table: Table | None, usual: Gate) -> Gate | None:
    """A gate that a person set; what is left out of it is what is usual."""
    if table is None:
        return None
    found = Gate(
        sets=table.whole("sets", usual.sets),
        min_each=table.whole("min_each", usual.min_each),
        measure=table.choice("measure", Measure, usual.measure),
        sessions=table.whole("sessions", usual.sessions),
        max_pain_during=table.whole("max_pain_during", usual.max_pain_during),
        max_rest_pain=table.whole_or_none("max_rest_pain"),
        rest_seconds=table.whole_or_none("rest_seconds"),
        mastered=table.flag("mastered", default=usual.mastered),
        source=table.text("source", usual.source),
    )
    table.finish()
    return found


def _gate(table: Table | None) -> Gate | None:
    if table is None:
        return None
    found = Gate(
        sets=table.whole("sets"),
        min_each=table.whole("min_each"),
        measure=table.choice("measure", Measure),
        sessions=table.whole("sessions"),
        max_pain_during=table.whole("max_pain_during"),
        max_rest_pain=table.whole_or_none("max_rest_pain"),
        rest_seconds=table.whole_or_none("rest_seconds"),
        mastered=table.flag("mastered"),
        source=table.text("source"),
    )
    table.finish()
    return found
