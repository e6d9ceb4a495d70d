"""The command line on files of its own."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.commands import Commands


@pytest.fixture
def commands(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> Commands:
    """Commands that find nothing of this machine's own."""
    for name in ("POSTCHAIN_DB", "POSTCHAIN_CONFIG", "NO_COLOR"):
        monkeypatch.delenv(name, raising=False)
    for kind in ("DATA", "STATE", "CONFIG"):
        monkeypatch.setenv(f"XDG_{kind}_HOME", str(tmp_path / kind.lower()))

    def output() -> tuple[str, str]:
        captured = capsys.readouterr()
        return captured.out, captured.err

    return Commands(tmp_path / "diary.db", tmp_path / "config.toml", output, [])
