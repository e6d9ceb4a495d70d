"""The command line as a person meets it: what was typed in, and what came out."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from postchain_tui.cli import root
from postchain_tui.cli.context import AppStart

EVENING = "2026-03-02T18:00:00+01:00"
"""A Monday."""
NEXT_MORNING = "2026-03-03T08:00:00+01:00"


@dataclass(frozen=True, slots=True)
class Result:
    """What one command left behind."""

    code: int
    out: str
    err: str

    @property
    def lines(self) -> list[str]:
        """The lines of the output."""
        return self.out.splitlines()

    @property
    def data(self) -> Any:
        """The output as JSON."""
        assert self.code == 0, self.err
        return json.loads(self.out)


@dataclass(slots=True)
class Commands:
    """Runs commands on one file."""

    db: Path
    config: Path
    take_output: Callable[[], tuple[str, str]]
    app_starts: list[AppStart]
    """How the app was started."""
    app_code: int = 0
    """What the app ends with."""

    def __call__(self, *words: str, now: str = EVENING) -> Result:
        """Run `postchain` with these words at a moment."""
        options = ("--db", str(self.db), "--config", str(self.config), "--now", now)
        return self.bare(*options, *words)

    def bare(self, *words: str) -> Result:
        """Run `postchain` with these words and nothing else."""
        code = root.main(self._run_app, words)
        out, err = self.take_output()
        return Result(code, out, err)

    def data(self, *words: str, now: str = EVENING) -> Any:
        """What a command prints as JSON."""
        return self(*words, "--json", now=now).data

    def refused(self, *words: str, now: str = EVENING) -> str:
        """The one line that refuses a wrong use."""
        result = self(*words, now=now)
        assert (result.code, result.out) == (2, "")
        assert result.err.count("\n") == 1
        return result.err

    def _run_app(self, start: AppStart) -> int:
        self.app_starts.append(start)
        return self.app_code
