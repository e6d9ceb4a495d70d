"""Makes of the shipped TOML files the one file that is read at a start: TOML is slow to read."""

from __future__ import annotations

import json
from pathlib import Path

from postchain_tui.catalog.tables import COMPILED
from postchain_tui.core.toml import parsed


def compiled() -> str:
    """All shipped tables by their path in the catalog, as JSON, a file on each line."""
    folder = COMPILED.parent
    paths = sorted(folder.rglob("*.toml"))
    lines = (f"{json.dumps(_place(path, folder))}: {_table(path)}" for path in paths)
    return "{\n" + ",\n".join(lines) + "\n}\n"


def _place(path: Path, folder: Path) -> str:
    return path.relative_to(folder).as_posix()


def _table(path: Path) -> str:
    return json.dumps(parsed(path.read_text("utf-8")), ensure_ascii=False)


if __name__ == "__main__":
    COMPILED.write_text(compiled(), encoding="utf-8")
