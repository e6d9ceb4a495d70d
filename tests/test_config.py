"""Where things are on this machine, and how the app looks on it."""

from __future__ import annotations

import os
import stat
import tomllib
from pathlib import Path

import pytest

from postchain_tui import config
from postchain_tui.config import Config, ConfigError
from postchain_tui.core.errors import InputError


def _written(path: Path, text: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def _refused(path: Path, text: str) -> str:
    with pytest.raises(ConfigError) as refused:
        config.load(None, _written(path, text))
    assert str(path) in str(refused.value)
    return str(refused.value)


def test_without_a_word_everything_is_where_the_system_keeps_such_things(home: Path) -> None:
    places = config.load(None, None)
    assert places == Config(
        db=home / "data" / "postchain" / "postchain.db",
        file=home / "config" / "postchain" / "config.toml",
        state=home / "state" / "postchain",
    )
    assert places.backups == home / "data" / "postchain" / "backups"
    assert places.log == config.state_folder() / "crash.log"
    assert (places.theme, places.keys) == ("postchain-dark", {})
    assert [*home.iterdir()] == []


def test_what_is_said_wins_over_the_environment_and_that_over_the_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = _written(tmp_path / "mine.toml", 'db = "/of/the/file.db"')
    assert config.load(None, file).db == Path("/of/the/file.db")
    monkeypatch.setenv("POSTCHAIN_CONFIG", str(file))
    assert config.load(None, None).db == Path("/of/the/file.db")
    monkeypatch.setenv("POSTCHAIN_DB", "/of/the/environment.db")
    assert config.load(None, None).db == Path("/of/the/environment.db")
    assert config.load(Path("/said.db"), None).db == Path("/said.db")
    other = tmp_path / "other.toml"
    assert config.load(None, other).file == other


def test_an_empty_variable_says_nothing(monkeypatch: pytest.MonkeyPatch, home: Path) -> None:
    monkeypatch.setenv("POSTCHAIN_DB", "")
    monkeypatch.setenv("POSTCHAIN_CONFIG", "")
    assert config.load(None, None).db.is_relative_to(home)


def test_a_path_may_begin_at_home_or_be_relative(home: Path) -> None:
    assert config.load(Path("~/diary.db"), None).db == home / "diary.db"
    assert config.load(Path("diary.db"), None).db == Path.cwd() / "diary.db"


def test_the_file_sets_theme_and_keys(tmp_path: Path) -> None:
    text = 'theme = "postchain-light"\n[keys]\n"session.go" = "g"\n'
    places = config.load(None, _written(tmp_path / "config.toml", text))
    assert (places.theme, places.keys) == ("postchain-light", {"session.go": "g"})


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("db = 3", "db has to be a path"),
        ('theme = "pink"', "theme has to be one of"),
        ("theme = 3", "theme has to be one of"),
        ("keys = 3", "[keys] has to hold lines"),
        ("[keys]\na = 3", "[keys] has to hold lines"),
        ('them = "postchain-dark"', "there is no key 'them'"),
        ("db = ", "not valid TOML"),
    ],
)
def test_what_the_file_must_not_say_is_named_with_the_file(
    tmp_path: Path, text: str, word: str
) -> None:
    assert word in _refused(tmp_path / "config.toml", text)


def test_a_file_that_is_no_text_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "config.toml"
    file.write_bytes(b"\xff\xfe")
    with pytest.raises(ConfigError, match="not valid TOML"):
        config.load(None, file)


def test_a_file_that_cannot_be_read_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="could not be read"):
        config.load(None, tmp_path)


# The id of the machine


def test_a_machine_keeps_its_id(tmp_path: Path) -> None:
    state = tmp_path / "deep" / "state"
    made = config.device_id(state)
    assert len(made) == 12
    assert config.device_id(state) == made
    assert config.device_id(tmp_path / "other") != made


def test_only_the_owner_may_see_the_id(tmp_path: Path) -> None:
    before = os.umask(0)
    try:
        config.device_id(tmp_path / "state")
    finally:
        os.umask(before)
    assert stat.S_IMODE((tmp_path / "state").stat().st_mode) == 0o700
    assert stat.S_IMODE((tmp_path / "state" / "device-id").stat().st_mode) == 0o600


@pytest.mark.parametrize("state", ["file", "file/below"])
def test_an_id_that_cannot_be_kept_is_made_anew(tmp_path: Path, state: str) -> None:
    _written(tmp_path / "file", "")
    blocked = tmp_path / state
    assert len(config.device_id(blocked)) == 12
    assert config.device_id(blocked) != config.device_id(blocked)


