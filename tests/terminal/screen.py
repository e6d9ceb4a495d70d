"""A model of what a terminal shows and hears."""

from __future__ import annotations

import codecs
import re

import pyte

_CUT_SHORT = re.compile(r"\x1b(?:\[[0-?]*[ -/]*|\][^\x07\x1b]*\x1b?)?\Z")
"""The beginning of a sequence at the end of what was read."""

_UNKNOWN_TO_PYTE = re.compile(r"\x1b\[<[0-9;]*[a-z]")
SYNCHRONIZED = 2026
"""The mode in which a terminal holds back what it is told to show."""


class Screen:
    """Takes what a program writes; gives back text, title, modes and bells."""

    def __init__(self, columns: int, rows: int) -> None:
        self._model = _Model(columns, rows)
        self._stream = pyte.Stream(self._model)
        self._decode = codecs.getincrementaldecoder("utf-8")("replace").decode
        self._rest = ""
        self.now = 0.0
        """When what is being taken in was read."""

    @property
    def bells(self) -> list[float]:
        """When each bell was heard, in the terms of `take_in`."""
        return self._model.bells

    @property
    def modes(self) -> dict[int, bool]:
        """The private modes that were ever set or reset."""
        return self._model.private

    @property
    def title(self) -> str:
        """The title of the window; terminals remember the one before it by themselves."""
        return str(self._model.title)

    @property
    def is_whole(self) -> bool:
        """Is it no half-drawn frame?"""
        return not self.modes.get(SYNCHRONIZED, False)

    @property
    def text(self) -> str:
        """Every row, without the blanks at its end."""
        width, height = self._model.columns, self._model.lines
        rows = (self._model.buffer[row] for row in range(height))
        return "\n".join(
            "".join(row[column].data for column in range(width)).rstrip() for row in rows
        )

    @property
    def cells(self) -> list[tuple[object, ...]]:
        """Every row with its characters and their looks."""
        width, height = self._model.columns, self._model.lines
        rows = (self._model.buffer[row] for row in range(height))
        return [tuple(row[column] for column in range(width)) for row in rows]

    def take_in(self, data: bytes, at: float) -> None:
        """Show what was read at a moment."""
        text = self._rest + self._decode(data)
        cut = _CUT_SHORT.search(text)
        text, self._rest = (text[: cut.start()], cut[0]) if cut else (text, "")
        self._model.heard_at = at
        self._stream.feed(_UNKNOWN_TO_PYTE.sub("", text))

    def resize(self, columns: int, rows: int) -> None:
        """Take another size."""
        self._model.resize(rows, columns)


class _Model(pyte.Screen):
    """Listens for bells and modes, which the screen of pyte lets pass."""

    def __init__(self, columns: int, rows: int) -> None:
        super().__init__(columns, rows)
        self.bells: list[float] = []
        self.private: dict[int, bool] = {}
        self.heard_at = 0.0

    def bell(self, *_: object) -> None:
        self.bells.append(self.heard_at)

    def set_mode(self, *modes: int, **how: bool) -> None:
        super().set_mode(*modes, **how)
        if how.get("private"):
            self.private |= dict.fromkeys(modes, True)

    def reset_mode(self, *modes: int, **how: bool) -> None:
        super().reset_mode(*modes, **how)
        if how.get("private"):
            self.private |= dict.fromkeys(modes, False)
