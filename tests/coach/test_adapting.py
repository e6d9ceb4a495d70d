"""The settings page, and what is set on it."""

from __future__ import annotations

import os
from datetime import UTC, datetime
from pathlib import Path

import pytest

from postchain_tui.coach import adapting, undoing
from postchain_tui.coach.coach import Coach
from postchain_tui.config import THEMES, Config
from postchain_tui.core.errors import PostchainError
from postchain_tui.core.form import FieldError
from postchain_tui.core.settings import Settings, text_of
from postchain_tui.store.failures import NotReadError, NotSavedError
from postchain_tui.store.store import Store
from tests.coach.home import LIBRARY, MONDAY, HandClock, Home


def places(folder: Path) -> Config:
    """Files in a folder."""
    return Config(folder / "diary.db", folder / "config.toml", folder / "state")


def on_disk(folder: Path, *, read_only: bool = False) -> Coach:
    """A coach with a file."""
    clock = HandClock()
    file = places(folder).db
    store = Store.open(file, device="here", now=clock.now, read_only=read_only)
    return Coach(store, LIBRARY, clock)


def test_everything_stands_as_it_is_on_record(tmp_path: Path) -> None:
    home = Home()
    adapting.put(home.coach, "ceiling", "4")
    stand = adapting.stand(home.coach, places(tmp_path), theme="x", other_keys=2, sound="tones")
    assert stand.settings.ceiling == 4
    assert (stand.injured, stand.theme, stand.other_keys, stand.sound) == (False, "x", 2, "tones")
    assert stand.themes == THEMES
    assert stand.program == "Basics"
    assert stand.facts["db"] == "in memory only"


def test_file_size_and_newest_backup_are_told(tmp_path: Path) -> None:
    coach = on_disk(tmp_path)
    with coach.store:
        facts = adapting.stand(coach, places(tmp_path)).facts
        assert facts["db"] == str(tmp_path / "diary.db")
        assert facts["size"].endswith(" MB")
        assert facts["backup"] == "none yet"
        assert facts["config"] == str(tmp_path / "config.toml")
        backup = tmp_path / "backups" / "one.db"
        backup.parent.mkdir()
        backup.write_bytes(b"x")
        yesterday = MONDAY.timestamp() - 86_400
        os.utime(backup, (yesterday, yesterday))
        told = adapting.stand(coach, places(tmp_path)).facts["backup"]
        assert told == f"Sun 1 Mar, {backup}"
        assert datetime.fromtimestamp(yesterday, UTC).day == 1


def test_a_setting_is_put_on_record_and_taken_back() -> None:
    home = Home()
    changed = adapting.put(home.coach, "bar_kg", "15")
    assert changed.what == "set empty bar to 15 kg"
    assert text_of(home.coach.settings, "bar_kg") == "15kg"
    taken = undoing.undo(home.coach)
    assert taken.fate.deed.what == "set empty bar to 15 kg"
    assert home.coach.settings == Settings()


def test_the_targets_that_change_are_told() -> None:
    home = Home()
    changed = adapting.put(home.coach, "implements", "mat")
    assert changed.what == "set at hand to mat"
    assert changed.targets


def test_what_stands_so_already_is_not_written() -> None:
    home = Home()
    version = home.store.version()
    assert adapting.put(home.coach, "ceiling", "5").what == ""
    assert adapting.put(home.coach, "injured", "no").what == ""
    assert home.store.version() == version


def test_an_injury_is_a_statement_that_can_be_taken_back() -> None:
    home = Home()
    assert adapting.put(home.coach, "injured", "yes").what == "say that something is injured"
    assert adapting.stand(home.coach, places(Path())).injured
    assert adapting.put(home.coach, "injured", "no").what == "say that nothing is injured"
    assert not adapting.stand(home.coach, places(Path())).injured
    undoing.undo(home.coach)
    assert adapting.stand(home.coach, places(Path())).injured


def test_what_cannot_be_read_is_told_with_the_name_on_the_page() -> None:
    home = Home()
    with pytest.raises(FieldError, match="Empty bar is the mass of the empty bar") as refused:
        adapting.put(home.coach, "bar_kg", "heavy")
    assert refused.value.key == "bar_kg"
    with pytest.raises(FieldError, match="Ceiling has to be above green"):
        adapting.put(home.coach, "ceiling", "2")
    with pytest.raises(FieldError, match="Plates are written as"):
        adapting.put(home.coach, "plates", "many")
    with pytest.raises(FieldError, match="There is no implement"):
        adapting.put(home.coach, "implements", "jetpack")
    assert home.coach.settings == Settings()


def test_a_form_holds_the_text_and_saves_it() -> None:
    home = Home()
    form = adapting.form(home.coach, "emergency_number")
    (field,) = form.fields
    assert (form.title, field.label, field.text) == ("Emergency number", "Emergency number", "")
    form.save({"emergency_number": "144"})
    assert adapting.form(home.coach, "emergency_number").fields[0].text == "144"
    with pytest.raises(FieldError, match="Emergency number is a telephone number"):
        form.save({"emergency_number": "call me"})


def test_a_program_is_told_by_its_name_and_has_to_be_there(tmp_path: Path) -> None:
    home = Home()
    assert adapting.put(home.coach, "program", "recovery").what == "set program to Gentle day"
    assert adapting.stand(home.coach, places(tmp_path)).program == "Gentle day"
    with pytest.raises(FieldError, match="There is no"):
        adapting.put(home.coach, "program", "gone")
    assert home.coach.settings.program == "recovery"


def test_a_file_that_may_only_be_read_takes_nothing(tmp_path: Path) -> None:
    with on_disk(tmp_path).store:
        pass
    coach = on_disk(tmp_path, read_only=True)
    with coach.store:
        for key, text in (("ceiling", "4"), ("injured", "yes")):
            with pytest.raises(NotSavedError, match="reading only"):
                adapting.put(coach, key, text)
        assert coach.settings == Settings()


def test_the_number_to_call_is_told_or_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    home = Home()
    adapting.put(home.coach, "emergency_number", "144")
    assert adapting.emergency_number(home.coach) == "144"

    def broken(self: Coach) -> Settings:
        raise NotReadError("The file is damaged.")

    monkeypatch.setattr(Coach, "settings", property(broken))
    with pytest.raises(PostchainError):
        _ = home.coach.settings
    assert adapting.emergency_number(home.coach) == ""


def test_a_number_alone_is_a_bar_in_the_unit_in_use() -> None:
    home = Home()
    adapting.put(home.coach, "units", "lb")
    form = adapting.form(home.coach, "bar_kg")
    form.save({"bar_kg": "35"})
    assert text_of(home.coach.settings, "bar_kg") == "35lb"
    form.save({"bar_kg": "15 kg"})
    assert text_of(home.coach.settings, "bar_kg") == "15kg"
