"""Sets as people type them, `20x10@7 p1 #felt tight`: one at a time, or a whole session."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from decimal import Decimal

from postchain_tui.core.diary import SetKind
from postchain_tui.core.errors import InputError, UnreadableTextError
from postchain_tui.core.load import Load, Unit
from postchain_tui.core.quantities import (
    EFFORT,
    HOLD,
    PAIN,
    REPS,
    REST,
    Quantity,
    load_quantity,
)
from postchain_tui.core.text import harmless
from postchain_tui.core.typed import ExerciseText, SetText

LONGEST_NOTE = 500
LONGEST_NAME = 100
MOST_REPEATS = 50
MOST_SETS = 200
_MOST_NAME_WORDS = 12

_A_SET = "a set, such as 20x10, 10, 10/9 or 45s"

_COMMA = re.compile(r",")
_SEMICOLON = re.compile(r";")
_WORD = re.compile(r"\s*([^\s;]+)")
_PLAIN_WORD = re.compile(r"\s*([^\s;,#]+)")
# `\d` on purpose: foreign digits, too, are meant as a number, and are refused as one.
_STARTS_A_SET = re.compile(r"(?![0-9]+-[^\W\d_])[-+.]*\d|[@#*/,]")
_REPEATS = re.compile(r"([0-9]+)\s*\*\s*")
_LOAD = re.compile(r"([0-9]+(?:[.,][0-9]+)?)\s*(?:(kg|lb)s?)?\s*[x×]\s*", re.IGNORECASE)
_LOAD_ALONE = re.compile(r"[0-9]+(?:[.,][0-9]+)?\s*(?:kg|lb)s?(?![a-z])\s*", re.IGNORECASE)
_AMOUNT = re.compile(
    r"(?P<left>[0-9]+)/(?P<right>[0-9]+)|(?P<hold>[0-9]+)\s?s(?![a-z])|(?P<reps>[0-9]+)",
    re.IGNORECASE,
)
_MARKS = (
    r"@(?P<effort>[0-9]+(?:[%s][0-9]+)?)|p(?P<pain>[0-9]+)|r(?P<rest>[0-9]+)|(?P<warmup>w)(?![a-z])"
)
_MARK_OF_ONE = re.compile(_MARKS % ".,", re.IGNORECASE)
_MARK_OF_MANY = re.compile(_MARKS % ".", re.IGNORECASE)
_NOTE_OF_ONE = re.compile(r"#(.*)", re.DOTALL)
_NOTE_OF_MANY = re.compile(r"#([^,;]*)")
_MARK_QUANTITIES = {"effort": EFFORT, "pain": PAIN, "rest": REST}


def parse_set(text: str, unit: Unit) -> SetText:
    """Read one set; `unit` is that of a load without one. Raises UnreadableTextError.

    Nothing can follow the set, so a comma is a decimal comma, or belongs to the note.
    """
    scanner = _Scanner(text, unit, many=False)
    done = _read_set(scanner)
    if not scanner.at_end:
        raise scanner.expected("@effort, p and pain, r and seconds of rest, w, # and a note")
    return done


def parse_log(
    text: str, unit: Unit, known: Callable[[str], bool] | None = None
) -> tuple[ExerciseText, ...]:
    """Read whole exercises, `rdl 4*20x12@7 p0 r120; bridge 10, 9`. Raises UnreadableTextError.

    Args:
        text: Exercises separated by `;`, each a name and sets separated by `,`.
        unit: The unit of a load that is written without one.
        known: Says whether a text names an exercise, for names that have numbers in them; of
            several names that fit the longest is taken.
    """
    scanner = _Scanner(text, unit, many=True)
    exercises = [_read_exercise(scanner, known, MOST_SETS)]
    while scanner.take(_SEMICOLON):
        room = MOST_SETS - sum(len(exercise.sets) for exercise in exercises)
        exercises.append(_read_exercise(scanner, known, room))
    if not scanner.at_end:
        raise scanner.expected(
            "@effort, p and pain, r and seconds of rest, w, # and a note,"
            " or the next set after a comma"
        )
    return tuple(exercises)


@dataclass(slots=True)
class _Scanner:
    """A text and how much of it has been read."""

    text: str
    unit: Unit
    many: bool
    """May another set follow?"""
    position: int = 0

    @property
    def at_end(self) -> bool:
        """Has everything been read?"""
        return self.position == len(self.text)

    def take(self, pattern: re.Pattern[str]) -> re.Match[str] | None:
        """Read what fits the pattern, if it does, and the white space after it."""
        found = pattern.match(self.text, self.position)
        if found:
            self.position = found.end()
            self.skip_space()
        return found

    def skip_space(self) -> None:
        """Go to the next character that is to be read."""
        while self.text[self.position : self.position + 1].isspace():
            self.position += 1

    def number(self, quantity: Quantity, found: re.Match[str], group: str | int) -> Decimal:
        """The number in a group, refused at its place when it is out of range."""
        try:
            return quantity.read(found[group])
        except InputError as error:
            raise UnreadableTextError(str(error), found.start(group)) from None

    def expected(self, what: str) -> UnreadableTextError:
        """The error for not finding this here."""
        return UnreadableTextError(f"expected {what}", self.position)


def _read_exercise(
    scanner: _Scanner, known: Callable[[str], bool] | None, room: int
) -> ExerciseText:
    scanner.skip_space()
    start = scanner.position
    name = _read_name(scanner, known)
    sets: list[SetText] = []
    while not sets or scanner.take(_COMMA):
        began = scanner.position
        sets.extend(_read_repeated_set(scanner))
        if len(sets) > room:
            raise UnreadableTextError(f"at most {MOST_SETS} sets fit in one text", began)
    return ExerciseText(name, start, tuple(sets))


def _read_name(scanner: _Scanner, known: Callable[[str], bool] | None) -> str:
    start = scanner.position
    known_ends = (
        end
        for end in _possible_name_ends(scanner)
        if known and known(_name(scanner.text[start:end]))
    )
    scanner.position = max(known_ends, default=_plain_name_end(scanner))
    name = _name(scanner.text[start : scanner.position])
    if not name:
        raise UnreadableTextError("expected the name of an exercise", start)
    scanner.skip_space()
    return name


def _name(text: str) -> str:
    return harmless(" ".join(text.split()), LONGEST_NAME)


def _possible_name_ends(scanner: _Scanner) -> list[int]:
    """Where a name may end: after one of the first words, if a set comes next."""
    ends: list[int] = []
    word = _WORD.match(scanner.text, scanner.position)
    for _ in range(_MOST_NAME_WORDS):
        following = word and _WORD.match(scanner.text, word.end())
        if not word or not following:
            break
        if _STARTS_A_SET.match(following[1]):
            ends.append(word.end())
        word = following
    return ends


def _plain_name_end(scanner: _Scanner) -> int:
    """Where the first word starts that looks like a set, or the sets are otherwise due."""
    end = scanner.position
    while (word := _PLAIN_WORD.match(scanner.text, end)) and not _STARTS_A_SET.match(word[1]):
        end = word.end()
    return end


def _read_repeated_set(scanner: _Scanner) -> list[SetText]:
    found = scanner.take(_REPEATS)
    if not found:
        return [_read_set(scanner)]
    repeats = int(found[1]) if len(found[1]) <= 3 else 0
    if not 1 <= repeats <= MOST_REPEATS:
        raise UnreadableTextError(f"a set is repeated 1 to {MOST_REPEATS} times", found.start())
    return [_read_set(scanner)] * repeats


def _read_set(scanner: _Scanner) -> SetText:
    scanner.skip_space()
    load = _read_load(scanner)
    done = replace(_read_amount(scanner), load=load)
    done = _read_marks(scanner, done)
    note = scanner.take(_NOTE_OF_MANY if scanner.many else _NOTE_OF_ONE)
    return replace(done, note=harmless(note[1], LONGEST_NOTE)) if note else done


def _read_load(scanner: _Scanner) -> Load | None:
    found = scanner.take(_LOAD)
    if not found:
        if scanner.take(_LOAD_ALONE):
            raise scanner.expected("x and the reps after the load")
        return None
    unit = Unit(found[2].lower()) if found[2] else scanner.unit
    return Load(scanner.number(load_quantity(unit), found, 1), unit)


def _read_amount(scanner: _Scanner) -> SetText:
    found = scanner.take(_AMOUNT)
    if not found:
        raise scanner.expected(_A_SET)
    if found["hold"]:
        return SetText(hold_seconds=int(scanner.number(HOLD, found, "hold")))
    if found["reps"]:
        return SetText(reps=int(scanner.number(REPS, found, "reps")))
    left, right = (int(scanner.number(REPS, found, side)) for side in ("left", "right"))
    return SetText(reps=left + right, reps_left=left, reps_right=right)


def _read_marks(scanner: _Scanner, done: SetText) -> SetText:
    marks = _marks(scanner)
    return replace(
        done,
        rpe=float(marks["effort"]) if "effort" in marks else None,
        pain=int(marks["pain"]) if "pain" in marks else None,
        rest_seconds=int(marks["rest"]) if "rest" in marks else None,
        kind=SetKind.WARMUP if "warmup" in marks else SetKind.WORK,
    )


def _marks(scanner: _Scanner) -> dict[str, Decimal]:
    """The marks that follow, by their names; that of a warm-up has no number of its own."""
    marks: dict[str, Decimal] = {}
    while found := scanner.take(_MARK_OF_MANY if scanner.many else _MARK_OF_ONE):
        mark = str(found.lastgroup)
        if mark in marks:
            raise UnreadableTextError(f"{mark} is given twice", found.start())
        quantity = _MARK_QUANTITIES.get(mark)
        marks[mark] = scanner.number(quantity, found, mark) if quantity else Decimal(1)
    return marks
