"""Progress by its keys: what is asked for is shown, and what is not there is said."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from postchain_tui.coach.tracking import Steps, Tracker
from postchain_tui.core.diary import SessionRecord, SetRecord
from postchain_tui.core.errors import PostchainError
from postchain_tui.core.exercise import Exercise
from postchain_tui.core.progress.page import Subject
from postchain_tui.store import records
from postchain_tui.store.store import Store
from tests.build import START, kg, sets, settled
from tests.ui.app import NARROW, WIDE, FakeClock, Running, memory, open_app
from tests.ui.app import settled as settled_store

TO_PROGRESS = ("escape", "3")
"""Away from the question that may stand over Today, and on."""

SUBJECTS = ("e", "v", "p", "f", "m", "r", "b")


def lifted(days: float, *reps: int, load: float = 20, **changes: object) -> SessionRecord:
    """A session of Romanian deadlifts so many days ago, taken well."""
    name = f"lifted-{days}"
    at = START - timedelta(days=days)
    done = sets("rdl_barbell", *reps, load=kg(load), at=at, rpe=8.0, **changes)
    return settled(*(_renamed(one, name) for one in done), days=days, id=name)


def _renamed(one: SetRecord, session: str) -> SetRecord:
    return replace(one, id=f"{session}-{one.ordinal}")


def of(*sessions: SessionRecord) -> Store:
    """A store with those sessions."""
    store = memory()
    for session in sessions:
        records.create(store, session, "basics", "train")
    return store


async def turned(running: Running, *keys: str) -> None:
    """Press keys, and wait until the page is there."""
    for key in keys:
        await running.press(key)
        await running.app.workers.wait_for_complete()
    await running.pilot.pause()


def rows_below_head(running: Running) -> list[str]:
    """The rows of the table in sight."""
    lines = running.text.splitlines()
    head = next(number for number, line in enumerate(lines) if "best set" in line)
    return lines[head + 1 :]


@pytest.mark.parametrize("size", [NARROW, WIDE])
async def test_an_empty_diary_says_on_every_page_what_it_lacks(size: tuple[int, int]) -> None:
    async with open_app(memory(), size=size) as running:
        await turned(running, *TO_PROGRESS)
        said = {}
        for key in SUBJECTS:
            await turned(running, key, "left", "home", "end", "t", "down", "pageup", "i", "i", "t")
            said[key] = running.text
        assert "not done in 12 weeks" in said["e"]
        assert "not enough data yet: 0 of 10" in said["e"]
        assert "nothing recorded yet" in said["v"]
        assert "no scores beside those of sets yet" in said["p"]
        assert "no effort recorded yet" in said["f"]
        assert "no sets in 12 weeks" in said["m"]
        assert "no records in 12 weeks" in said["r"]
        assert "no session with a score before it" in said["b"]


async def test_one_session_is_one_point_and_no_trend() -> None:
    async with open_app(of(lifted(3, 12, 12, 11, 10))) as running:
        await turned(running, *TO_PROGRESS)
        assert "Progress ▸ Romanian deadlift, barbell" in running.text
        assert "not enough data yet: 1 of 10 days" in running.text
        assert "20 kg × 12 on 27 Feb" in running.text
        assert running.text.count("●") >= 2
        await turned(running, "left")
        assert "4 sets, best 20 kg × 12 at effort 8" in running.line("▸ Fri")


async def test_the_cursor_goes_from_session_to_session_and_stops_at_the_ends() -> None:
    past = [lifted(days, 10, load=20 + days) for days in (2, 5, 9)]
    async with open_app(of(*past)) as running:
        await turned(running, *TO_PROGRESS, "left")
        assert "22 kg × 10" in running.line("▸ Sat 28 Feb")
        await turned(running, "left", "left", "left", "left")
        assert "29 kg × 10" in running.line("▸ Sat 21 Feb")
        await turned(running, "right")
        assert "25 kg × 10" in running.line("▸ Wed 25 Feb")
        await turned(running, "end")
        assert "22 kg × 10" in running.line("▸ Sat 28 Feb")
        await turned(running, "home")
        assert "29 kg × 10" in running.line("▸ Sat 21 Feb")


async def test_the_range_goes_from_four_weeks_to_all_and_no_further() -> None:
    async with open_app(of(lifted(3, 10), lifted(40, 10), lifted(200, 10))) as running:
        await turned(running, *TO_PROGRESS)
        assert "[12 w]" in running.text
        assert "read out one of 2" in running.text
        await turned(running, "left_square_bracket", "left_square_bracket")
        assert "[4 w]" in running.text
        assert "read out one of 1" in running.text
        await turned(running, *["right_square_bracket"] * 5)
        assert "[all]" in running.text
        assert "read out one of 3" in running.text


async def test_the_table_stands_behind_the_charts() -> None:
    async with open_app(of(lifted(3, 12, 10), lifted(5, 9))) as running:
        await turned(running, *TO_PROGRESS, "t")
        assert running.line("best set").startswith("day")
        newest, before = rows_below_head(running)[:2]
        assert newest.split()[:6] == ["27", "Feb", "2", "20", "×", "12"]
        assert before.split()[:6] == ["25", "Feb", "1", "20", "×", "9"]
        await turned(running, "t")
        assert "best set" in running.line("load, kg")


async def test_a_long_table_scrolls_below_its_head() -> None:
    past = [lifted(days, 10, load=20 + days) for days in range(1, 60)]
    async with open_app(of(*past), size=NARROW) as running:
        await turned(running, *TO_PROGRESS, "t")
        assert "21 × 10" in running.text
        await turned(running, "pagedown", "pagedown", "pagedown")
        assert "21 × 10" not in running.text
        assert running.line("best set").startswith("day")
        await turned(running, *["pagedown"] * 9)
        assert "79 × 10" in running.text
        await turned(running, *["pageup"] * 9)
        assert "21 × 10" in running.text


async def test_a_wide_table_scrolls_sideways() -> None:
    async with open_app(of(*(lifted(days, 10) for days in range(1, 20))), size=NARROW) as running:
        await turned(running, *TO_PROGRESS, "b")
        assert "exercise" in running.text
        await turned(running, "right", "right", "right")
        assert "95 %" in running.text
        await turned(running, "left", "left", "left")
        assert "when" in running.text


async def test_another_exercise_is_found_by_typing() -> None:
    async with open_app(of(lifted(3, 12))) as running:
        await turned(running, *TO_PROGRESS, "x")
        assert running.screen == "PickerDialog"
        await running.type("glute br")
        await turned(running, "enter")
        assert "Progress ▸ Glute bridge" in running.text
        assert "Glute bridge: not done in 12 weeks" in running.text
        await turned(running, "x", "escape")
        assert "Progress ▸ Glute bridge" in running.text


async def test_what_is_said_is_one_key_away_on_a_small_screen() -> None:
    async with open_app(of(lifted(3, 12)), size=NARROW) as running:
        await turned(running, *TO_PROGRESS)
        assert "LADDER" not in running.text
        await turned(running, "i")
        assert "LADDER" in running.text
        assert "load, kg" not in running.text
        await turned(running, "i")
        assert "load, kg" in running.text


async def test_charts_are_drawn_anew_in_another_size() -> None:
    async with open_app(of(lifted(3, 12), lifted(30, 12))) as running:
        await turned(running, *TO_PROGRESS)
        assert "reps" in running.text
        await running.resize(NARROW)
        lines = running.text.splitlines()
        assert max(map(len, lines)) <= NARROW[0]
        assert "pain  ●" in running.text
        await running.resize((200, 60))
        axis = [line for line in running.text.splitlines() if "└" in line]
        assert len(axis) == 1
        assert len(axis[0]) > 130


async def test_a_session_that_was_logged_meanwhile_is_there_when_one_comes_back(
    tmp_path: Path,
) -> None:
    clock = FakeClock()
    path = tmp_path / "shared.db"
    store = Store.open(path, device="app", now=clock.now)
    records.create(store, lifted(9, 12), "basics", "train")
    async with open_app(store, clock=clock) as running:
        await turned(running, *TO_PROGRESS)
        assert "read out one of 1" in running.text
        with Store.open(path, device="other", now=clock.now) as other:
            records.create(other, lifted(2, 12, load=25), "basics", "train")
        await turned(running, "1")
        await turned(running, *TO_PROGRESS)
        assert "read out one of 2" in running.text
        assert "25 kg × 12" in running.text


async def test_more_is_read_while_nobody_waits(monkeypatch: pytest.MonkeyPatch) -> None:
    async with open_app(of(lifted(3, 12), lifted(300, 12))) as running:
        await turned(running, *TO_PROGRESS)
        looked: list[Exercise | None] = []

        def read_on(_: Tracker, __: Subject, exercise: Exercise | None) -> Steps[None]:
            looked.append(exercise)
            yield

        monkeypatch.setattr(Tracker, "read_on", read_on)
        await running.until(lambda: looked)
        assert looked[0] is not None
        assert looked[0].id == "rdl_barbell"


async def test_a_file_that_cannot_be_read_is_told_and_nothing_ends(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def refused(*_: object) -> Steps[None]:
        yield
        raise PostchainError("The file is damaged.")

    async with open_app(of(lifted(3, 12))) as running:
        await turned(running, *TO_PROGRESS)
        monkeypatch.setattr(Tracker, "page", refused)
        await turned(running, "p")
        assert "The file is damaged." in running.text
        await turned(running, "1")
        assert running.screen == "TodayScreen"


async def test_what_another_program_writes_is_shown_without_a_key(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("postchain_tui.ui.screens.progress._LOOK_SECONDS", 0.01)
    clock = FakeClock()
    path = tmp_path / "shared.db"
    store = settled_store(Store.open(path, device="app", now=clock.now))
    records.create(store, lifted(9, 12), "basics", "train")
    async with open_app(store, clock=clock) as running:
        await turned(running, *TO_PROGRESS)
        with Store.open(path, device="other", now=clock.now) as other:
            records.create(other, lifted(2, 12, load=25), "basics", "train")
        await running.until(lambda: "25 kg × 12" in running.text)


async def test_only_keys_that_do_something_are_offered() -> None:
    async with open_app(of(lifted(3, 12)), size=WIDE) as running:
        await turned(running, *TO_PROGRESS)
        assert "← → Move" in running.text
        assert "↑ ↓ Scroll" not in running.text
        await turned(running, "m")
        assert "← → Move" not in running.text
        assert "t Table" not in running.text


async def test_words_give_way_to_the_next_page() -> None:
    async with open_app(of(lifted(3, 12)), size=NARROW) as running:
        await turned(running, *TO_PROGRESS, "i")
        assert "tonnage" not in running.text
        await turned(running, "v")
        assert "tonnage per week, kg" in running.text


async def test_pages_of_all_exercises_say_so() -> None:
    async with open_app(of(lifted(3, 12))) as running:
        await turned(running, *TO_PROGRESS, "m")
        assert "Progress ▸ all exercises" in running.text
        await turned(running, "r")
        assert "Progress ▸ Romanian deadlift, barbell" in running.text
