"""The command `progress`."""

from __future__ import annotations

import contextlib
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from postchain_tui.core.progress.page import Subject
from postchain_tui.core.span import Span
from postchain_tui.store.store import Store
from tests import build
from tests.cli.commands import Commands

NOW = "2026-05-20T20:00:00+02:00"
"""A Wednesday: twelve weeks, today among them, began on Thursday, 26 February."""

RDL = ("--exercise", "rdl_empty_bar")
EVERYTHING = tuple(word for subject in Subject for word in ("--about", subject.value))
ROOT = Path(__file__).parents[2]

_NOTHING_DONE = {
    "tonnage_kg": None,
    "sets": 0,
    "reps": None,
    "time_under_tension_seconds": 0,
}


def _log(commands: Commands, day: str, text: str, *words: str) -> str:
    """Log a session of that evening; its id."""
    told = commands.data("log", text, "--at", f"{day}T18:00", *words, now=NOW)
    return str(told["id"])


def _feel(commands: Commands, score: int, kind: str, at: str) -> None:
    assert commands("pain", str(score), "--when", kind, "--at", at, now=NOW).code == 0


@pytest.fixture
def lived(commands: Commands) -> Commands:
    """Commands on a history of some weeks.

    Before the twelve weeks there are one session long ago and one in the week in which they begin.
    """
    _log(commands, "2024-06-03", "rdl 20x12@8 p0")
    _log(commands, "2026-02-24", "rdl 4*20x8@8 p0", "--before", "4")
    _log(commands, "2026-03-02", "rdl 20x5 w, 4*20x8@8 p1 r120", "--before", "3", "--after", "2")
    _feel(commands, 2, "morning", "2026-03-03T07:00")
    _log(commands, "2026-03-05", "bridge 3*10 p0")
    _log(commands, "2026-03-09", "rdl 4*20x10@8 p1 r120", "--before", "2")
    _log(commands, "2026-04-13", "rdl 45lbx8@8, 45lbx7@8 #stiff; bridge 3*10@7 p1")
    _feel(commands, 3, "morning", "2026-04-14T07:00")
    _log(commands, "2026-05-18", "rdl 3*20x10@7 p2, 20x9@5 p6; rdl 30x5@8 p1", "--before", "1")
    _feel(commands, 0, "morning", "2026-05-19T07:00")
    _feel(commands, 5, "now", "2026-05-20T10:00")
    _feel(commands, 2, "day", "2026-05-20T11:00")
    return commands


def _data(commands: Commands, *words: str) -> Any:
    return commands.data("progress", *words, now=NOW)


def _text(commands: Commands, *words: str) -> str:
    result = commands("progress", *words, now=NOW)
    assert (result.code, result.err) == (0, "")
    return result.out


def _week(week: str, monday: str, *told: float) -> dict[str, Any]:
    """A week with its kilograms, sets, reps and seconds under tension; with nothing without."""
    done = dict(zip(_NOTHING_DONE, told, strict=True)) if told else _NOTHING_DONE
    return {"week": week, "monday": monday, **done}


def _days(**values: float) -> list[dict[str, Any]]:
    """Values of days of 2026, each named like `m03_02`."""
    return [{"date": f"2026-{day[1:].replace('_', '-')}", "value": values[day]} for day in values]


# As JSON


