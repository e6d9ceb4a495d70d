"""One's own exercises and programs as they are kept: each by its id, with a body that is JSON."""

from __future__ import annotations

import json
from dataclasses import dataclass
from enum import StrEnum

from postchain_tui.store.journal import Writing
from postchain_tui.store.rows import Row
from postchain_tui.store.store import Store


class Kind(StrEnum):
    """What may be one's own; its value names the table."""

    EXERCISE = "exercises"
    PROGRAM = "programs"


_COLUMN = {Kind.EXERCISE: "exercise_id", Kind.PROGRAM: "program_id"}
"""The column with the id by which the diary names it."""

_KEPT = {
    kind: f"SELECT {column} AS name_id, name, body, archived FROM {kind} "  # noqa: S608 - ours
    "WHERE deleted_at IS NULL ORDER BY updated_at, rowid"
    for kind, column in _COLUMN.items()
}
_THERE = {
    kind: f"SELECT id FROM {kind} WHERE {column} = ? AND deleted_at IS NULL "  # noqa: S608 - ours
    "ORDER BY updated_at DESC, rowid DESC LIMIT 1"
    for kind, column in _COLUMN.items()
}


@dataclass(frozen=True, slots=True)
class Kept:
    """An exercise or a program as it is kept."""

    id: str
    """The id by which the diary names it."""
    name: str
    body: dict[str, object]
    """All of it, by the names that its TOML has."""
    archived: bool = False
    """Is it no longer offered?"""


def kept(store: Store, kind: Kind) -> tuple[Kept, ...]:
    """All of one kind, those changed last at the end; of two with one id the later counts.

    What is no table of fields is left out.

    Raises:
        PostchainError: when the file cannot be read.
    """
    found = {}
    for row in store.rows(_KEPT[kind]):
        body = json.loads(row["body"])
        if isinstance(body, dict):
            found[row["name_id"]] = Kept(row["name_id"], row["name"], body, bool(row["archived"]))
    return tuple(found.values())


def write(writing: Writing, kind: Kind, one: Kept) -> None:
    """Write an exercise or a program within an action: a new one, or over the one of its id."""
    there = writing.rows(_THERE[kind], one.id)
    columns: Row = {
        "name": one.name,
        "body": json.dumps(one.body, ensure_ascii=False, separators=(",", ":")),
        "archived": int(one.archived),
    }
    if there:
        writing.change(kind, there[0]["id"], columns)
    else:
        writing.put(kind, {"id": writing.new_id(), _COLUMN[kind]: one.id, **columns})
