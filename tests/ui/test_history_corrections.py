"""What was mistyped is corrected, moved, thrown away and done again from History."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from postchain_tui.coach import undoing
from postchain_tui.core.diary import DeclarationKind, PainKind, SessionRecord, SetRecord
from postchain_tui.store import diary, pain, records
from postchain_tui.store.store import Store
from postchain_tui.ui.dialogs.form import FormRow
from postchain_tui.ui.screens import history
from tests.build import START, done, kg, score, session
from tests.store.diaries import record
from tests.ui.app import (
    NARROW,
    WIDE,
    FakeClock,
    Running,
    memory,
    open_app,
    open_session,
    settled,
)
from tests.ui.lives import declared, with_open_gate
from tests.ui.test_history import DOWN, burst, chosen, last_deed, sentences, with_sessions


async def fill(running: Running, **texts: str) -> None:
    """Type over what stands in fields of the form, by their keys."""
    for key, text in texts.items():
        rows = list(running.app.screen.query(FormRow))
        here = next(place for place, row in enumerate(rows) if row.line.has_focus)
        there = next(place for place, row in enumerate(rows) if row.field.key == key)
        step = "down" if there > here else "up"
        await running.press(*[step] * abs(there - here))
        if rows[there].is_changed:
            await running.press("end", "ctrl+u")
        await running.press(*(text or ("backspace",)))


async def save(running: Running, **texts: str) -> None:
    """Fill in the form and save it."""
    await fill(running, **texts)
    await running.press("enter")


def of(running: Running, name: str) -> SessionRecord:
    """A session on record by its id."""
    found = diary.session(running.store, name)
    assert found is not None
    return found


def first(running: Running, name: str) -> SetRecord:
    """The first set of a session on record."""
    return of(running, name).sets[0]


def lifted() -> Store:
    """Somebody whose deadlifts went up from the empty bar; 25 kg are due."""
    store = memory()
    for days, exercise, load, reps in (
        (8, "rdl_empty_bar", 20, 10),
        (6, "rdl_empty_bar", 20, 10),
        (4, "rdl_barbell", 22.5, 12),
        (2, "rdl_barbell", 22.5, 12),
    ):
        sets = tuple(
            done(
                id=f"{days}-{n}",
                exercise=exercise,
                ordinal=n,
                at=START - timedelta(days=days),
                reps=reps,
                load=kg(load),
                pain=0,
            )
            for n in range(1, 5)
        )
        one = session(*sets, days=days, pain_before=0, pain_after=0, form_ok=(exercise,))
        records.create(store, replace(one, id=f"lift {days}"), "basics", "log 4 sets")
        morning = score(0, days - 0.5, session=f"lift {days}", kind=PainKind.MORNING)
        pain.add_pain(store, morning)
    return store


@pytest.mark.parametrize("size", [WIDE, NARROW])
async def test_a_set_is_corrected_where_it_stands(size: tuple[int, int]) -> None:
    async with open_app(with_open_gate(), size=size) as running:
        await running.press("2", "down", "enter", "down", "down", "enter")
        assert running.screen == "FormDialog"
        assert "Set 2 of Glute bridge, Wed 25 Feb" in running.text
        await save(running, reps="7", load="12.5", effort="8.5", pain="3", note="heels")
        corrected = of(running, "bridges 5").sets[1]
        assert (corrected.reps, corrected.load, corrected.rpe) == (7, kg("12.5"), 8.5)
        assert (corrected.pain, corrected.note) == (3, "heels")
        assert "▸" in running.line("12.5 × 7")
        assert "◆ 3" in running.line("12.5 × 7")
        assert last_deed(running) == (
            "edit set 2 of Glute bridge, 25 Feb: reps 10 → 7, load – → 12.5 kg and 3 more"
        )
        await running.press("u")
        assert of(running, "bridges 5").sets[1].reps == 10
        assert "▸" in running.line(" 2  10")
        await running.press("ctrl+r")
        assert of(running, "bridges 5").sets[1].reps == 7
        assert "▸" in running.line("12.5 × 7")


async def test_a_session_is_corrected_as_a_whole() -> None:
    async with open_app(with_open_gate()) as running:
        await running.press("2", "e")
        assert "Session of Sat 28 Feb" in running.text
        await save(
            running,
            day="2026-02-27",
            effort="6",
            before="1",
            after="2",
            morning="4",
            **{"form:glute_bridge": "n", "note": "too warm"},
        )
        corrected = of(running, "bridges 2")
        assert corrected.local_date.isoformat() == "2026-02-27"
        assert (corrected.effort, corrected.note) == (6, "too warm")
        assert (corrected.pain_before, corrected.pain_after, corrected.pain_morning) == (1, 2, 4)
        assert corrected.form_ok == ()
        assert "form held" not in running.text
        assert "next morning ◆ 4" in running.text
        assert "Fri 27 Feb" in running.line("W09")
        assert last_deed(running) == (
            "edit session of 28 Feb: day 2026-02-28 → 2026-02-27, how hard – → 6 and 5 more"
        )
        await running.press("u")
        assert of(running, "bridges 2").form_ok == ("glute_bridge",)
        assert "Sat 28 Feb" in running.line("W09")


async def test_what_cannot_be_saved_stays_in_the_form() -> None:
    async with open_app(with_open_gate()) as running:
        await running.press("2", "enter", "down", "e")
        await save(running, reps="12x")
        assert running.screen == "FormDialog"
        assert "✗" in running.line("12x")
        assert first(running, "bridges 2").reps == 10
        await save(running, reps="12")
        assert running.screen == "HistoryScreen"
        assert first(running, "bridges 2").reps == 12
        await running.press("e", "3", "escape", "escape")
        assert running.screen == "HistoryScreen"
        assert first(running, "bridges 2").reps == 12


async def test_a_form_that_changes_nothing_is_no_change() -> None:
    async with open_app(with_open_gate()) as running:
        before = last_deed(running)
        await running.press("2", "e", "enter")
        assert running.screen == "HistoryScreen"
        assert last_deed(running) == before
        assert "Done" not in running.text


async def test_it_is_told_when_a_correction_changes_what_is_due() -> None:
    async with open_app(lifted()) as running:
        await running.press("2", "enter", "down", "e")
        await save(running, reps="9")
        lines = sentences(running).splitlines()
        what = "edit set 1 of Romanian deadlift, barbell, 28 Feb: reps 12 → 9"
        assert lines[0] == f"Done: {what}. u takes it back."
        assert lines[1].startswith("Romanian deadlift, barbell target changes: 25 → 22.5 kg.")
        await running.press("u")
        lines = sentences(running).splitlines()
        assert lines[0].startswith(f"Undid: {what}")
        assert len(lines) == 2
        await running.press("left", "d")
        assert "target changes: 25 →" in sentences(running).splitlines()[-1]


async def test_a_forgotten_set_is_added_after_the_marked_one_or_at_the_end() -> None:
    async with open_app(with_open_gate()) as running:
        await running.press("2", "a")
        assert "A set more, Sat 28 Feb" in running.text
        await running.press("enter")
        assert running.screen == "FormDialog"
        await save(running, reps="4")
        assert [one.reps for one in of(running, "bridges 2").sets] == [10, 10, 10, 4]
        await running.press("enter")
        assert "▸" in running.line(" 4  4")
        await running.press("home", "down", "a")
        await save(running, reps="6")
        assert [one.reps for one in of(running, "bridges 2").sets] == [10, 6, 10, 10, 4]
        assert "▸" in running.line(" 2  6")
        assert "5 sets" in running.line("Sat 28 Feb  ")
        await running.press("u", "u")
        assert [one.reps for one in of(running, "bridges 2").sets] == [10, 10, 10]


async def test_a_set_or_the_whole_session_is_thrown_away() -> None:
    async with open_app(with_sessions(3)) as running:
        await running.press("escape", "2", "down", "enter", "down", "down", "d")
        assert [one.id for one in of(running, "day 2").sets] == ["day 2-1"]
        assert "▸" in running.line(" 1  10")
        assert last_deed(running) == "delete set 2 of Glute bridge, 28 Feb"
        await running.press("left", "delete")
        assert [one.id for one in running.sessions] == ["day 1", "day 3"]
        assert chosen(running) == "day 3"
        assert last_deed(running) == "delete session of 28 Feb"
        await running.press("d")
        assert chosen(running) == "day 1"
        await running.press("u", "u", "u")
        assert [len(one.sets) for one in running.sessions] == [2, 2, 2]


async def test_a_whole_session_is_thrown_away_from_the_list_only() -> None:
    async with open_app(with_sessions(2)) as running:
        await running.press("escape", "2")
        assert "d Delete" in running.text
        await running.press("enter")
        assert "d Delete" not in running.text
        await running.press("d", "delete")
        assert len(running.sessions) == 2
        await running.press("down", *["d"] * 4)
        assert [one.id for one in running.sessions] == ["day 1", "day 2"]
        assert of(running, "day 1").sets == ()
        await running.press("left", "d")
        assert [one.id for one in running.sessions] == ["day 2"]


async def test_the_keys_come_back_with_the_last_session_that_was_thrown_away() -> None:
    async with open_app(with_sessions(1)) as running:
        await running.press("escape", "2", "enter", "d", "left", "d")
        assert "No sessions yet." in running.text
        await running.press("l", "escape")
        assert "Filter" not in running.line("? Keys")
        await running.press("u", "right")
        assert "← Back" in running.text
        await running.press("e")
        assert running.screen == "FormDialog"


async def test_a_set_is_moved_within_its_session() -> None:
    async with open_app(with_open_gate()) as running:
        await running.press("2", "enter", "down", "e")
        await save(running, reps="5")
        await running.press("right_square_bracket")
        assert [one.reps for one in of(running, "bridges 2").sets] == [10, 5, 10]
        assert "▸" in running.line(" 2  5")
        await running.press("right_square_bracket", "right_square_bracket")
        assert [one.reps for one in of(running, "bridges 2").sets] == [10, 10, 5]
        await running.press("left_square_bracket", "left_square_bracket", "left_square_bracket")
        assert [one.reps for one in of(running, "bridges 2").sets] == [5, 10, 10]
        assert "▸" in running.line(" 1  5")
        await running.press("u")
        assert [one.reps for one in of(running, "bridges 2").sets] == [10, 5, 10]


async def test_a_set_is_moved_to_another_session() -> None:
    async with open_app(with_sessions(4)) as running:
        await running.press("escape", "2", "down", "enter", "down", "m")
        assert running.screen == "PickerDialog"
        assert "Sat 28 Feb 18:00" not in running.text
        await running.press("escape")
        assert len(of(running, "day 2").sets) == 2
        await running.press("m")
        await running.type("26")
        await running.press("enter")
        assert [one.id for one in of(running, "day 2").sets] == ["day 2-2"]
        assert [one.id for one in of(running, "day 4").sets] == ["day 4-1", "day 4-2", "day 2-1"]
        assert chosen(running) == "day 2"
        assert "3 sets" in running.line("Thu 26 Feb")
        await running.press("u")
        assert len(of(running, "day 2").sets) == len(of(running, "day 4").sets) == 2


async def test_keys_that_come_faster_than_the_screen_mean_what_is_chosen() -> None:
    async with open_app(with_sessions(5)) as running:
        await running.press("escape", "2")
        burst(running, DOWN, DOWN, ("d", "d"))
        await running.until(lambda: len(running.sessions) == 4)
        assert [one.id for one in running.sessions] == ["day 1", "day 2", "day 4", "day 5"]
        await running.press("home", "enter", "down")
        burst(running, ("right_square_bracket", "]"), ("left_square_bracket", "["))
        burst(running, ("right_square_bracket", "]"))
        await running.until(lambda: first(running, "day 1").id == "day 1-2")
        await running.pilot.pause()
        assert "changed by something else" not in sentences(running)


@pytest.mark.parametrize("jump", [False, True])
async def test_the_list_keeps_its_place_after_every_change(jump: bool) -> None:
    async with open_app(with_sessions(130)) as running:
        await running.press("escape", "2")
        if jump:
            await running.press("y", *["left"] * 12, "enter", "down", "down")
            name = "day 87"
        else:
            await running.press("pagedown", "pagedown")
            name = chosen(running)
        rows = running.text.splitlines()
        place = next(y for y, row in enumerate(rows) if row.startswith(" ▸"))
        await running.press("e")
        await save(running, effort="7")
        for key in ("u", "ctrl+r"):
            assert chosen(running) == name
            assert running.text.splitlines()[place].startswith(" ▸")
            assert running.text.splitlines()[place][:40] == rows[place][:40]
            await running.press(key)
        await running.press("d")
        number = int(name.removeprefix("day "))
        assert chosen(running) == f"day {number + 1}"


async def test_a_long_list_goes_on_from_the_session_that_was_changed(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(history, "_MOST_KEPT", 60)
    async with open_app(with_sessions(130)) as running:
        await running.press("escape", "2", "end", "end", "end", *["up"] * 12)
        assert chosen(running) == "day 118"
        await running.press("e")
        await save(running, effort="7")
        assert chosen(running) == "day 118"
        assert "how hard 7" in running.text
        await running.press("d")
        assert chosen(running) == "day 119"
        await running.press("up", "up", "end")
        assert chosen(running) == "day 130"
        await running.press("home", "home", "home", "home")
        assert chosen(running) == "day 1"


async def test_a_session_logged_at_the_top_is_chosen_there() -> None:
    async with open_app(with_sessions(2)) as running:
        await running.press("escape", "2", "l")
        await save(running, sets="bridge 10")
        assert "Mon 2 Mar" in running.text
        assert chosen(running) == running.sessions[0].id
        await running.press("u")
        assert chosen(running) == "day 1"


async def test_the_first_session_that_was_jumped_to_stays_chosen() -> None:
    async with open_app(with_sessions(90)) as running:
        await running.press("escape", "2", "y", *["left"] * 12, "enter")
        assert chosen(running) == "day 85"
        await running.press("e")
        await save(running, effort="7")
        assert chosen(running) == "day 85"
        assert "how hard 7" in running.text
        await running.press("d")
        assert chosen(running) == "day 86"
        await running.press("up", "up")
        assert chosen(running) == "day 84"


async def test_a_session_is_logged_after_the_fact() -> None:
    async with open_app(with_sessions(3)) as running:
        await running.press("escape", "2", "down", "l", "enter")
        assert running.screen == "FormDialog"
        await save(running, sets="xyz 3*10")
        assert running.screen == "FormDialog"
        await save(running, sets="bridge 3*10@7 p1", day="2026-02-27", time="07:30", note="gym")
        assert running.screen == "HistoryScreen"
        logged = next(one for one in running.sessions if one.note == "gym")
        assert [one.reps for one in logged.sets] == [10, 10, 10]
        assert logged.source == "log"
        assert last_deed(running) == "log 3 sets"
        assert chosen(running) == logged.id
        assert "3 sets" in running.text
        await running.press("u")
        assert len(running.sessions) == 3


async def test_the_first_session_of_all_is_logged_and_gone_into() -> None:
    async with open_app(memory()) as running:
        await running.press("2", "l")
        await save(running, sets="bridge 10")
        await running.press("enter", "down", "d")
        assert running.sessions[0].sets == ()


async def test_a_session_is_done_again_as_it_was() -> None:
    async with open_app(with_open_gate()) as running:
        await running.press("2", "down", "t")
        assert "Train as on 25 Feb?" in running.text
        await running.press("escape")
        assert len(running.sessions) == 2
        await running.press("t", "s")
        assert running.session.name == "Copy of 25 Feb"
        assert [one.exercise.id for one in running.session.plan] == ["glute_bridge"]
        await running.press("1", "escape", "2", "down", "t")
        assert running.screen == "HistoryScreen"
        assert "A session is open" in sentences(running)


async def test_nothing_is_done_again_while_training_is_locked() -> None:
    store = with_open_gate()
    pain.declare(store, declared(DeclarationKind.RED_FLAG, "bladder_bowel"), "say")
    async with open_app(store) as running:
        await running.press("escape", "2", "t")
        assert running.screen == "HistoryScreen"
        assert sentences(running)
        assert len(running.sessions) == 2


async def test_a_morning_that_is_owed_is_asked_for_first() -> None:
    async with open_app(with_sessions(1)) as running:
        await running.press("escape", "2", "t")
        assert "Say first how the back was" in sentences(running)


async def test_a_session_of_the_app_is_opened_again_at_its_end() -> None:
    async with open_session() as running:
        await running.press("s", "1", "2", "enter", "2", "o")
        assert running.screen == "SessionScreen"
        assert "how hard" in running.text
        await running.press("5", "enter", "2")
        assert running.screen == "HistoryScreen"
        assert "finished" in running.text
        assert len(running.sessions) == 1


async def test_a_logged_session_cannot_be_opened_again() -> None:
    async with open_app(with_open_gate()) as running:
        await running.press("2", "o")
        assert running.screen == "HistoryScreen"
        assert sentences(running).endswith(".")
        assert {one.status.value for one in running.sessions} == {"finished"}


OPEN_REFUSED: tuple[tuple[str, Callable[[Running], bool]], ...] = (
    ("d", lambda running: "open" in sentences(running)),
    ("o", lambda running: "open already" in sentences(running)),
    ("t", lambda running: "A session is open" in sentences(running)),
)


async def test_the_open_session_is_left_to_the_one_who_trains() -> None:
    async with open_session() as running:
        await running.press("escape", "2")
        for key, is_refused in OPEN_REFUSED:
            await running.press(key)
            assert running.screen == "HistoryScreen"
            assert is_refused(running)
        await running.press("e")
        await save(running, note="x")
        assert running.screen == "FormDialog"
        assert "✗" in running.text
        assert running.open_timeline.session.note == ""
        await running.press("escape", "escape")
        assert running.screen == "HistoryScreen"


async def test_what_was_changed_elsewhere_meanwhile_is_not_overwritten() -> None:
    clock = FakeClock()
    async with open_app(with_open_gate(clock), clock=clock) as running:
        await running.press("2", "enter", "down", "e")
        records.create(running.store, record("more", START - timedelta(hours=2)), None, "log")
        await save(running, reps="9")
        assert running.screen == "HistoryScreen"
        assert first(running, "bridges 2").reps == 9
        assert "Mon 2 Mar" in running.text
        assert chosen(running) == "bridges 2"
        await running.press("e")
        undoing.undo(running.coach)
        await save(running, reps="8")
        assert running.screen == "FormDialog"
        assert "changed by something else" in running.text
        assert first(running, "bridges 2").reps == 10


async def test_a_file_that_is_open_for_reading_only_stays_as_it_is(tmp_path: Path) -> None:
    clock = FakeClock()
    path = tmp_path / "diary.db"
    with settled(Store.open(path, device="app", now=clock.now)) as store:
        records.create(store, record("one", START - timedelta(days=1)), None, "train")
    opened = Store.open(path, device="app", now=clock.now, read_only=True)
    async with open_app(opened, clock=clock) as running:
        await running.press("escape", "2", "d")
        assert sentences(running) == "Not saved: the file is open for reading only."
        await running.press("e")
        await save(running, effort="3")
        assert running.screen == "FormDialog"
        assert "✗ Not saved" in running.text
        await running.press("escape", "escape", "u")
        assert of(running, "one").effort is None
        assert running.screen == "HistoryScreen"


async def test_the_mark_stays_on_a_set_whose_note_needs_lines_of_its_own() -> None:
    store = memory()
    past = record("long", START - timedelta(days=1))
    noted = tuple(replace(one, note="heels further out " * 8) for one in past.sets)
    records.create(store, replace(past, sets=noted), None, "train")
    async with open_app(store, size=WIDE) as running:
        await running.press("escape", "2", "enter", "down", "e", "7", "enter")
        assert "▸" in running.line(" 1  7")
        await running.resize(NARROW)
        assert "▸" in running.line(" 1  7")
        await running.press("d")
        assert [one.id for one in running.sets] == ["long-2"]
