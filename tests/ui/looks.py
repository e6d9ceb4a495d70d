"""What the screens look like, as text, held against what they looked like before."""

from __future__ import annotations

from dataclasses import dataclass, field
from difflib import unified_diff
from pathlib import Path

from tests.ui.app import NARROW, WIDE, Running

FOLDER = Path(__file__).parent / "looks"


@dataclass
class Looks:
    """Takes looks at an app that runs; the test fails at its end if one differs."""

    is_update: bool
    """Are the looks to be written, instead of being compared?"""
    problems: list[str] = field(default_factory=list)

    async def take(self, running: Running, name: str) -> None:
        """Look at the screen in both sizes."""
        for size in (NARROW, WIDE):
            await running.resize(size)
            self._compare(FOLDER / f"{name}-{size[0]}x{size[1]}.txt", running.text)

    def _compare(self, file: Path, text: str) -> None:
        if self.is_update:
            FOLDER.mkdir(exist_ok=True)
            file.write_text(text, encoding="utf-8")
            return
        known = file.read_text(encoding="utf-8") if file.exists() else ""
        if text != known:
            lines = known.splitlines(), text.splitlines()
            self.problems.append("\n".join(unified_diff(*lines, file.name, "now", lineterm="")))
