"""Where things are on this machine, and how the app looks on it."""

from __future__ import annotations

import os
import stat
import uuid
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from platformdirs import PlatformDirs

from postchain_tui.core.errors import InputError, PostchainError
from postchain_tui.core.toml import parsed

APP_NAME = "postchain"

CRASH_LOG = "crash.log"
"""Name of the log of crashes in the state folder."""

THEMES = ("postchain-dark", "postchain-light", "postchain-contrast", "postchain-terminal")
"""Names of the themes that may be chosen."""


_BYTES_A_MB = 1_000_000
_KEYS_ARE = '[keys] has to hold lines like "session.go" = "space".'


class ConfigError(PostchainError):
    """The configuration file cannot be used."""


@dataclass(frozen=True, slots=True)
class Config:
    """What belongs to the machine rather than to the training."""

    db: Path
    """The database."""
    file: Path
    """The configuration file, whether it exists or not."""
    state: Path
    """The folder of what the machine remembers: its device id, the log of crashes."""
    theme: str = THEMES[0]
    keys: dict[str, str] = field(default_factory=dict)
    """Other keys for bindings, by binding id."""

    @property
    def backups(self) -> Path:
        """The folder of the copies of the database."""
        return self.db.parent / "backups"

    @property
    def log(self) -> Path:
        """The file that the traceback of a crash is written to."""
        return self.state / CRASH_LOG


def load(db: Path | None, file: Path | None) -> Config:
    """Read the configuration: what is said here, else the environment, else config.toml.

    Args:
        db: The database, if it was named on the command line.
        file: The configuration file, if it was named on the command line.

    Raises:
        ConfigError: when the file cannot be read; it names the file and the key.
    """
    dirs = _folders()
    file = file or _from_environment("POSTCHAIN_CONFIG", dirs.user_config_path / "config.toml")
    values = _read(file)
    said = _path_value(file, values, "db") or dirs.user_data_path / "postchain.db"
    db = db or _from_environment("POSTCHAIN_DB", said)
    return Config(
        db=db.expanduser().absolute(),
        file=file,
        state=dirs.user_state_path,
        theme=_theme(file, values),
        keys=_keys(file, values),
    )


def state_folder() -> Path:
    """The folder of what the machine remembers."""
    return _folders().user_state_path


def _folders() -> PlatformDirs:
    return PlatformDirs(APP_NAME, appauthor=False)


def device_id(state: Path) -> str:
    """The id of this machine, made at the first start; it never leaves the state folder's file."""
    file = state / "device-id"
    return _known_id(file) or _made_id(file)


def _known_id(file: Path) -> str:
    """The id in the file; nothing where there is none that can be read."""
    try:
        return file.read_text(encoding="ascii").strip()
    except (OSError, UnicodeDecodeError):
        return ""


def _made_id(file: Path) -> str:
    """A new id, which the file keeps where it can be written, unless another was first."""
    made = uuid.uuid4().hex[:12]
    try:
        file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        handle = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return _known_id(file) or made
    except OSError:
        return made
    with os.fdopen(handle, "w", encoding="ascii") as stream:
        stream.write(made)
    return made


def save_theme(file: Path, theme: str) -> None:
    """Write the theme into the configuration file, leaving the rest as it is.

    Raises:
        InputError: when there is no such theme.
        ConfigError: when the file cannot be read or written.
    """
    if theme not in THEMES:
        raise InputError(f"There is no theme {theme!r}: choose from {' '.join(THEMES)}.")

    def change(document: dict[str, Any]) -> None:
        """Name the theme."""
        document["theme"] = theme

    _rewrite(file, change)


def save_keys(file: Path, keys: Mapping[str, str]) -> None:
    """Write all other keys for bindings into the configuration file, leaving the rest as it is.

    Args:
        file: The configuration file, whether it exists or not.
        keys: The keys by binding id; what is not among them is as usual again.

    Raises:
        ConfigError: when the file cannot be read or written.
    """

    def change(document: dict[str, Any]) -> None:
        """Take away what is no longer so, in its place in the file, and add what is new."""
        table = document.setdefault("keys", {})
        if not isinstance(table, dict):
            raise ConfigError(f"{file}: {_KEYS_ARE}")
        for name in set(table).difference(keys):
            del table[name]
        for name, key in keys.items():
            if table.get(name) != key:
                table[name] = key

    _rewrite(file, change)


