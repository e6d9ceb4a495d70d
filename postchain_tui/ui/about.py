"""What this program is, and where it keeps what it is told."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from textual.app import App

from postchain_tui import __version__
from postchain_tui.catalog.references import references
from postchain_tui.config import Config
from postchain_tui.core.details import Row, RowKind, Tone
from postchain_tui.core.text import harmless
from postchain_tui.ui.dialogs.rows import RowsDialog
from postchain_tui.ui.widgets.catalog_rows import reference_rows

_LONGEST_PATH = 500
_NO_ADVICE = (
    "General training information, not medical advice. On average, 12 to 16 weeks of this kind of "
    "training help pain and function modestly; no single exercise is proven best, and getting "
    "stronger and hurting less do not always go together. With a warning sign, or with pain that "
    "does not settle, see a clinician."
)
_PRIVATE = "What you record stays on this machine. Nothing is sent anywhere."
_BLANK = Row(RowKind.BLANK)


def show_about(app: App[Any], config: Config, db: Path | None) -> None:
    """Show it, with the published sources below.

    Args:
        app: The app.
        config: Where things are.
        db: The file that is open; None where all is in memory.
    """
    app.push_screen(RowsDialog("About Postchain", (*_rows(config, db), *_sources())))


def _rows(config: Config, db: Path | None) -> Iterator[Row]:
    yield _fact("version", __version__)
    yield _fact("your data", "in memory only" if db is None else str(db))
    yield _fact("configuration", str(config.file))
    yield _fact("log of crashes", str(config.log))
    yield _BLANK
    for words in (_PRIVATE, _NO_ADVICE):
        yield Row(RowKind.FACT, ((words, Tone.PLAIN),))
        yield _BLANK


def _fact(name: str, value: str) -> Row:
    words = harmless(value, _LONGEST_PATH)
    return Row(RowKind.FACT, ((f"{name:<16}", Tone.QUIET), (words, Tone.PLAIN)))


def _sources() -> Iterator[Row]:
    yield Row(RowKind.EXERCISE, (("SOURCES", Tone.ACCENT),))
    yield from reference_rows(references())
