"""Programs as files: written to be handed on, and read to be taken in."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest

from postchain_tui.catalog.mistakes import MistakesError
from postchain_tui.catalog.program_file import MOST_BYTES
from postchain_tui.coach import planning, programs, sharing, undoing
from postchain_tui.core.errors import InputError
from tests.coach.home import Home
from tests.coach.own import filled, made, planned, two_days


@pytest.fixture
def file(tmp_path: Path) -> Path:
    home = Home()
    made(home)
    program = planned(home, "Thrusts")
    form = planning.slot_of(home.coach, program, 0)
    form.save(filled(form, exercises="Sofa thrust"))
    sharing.export(home.coach, program, tmp_path / "thrusts.toml")
    return tmp_path / "thrusts.toml"


def test_what_is_written_is_for_its_owner_alone_and_is_read_as_the_same(file: Path) -> None:
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    home = Home()
    imported = sharing.take_in(home.coach, file)
    assert programs.shared(home.coach, imported.program.id) == file.read_text(encoding="utf-8")


def test_what_came_of_it_is_told_in_sentences(file: Path) -> None:
    home = Home()
    assert sharing.words(sharing.take_in(home.coach, file)) == (
        "Thrusts is here now, as thrusts.",
        "With 1 exercise: Sofa thrust.",
    )
    other = Home()
    made(other, sets="5")
    assert sharing.words(sharing.take_in(other.coach, file)) == (
        "Thrusts is here now, as thrusts.",
        "Sofa thrust was here already and stays as it is.",
    )
    assert sharing.words(sharing.take_in(other.coach, file))[0] == (
        "Thrusts was here already, the same, as thrusts."
    )
    file.write_text(file.read_text(encoding="utf-8").replace("Thrusts", "Thrust days"))
    assert sharing.words(sharing.take_in(other.coach, file))[0] == (
        "Thrust days is here in its new version, as thrusts."
    )


def test_no_file_is_written_over(tmp_path: Path) -> None:
    home = Home()
    file = tmp_path / "there.toml"
    file.write_text("mine")
    with pytest.raises(InputError, match="is there already: choose another name"):
        sharing.export(home.coach, "basics", file)
    assert file.read_text() == "mine"
    link = tmp_path / "link.toml"
    link.symlink_to(tmp_path / "elsewhere.toml")
    with pytest.raises(InputError, match="is there already"):
        sharing.export(home.coach, "basics", link)
    assert not (tmp_path / "elsewhere.toml").exists()


def test_where_nothing_can_be_written_the_reason_is_told(tmp_path: Path) -> None:
    home = Home()
    for name in ("no folder/a.toml", "a\0b.toml"):
        with pytest.raises(InputError, match="could not be written: "):
            sharing.export(home.coach, "basics", tmp_path / name)
    with pytest.raises(InputError, match="no such program"):
        sharing.export(home.coach, "none", tmp_path / "none.toml")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("name", ["gone.toml", "a\0b.toml", "."])
def test_what_cannot_be_read_is_refused_with_the_reason(tmp_path: Path, name: str) -> None:
    with pytest.raises(InputError, match="could not be read: "):
        sharing.take_in(Home().coach, tmp_path / name)


@pytest.mark.parametrize(
    ("content", "message"),
    [(b"\xff\xfe", "no text in UTF-8"), (b"#" * (MOST_BYTES + 9), "1 mistake|megabyte")],
)
def test_what_is_no_program_is_refused(tmp_path: Path, content: bytes, message: str) -> None:
    file = tmp_path / "odd.toml"
    file.write_bytes(content)
    home = Home()
    with pytest.raises(InputError, match=message):
        sharing.take_in(home.coach, file)
    assert undoing.last(home.coach, 9) == ()


def test_a_file_with_mistakes_leaves_everything_as_it_is(file: Path) -> None:
    home = Home()
    file.write_text(file.read_text() + "\nunknown = 1\n")
    with pytest.raises(MistakesError):
        sharing.take_in(home.coach, file)
    assert (home.coach.library.own, home.coach.own.programs) == ({}, {})


def test_a_program_with_days_goes_there_and_back(tmp_path: Path) -> None:
    home, there = Home(), Home()
    program = two_days(home)
    sharing.export(home.coach, program, tmp_path / "two.toml")
    sharing.take_in(there.coach, tmp_path / "two.toml")
    assert there.coach.own.program(program) == home.coach.own.program(program)
