"""A year of days: keys go in, what is told of the days and the id of a session come out."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import timedelta
from unittest.mock import patch

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.style import Style

from postchain_tui.core.diary import PainKind, PainRecord
from postchain_tui.core.settings import Settings
from postchain_tui.core.year import LEVELS, WEEKS
from postchain_tui.core.year import year as year_of
from postchain_tui.store import days, pain, records
from postchain_tui.store.failures import NotSavedError
from postchain_tui.store.store import Store
from postchain_tui.ui.dialogs.year import YearDialog
from postchain_tui.ui.widgets.year_map import YearMap, bands, legend, shade_of
from tests.build import START
from tests.store.diaries import record
from tests.ui.app import NARROW, WIDE, Running, memory, open_app
from tests.ui.test_no_color import assert_grey

DAY = timedelta(days=1)
TODAY = START.date()
"""Monday 2 March 2026."""

SMALL, HUGE = (60, 20), (200, 60)


def filled(*back: int, sets: int = 3) -> Store:
    """Sessions so many days ago, named so."""
    store = memory()
    for days_ago in back:
        one = record(f"s{days_ago}", START - days_ago * DAY, sets=sets)
        records.create(store, one, None, "train")
    return store


def felt(store: Store, score: int, back: int) -> None:
    """A score so many days ago."""
    at = START - back * DAY
    pain.add_pain(store, PainRecord(f"p{back}", at, PainKind.NOW, score))


@dataclass
class Looking:
    """A dialog that is open, and what it gave back."""

    running: Running
    answers: list[str | None]

    @property
    def text(self) -> str:
        """What is on the screen."""
        return self.running.text

    @property
    def told(self) -> str:
        """What is told of the day."""
        return self.running.line("▸ ").removeprefix("▸ ")

    async def press(self, *keys: str) -> None:
        """Press keys."""
        await self.running.press(*keys)

    def styles(self, row: int, of: str) -> list[Style]:
        """How the parts of a line of the map with a text look."""
        shown = self.running.app.screen.query_one(YearMap)
        found = [part for part in shown.render_line(row) if of in part.text]
        return [part.style for part in found if part.style is not None]


@asynccontextmanager
async def looking(
    store: Store | None = None, size: tuple[int, int] = WIDE, theme: str = "postchain-dark"
) -> AsyncIterator[Looking]:
    """Open the dialog over Today, once what that may ask was put off."""
    async with open_app(store or filled(0, 2, 9), size=size, theme=theme) as running:
        await running.press("escape")
        shown = Looking(running, [])
        running.app.push_screen(YearDialog(running.coach), shown.answers.append)
        await running.until(lambda: "This week" in running.text)
        yield shown


# What is told


async def test_today_is_told_first() -> None:
    async with looking() as shown:
        assert shown.told == (
            "Mon 2 Mar, today · 1 session · 3 working sets · pain not recorded"
            " · next morning not yet known"
        )
        assert shown.running.line("3 Mar 2025 – 2 Mar 2026")


async def test_the_weeks_and_the_totals_stand_below() -> None:
    async with looking(filled(0, 2, 9, 30, 37, 44, 51)) as shown:
        assert shown.running.line("This week") == (
            "This week: 1 session · 3 weeks in a row · longest 4, from 5 Jan"
        )
        assert shown.running.line("with training") == (
            "7 days with training, in 7 of 53 weeks · 21 working sets"
        )


async def test_an_empty_diary_is_a_year_without_sessions() -> None:
    async with looking(memory()) as shown:
        assert "No session on record in these weeks" in shown.text
        assert "This week: no session yet" in shown.text
        assert shown.told == "Mon 2 Mar, today · no session · pain not recorded"
        assert "Earlier" not in shown.text


# Moving


async def test_arrows_go_by_days_and_weeks() -> None:
    async with looking() as shown:
        await shown.press("up")
        assert shown.told.startswith("Sun 1 Mar · no session")
        await shown.press("left")
        assert shown.told.startswith("Sun 22 Feb · ")
        await shown.press("down")
        assert shown.told.startswith("Mon 23 Feb · ")
        await shown.press("right")
        assert shown.told.startswith("Mon 2 Mar, today · ")


async def test_no_key_leads_past_today() -> None:
    async with looking() as shown:
        for key in ("right", "down", "pagedown", "end"):
            await shown.press(key)
            assert shown.told.startswith("Mon 2 Mar, today · ")


async def test_no_arrow_leads_before_the_year() -> None:
    async with looking() as shown:
        await shown.press("home")
        assert shown.told.startswith("Mon 3 Mar 2025 · ")
        for key in ("left", "up", "home"):
            await shown.press(key)
            assert shown.told.startswith("Mon 3 Mar 2025 · ")
        await shown.press("end")
        assert shown.told.startswith("Mon 2 Mar, today · ")


async def test_a_year_earlier_is_shown_at_the_same_place() -> None:
    async with looking(filled(0, 400)) as shown:
        await shown.press("up", "pageup")
        assert shown.told.startswith("Sun 2 Mar 2025 · ")
        assert "4 Mar 2024 – 9 Mar 2025" in shown.text
        assert "1 day with training" in shown.text
        assert "◂" not in shown.text
        await shown.press("pagedown")
        assert shown.told.startswith("Sun 1 Mar · ")
        await shown.press("pageup", "end")
        assert shown.told.startswith("Mon 2 Mar, today · ")
        assert "3 Mar 2025 – 2 Mar 2026" in shown.text


async def test_years_before_the_record_are_not_offered() -> None:
    async with looking(filled(0, 400)) as shown:
        assert "Earlier" in shown.text
        assert "Later" not in shown.text
        await shown.press("pageup")
        assert "Earlier" not in shown.text
        assert "Later" in shown.text
        await shown.press("pageup")
        assert "4 Mar 2024 – 9 Mar 2025" in shown.text


# Opening


async def test_enter_gives_back_the_session_of_the_day() -> None:
    async with looking() as shown:
        await shown.press("up", "up", "enter")
        assert shown.answers == ["s2"]
        assert shown.running.screen == "TodayScreen"


async def test_of_several_sessions_the_newest_is_given_back() -> None:
    store = filled(1)
    late = record("late", START - DAY + timedelta(hours=2))
    records.create(store, late, None, "train")
    async with looking(store) as shown:
        await shown.press("up")
        assert "2 sessions · 5 working sets" in shown.told
        await shown.press("enter")
        assert shown.answers == ["late"]


async def test_a_day_without_a_session_opens_nothing_and_says_so() -> None:
    async with looking() as shown:
        await shown.press("up", "enter")
        assert shown.answers == []
        assert shown.told.endswith("pain not recorded · no session to open on this day")
        await shown.press("up")
        assert "to open" not in shown.text


async def test_escape_leaves_without_a_session() -> None:
    async with looking() as shown:
        await shown.press("escape")
        assert shown.answers == [None]


# The map


@pytest.mark.parametrize("size", [SMALL, (60, 24), (60, 34), NARROW, (100, 30), WIDE, HUGE])
async def test_the_cursor_the_keys_and_the_words_are_in_sight_in_any_size(
    size: tuple[int, int],
) -> None:
    async with looking(filled(0, 2, 400), size=size) as shown:
        for key in ("up", "home", "pageup", "end"):
            await shown.press(key)
            assert "▸ " in shown.text
            for words in ("This week", "with training", "sets · none", "esc"):
                assert words in shown.text
            assert [row for row in range(8 * 3) if shown.styles(row, " ") and is_marked(shown, row)]


def is_marked(shown: Looking, row: int) -> bool:
    """Is the day that is read out in a line of the map that is in sight?"""
    height = shown.running.app.screen.query_one(YearMap).size.height
    return row < height and any(style.reverse for style in shown.styles(row, " "))


async def test_the_whole_year_is_in_sight_in_one_band_or_two() -> None:
    for size, count in ((WIDE, 1), (NARROW, 2)):
        async with looking(size=size) as shown:
            assert shown.text.count("Mo ") == count
            assert shown.running.app.screen.query_one(YearMap).size.height == 8 * count


async def test_of_a_small_screen_the_band_with_the_day_is_shown() -> None:
    async with looking(size=SMALL) as shown:
        assert "Jan     Feb" in shown.text
        await shown.press("home")
        assert "Mar     Apr" in shown.text
        assert "Jan" not in shown.text
        await shown.running.resize(NARROW)
        assert shown.text.count("Mo ") == 2
        await shown.running.resize(SMALL)
        assert "Jan" not in shown.text
        await shown.press(*["right"] * 18)
        assert "Mar     Apr" not in shown.text


async def test_a_screen_that_is_far_too_small_does_no_harm() -> None:
    async with looking(filled(0, 400)) as shown:
        await shown.running.resize((12, 5))
        keys = ("left", "home", "pageup", "up", "end", "enter")
        await shown.press(*keys)
        assert shown.answers == []
        await shown.running.resize(SMALL)
        await shown.press(*keys)
        assert shown.answers == ["s0"]


@given(st.integers(0, 300))
def test_bands_hold_every_week_once_and_fit(width: int) -> None:
    told = bands(width)
    assert [week for weeks in told for week in weeks] == list(range(WEEKS))
    assert all(0 < len(weeks) * 2 + 5 <= max(width, 7) for weeks in told)


def test_half_years_stand_below_each_other_at_80_columns() -> None:
    assert list(map(len, bands(76))) == [27, 26]
    assert list(map(len, bands(111))) == [WEEKS]


async def test_pain_is_a_mark_and_its_absence_none() -> None:
    store = filled(0)
    for back, score in ((7, 0), (14, 4), (21, 8)):
        felt(store, score, back)
    async with looking(store) as shown:
        await shown.press("up")
        assert shown.running.line("Mo ").endswith("· ·■·◆·●▒  ◂".replace("▒", shade_of(3)))


async def test_days_with_more_sets_are_fuller() -> None:
    store = memory()
    for back, sets in enumerate((2, 4, 6, 8)):
        one = record(f"s{back}", START - (back + 1) * 7 * DAY, sets=sets)
        records.create(store, one, None, "train")
    async with looking(store) as shown:
        await shown.press("up")
        assert shown.running.line("Mo ").endswith("· █ ▓ ▒ ░ ·  ◂")


def test_the_shades_differ_without_colours() -> None:
    assert len({shade_of(level) for level in range(LEVELS + 1)}) == LEVELS + 1


async def test_days_to_come_are_left_blank() -> None:
    async with looking(memory()) as shown:
        rows = shown.text.splitlines()
        (monday,) = (number for number, row in enumerate(rows) if "Mo " in row)
        assert rows[monday].count("·") == WEEKS - 1  # today is read out
        assert [row.count("·") for row in rows[monday + 1 : monday + 7]] == [WEEKS - 1] * 6


async def test_today_and_the_day_that_is_read_out_are_seen_without_colours(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    store = filled(0, 7)
    felt(store, 4, 7)
    async with looking(store) as shown:
        await shown.press("left", "left")
        assert_grey(shown.running)
        assert [style.underline for style in shown.styles(1, shade_of(3))] == [None, True]
        assert shown.running.line("◂ today")
        assert any(style.reverse for style in shown.styles(1, " "))
        assert "◆ amber to 5" in shown.text


async def test_a_moved_cursor_draws_two_days_only() -> None:
    async with looking() as shown:
        drawn: list[int] = []
        whole = YearMap.render_line

        def count(widget: YearMap, y: int) -> object:
            drawn.append(y)
            return whole(widget, y)

        with patch.object(YearMap, "render_line", count):
            await shown.press("up")
            assert sorted(set(drawn)) == [1, 7]


async def test_another_theme_draws_the_map_anew() -> None:
    async with looking() as shown:
        before = shown.styles(6, shade_of(3))
        shown.running.app.theme = "postchain-light"
        await shown.running.until(lambda: shown.styles(6, shade_of(3)) != before)


def test_the_legend_keeps_its_words_where_room_is_scarce() -> None:
    shown = year_of(TODAY, TODAY, [], [], Settings())
    assert legend(shown, 76).plain == (
        "sets · none ░▒▓█ more  ● green to 2 ◆ amber to 5 ■ red from 6  ◂ today"
    )
    assert legend(shown, 56).plain == "sets · none ░▒▓█ more  ● green ◆ amber ■ red  ◂ today"
    assert legend(shown, 20).cell_length <= 20
    before = year_of(shown.earlier, TODAY, [], [], Settings())
    assert legend(before, 76).plain.endswith("red from 6")


# When the file cannot be read


async def test_a_file_that_cannot_be_read_is_said_and_left() -> None:
    async with open_app(memory()) as running:
        answers: list[str | None] = []
        failure = NotSavedError("The file is in use.")
        with patch.object(days, "trained", side_effect=failure):
            running.app.push_screen(YearDialog(running.coach), answers.append)
            await running.until(lambda: "The file is in use." in running.text)
            keys = ("left", "up", "home", "end", "pageup", "pagedown", "enter")
            await running.press(*keys)
            await running.resize(NARROW)
        assert running.screen == "YearDialog"
        await running.press("end")
        assert "Mon 2 Mar, today" in running.text
        await running.press("escape")
        assert answers == [None]


async def test_weeks_that_cannot_be_read_leave_the_map() -> None:
    def failing(_store: Store) -> Iterator[tuple[object, ...]]:
        yield ()
        raise NotSavedError("The file is in use.")

    async with open_app(memory()) as running:
        with patch.object(days, "training_days", failing):
            running.app.push_screen(YearDialog(running.coach))
            await running.until(lambda: "The file is in use." in running.text)
        assert "Mon 2 Mar, today" in running.text
