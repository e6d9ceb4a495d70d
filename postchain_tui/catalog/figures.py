"""The figures of movements, by the exercises that they show."""

from __future__ import annotations

from functools import cache

from postchain_tui.catalog.tables import Table, shipped
from postchain_tui.core.figure import Figure, Load, Point, Pose, Stick

_SHAPES = {"ring": False, "disc": True}


def figure(exercise_id: str) -> Figure | None:
    """How an exercise looks at its start and its end; None where no figure would help."""
    return figures().get(exercise_id)


@cache
def figures() -> dict[str, Figure]:
    """All figures by the ids of the exercises."""
    table = shipped("figures.toml")
    poses = {one.text("name"): _pose(one) for one in table.tables("pose")}
    found: dict[str, Figure] = {}
    for one in table.tables("figure"):
        found |= dict.fromkeys(one.texts("exercises"), _figure(one, poses))
    table.finish()
    return found


def _figure(table: Table, poses: dict[str, Pose]) -> Figure:
    start, end = (poses[name] for name in table.texts("poses"))
    before, after = table.texts("words")
    found = Figure(
        start=start,
        end=end,
        words=(before, after),
        dots=table.whole("dots"),
        loads=tuple(_load(one) for one in table.tables("load")),
        sticks=tuple(_stick(one) for one in table.tables("stick")),
        props=tuple(_points(one) for one in table.texts("props")),
    )
    table.finish()
    return found


def _pose(table: Table) -> Pose:
    (at,) = _points(table.text("at"))
    trunk, head = _numbers(table.text("trunk_and_head"))
    found = Pose(
        joint=table.text("joint"),
        at=at,
        trunk=trunk,
        head=head,
        arms=tuple((upper, fore) for upper, fore in map(_numbers, table.texts("arms"))),
        legs=tuple((hip, knee, foot) for hip, knee, foot in map(_numbers, table.texts("legs"))),
    )
    table.finish()
    return found


def _load(table: Table) -> Load:
    (beside,) = _points(table.text("beside", "0 0"))
    (radius,) = _numbers(table.text("radius"))
    found = Load(table.text("joint"), beside, radius, _SHAPES[table.text("shape")])
    table.finish()
    return found


def _stick(table: Table) -> Stick:
    one, other = table.texts("joints")
    (aside,) = _numbers(table.text("aside"))
    table.finish()
    return Stick((one, other), aside)


def _points(text: str) -> tuple[Point, ...]:
    """Points as in `0 0, 1.5 2`."""
    pairs = [_numbers(one) for one in text.split(",")]
    return tuple((x, y) for x, y in pairs)


def _numbers(text: str) -> tuple[float, ...]:
    """Numbers with spaces between them."""
    return tuple(map(float, text.split()))