def test_the_numbers_are_those_worked_out_by_hand(lived: Commands) -> None:
    sets = [done for one in lived.data("history", now=NOW) for done in one["sets"]]
    (in_april,) = (done for done in sets if (done["unit"], done["reps"]) == ("lb", 8))
    in_march = min(
        (done for done in sets if (done["load_kg"], done["reps"], done["rpe"]) == (20, 10, 8)),
        key=lambda done: str(done["at"]),
    )
    assert _data(lived, *RDL, "--range", "12w") == {
        "exercise": "rdl_empty_bar",
        "range": "12w",
        # 45 lb is a little more than the 20 kg of all other sets; 30 kg was another exercise.
        "best": {
            "date": "2026-04-13",
            "id": in_april["id"],
            "exercise": "rdl_empty_bar",
            "kind": "work",
            "reps": 8,
            "reps_left": None,
            "reps_right": None,
            "load_kg": 20.412,
            "load_typed": 45,
            "unit": "lb",
            "seconds": None,
            "rpe": 8,
            "pain": None,
            "rest_seconds": None,
            "tempo": None,
            "time_under_tension_seconds": None,
            "at": "2026-04-13T18:00:00+02:00",
            "note": "",
        },
        # 10 reps and 2 left: 20 × (1 + 12 ÷ 30), roughly. Of 45 lb × 8 it would be 27.216.
        "e1rm": {"kg": 28, "formula": "Epley", "set_id": in_march["id"], "rough": True},
        "e1rm_why_not": None,
        # Each rep takes 5 s at 3-1-1-0. The first week is whole although the span begins within.
        "weeks": [
            _week("2026-W09", "2026-02-23", 4 * 20 * 8, 4, 4 * 8, 4 * 8 * 5),
            _week("2026-W10", "2026-03-02", 4 * 20 * 8, 4, 4 * 8, 4 * 8 * 5),
            _week("2026-W11", "2026-03-09", 4 * 20 * 10, 4, 4 * 10, 4 * 10 * 5),
            _week("2026-W12", "2026-03-16"),
            _week("2026-W13", "2026-03-23"),
            _week("2026-W14", "2026-03-30"),
            _week("2026-W15", "2026-04-06"),
            _week("2026-W16", "2026-04-13", 306.18, 2, 15, 75),
            _week("2026-W17", "2026-04-20"),
            _week("2026-W18", "2026-04-27"),
            _week("2026-W19", "2026-05-04"),
            _week("2026-W20", "2026-05-11"),
            _week("2026-W21", "2026-05-18", 780, 4, 39, 195),
        ],
        # The first time of all, however long ago.
        "rungs": [
            {"date": "2024-06-03", "exercise": "rdl_empty_bar"},
            {"date": "2026-05-18", "exercise": "rdl_barbell"},
        ],
        "pain": {
            # Of 2 March the mean of two scores, of 20 May what was said of the whole day.
            "days": _days(m03_02=2.5, m03_03=2, m03_09=2, m04_14=3, m05_18=1, m05_19=0, m05_20=2),
            # From 4 on 24 February, before the span; after d days 0.5 ** (d / 7) of it is left.
            "smoothed": _days(
                m03_02=3.328,
                m03_03=3.203,
                m03_09=2.664,
                m04_14=2.99,
                m05_18=1.069,
                m05_19=0.968,
                m05_20=1.065,
            ),
            "trend": {
                "n": 3,
                "change": None,
                "low": None,
                "high": None,
                "verdict": "not enough data",
            },
        },
        # In 84 days, 14 hard sets of deadlifts (one had 5 reps left) and 6 of bridges; half a set
        # for what only helps. All that was done counts, not only the exercise.
        "muscles": [
            {"muscle": "gluteus_maximus", "sets_per_week": 1.667},  # 14 + 6
            {"muscle": "hamstrings", "sets_per_week": 1.667},  # 14 + 6
            {"muscle": "erector_spinae", "sets_per_week": 1.417},  # 14 + 3
            {"muscle": "adductor_magnus", "sets_per_week": 0.833},  # 7 + 3
            {"muscle": "multifidus", "sets_per_week": 0.833},  # 7 + 3
            {"muscle": "forearms", "sets_per_week": 0.583},  # 7
            {"muscle": "latissimus_dorsi", "sets_per_week": 0.583},  # 7
            {"muscle": "trapezius", "sets_per_week": 0.583},  # 7
            {"muscle": "gluteus_medius", "sets_per_week": 0.25},  # 3
        ],
    }


