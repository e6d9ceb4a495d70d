"""Players that are scripts, on a PATH where there is nothing else."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

import psutil
import pytest

PATIENCE_SECONDS = 20.0
"""What never comes is given up after so long."""


class Machine:
    """A machine that has the programs that a test puts there; each writes down what it is told."""

    def __init__(self, folder: Path, scratch: Path) -> None:
        self.folder = folder
        self.scratch = scratch
        """Where temporary folders are made."""
        self.log = folder.parent / "calls"
        folder.mkdir()
        scratch.mkdir()

    def has(self, name: str, then: str = "exit 0") -> None:
        """Put a program on the machine that writes down how it is called, then does a thing."""
        script = self.folder / name
        script.write_text(f'#!/bin/sh\necho "{name} $*" >>"{self.log}"\n{then}\n')
        script.chmod(0o755)

    @property
    def calls(self) -> list[str]:
        """How the programs were called, without the folders of the files."""
        written = self.log.read_text().splitlines() if self.log.exists() else []
        return [" ".join(word.rpartition("/")[2] for word in line.split()) for line in written]

    @property
    def leftovers(self) -> list[Path]:
        """The temporary files."""
        return sorted(self.scratch.rglob("*"))

    def wait(self, is_so: Callable[[], object]) -> None:
        """Wait until something is so."""
        deadline = time.monotonic() + PATIENCE_SECONDS
        while not is_so():
            assert time.monotonic() < deadline, self.calls
            time.sleep(0.01)

    def wait_for_nobody(self) -> None:
        """Wait until no program is left, not even a dead one, and no file."""
        self.wait(lambda: not psutil.Process().children(recursive=True))
        self.wait(lambda: not self.leftovers)


@pytest.fixture
def machine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Machine:
    made = Machine(tmp_path / "bin", tmp_path / "scratch")
    monkeypatch.setenv("PATH", str(made.folder))
    monkeypatch.setattr("tempfile.tempdir", str(made.scratch))
    return made
