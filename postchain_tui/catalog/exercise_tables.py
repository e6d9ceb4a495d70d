"""Turns the tables of an exercise file into exercises."""

from __future__ import annotations

from postchain_tui.catalog.tables import Table, shipped
from postchain_tui.core.exercise import (
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
    Rest,
    RestMode,
    SpineLoad,
    Tempo,
)


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


def dose_from(table: Table) -> Dose:
    """A dose, of an exercise or of a program's slot."""
    found = Dose(
        sets=table.whole("sets"),
        reps=table.range("reps"),
        hold_seconds=table.range("hold_seconds"),
        rest=_rest(table),
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


def _rest(table: Table) -> Rest:
    if table.says("rest", "as needed"):
        return Rest(RestMode.AS_NEEDED, None)
    return Rest(RestMode.COUNTDOWN, table.whole("rest"))


def _tempo(table: Table) -> Tempo | None:
    text = table.text("tempo", "")
    if not text:
        return None
    found = Tempo.read(text)
    if found is None:
        raise table.wrong("tempo", "seconds of lowering, bottom, lifting and top, as 3-1-1-0")
    return found


def _guidance(table: Table) -> Guidance:
    return Guidance(
        setup=table.texts("setup"),
        steps=table.texts("steps"),
        cues=table.texts("cues"),
        faults=tuple(_fault(item) for item in table.tables("faults")),
        when_not=table.text("when_not"),
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