def test_without_an_exercise_all_of_them_are_summed_up(lived: Commands) -> None:
    found = _data(lived)
    assert (found["exercise"], found["range"]) == (None, "12w")
    assert (found["best"], found["e1rm"], found["e1rm_why_not"]) == (None, None, None)
    assert found["rungs"] == []
    # Bridges take 5 s a rep at 2-0-1-2, and have no kilograms.
    assert [week for week in found["weeks"] if week["sets"]] == [
        _week("2026-W09", "2026-02-23", 640, 4, 32, 160),
        _week("2026-W10", "2026-03-02", 640, 7, 62, 310),
        _week("2026-W11", "2026-03-09", 800, 4, 40, 200),
        _week("2026-W16", "2026-04-13", 306.18, 5, 45, 225),
        _week("2026-W21", "2026-05-18", 930, 5, 44, 220),
    ]
    alone = _data(lived, *RDL)
    assert (found["pain"], found["muscles"]) == (alone["pain"], alone["muscles"])


@pytest.mark.parametrize(
    ("span", "weeks", "first_week", "pain_days"),
    [
        ("4w", 5, "2026-W17", 3),
        ("12w", 13, "2026-W09", 7),
        ("1y", 53, "2025-W21", 8),
        ("all", 103, "2024-W23", 8),
    ],
)
def test_every_range_ends_today_and_reaches_as_far_back_as_it_says(
    lived: Commands, span: str, weeks: int, first_week: str, pain_days: int
) -> None:
    found = _data(lived, *RDL, "--range", span)
    assert found["range"] == span
    assert [len(found["weeks"]), found["weeks"][0]["week"]] == [weeks, first_week]
    assert found["weeks"][-1]["week"] == "2026-W21"
    assert found["rungs"] == [
        {"date": "2024-06-03", "exercise": "rdl_empty_bar"},
        {"date": "2026-05-18", "exercise": "rdl_barbell"},
    ]
    assert len(found["pain"]["days"]) == len(found["pain"]["smoothed"]) == pain_days


def test_where_there_is_no_estimate_it_says_why(lived: Commands) -> None:
    found = _data(lived, *RDL, "--range", "4w")
    assert (found["best"]["load_kg"], found["best"]["reps"], found["best"]["pain"]) == (20, 10, 2)
    assert found["e1rm"] is None
    assert found["e1rm_why_not"] == ("sets of 13 reps to failure are outside the formula's range")
    bridge = _data(lived, "--exercise", "glute_bridge")
    assert (bridge["best"]["reps"], bridge["best"]["load_kg"]) == (10, None)
    assert bridge["e1rm_why_not"] == "the load is not all that is lifted"
    assert {week["tonnage_kg"] for week in bridge["weeks"]} == {None}
    hold = _data(lived, "--exercise", "side_plank")
    assert (hold["best"], hold["e1rm_why_not"]) == (None, "holds have no reps")


def test_an_estimate_from_many_reps_is_marked_as_rough(commands: Commands) -> None:
    _log(commands, "2026-05-18", "rdl 20x10@8")
    found = _data(commands, *RDL)["e1rm"]
    assert (found["kg"], found["rough"]) == (28, True)


def test_of_a_one_sided_exercise_the_weaker_side_is_estimated(commands: Commands) -> None:
    _log(commands, "2026-05-18", "single_leg_rdl 10x8/7@8")
    found = _data(commands, "--exercise", "single_leg_rdl")
    assert (found["best"]["reps"], found["e1rm"]["kg"]) == (15, 13)
    assert found["e1rm_why_not"] is None


def test_what_was_thrown_away_is_not_counted(lived: Commands) -> None:
    store = Store.open(lived.db, device="test", now=lambda: build.START)
    with store, store.action("throw away") as writing:
        for row in writing.rows("SELECT id FROM sessions WHERE started_at > '2026-05'"):
            writing.bury("sessions", row["id"])
    found = _data(lived, *RDL)
    assert found["weeks"][-1] == _week("2026-W21", "2026-05-18")
    assert found["rungs"] == [{"date": "2024-06-03", "exercise": "rdl_empty_bar"}]