@pytest.mark.parametrize("content", [b"", b"\xff\n"])
def test_a_file_that_holds_no_id_is_left_alone(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "device-id"
    file.write_bytes(content)
    assert len(config.device_id(tmp_path)) == 12
    assert file.read_bytes() == content


# The theme


def test_the_theme_is_written_and_the_rest_left_as_it_is(tmp_path: Path) -> None:
    file = _written(tmp_path / "config.toml", '# mine\n[keys]\n"session.go" = "g"\n')
    config.save_theme(file, "postchain-light")
    assert "# mine" in file.read_text(encoding="utf-8")
    places = config.load(None, file)
    assert (places.theme, places.keys) == ("postchain-light", {"session.go": "g"})


def test_the_theme_makes_the_file_where_there_is_none(tmp_path: Path) -> None:
    file = tmp_path / "new" / "config.toml"
    config.save_theme(file, "postchain-light")
    assert tomllib.loads(file.read_text(encoding="utf-8")) == {"theme": "postchain-light"}


def test_a_theme_that_is_unknown_writes_nothing(tmp_path: Path) -> None:
    file = tmp_path / "config.toml"
    with pytest.raises(InputError, match="no theme 'pink'"):
        config.save_theme(file, "pink")
    assert not file.exists()


def test_a_theme_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="could not be written"):
        config.save_theme(tmp_path, "postchain-light")


# The keys


def _mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def test_keys_are_written_and_the_rest_left_as_it_is(tmp_path: Path) -> None:
    text = (
        '# mine\ntheme = "postchain-light"\n\n[keys]\n# big\n"session.go" = "g" # go\n"a.b" = "x"\n'
    )
    file = _written(tmp_path / "config.toml", text)
    config.save_keys(file, {"session.go": "g", "today.why": "y"})
    written = file.read_text(encoding="utf-8")
    assert "# mine" in written
    assert '# big\n"session.go" = "g" # go\n' in written
    places = config.load(None, file)
    assert places.keys == {"session.go": "g", "today.why": "y"}
    assert places.theme == "postchain-light"


def test_keys_that_are_as_usual_again_leave_an_empty_table(tmp_path: Path) -> None:
    file = _written(tmp_path / "config.toml", '[keys]\n"session.go" = "g"\n')
    config.save_keys(file, {})
    assert config.load(None, file).keys == {}


def test_a_new_file_is_the_owners_alone_and_one_that_was_there_keeps_its_mode(
    tmp_path: Path,
) -> None:
    file = tmp_path / "new" / "config.toml"
    before = os.umask(0)
    try:
        config.save_keys(file, {"session.go": "g"})
    finally:
        os.umask(before)
    assert _mode(file) == 0o600
    file.chmod(0o644)
    config.save_theme(file, "postchain-light")
    assert _mode(file) == 0o644
    assert [one.name for one in file.parent.iterdir()] == ["config.toml"]


def test_a_link_to_the_file_stays_a_link(tmp_path: Path) -> None:
    real = _written(tmp_path / "dotfiles" / "postchain.toml", "# mine\n")
    link = tmp_path / "config.toml"
    link.symlink_to(real)
    config.save_keys(link, {"session.go": "g"})
    assert link.is_symlink()
    assert tomllib.loads(real.read_text(encoding="utf-8")) == {"keys": {"session.go": "g"}}


def test_where_the_file_cannot_be_replaced_it_is_whole_and_nothing_is_left_beside_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = _written(tmp_path / "config.toml", "# mine\n")

    def full(self: Path, target: Path) -> Path:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", full)
    with pytest.raises(ConfigError, match="could not be written: No space left"):
        config.save_keys(file, {"session.go": "g"})
    assert file.read_text(encoding="utf-8") == "# mine\n"
    assert [*tmp_path.iterdir()] == [file]


@pytest.mark.parametrize(
    ("text", "words"), [(b"db = ", "not valid TOML"), (b"\xff", "not valid TOML"),
    (b"keys = 3", "[keys] has to hold lines")],
)  # fmt: skip
def test_a_file_that_was_spoilt_meanwhile_is_left_alone(
    tmp_path: Path, text: bytes, words: str
) -> None:
    file = tmp_path / "config.toml"
    file.write_bytes(text)
    with pytest.raises(ConfigError) as refused:
        config.save_keys(file, {"session.go": "g"})
    assert str(file) in str(refused.value)
    assert words in str(refused.value)
    assert file.read_bytes() == text


# What there is of the data


def test_sizes_and_the_newest_file_are_told(tmp_path: Path) -> None:
    file = _written(tmp_path / "new.db", "x" * 1000)
    assert config.size_bytes(file) == 1000
    assert config.size_text(1_234_567) == "1.23 MB"
    assert config.size_bytes(tmp_path / "none") is None
    assert config.size_text(None) == "not there yet"
    os.utime(_written(tmp_path / "old.db", ""), (1, 1))
    os.utime(file, (86_400, 86_400))
    found = config.newest_file(tmp_path)
    assert found is not None
    assert (found[0], found[1].isoformat()) == (file, "1970-01-02T00:00:00+00:00")
    (tmp_path / "empty").mkdir()
    assert config.newest_file(tmp_path / "empty") is None
    assert config.newest_file(tmp_path / "none") is None