def _rewrite(file: Path, change: Callable[[dict[str, Any]], None]) -> None:
    """Change the configuration file: the whole file is there afterwards, or the one before.

    Raises:
        ConfigError: when it cannot be read or written.
    """
    import tomlkit  # noqa: PLC0415 - only where it is written, at 20 ms
    from tomlkit.exceptions import TOMLKitError  # noqa: PLC0415 - likewise

    target = Path(os.path.realpath(file))  # what a link leads to is written, and the link stays
    try:
        document = tomlkit.parse(target.read_text(encoding="utf-8") if target.exists() else "")
        change(document)
        target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        _replace(target, tomlkit.dumps(document))
    except OSError as error:
        raise ConfigError(f"{file} could not be written: {error.strerror}.") from error
    except (TOMLKitError, UnicodeDecodeError) as error:
        raise ConfigError(f"{file} is not valid TOML: {error}. Mend it or remove it.") from error


def _replace(target: Path, text: str) -> None:
    """Put a file in the place of another one, with its mode; a new one is the owner's alone."""
    mode = stat.S_IMODE(target.stat().st_mode) if target.exists() else 0o600
    new = target.with_name(f".{target.name}.{uuid.uuid4().hex[:12]}")
    handle = os.open(new, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        with os.fdopen(handle, "w", encoding="utf-8") as stream:
            stream.write(text)
            stream.flush()
            os.fchmod(stream.fileno(), mode)
            os.fsync(stream.fileno())
        new.replace(target)
    except OSError:
        new.unlink(missing_ok=True)
        raise


def size_bytes(file: Path) -> int | None:
    """How big a file is; None where there is none."""
    try:
        return file.stat().st_size
    except OSError:
        return None


def size_text(size: int | None) -> str:
    """The size of a file in words."""
    return "not there yet" if size is None else f"{size / _BYTES_A_MB:.2f} MB"


def newest_file(folder: Path) -> tuple[Path, datetime] | None:
    """The file of a folder that was written last, and when; None where there is none."""
    try:
        dated = [(file.stat().st_mtime, file) for file in folder.iterdir() if file.is_file()]
    except OSError:
        return None
    if not dated:
        return None
    at, newest = max(dated)
    return newest, datetime.fromtimestamp(at, UTC)


def _from_environment(name: str, otherwise: Path) -> Path:
    value = os.environ.get(name, "")
    return Path(value) if value else otherwise


def _read(file: Path) -> dict[str, Any]:
    try:
        values: dict[str, Any] = parsed(file.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return {}
    except OSError as error:
        raise ConfigError(f"{file} could not be read: {error.strerror}.") from error
    except (InputError, UnicodeDecodeError) as error:
        raise ConfigError(f"{file} is not valid TOML: {error}. Mend it or remove it.") from error
    unknown = sorted(set(values) - {"db", "theme", "keys"})
    if unknown:
        raise ConfigError(f"{file}: there is no key {unknown[0]!r}; it knows db, theme and keys.")
    return values


def _path_value(file: Path, values: dict[str, Any], key: str) -> Path | None:
    value = values.get(key)
    if value is not None and not isinstance(value, str):
        raise ConfigError(f"{file}: {key} has to be a path in quotes.")
    return None if value is None else Path(value)


def _theme(file: Path, values: dict[str, Any]) -> str:
    theme = values.get("theme", THEMES[0])
    if theme not in THEMES:
        raise ConfigError(f"{file}: theme has to be one of {' '.join(THEMES)}, not {theme!r}.")
    return str(theme)


def _keys(file: Path, values: dict[str, Any]) -> dict[str, str]:
    keys = values.get("keys", {})
    if not isinstance(keys, dict) or not all(isinstance(key, str) for key in keys.values()):
        raise ConfigError(f"{file}: {_KEYS_ARE}")
    return dict(keys)
