"""Whatever is on record, every page can be made of it, and none says more than there is."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from postchain_tui.core.chart import Chart, Mark
from postchain_tui.core.diary import CeilingAnswer, Declaration, DeclarationKind, PainRecord
from postchain_tui.core.load import Unit
from postchain_tui.core.progress.look import Look
from postchain_tui.core.progress.page import Page, Subject
from postchain_tui.core.progress.pages import page
from postchain_tui.core.settings import Settings
from postchain_tui.core.span import Span
from postchain_tui.core.strength import best_estimate
from tests.build import said, score
from tests.core.progress.looks import (
    KNOWN,
    RDL,
    TODAY,
    Trained,
    around,
    charts,
    day,
    known,
    look,
    pains,
    points,
    readouts,
    trained,
    words_of,
)

DAYS = st.integers(0, 130)
MOMENTS = DAYS.flatmap(lambda days: st.sampled_from([float(days), days + 0.1]))
"""How many days ago a session was; there may be two of a day."""

SCORES = st.none() | st.integers(0, 10)
EFFORTS = st.none() | st.integers(0, 20).map(lambda halves: halves / 2)
EXERCISES = st.sampled_from([*KNOWN, "gone"])
SAID = st.sampled_from(
    [
        (DeclarationKind.DELOAD, "taken"),
        (DeclarationKind.DELOAD, "refused"),
        (DeclarationKind.SORE_START, "recovery"),
        (DeclarationKind.CEILING, CeilingAnswer.EASIER),
    ]
)


@st.composite
def _trainings(draw: st.DrawFn, days: float) -> Trained:
    return trained(
        days,
        draw(st.none() | st.sampled_from([5, 20, 22.5, 95])),
        draw(st.none() | st.integers(1, 20)),
        name=draw(EXERCISES),
        effort=draw(EFFORTS),
        rpe=draw(EFFORTS),
        pain=draw(SCORES),
        unit=draw(st.sampled_from(Unit)),
        hold_ms=draw(st.none() | st.integers(1, 90_000)),
    )


@st.composite
def _declarations(draw: st.DrawFn) -> Declaration:
    kind, value = draw(SAID)
    days = float(draw(DAYS))
    session = draw(st.none() | st.just(f"session {days}"))
    return replace(said(kind, value, days), session=session, exercise=RDL.id)


@st.composite
def _scores(draw: st.DrawFn, days: float) -> tuple[PainRecord, ...]:
    """Scores around a session; the morning after today is not there yet."""
    morning = draw(SCORES) if days >= 1 else None
    return around(days, before=draw(SCORES), after=draw(SCORES), morning=morning)


@st.composite
def _looks(draw: st.DrawFn) -> Look:
    days = draw(st.lists(MOMENTS, max_size=8, unique=True))
    done = [one for ago in days for one in draw(st.lists(_trainings(ago), min_size=1, max_size=2))]
    scores = [one for ago in days for one in draw(_scores(ago))]
    scores += [score(draw(SCORES), ago) for ago in sorted(draw(st.sets(DAYS, max_size=8)))]
    said = draw(st.lists(_declarations(), max_size=3))
    skipped = draw(st.sets(DAYS, max_size=3))
    back = look(
        *done,
        scores=tuple(scores),
        exercise=draw(st.none() | st.sampled_from([*KNOWN.values()])),
        span=draw(st.sampled_from(Span)),
        settings=Settings(units=draw(st.sampled_from(Unit)), ceiling=draw(st.integers(3, 8))),
        skipped=tuple(day(ago) for ago in sorted(skipped, reverse=True)),
        said=tuple(sorted(said, key=lambda one: one.at)),
    )
    rated = tuple(one.done for one in back.calm_sets if best_estimate([one.done]))
    return replace(back, rated_sets=draw(st.sampled_from([rated, rated[:1], ()])))


SUBJECTS = st.sampled_from(Subject)
NUMBER = re.compile(r"|–|[+−]?[0-9]+(\.[0-9]+)?")


def _first_day(chart: Chart, subject: Subject) -> date:
    """The first day that a point may have: that of a week is its Monday."""
    return chart.first - timedelta(days=6) if subject is Subject.VOLUME else chart.first


def _told(page: Page) -> int:
    return len(page.table().rows)


@pytest.mark.parametrize("subject", Subject)
def test_every_subject_has_its_page(subject: Subject) -> None:
    assert page(subject, look()).subject is subject


@pytest.mark.parametrize("subject", Subject)
@pytest.mark.parametrize("span", Span)
def test_an_empty_history_makes_no_points_and_no_read_outs(subject: Subject, span: Span) -> None:
    for exercise in (None, *KNOWN.values()):
        told = page(subject, look(exercise=exercise, span=span))
        assert all(chart.is_empty and chart.empty for chart in charts(told))
        assert readouts(told) == []
        assert subject is Subject.VOLUME or not told.table().rows


@given(subject=SUBJECTS, back=_looks())
def test_every_row_has_as_many_cells_as_the_head(subject: Subject, back: Look) -> None:
    table = page(subject, back).table()
    assert {len(row) for row in table.rows} <= {len(table.head)}
    assert len(table.lines) == len(table.rows) + 1
    assert all(0 <= place < len(table.head) for place in table.numbers)


@given(subject=SUBJECTS, back=_looks())
def test_columns_of_numbers_have_nothing_else(subject: Subject, back: Look) -> None:
    table = page(subject, back).table()
    cells = {row[place] for row in table.rows for place in table.numbers}
    assert not [cell for cell in cells if not NUMBER.fullmatch(cell)]


@given(subject=SUBJECTS, back=_looks())
def test_nothing_that_is_not_known_is_put_into_words(subject: Subject, back: Look) -> None:
    for words in words_of(page(subject, back)):
        assert "None" not in words
        assert "nan" not in words.split()
        assert "not shown: " not in words or not words.endswith(": ")


@given(subject=SUBJECTS, back=_looks())
def test_all_points_lie_within_the_days_shown_and_in_their_order(
    subject: Subject, back: Look
) -> None:
    for chart in charts(page(subject, back)):
        assert chart.first <= chart.last == TODAY
        for series in chart.series:
            days = [point.day for point in series.points]
            assert days == sorted(days)
            assert all(_first_day(chart, subject) <= one <= chart.last for one in days)


@given(subject=SUBJECTS, back=_looks())
def test_read_outs_lie_on_days_shown_and_in_their_order(subject: Subject, back: Look) -> None:
    told = page(subject, back)
    days = list(told.readouts.days)
    assert days == sorted(days)
    assert not days or told.panels
    for chart in charts(told):
        assert all(chart.first <= one <= chart.last for one in days)


@given(subject=SUBJECTS, back=_looks())
def test_all_charts_of_a_page_show_the_same_days(subject: Subject, back: Look) -> None:
    assert len({(chart.first, chart.last) for chart in charts(page(subject, back))}) <= 1


def test_a_long_history_has_no_more_points_than_a_screen_can_show_and_all_its_peaks() -> None:
    values = {days: 9 if days == 1234 else days % 3 for days in range(1500) if days // 50 != 7}
    told = page(Subject.PAIN, look(scores=pains(values), span=Span.ALL))
    daily, *_ = charts(told)
    assert all(len(series.points) <= 410 for series in daily.series)
    assert known(daily, "a day")[day(1234)] == 9
    assert [one for one, value in points(daily, "smoothed").items() if value is None] == [day(399)]
    assert len(told.readouts.days) == len(told.table().rows) == len(values)


@given(back=_looks())
def test_every_session_of_the_exercise_has_a_row_a_read_out_and_one_place_in_the_chart(
    back: Look,
) -> None:
    told = page(Subject.LOAD, back)
    sessions = back.performances
    assert _told(told) == len(sessions)
    assert list(told.readouts.days) == [one.day for one in sessions]
    load = charts(told)[0]
    known = [
        point
        for series in load.series
        if series.name not in {"other rungs", "skipped"}
        for point in series.known
    ]
    assert len(known) == len([one for one in sessions if back.height(one) is not None])


@given(back=_looks())
def test_the_charts_of_pain_have_exactly_the_scores_there_are(back: Look) -> None:
    daily, sessions, *_ = charts(page(Subject.PAIN, back))
    with_score = {
        one.at.date()
        for one in back.chronicle.scores
        if one.score is not None and back.is_shown(one.at.date())
    }
    assert set(daily.days) == with_score
    around_them = Counter(
        score
        for one in back.sittings
        if (told := back.felt.get(one.session))
        for score in (told.before, told.after, told.morning)
        if score is not None
    )
    drawn = Counter(
        point.value
        for series in sessions.series
        if series.name not in {"worst", "above it"}
        for point in series.known
    )
    assert drawn == around_them
    for chart in (daily, sessions):
        *plain, above = chart.series
        dots = [point for one in plain if one.mark is Mark.DOTS for point in one.known]
        ceiling = back.settings.ceiling
        assert Counter(above.points) == Counter(
            point for point in dots if (point.value or 0) > ceiling
        )


@given(back=_looks())
def test_there_is_an_estimate_or_a_reason_why_there_is_none(back: Look) -> None:
    for words in (line for told in page(Subject.LOAD, back).facts for line in told.lines):
        _, told, reason = words.partition("e1RM not shown:")
        assert not told or reason.strip()
