"""A home folder of its own, with a diary and the program as a person starts it."""

from __future__ import annotations

import json
import os
import sqlite3
import subprocess
import sys
from collections.abc import Mapping
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.terminal.terminal import Terminal

ROOT = Path(__file__).parents[2]


@dataclass(frozen=True)
class Home:
    """Where one person's things are."""

    folder: Path

    @property
    def db(self) -> Path:
        return self.folder / "data" / "diary.db"

    @property
    def log(self) -> Path:
        """Where a crash is written to."""
        return self.folder / "state" / "postchain" / "crash.log"

    @property
    def environment(self) -> dict[str, str]:
        places = {
            name: str(self.folder / folder)
            for name, folder in {
                "HOME": ".",
                "XDG_DATA_HOME": "share",
                "XDG_CONFIG_HOME": "config",
                "XDG_STATE_HOME": "state",
                "XDG_CACHE_HOME": "cache",
                "XDG_RUNTIME_DIR": "run",
                "POSTCHAIN_CONFIG": "config/config.toml",
            }.items()
        }
        kept = {"PATH": os.environ.get("PATH", os.defpath), "PYTHONPATH": str(ROOT)}
        return {**kept, "LANG": "C.UTF-8", **places, "POSTCHAIN_DB": str(self.db)}

    def command(self, *arguments: str) -> list[str]:
        return [sys.executable, "-m", "postchain_tui", "--db", str(self.db), *arguments]

    def app(
        self, size: tuple[int, int] = (100, 30), extra: Mapping[str, str] | None = None
    ) -> Terminal:
        """The app in a terminal; `extra` goes into its environment."""
        return Terminal(self.command(), {**self.environment, **(extra or {})}, size, self.folder)

    def run(self, *arguments: str) -> str:
        """What a command prints."""
        done = subprocess.run(
            self.command(*arguments),
            env=self.environment,
            cwd=self.folder,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
        )
        assert done.returncode == 0, done.stderr
        return done.stdout

    def sessions(self) -> list[dict[str, Any]]:
        """The sessions as they are told to other programs, newest first."""
        found: list[dict[str, Any]] = json.loads(self.run("history", "--json"))
        return found

    def rows(self, query: str, *values: object) -> list[tuple[Any, ...]]:
        """What the file itself says."""
        with closing(sqlite3.connect(f"{self.db.as_uri()}?mode=ro", uri=True)) as connection:
            return connection.execute(query, values).fetchall()