def test_enough_days_of_pain_have_a_trend(commands: Commands) -> None:
    for day, score in enumerate((5, 5, 4, 6, 4, 3, 4, 3, 3, 2, 4, 3, 2, 2), start=7):
        _feel(commands, score, "day", f"2026-05-{day:02}T12:00")
    found = _data(commands)["pain"]
    # The slope of −0.25 a day, and its interval of −0.333 to −0.111, over 28 days.
    assert found["trend"] == {
        "n": 14,
        "change": -7,
        "low": pytest.approx(-28 / 3, abs=0.001),
        "high": pytest.approx(-28 / 9, abs=0.001),
        "verdict": "improving",
    }
    assert [one["value"] for one in found["days"]][:3] == [5, 5, 4]


@pytest.mark.parametrize("span", Span)
@pytest.mark.parametrize("words", [(), RDL, ("--exercise", "side plank")])
def test_with_nothing_recorded_nothing_is_known(
    commands: Commands, span: Span, words: tuple[str, ...]
) -> None:
    found = _data(commands, *words, "--range", span.value)
    assert not commands.db.exists()
    assert found.pop("e1rm_why_not") in {None, "no sets yet", "holds have no reps"}
    assert (found.pop("exercise") is None) is (words == ())
    assert found == {
        "range": span.value,
        "best": None,
        "e1rm": None,
        "weeks": [],
        "rungs": [],
        "pain": {
            "days": [],
            "smoothed": [],
            "trend": {
                "n": 0,
                "change": None,
                "low": None,
                "high": None,
                "verdict": "not enough data",
            },
        },
        "muscles": [],
    }


# What is asked for


def test_an_exercise_may_be_named_in_any_way_that_is_understood_elsewhere(lived: Commands) -> None:
    expected = _data(lived, *RDL)
    assert _data(lived, "--exercise", "Romanian deadlift, empty bar") == expected
    assert _data(lived, "--exercise", "bridge")["exercise"] == "glute_bridge"


@pytest.mark.parametrize("kind", [(), ("--json",)])
def test_an_unknown_exercise_is_refused(commands: Commands, kind: tuple[str, ...]) -> None:
    assert "There is no exercise" in commands.refused("progress", "--exercise", "zumba", *kind)
    assert "single_leg_bridge" in commands.refused("progress", "--exercise", "bridg", *kind)


@pytest.mark.parametrize("words", [("--range", "3w"), ("--about", "weather"), ("--what",)])
def test_what_makes_no_sense_is_refused(commands: Commands, words: tuple[str, ...]) -> None:
    assert words[0] in commands.refused("progress", *words)


# As text


def _axes(text: str) -> int:
    """How many charts there are."""
    return len(re.findall(r"^ *└[─┬]+$", text, re.MULTILINE))


def test_the_text_has_the_charts_of_load_pain_and_volume(lived: Commands) -> None:
    lines = _text(lived, *RDL).splitlines()
    assert lines[0] == "Progress · Romanian deadlift, empty bar · 12 weeks"
    assert _axes("\n".join(lines)) == 3 + 2 + 3
    for title in ("load", "pain day by day", "tonnage per week, kg", "sets per week"):
        assert len([line for line in lines if line.startswith(title)]) == 1
    assert any(line.startswith("Glutes ") and "█" in line for line in lines)
    assert any("▪ next morning" in line and "┄ ceiling 5" in line for line in lines)
    assert "  e1RM roughly 28 kg by Epley" in lines
    assert "  1 session  held: pain" in lines


def test_whole_numbers_have_a_line_each_and_other_values_eight(lived: Commands) -> None:
    lines = _text(lived, *RDL).splitlines()
    heights: dict[str, int] = {}
    for start, line in enumerate(lines):
        rows = [one for one in lines[start + 1 :] if "└" in one][:1]
        if line and not line.startswith(" ") and rows:
            heights.setdefault(line.split("  ")[0], lines.index(rows[0], start) - start - 1)
    assert heights["load, kg"] == heights["tonnage per week, kg"] == 8
    # Six is the worst score, and one more than the ceiling.
    assert heights["pain"] == heights["pain day by day"] == heights["pain at the sessions"] == 7


