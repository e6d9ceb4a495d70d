"""A movement as two stick figures seen from the side, drawn with the fine dots of braille."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from itertools import chain, groupby, pairwise, product
from math import cos, hypot, radians, sin
from operator import itemgetter

WIDEST = 62
"""Cells of the widest figure."""
HIGHEST = 9
"""Lines of the highest figure, with the words beneath."""

TRUNK = 1.0
"""From the hip to the shoulder, by which everything is measured."""
THIGH = SHANK = 0.85
FOOT = 0.4
UPPER_ARM = FOREARM = 0.6
NECK = 0.33
"""From the shoulder to the middle of the head."""
HEAD = 0.2
"""Half the width of the head."""

_BACK = 0.29
"""From the shoulder to what lies on the top of the back."""
_LAP = 0.25
"""From the hip to what lies on its crease."""
_NEAR_LIMBS = (("shoulder", "elbow", "hand"), ("hip", "knee", "ankle", "toe"))
_FAR_LIMBS = (
    ("shoulder", "far elbow", "far hand"),
    ("hip", "far knee", "far ankle", "far toe"),
)
"""The joints of each limb, from the trunk on."""
_LONGER = 0.1
"""By such a part of the way between its joints a stick is longer at each end."""
_GAP = 4
"""Cells between the two, with the arrow in them."""
_ARROW = "→"
_ACROSS, _DOWN = 2, 4
"""Dots of a cell."""
_BLANK = 0x2800
_BITS = ((0x01, 0x02, 0x04, 0x40), (0x08, 0x10, 0x20, 0x80))
"""Which dot of braille is which, by column and line."""

Point = tuple[float, float]
"""Where something is: to the right, and above the floor."""
_Dot = tuple[int, int]


class Ink(StrEnum):
    """What a part of a figure shows; a cell is told to be what most of it shows."""

    PROP = "prop"
    """Floor, wall, bench, and the words beneath."""
    BODY = "body"
    LOAD = "load"
    """What is held or carried, and the arrow."""


_WEIGHTS = {Ink.PROP: 1, Ink.BODY: 1, Ink.LOAD: 2}
"""How much each dot counts; a load is small, and has to be seen."""

Part = tuple[str, Ink]
"""Some characters, and what they show."""


@dataclass(frozen=True, slots=True)
class Pose:
    """A body from the side, facing right: where each part points, in degrees, 90 being up.

    Of arms and legs the near one comes first; one that is not told is behind it.
    """

    joint: str
    """The joint whose place is known."""
    at: Point
    """Where that is."""
    trunk: float
    """From the hip to the shoulder."""
    head: float
    """From the shoulder to the head."""
    arms: tuple[tuple[float, float], ...]
    """From the shoulder to the elbow, and on to the hand."""
    legs: tuple[tuple[float, float, float], ...]
    """From the hip to the knee, to the ankle, to the toes."""


@dataclass(frozen=True, slots=True)
class Load:
    """Something round that goes along with a joint."""

    joint: str
    beside: Point
    """How far it is from the joint."""
    radius: float
    is_full: bool
    """Is it a ring otherwise?"""


@dataclass(frozen=True, slots=True)
class Stick:
    """A pipe in line with two joints, a little longer than the way between them."""

    joints: tuple[str, str]
    aside: float
    """How far it is to the left of the way from one to the other."""


@dataclass(frozen=True, slots=True)
class Figure:
    """The start and the end of a movement."""

    start: Pose
    end: Pose
    words: tuple[str, str]
    """What is told beneath the start and beneath the end."""
    dots: float
    """Dots of the length of the trunk."""
    loads: tuple[Load, ...] = ()
    sticks: tuple[Stick, ...] = ()
    props: tuple[tuple[Point, ...], ...] = ()
    """What does not move: lines from point to point."""


def joints(pose: Pose) -> dict[str, Point]:
    """Where each joint is; those of the far arm and leg begin with `far `."""
    found = {"hip": (0.0, 0.0), "shoulder": _on((0.0, 0.0), pose.trunk, TRUNK)}
    found["head"] = _on(found["shoulder"], pose.head, NECK)
    found["back"] = _on(found["shoulder"], pose.trunk + 100, _BACK)
    found["lap"] = _on((0.0, 0.0), pose.trunk - 80, _LAP)
    for side, arm in zip(("", "far "), pose.arms, strict=False):
        found[f"{side}elbow"] = _on(found["shoulder"], arm[0], UPPER_ARM)
        found[f"{side}hand"] = _on(found[f"{side}elbow"], arm[1], FOREARM)
    for side, leg in zip(("", "far "), pose.legs, strict=False):
        found[f"{side}knee"] = _on((0.0, 0.0), leg[0], THIGH)
        found[f"{side}ankle"] = _on(found[f"{side}knee"], leg[1], SHANK)
        found[f"{side}toe"] = _on(found[f"{side}ankle"], leg[2], FOOT)
    right, up = (known - own for known, own in zip(pose.at, found[pose.joint], strict=True))
    return {name: (x + right, y + up) for name, (x, y) in found.items()}


@cache
def drawn(figure: Figure) -> tuple[tuple[Part, ...], ...]:
    """The lines of a figure, all as wide: start and end beside each other, and words beneath."""
    boards = [_board(figure, pose) for pose in (figure.start, figure.end)]
    left, columns, rows = _frame(boards, figure.words)
    before, after = (_picture(board, left, columns, rows) for board in boards)
    words = (" " * _GAP).join(f"{told:^{columns}}" for told in figure.words)
    return (*_beside_each_other(before, after), ((words, Ink.PROP),))


def _frame(boards: Iterable[Iterable[_Dot]], words: tuple[str, str]) -> tuple[int, int, int]:
    """The leftmost dot of a picture with room for each pose, and its columns and rows of cells."""
    dots = list(chain.from_iterable(boards))
    across = [x for x, _ in dots]
    left, right = min(across), max(across)
    columns = max((right - left) // _ACROSS + 1, *map(len, words))
    rows = max(y for _, y in dots) // _DOWN + 1
    # What is narrower than the words beneath it stands in the middle of them.
    left -= (columns * _ACROSS - (right - left + 1)) // 2
    return left, columns, rows


def _beside_each_other(
    before: Sequence[list[Part]], after: Sequence[list[Part]]
) -> Iterator[tuple[Part, ...]]:
    """The lines of two pictures, with an arrow from one to the other half-way down."""
    for row, (one, other) in enumerate(zip(before, after, strict=True)):
        arrow = _ARROW if row == len(before) // 2 else ""
        gap = [(sign, Ink.LOAD) for sign in f"{arrow:^{_GAP}}"]
        yield _joined([*one, *gap, *other])


def _on(start: Point, degrees: float, length: float) -> Point:
    """Where one comes to in a direction."""
    turn = radians(degrees)
    return start[0] + length * cos(turn), start[1] + length * sin(turn)


def _board(figure: Figure, pose: Pose) -> dict[_Dot, Ink]:
    """The dots of one pose, what is near over what is far."""
    board: dict[_Dot, Ink] = {}
    places = joints(pose)
    for prop in figure.props:
        for one, other in pairwise(prop):
            board |= dict.fromkeys(_stroke(one, other, figure.dots), Ink.PROP)
    board |= dict.fromkeys(_body(places, figure.dots), Ink.BODY)
    _ring(board, _dot(places["head"], figure.dots), HEAD * figure.dots, Ink.BODY)
    for stick in figure.sticks:
        board |= dict.fromkeys(_thick(*_stick(places, stick), figure.dots), Ink.LOAD)
    for load in figure.loads:
        _lay(board, places, load, figure.dots)
    return board


def _body(places: Mapping[str, Point], dots: float) -> Iterator[_Dot]:
    """Trunk, neck, and limbs, of which the near ones are twice as thick."""
    for wide in (-1, 0):
        yield from _thick(places["hip"], places["shoulder"], dots, wide)
    throat = zip(places["shoulder"], places["head"], strict=True)
    x, y = (low + (high - low) * (1 - HEAD / NECK) for low, high in throat)
    yield from _thick(places["shoulder"], (x, y), dots)
    for limb in _NEAR_LIMBS:
        yield from _limb(places, limb, _thick, dots)
    for limb in _FAR_LIMBS:
        yield from _limb(places, limb, _stroke, dots)


def _limb(
    places: Mapping[str, Point],
    limb: Iterable[str],
    line: Callable[[Point, Point, float], Iterator[_Dot]],
    dots: float,
) -> Iterator[_Dot]:
    """A limb, as far as the places of its joints are told."""
    for one, other in pairwise(limb):
        if other in places:
            yield from line(places[one], places[other], dots)


def _ring(
    board: dict[_Dot, Ink], middle: _Dot, reach: float, ink: Ink, *, is_full: bool = False
) -> None:
    """Lay something round over what is there, which is hidden by it even where it is not full."""
    for dot in _round(middle, reach, is_full=True):
        board.pop(dot, None)
    board |= dict.fromkeys(_round(middle, reach, is_full=is_full), ink)


def _lay(board: dict[_Dot, Ink], places: Mapping[str, Point], load: Load, dots: float) -> None:
    """Lay a load over what is there, with its middle told."""
    x, y = places[load.joint]
    middle = _dot((x + load.beside[0], y + load.beside[1]), dots)
    _ring(board, middle, load.radius * dots, Ink.LOAD, is_full=load.is_full)
    board[middle] = Ink.LOAD


def _stick(places: Mapping[str, Point], stick: Stick) -> tuple[Point, Point]:
    """The ends of a stick."""
    one, other = (places[name] for name in stick.joints)
    across, up = other[0] - one[0], other[1] - one[1]
    aside = stick.aside / hypot(across, up)
    low, high = (
        (x - up * aside + across * more, y + across * aside + up * more)
        for (x, y), more in ((one, -_LONGER), (other, _LONGER))
    )
    return low, high


def _dot(point: Point, dots: float) -> _Dot:
    """The dot at a place; those of the floor lie beneath its height of nothing."""
    return round(point[0] * dots), max(0, round(point[1] * dots)) + 1


def _stroke(one: Point, other: Point, dots: float) -> Iterator[_Dot]:
    """The dots of a line."""
    (x, y), (far_x, far_y) = _dot(one, dots), _dot(other, dots)
    steps = max(abs(far_x - x), abs(far_y - y), 1)
    for step in range(steps + 1):
        yield round(x + (far_x - x) * step / steps), round(y + (far_y - y) * step / steps)


def _thick(one: Point, other: Point, dots: float, aside: int = 0) -> Iterator[_Dot]:
    """The dots of a line that is two of them thick, a little aside of where it is asked for."""
    is_flat = abs(other[0] - one[0]) > abs(other[1] - one[1])
    for x, y in _stroke(one, other, dots):
        for more in (aside, aside + 1):
            yield (x, max(1, y + more)) if is_flat else (x + more, y)


def _round(middle: _Dot, reach: float, *, is_full: bool) -> Iterator[_Dot]:
    """The dots of a disc, or of its rim alone, so many dots around its middle."""
    whole = range(-round(reach), round(reach) + 1)
    least = 0.0 if is_full else reach - 0.5
    for right, up in product(whole, whole):
        if least <= hypot(right, up) < reach + 0.5:
            yield middle[0] + right, max(0, middle[1] + up)


def _picture(board: Mapping[_Dot, Ink], left: int, columns: int, rows: int) -> list[list[Part]]:
    """The cells of one pose with the floor beneath it, from the highest line down."""
    floor = {(x, 0): Ink.PROP for x in range(left, left + columns * _ACROSS)}
    shown = floor | dict(board)
    return [
        [_cell(shown, left + column * _ACROSS, row * _DOWN) for column in range(columns)]
        for row in reversed(range(rows))
    ]


def _cell(board: Mapping[_Dot, Ink], left: int, low: int) -> Part:
    """The character of the dots in a cell, and what most of them show."""
    sign, inks = _BLANK, []
    for across, bits in enumerate(_BITS):
        for down, bit in enumerate(bits):
            dot = left + across, low + _DOWN - 1 - down
            if dot in board:
                sign |= bit
                inks.append(board[dot])
    if not inks:
        return " ", Ink.PROP
    return chr(sign), max(reversed(Ink), key=lambda ink: inks.count(ink) * _WEIGHTS[ink])


def _joined(cells: Iterable[Part]) -> tuple[Part, ...]:
    """Cells of the same ink in one."""
    return tuple(
        ("".join(sign for sign, _ in same), ink) for ink, same in groupby(cells, itemgetter(1))
    )
