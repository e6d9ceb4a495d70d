"""How much was done, week by week: tonnage, time under tension and sets."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from postchain_tui.core.chart import Chart, Mark, Point, Series, Tone
from postchain_tui.core.formatting import NOTHING, count_text, date_text, tenths
from postchain_tui.core.progress.look import Look
from postchain_tui.core.progress.page import Fact, Page, Panel, Readouts, Subject, Table, joined
from postchain_tui.core.weeks import MEAN_WEEKS, Week, WeekChange, against_mean, weeks

_Amount = Callable[[Week], float | None]


def volume_page(look: Look) -> Page:
    """The weeks of the span: all that was done, and the exercise's part of it."""
    everything = weeks(look.chronicle.bouts, look.exercise_of, _reach(look), look.today)
    own = own_weeks(look)
    shown = everything[-len(own) :]
    trained = [place for place, week in enumerate(shown) if week.sets]
    tonnes, minutes = _tonnage(look), _minutes
    return Page(
        subject=Subject.VOLUME,
        panels=(
            Panel(_chart(look, f"tonnage per week, {look.unit}", shown, own, tonnes), 3),
            Panel(_chart(look, "sets per week", shown, own, _sets), 2, is_extra=True),
            Panel(_chart(look, "under tension, min", shown, own, minutes), 3),
        ),
        facts=(_this_week(look, everything), _last_week(look, everything), *_notes()),
        readouts=Readouts(
            tuple(shown[place].monday for place in trained),
            lambda place: _readout(look, shown[trained[place]], own[trained[place]]),
        ),
        table=lambda: _table(look, shown),
    )


def own_weeks(look: Look) -> tuple[Week, ...]:
    """The weeks of the span, with what was done of the exercise; of all where none is chosen."""
    exercise = look.exercise
    bouts = (
        bout for bout in look.chronicle.bouts if exercise is None or bout.exercise == exercise.id
    )
    return weeks(bouts, look.exercise_of, look.first_lived, look.today)


def _tonnage(look: Look) -> _Amount:
    def amount(week: Week) -> float | None:
        return None if week.tonnage_grams is None else look.in_unit(week.tonnage_grams)

    return amount


def _minutes(week: Week) -> float | None:
    return week.tension_seconds / 60 if week.tension_seconds else None


def _sets(week: Week) -> float | None:
    return float(week.sets) if week.sets else None


def _chart(
    look: Look, title: str, everything: tuple[Week, ...], own: tuple[Week, ...], amount: _Amount
) -> Chart:
    series = [Series("all exercises", _points(everything, amount), Mark.BARS, Tone.QUIET, "█")]
    if look.exercise is not None:
        name = look.exercise.name
        series.append(Series(name, _points(own, amount), Mark.BARS, Tone.MAIN, "█"))
    first = min((week.monday for week in everything), default=look.first)
    return Chart(title, tuple(series), min(first, look.first), look.today, low=0)


def _points(told: tuple[Week, ...], amount: _Amount) -> tuple[Point, ...]:
    return tuple(Point(week.monday, amount(week)) for week in told)


def _this_week(look: Look, told: tuple[Week, ...]) -> Fact:
    """The week up to now, against the mean of those before it."""
    lines = (
        _so_far(f"tonnage, {look.unit}", against_mean(told, _tonnage(look))),
        _so_far("sets", against_mean(told, _sets)),
        _so_far("under tension, min", against_mean(told, _minutes)),
    )
    known = tuple(filter(None, lines))
    return Fact("THIS WEEK SO FAR", known or (_no_change(told),))


def _last_week(look: Look, told: tuple[Week, ...]) -> Fact:
    """The last whole week, against the mean of those before it."""
    lines = (
        _change(f"tonnage, {look.unit}", against_mean(told[:-1], _tonnage(look))),
        _change("sets", against_mean(told[:-1], _sets)),
        _change("under tension, min", against_mean(told[:-1], _minutes)),
    )
    known = tuple(filter(None, lines))
    return Fact("LAST WEEK, against the 4 before", known or (_no_change(told[:-1]),))


def _no_change(told: tuple[Week, ...]) -> str:
    """Why the week at hand is held against none."""
    if len(told) <= MEAN_WEEKS:
        return "no four weeks before it yet"
    return f"nothing done in it and in the {MEAN_WEEKS} weeks before"


def _reach(look: Look) -> date:
    """The first day that is on record here: some weeks before the span, where there are any."""
    return min([look.first_lived, *(one.day for one in look.chronicle.sittings[:1])])


def _so_far(name: str, change: WeekChange | None) -> str:
    if change is None or change.this == change.mean == 0:
        return ""
    return f"{name}  {_short(change.this)}, 4-week mean {_short(change.mean)}"


def _change(name: str, change: WeekChange | None) -> str:
    if change is None or change.this == change.mean == 0:
        return ""
    share = "" if change.share is None else f" ({change.share:+z.0%})".replace("-", "−")
    return f"{name}  {_short(change.this)} against {_short(change.mean)}{share}"


def _short(value: float) -> str:
    """With a decimal where it is so small that it counts."""
    return tenths(value) if value < 10 else f"{value:.0f}"


def _notes() -> tuple[Fact, ...]:
    return (
        Fact(
            "HOW IT IS COUNTED",
            (
                "Tonnage is load × reps: the bar included, dumbbells twice, no bodyweight.",
                "Time under tension is measured, else reps × tempo.",
            ),
        ),
    )


def _readout(look: Look, whole: Week, part: Week) -> str:
    own = ""
    if look.exercise is not None:
        own = f"{look.exercise.name}: {_words(look, part)}"
    return joined(f"week of {date_text(whole.monday, look.today)}", _words(look, whole), own)


def _words(look: Look, week: Week) -> str:
    tonnage = _tonnage(look)(week)
    load = "" if tonnage is None else f"{tonnage:.0f} {look.unit}"
    return ", ".join(filter(None, (count_text(week.sets, "set"), load, _minutes_text(week))))


def _minutes_text(week: Week) -> str:
    minutes = _minutes(week)
    return "" if minutes is None else f"{_short(minutes)} min under tension"


def _table(look: Look, everything: tuple[Week, ...]) -> Table:
    tonnage = _tonnage(look)
    rows = tuple(
        (
            date_text(week.monday, look.today),
            str(week.sets),
            NOTHING if week.reps is None else str(week.reps),
            tenths(tonnage(week)),
            tenths(_minutes(week)),
        )
        for week in reversed(everything)
    )
    head = ("week of", "sets", "reps", f"tonnage {look.unit}", "tension min")
    return Table(head, rows, numbers=frozenset({1, 2, 3, 4}))
