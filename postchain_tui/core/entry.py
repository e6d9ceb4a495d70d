"""The entry line of a session: the set just done, in cells that are edited key by key."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from decimal import Decimal

from postchain_tui.core.cells import Cell, clamped, fits, numbers, stepped, typed_number
from postchain_tui.core.diary import SetKind, SetRecord
from postchain_tui.core.errors import InputError
from postchain_tui.core.exercise import Measure
from postchain_tui.core.load import Load, Unit
from postchain_tui.core.quantities import exact_text
from postchain_tui.core.typed import SetText

StepLoad = Callable[[Load, int], Load]
"""Gives the next load that can be loaded: upwards for a direction above 0, else downwards."""

_JUMPS = {"@": Cell.EFFORT, "p": Cell.PAIN}
_MAY_BE_UNRECORDED = frozenset(_JUMPS.values())


@dataclass(frozen=True, slots=True)
class Entry:
    """The cells of one set, their texts as typed, and which of them has the focus."""

    cells: tuple[Cell, ...]
    """The cells there are; the first holds the reps or the seconds."""
    texts: tuple[str, ...]
    """The text of every cell; an empty effort, pain or load is not recorded."""
    focus: Cell
    unit: Unit
    """The unit of the load cell."""
    unilateral: bool = False
    fresh: bool = True
    """Does the next character replace the text of the focused cell?"""
    kind: SetKind = SetKind.WORK
    rest_seconds: int | None = None
    note: str = ""

    @classmethod
    def prefilled(
        cls,
        *,
        measure: Measure,
        unilateral: bool,
        takes_load: bool,
        unit: Unit,
        reps: int | None = None,
        load: Load | None = None,
        hold_seconds: int | None = None,
        kind: SetKind = SetKind.WORK,
    ) -> Entry:
        """The line for an exercise, with what was probably done; `reps` are those of one side."""
        count = Cell.HOLD if measure is Measure.HOLD else Cell.REPS
        cells = _cells(count, takes_load=takes_load)
        entry = cls(cells, ("",) * len(cells), count, unit, unilateral, kind=kind)
        done = SetText(reps=reps, hold_seconds=hold_seconds)
        entry = entry._filled(done.each_side() if unilateral else done)
        if load is None or not takes_load:
            return entry
        return entry._with(Cell.LOAD, exact_text(_number_in(unit, load)))

    @property
    def typing(self) -> bool:
        """Has something been typed in the focused cell?"""
        return not self.fresh

    def text(self, cell: Cell) -> str:
        """What stands in a cell; nothing in one that is not there."""
        return self.texts[self.cells.index(cell)] if cell in self.cells else ""

    def typed(self, character: str) -> Entry:
        """After a key: a digit, `.`, `,` or `/`; while typing also `x`, `@` and `p`.

        What cannot stand in the cell changes nothing.
        """
        key = character.lower()
        if self.typing and key in {"x", *_JUMPS}:
            return self._load_was_typed() if key == "x" else self._begun(_JUMPS[key])
        text = self._extended(character)
        if not fits(self.focus, text, sides=self.unilateral, load_first=Cell.LOAD in self.cells):
            return self
        return replace(self._with(self.focus, text), fresh=False)

    def backspace(self) -> Entry:
        """After backspace: the last character gone, or all of a text that was not typed."""
        text = "" if self.fresh else self.text(self.focus)[:-1]
        return replace(self._with(self.focus, text), fresh=False)

    def moved(self, by: int) -> Entry:
        """The focus moved by so many cells, around the ends."""
        return self.focused(self.cells[(self.cells.index(self.focus) + by) % len(self.cells)])

    def focused(self, cell: Cell) -> Entry:
        """The focus on a cell, if it is there."""
        return replace(self, focus=cell, fresh=True) if cell in self.cells else self

    def stepped(self, direction: int, step_load: StepLoad | None = None) -> Entry:
        """The focused cell one step up (`direction` above 0) or down: effort by a half, else 1."""
        if self.focus is Cell.LOAD:
            return self.load_stepped(direction, step_load)
        text = stepped(self.focus, self.text(self.focus), direction, self.unit)
        return replace(self._with(self.focus, text), fresh=True)

    def load_stepped(self, direction: int, step_load: StepLoad | None = None) -> Entry:
        """The load one step up or down, whichever cell has the focus.

        It goes to the next load that `step_load` gives, without it by one of its unit; from a load
        that is not recorded only upwards.
        """
        text = self.text(Cell.LOAD)
        if Cell.LOAD not in self.cells or (not text and direction <= 0):
            return self
        if step_load:
            load = step_load(Load(typed_number(text), self.unit), direction)
            text = clamped(Cell.LOAD, load.in_unit(self.unit), self.unit)
        else:
            text = stepped(Cell.LOAD, text, direction, self.unit)
        return replace(self._with(Cell.LOAD, text), fresh=self.fresh or self.focus is Cell.LOAD)

    def unrecorded(self) -> Entry:
        """The focused effort or pain emptied: not recorded. Other cells stay as they are."""
        if self.focus not in _MAY_BE_UNRECORDED:
            return self
        return replace(self._with(self.focus, ""), fresh=True)

    def same_as(self, previous: SetRecord) -> Entry:
        """The numbers of a set that was done before, each of which can still be changed."""
        seconds = None if previous.duration_ms is None else round(previous.duration_ms / 1000)
        left, right = previous.reps_left, previous.reps_right
        if self.unilateral and previous.reps is not None and left is None:
            right = previous.reps // 2
            left = previous.reps - right
        return self._filled(
            SetText(
                reps=previous.reps,
                reps_left=left,
                reps_right=right,
                load=previous.load,
                hold_seconds=seconds,
                rpe=previous.rpe,
                pain=previous.pain,
            )
        )

    def with_text(self, done: SetText) -> Entry:
        """The cells as the shorthand has them.

        Raises:
            InputError: It gives reps for a hold, or seconds for reps.
        """
        if Cell.HOLD in self.cells and done.hold_seconds is None:
            raise InputError("this exercise is a hold: write its seconds, such as 30s")
        if Cell.REPS in self.cells and done.reps is None:
            raise InputError("this exercise counts reps: write them without an s")
        return replace(
            self._filled(done), kind=done.kind, rest_seconds=done.rest_seconds, note=done.note
        )

    def values(self) -> SetText:
        """The set as it is to be saved; raises InputError naming the cell and what is allowed.

        A single number of reps in a unilateral exercise counts for both sides.
        """
        done = self._count()
        load, rpe, pain = map(self._number, (Cell.LOAD, Cell.EFFORT, Cell.PAIN))
        return replace(
            done.each_side() if self.unilateral else done,
            load=None if load is None else Load(load, self.unit),
            rpe=None if rpe is None else float(rpe),
            pain=None if pain is None else int(pain),
            rest_seconds=self.rest_seconds,
            kind=self.kind,
            note=self.note,
        )

    def _with(self, cell: Cell, text: str) -> Entry:
        index = self.cells.index(cell)
        return replace(self, texts=(*self.texts[:index], text, *self.texts[index + 1 :]))

    def _begun(self, cell: Cell) -> Entry:
        """The focus on a cell that is emptied to be typed in."""
        return replace(self._with(cell, ""), focus=cell, fresh=False)

    def _extended(self, character: str) -> str:
        """The text at hand with one more character; a separator alone begins with a nought."""
        text = ("" if self.fresh else self.text(self.focus)) + character
        return f"0{text}" if text in {".", ","} else text

    def _load_was_typed(self) -> Entry:
        count, text = self.cells[0], self.text(self.focus)
        if Cell.LOAD not in self.cells or self.focus not in {count, Cell.LOAD}:
            return self
        if not fits(Cell.LOAD, text, sides=False, load_first=True) or not text:
            return self
        return self._with(Cell.LOAD, text)._begun(count)

    def _filled(self, done: SetText) -> Entry:
        """The cells with the numbers of a set; a load gets its cell where there was none."""
        takes_load = Cell.LOAD in self.cells or done.load is not None
        cells = _cells(self.cells[0], takes_load=takes_load)
        texts = {
            Cell.REPS: _reps_text(done),
            Cell.HOLD: _text(done.hold_seconds),
            Cell.LOAD: _text(done.load.number if done.load else None),
            Cell.EFFORT: _text(done.rpe),
            Cell.PAIN: _text(done.pain),
        }
        return replace(
            self,
            cells=cells,
            texts=tuple(texts[cell] for cell in cells),
            unit=done.load.unit if done.load else self.unit,
            fresh=True,
        )

    def _count(self) -> SetText:
        cell = self.cells[0]
        first, *second = map(int, numbers(cell, self.text(cell), self.unit))
        if cell is Cell.HOLD:
            return SetText(hold_seconds=first)
        if second:
            return SetText(reps=first + second[0], reps_left=first, reps_right=second[0])
        return SetText(reps=first)

    def _number(self, cell: Cell) -> Decimal | None:
        return next(iter(numbers(cell, self.text(cell), self.unit)), None)


def _cells(count: Cell, *, takes_load: bool) -> tuple[Cell, ...]:
    return (count, *((Cell.LOAD,) if takes_load else ()), Cell.EFFORT, Cell.PAIN)


def _number_in(unit: Unit, load: Load) -> Decimal:
    """The number as it was typed, unless the unit is another one."""
    return load.number if load.unit is unit else load.in_unit(unit)


def _reps_text(done: SetText) -> str:
    if done.reps_left is None or done.reps_right is None:
        return _text(done.reps)
    return f"{done.reps_left}/{done.reps_right}"


def _text(number: Decimal | float | None) -> str:
    return "" if number is None else exact_text(Decimal(str(number)))