def test_a_text_that_goes_elsewhere_has_no_colours(lived: Commands) -> None:
    assert "\x1b" not in _text(lived, *RDL, *EVERYTHING)


def test_the_text_is_about_the_loaded_exercise_done_last_unless_told(lived: Commands) -> None:
    assert _text(lived).startswith("Progress · Romanian deadlift, barbell · 12 weeks\n")
    assert _text(lived, "--range", "all").startswith("Progress · Romanian deadlift, barbell · all")


@pytest.mark.parametrize(
    ("about", "charts"),
    [
        (("load",), 3),
        (("pain",), 3),
        (("load", "pain"), 5),
        (("pain", "load", "pain"), 5),
        (("volume",), 3),
        (("effort",), 1),
        (("muscles",), 0),
        (("records", "mornings"), 0),
    ],
)
def test_the_text_can_be_limited_and_shows_no_chart_twice(
    lived: Commands, about: tuple[str, ...], charts: int
) -> None:
    words = [word for subject in about for word in ("--about", subject)]
    assert _axes(_text(lived, *RDL, *words)) == charts


def test_the_text_about_something_is_about_nothing_else(lived: Commands) -> None:
    muscles = _text(lived, "--about", "muscles")
    assert "Glutes" in muscles
    assert "tonnage per week" not in muscles
    assert "Glutes" not in _text(lived, "--about", "volume")


@pytest.mark.parametrize("span", Span)
def test_with_nothing_recorded_the_text_says_so(commands: Commands, span: Span) -> None:
    shown = _text(commands, *EVERYTHING, "--range", span.value)
    assert shown.startswith(f"Progress · Glute bridge · {span.words}\n")
    assert _axes(shown) == 0
    assert f"not done {span.within}" in shown
    assert f"no sets {span.within}" in shown
    assert f"no records {span.within}" in shown
    assert "no scores beside those of sets yet" in shown
    assert not commands.db.exists()


@pytest.mark.parametrize("span", Span)
@pytest.mark.parametrize("columns", ["10", "80", "300"])
def test_no_line_is_wider_than_a_page(
    lived: Commands, monkeypatch: pytest.MonkeyPatch, columns: str, span: Span
) -> None:
    monkeypatch.setenv("COLUMNS", columns)
    for words in (RDL, ("--exercise", "glute_bridge")):
        widths = {
            len(line)
            for line in _text(lived, *words, *EVERYTHING, "--range", span.value).split("\n")
        }
        assert max(widths) <= 120
        assert columns != "300" or 120 in widths


def test_loads_are_told_in_the_unit_of_the_person(lived: Commands) -> None:
    assert lived("config", "set", "units", "lb").code == 0
    shown = _text(lived, *RDL)
    assert "tonnage per week, lb" in shown
    assert "  45 lb × 8 on 13 Apr" in shown.splitlines()
    assert " kg" not in shown
    assert _data(lived, *RDL)["best"]["load_kg"] == 20.412


def test_a_database_with_hostile_text_is_shown_harmless(lived: Commands) -> None:
    hostile = "x\x1b]52;c;ZXZpbA==\x07y\x9b31m\u202e[/]{value}"
    store = Store.open(lived.db, device="test", now=lambda: build.START)
    with store, store.action("edit") as writing:
        for row in writing.rows("SELECT id, exercise_id FROM sets"):
            is_bridge = row["exercise_id"] == "glute_bridge"
            exercise = hostile if is_bridge else row["exercise_id"]
            writing.change("sets", row["id"], {"note": hostile, "exercise_id": exercise})
        for row in writing.rows("SELECT id FROM sessions"):
            writing.change("sessions", row["id"], {"note": hostile, "name": hostile})
        for row in writing.rows("SELECT id FROM pain_entries"):
            writing.change("pain_entries", row["id"], {"note": hostile, "place": hostile})
    steering = {"\x1b", "\x07", "\x9b", "\u202e"}
    for words in ((*RDL, *EVERYTHING), EVERYTHING, (*RDL, "--json")):
        shown = _text(lived, *words)
        assert not steering & set(shown)
    assert _data(lived, *RDL)["best"]["note"] == hostile
    line = lived.refused("progress", "--exercise", hostile)
    assert not steering & set(line)


