"""What is read at a start is what the TOML files say."""

from __future__ import annotations

from postchain_tui.catalog.compiling import compiled
from postchain_tui.catalog.tables import COMPILED


def test_the_compiled_catalog_is_that_of_the_files() -> None:
    assert COMPILED.read_text(encoding="utf-8") == compiled(), "run `make catalog`"
