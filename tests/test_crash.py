"""What is left of a bug."""

from __future__ import annotations

import stat
import subprocess
import sys
from pathlib import Path

import pytest

from postchain_tui import crash

PROGRAM = """
import sys
from pathlib import Path
from postchain_tui import crash
crash.log_uncaught(Path(sys.argv[1]))
raise {error}
"""


def _raised(message: str) -> ValueError:
    try:
        raise ValueError(message)
    except ValueError as error:
        return error


def _run(log: Path, error: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", PROGRAM.format(error=error), str(log)],
        capture_output=True,
        text=True,
        check=False,
        cwd=Path(__file__).parents[1],
    )


def test_tracebacks_are_appended_to_a_log_that_only_the_owner_may_see(tmp_path: Path) -> None:
    log = tmp_path / "state" / "crash.log"
    for message in ("first", "second"):
        crash.write(log, _raised(message))
    text = log.read_text(encoding="utf-8")
    assert text.index("ValueError: first") < text.index("ValueError: second")
    assert text.count("Traceback") == 2
    assert stat.S_IMODE(log.stat().st_mode) == 0o600
    assert stat.S_IMODE(log.parent.stat().st_mode) == 0o700


def test_a_text_that_no_encoding_holds_is_logged_all_the_same(tmp_path: Path) -> None:
    crash.write(tmp_path / "crash.log", _raised("\udcff"))
    assert "\\udcff" in (tmp_path / "crash.log").read_text(encoding="utf-8")


def test_a_log_that_cannot_be_written_is_done_without(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    crash.write(tmp_path / "file" / "crash.log", _raised("lost"))
    assert (tmp_path / "file").read_bytes() == b""


def test_a_bug_is_one_line_to_the_person_and_a_traceback_in_the_log(tmp_path: Path) -> None:
    log = tmp_path / "crash.log"
    ended = _run(log, "ValueError('oops')")
    assert ended.returncode == 1
    assert ended.stderr == f"postchain: {crash.NOTE.format(log=log)}\n"
    assert "ValueError: oops" in log.read_text(encoding="utf-8")


def test_ctrl_c_is_no_bug(tmp_path: Path) -> None:
    log = tmp_path / "crash.log"
    ended = _run(log, "KeyboardInterrupt")
    assert "KeyboardInterrupt" in ended.stderr
    assert not log.exists()


def test_the_hook_says_and_logs_it_in_this_process_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "excepthook", sys.__excepthook__)
    log = tmp_path / "crash.log"
    crash.log_uncaught(log)
    error = _raised("here")
    sys.excepthook(ValueError, error, error.__traceback__)
    assert "ValueError: here" in log.read_text(encoding="utf-8")
    assert capsys.readouterr().err.startswith("postchain: Postchain stopped")
    sys.excepthook(KeyboardInterrupt, KeyboardInterrupt(), None)
    assert "KeyboardInterrupt" not in log.read_text(encoding="utf-8")
