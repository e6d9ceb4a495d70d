"""What holds a step back: an injury, a lay-off, a light week."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise

from postchain_tui.core.case import Case
from postchain_tui.core.diary import DeclarationKind
from postchain_tui.core.exercise import Exercise
from postchain_tui.core.formatting import count_text, day_text
from postchain_tui.core.ladder import permitted, stand_in
from postchain_tui.core.levels import Level, Step, lowest
from postchain_tui.core.lightweek import light_week_until
from postchain_tui.core.load import Load
from postchain_tui.core.loading import lowered, rises_by_load
from postchain_tui.core.plan import Verdict

LAY_OFF_DAYS = 14
"""From so many days without training on, the volume comes back in steps."""

_BACK_BY_WEEK = (50, 70, 80, 90, 100)
"""Hundredths of the sets in the weeks after a lay-off, the last ones from then on."""

_LIGHT_PERCENT = 80

INJURED = "you said that something is injured"
"""Why nothing rises while something is injured."""

_WHEN_WELL = "It goes on when you say that nothing is injured any more."
_WEEK_BY_WEEK = "The sets come back week by week."
_AFTER_THE_WEEK = "After the light week it goes on where it was."

_TAKEN = frozenset({Verdict.REGRESS, Verdict.REDUCE})

_NO_OVERRIDE = "good_morning"
"""The family that stays with the pipe while something is injured, whatever is wished."""


def held_back(case: Case, step: Step) -> Step:
    """The step with everything that forbids a rise or takes something off."""
    for restrain in (_injured, _laid_off, _light):
        step = restrain(case, step)
    return step


def _injured(case: Case, step: Step) -> Step:
    """While something is injured: the fallback of the exercise, and no rise of anything."""
    if not case.injured:
        return step
    exercise = step.still.exercise
    fallback = _fallback(case, exercise)
    if fallback.id == exercise.id or _is_done_anyway(case, exercise):
        return _without_rise(step)
    return _stood_in_for(case, step, fallback)


def _without_rise(step: Step) -> Step:
    if step.verdict is Verdict.START or step.verdict in _TAKEN:
        return step
    return Step(Verdict.HOLD, step.still, step.still, INJURED, outlook=_WHEN_WELL)


def _stood_in_for(case: Case, step: Step, fallback: Exercise) -> Step:
    exercise, below = step.still.exercise, lowest(case, fallback)
    is_new = step.verdict is Verdict.START and not case.seen(fallback)
    verdict = Verdict.START if is_new else Verdict.REGRESS
    why = f"{INJURED}, and this stands in for {exercise.name}"
    return Step(verdict, below, below, why, outlook=_WHEN_WELL)


def _fallback(case: Case, exercise: Exercise) -> Exercise:
    """The injured fallback, or what may take its place where it cannot be done."""
    fallback = stand_in(case, exercise)
    if fallback.possible_with(case.facts.settings.implements):
        return fallback
    others = case.possible(fallback.ladder.alternatives)
    allowed = (one for one in others if one.allowed_when_injured)
    return next((one for one in allowed if permitted(case, one).id == one.id), fallback)


def _is_done_anyway(case: Case, exercise: Exercise) -> bool:
    """Did the person say, since the injury, that she does it anyway, be it by another rung?"""
    since = case.said(DeclarationKind.INJURED)[0].at
    said = case.said(DeclarationKind.ANYWAY)
    near = {exercise.id, *exercise.ladder.regressions, *exercise.ladder.progressions}
    is_wished = any(one.value in near and one.at >= since for one in said)
    return is_wished and exercise.family != _NO_OVERRIDE


def _laid_off(case: Case, step: Step) -> Step:
    """Fewer sets in the first weeks after a lay-off."""
    percent, off = _share_back(_training_days(case), case.now.date())
    if percent == 100 or step.verdict is Verdict.START:
        return step
    level = step.still
    fewer = max(1, math.floor(level.sets * percent / 100 + 0.5))
    why = f"{count_text(off, 'day')} without training, so {percent} % of the sets for a week"
    if step.verdict in _TAKEN:
        taken = replace(step.level, sets=min(fewer, step.level.sets))
        return replace(step, level=taken, why=f"{step.why}; {why}")
    if fewer == level.sets:
        why = f"{count_text(off, 'day')} without training, so no step up this week"
        return Step(Verdict.HOLD, level, level, why, outlook=_WEEK_BY_WEEK)
    return Step(Verdict.REDUCE, replace(level, sets=fewer), level, why, outlook=_WEEK_BY_WEEK)


def _training_days(case: Case) -> tuple[date, ...]:
    """The days of training up to now, oldest first: those of the last weeks, else the newest."""
    facts, today = case.facts, case.now.date()
    newest = () if facts.last is None else (facts.last.local_date,)
    return tuple(sorted(day for day in {*facts.days, *newest} if day <= today))


def _share_back(days: Sequence[date], today: date) -> tuple[int, int]:
    """How much of the sets is due, in hundredths, and how many days it was off."""
    if days and (today - days[-1]).days >= LAY_OFF_DAYS:
        return _BACK_BY_WEEK[0], (today - days[-1]).days
    for before, after in reversed(tuple(pairwise(days))):
        if (after - before).days >= LAY_OFF_DAYS:
            weeks = (today - after) // timedelta(weeks=1)
            return _BACK_BY_WEEK[min(weeks, len(_BACK_BY_WEEK) - 1)], (after - before).days
    return 100, 0


def _light(case: Case, step: Step) -> Step:
    """In a light week: four fifths of the load and one set fewer."""
    until = light_week_until(case.facts.declarations, case.now)
    if until is None:
        return step
    still = step.level if step.verdict in _TAKEN else step.still
    light = Level(still.exercise, _lighter(case, still), max(1, still.sets - 1))
    verdict = _stricter(step.verdict, Verdict.DELOAD)
    if verdict is not Verdict.DELOAD:
        return replace(step, level=light, from_load=step.from_load or still.load)
    why = f"light week until {day_text(until.date(), case.now.date())}"
    return Step(verdict, light, step.still, why, still.load, _AFTER_THE_WEEK)


def _lighter(case: Case, level: Level) -> Load | None:
    """The load of a light week; that of the level where nothing lighter can be loaded."""
    load = level.load
    if load is None or not rises_by_load(level.exercise):
        return load
    return lowered(level.exercise, load, _LIGHT_PERCENT, case.facts.settings) or load


def _stricter(one: Verdict, other: Verdict) -> Verdict:
    return max(one, other, key=lambda verdict: verdict.strictness)
