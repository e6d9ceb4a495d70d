"""The command `config`."""

from __future__ import annotations

import pytest

from postchain_tui.core import settings
from tests.cli.commands import Commands


def test_a_file_nobody_has_set_up_counts_as_agreed(commands: Commands) -> None:
    found = commands.data("config")
    assert set(found) == {*settings.KEYS, "theme"}
    assert (found["units"], found["bar_kg"], found["strict"]) == ("kg", 20, False)
    assert found["implements"] == "mat,pipe,band,barbell,plates,rack,bench"
    assert found["plates"] == "1.25x1,2.5x1,5x1,10x1,20x1"
    assert (found["ceiling"], found["green"], found["usual_pain"]) == (5, 2, None)
    assert not commands.db.exists()


@pytest.mark.parametrize(
    ("key", "text", "value"),
    [
        ("units", "LB", "lb"),
        ("bar_kg", "15", 15),
        ("bar_kg", "17,5", 17.5),
        ("implements", "pipe, mat", "mat,pipe"),
        ("plates", "1,25x2", "1.25x2"),
        ("strict", "on", True),
        ("green", "3", 3),
        ("usual_pain", "-", None),
    ],
)
def test_what_is_set_is_shown(commands: Commands, key: str, text: str, value: object) -> None:
    assert commands("config", "set", key, text).code == 0
    assert commands.data("config")[key] == value
    assert f"{key} " in commands("config").out


@pytest.mark.parametrize(
    ("key", "text", "expected"),
    [
        ("unit", "kg", "no setting 'unit'"),
        ("units", "stone", "kg or lb"),
        ("implements", "sofa", "dumbbells"),
        ("plates", "1.25", "1.25x1"),
        ("ceiling", "11", "1 to 10"),
        ("program", "nope", "basics"),
        ("theme", "pink", "postchain-light"),
    ],
)
def test_what_cannot_be_is_refused(commands: Commands, key: str, text: str, expected: str) -> None:
    assert expected in commands.refused("config", "set", key, text)
    assert not commands.config.exists()


def test_the_theme_belongs_to_the_machine(commands: Commands) -> None:
    assert commands("config", "set", "theme", "postchain-light").out == "theme = postchain-light\n"
    assert 'theme = "postchain-light"' in commands.config.read_text()
    assert commands.data("config")["theme"] == "postchain-light"
    assert not commands.db.exists()


def test_set_answers_in_json_as_well(commands: Commands) -> None:
    assert commands.data("config", "set", "green", "1")["green"] == 1


def test_an_unusable_configuration_file_is_named(commands: Commands) -> None:
    commands.config.write_text("theme = [")
    result = commands("today")
    assert result.code == 1
    assert str(commands.config) in result.err
    assert result.err.count("\n") == 1


def test_a_bar_in_the_other_unit_is_confirmed_in_both(commands: Commands) -> None:
    assert commands("config", "set", "bar_kg", "15").out == "bar_kg = 15kg\n"
    assert commands("config", "set", "bar_kg", "45lb").out == "bar_kg = 45lb (20.4 kg)\n"
    commands("config", "set", "units", "lb")
    assert commands("config", "set", "bar_kg", "35").out == "bar_kg = 35kg (77.2 lb)\n"
    assert commands("config", "set", "bar_kg", "45lb").out == "bar_kg = 45lb\n"


def test_limits_that_contradict_each_other_are_refused(commands: Commands) -> None:
    assert "above green" in commands.refused("config", "set", "ceiling", "2")
    commands("config", "set", "ceiling", "3")
    assert "below the ceiling" in commands.refused("config", "set", "green", "3")
    assert (commands.data("config")["ceiling"], commands.data("config")["green"]) == (3, 2)