# As a process


@pytest.fixture
def environment(lived: Commands, tmp_path: Path) -> dict[str, str]:
    """An environment whose file is that of the history, in a terminal of 80 columns."""
    kept = {name: value for name, value in os.environ.items() if name in {"PATH", "HOME"}}
    folders = {f"XDG_{kind}_HOME": str(tmp_path) for kind in ("DATA", "STATE", "CONFIG")}
    own = {"POSTCHAIN_DB": str(lived.db), "PYTHONPATH": str(ROOT), "TERM": "xterm-256color"}
    return {**kept, **folders, **own, "COLUMNS": "80", "LC_ALL": "C.UTF-8"}


def _command(*words: str) -> list[str]:
    return [sys.executable, "-m", "postchain_tui", "--now", NOW, "progress", *words]


def _run(environment: dict[str, str], *words: str) -> bytes:
    found = subprocess.run(
        _command(*words), env=environment, cwd=ROOT, capture_output=True, timeout=60, check=True
    )
    return found.stdout


def _on_a_terminal(environment: dict[str, str], *words: str) -> str:
    """What a terminal gets."""
    leader, follower = os.openpty()
    with subprocess.Popen(
        _command(*words), env=environment, cwd=ROOT, stdin=follower, stdout=follower
    ):
        os.close(follower)
        parts: list[bytes] = []
        # On Linux, a terminal that nobody writes to any more ends with an error.
        with contextlib.suppress(OSError):
            while part := os.read(leader, 65536):
                parts.append(part)
        os.close(leader)
    return b"".join(parts).decode()


def test_a_terminal_gets_colours_unless_they_are_not_wanted(environment: dict[str, str]) -> None:
    coloured = _on_a_terminal(environment, *RDL)
    assert {"\x1b[1m", "\x1b[36m", "\x1b[31m"} <= set(re.findall(r"\x1b\[[0-9;]*m", coloured))
    assert "\x1b[4" not in coloured, "a background"
    for unwanted in ({"NO_COLOR": "1"}, {"TERM": "dumb"}):
        plain = _on_a_terminal({**environment, **unwanted}, *RDL)
        assert "\x1b" not in plain
        assert "●" in plain


@pytest.mark.parametrize("more", [{}, {"PYTHONIOENCODING": "ascii"}])
def test_where_there_is_only_ascii_charts_are_made_of_it(
    environment: dict[str, str], more: dict[str, str]
) -> None:
    shown = _run({**environment, "LC_ALL": "C", **more}, *RDL).decode()
    lines = shown.splitlines()
    chart = [line for line in lines if re.match(r" *\d* [|+]", line)]
    assert len(chart) > 60
    assert all(line.isascii() for line in chart)
    assert next(line for line in lines if line.startswith("load")).isascii()
    assert next(line for line in lines if line.startswith("Glutes ")).endswith("  " + "#" * 24)
    assert not set("●▪┄─│└█▌░") & set(shown)


def test_the_numbers_need_nothing_that_draws(environment: dict[str, str]) -> None:
    code = (
        "import sys; from postchain_tui.cli import root; "
        "code = root.main(lambda start: 0, sys.argv[1:]); "
        "sys.exit(code or sorted({'textual', 'rich', 'plotext'} & set(sys.modules)) or 0)"
    )
    words = [sys.executable, "-c", code, "--now", NOW, "progress", "--json"]
    found = subprocess.run(
        words, env=environment, cwd=ROOT, capture_output=True, timeout=60, check=False
    )
    assert (found.returncode, found.stderr) == (0, b"")
