"""Undo and redo of everything that was written, from the journal, also across restarts.

An undo is an action like any other: it writes the old values of what the action changed, and only
those, and is journalled itself. A redo is the undo of an undo.
"""

from __future__ import annotations

import json
import math
import sqlite3
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from itertools import islice

from postchain_tui.core.errors import NotAllowedError
from postchain_tui.core.undo import Deed, Fate, State, fates, next_redo, next_undo
from postchain_tui.store.failures import BusyError
from postchain_tui.store.journal import Writing
from postchain_tui.store.lock import AppLock
from postchain_tui.store.rows import Row, SqlValue, utc_text
from postchain_tui.store.store import Store

_PAGE = 200
"""So many actions are read at once: the last ones are asked for, out of very many."""

_DEEDS = """
SELECT rowid, id, hlc, what, undoes FROM actions WHERE rowid < ? ORDER BY rowid DESC LIMIT ?
"""
_END = 2**63 - 1
_CHANGES = "SELECT tbl, pk, patch FROM changes WHERE action_id = ? ORDER BY seq"
_ACTIVE = "SELECT id FROM sessions WHERE status = 'active' AND deleted_at IS NULL"
_NOTED = """
INSERT INTO changes (hlc, device, action_id, tbl, pk, patch)
SELECT hlc, device, action_id, ?, ?, '{}' FROM context
"""

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)

_THINGS = {
    "sessions": "a session",
    "session_events": "a step of a session",
    "sets": "a set",
    "form_checks": "a form check",
    "pain_entries": "a pain score",
    "declarations": "something you said",
    "activities": "an activity",
    "activity_scores": "a score of an activity",
    "settings": "a setting",
    "exercises": "an exercise of your own",
    "programs": "a program of your own",
}
"""What the rows of each table are."""

_OWN = ("id", "created_at", "updated_at")
"""Columns that belong to the row itself: they are not taken back."""

_Rows = Callable[..., list[sqlite3.Row]]
_Columns = dict[str, SqlValue]


@dataclass(frozen=True, slots=True)
class _Way:
    """Undo or redo."""

    name: str
    find: Callable[[Iterable[Deed]], Fate | None]
    """Finds what is next."""
    left: State
    """What becomes of it."""
    nothing: str
    """Said when nothing is next."""
    failed: str
    """How the refusal begins."""


_UNDO = _Way("Undo", next_undo, State.REDOABLE, "There is nothing to undo.", "Not undone")
_REDO = _Way("Redo", next_redo, State.DONE, "There is nothing to do again.", "Not done again")


@dataclass(frozen=True, slots=True)
class _Net:
    """What an action changed of one row, from its first change to its last."""

    table: str
    row_id: str
    is_new: bool
    """Was the row made by it?"""
    old: _Columns
    new: _Columns


@dataclass(frozen=True, slots=True)
class _Touched:
    """A row that an action changed, as it stands."""

    net: _Net
    row: Row

    @property
    def session(self) -> SqlValue:
        """Id of the session it belongs to; None where it belongs to none."""
        return self.row["id"] if self.net.table == "sessions" else self.row.get("session_id")

    @property
    def expected(self) -> _Columns:
        """What the action left in it: of a new row everything, else what it changed."""
        new = self.net.new
        names = self.row if self.net.is_new else new
        return {name: new.get(name) for name in names if name not in _OWN}

    @property
    def is_as_left(self) -> bool:
        """Is it as the action left it?"""
        return all(
            name in self.row and _is_same(self.row[name], value)
            for name, value in self.expected.items()
        )

    def before(self, now: datetime) -> _Columns:
        """What is to be written so that it is as before; a new row goes to the trash."""
        if self.net.is_new:
            return {} if self.row["deleted_at"] else {"deleted_at": utc_text(now)}
        old = {name: self.net.old[name] for name in self.expected}
        return {name: value for name, value in old.items() if not _is_same(self.row[name], value)}


def stack(store: Store, limit: int) -> tuple[Fate, ...]:
    """The last changes, newest first, with what became of each.

    Raises:
        PostchainError: when the file cannot be read.
    """
    return tuple(islice(fates(_deeds(store.rows)), limit))


def undo(store: Store, *, in_app: bool = False) -> Fate:
    """Take back the newest change that stands, whoever made it.

    Args:
        store: Where it stands.
        in_app: Is this asked for in the app, which is in no session then?

    Returns:
        The change, and that it can be done again.

    Raises:
        NotAllowedError: when there is none, or something stands in the way; nothing was changed.
        NotSavedError: when the file could not be written to; it is as it was before.
    """
    return _go(store, _UNDO, in_app=in_app)


def redo(store: Store, *, in_app: bool = False) -> Fate:
    """Do again what was undone last.

    Args:
        store: Where it was.
        in_app: Is this asked for in the app, which is in no session then?

    Returns:
        The change, and that it stands.

    Raises:
        NotAllowedError: when there is none, or something stands in the way; nothing was changed.
        NotSavedError: when the file could not be written to; it is as it was before.
    """
    return _go(store, _REDO, in_app=in_app)


def _go(store: Store, way: _Way, *, in_app: bool) -> Fate:
    found = way.find(_deeds(store.rows))
    if found is None:
        raise NotAllowedError(way.nothing)
    with store.action(f"{way.name}: {found.deed.what}", undoes=found.last_id) as writing:
        _check_is_next(writing, found, way)
        touched = _touched(writing, found.last_id, way)
        if not in_app or not _closes(writing, touched):
            _check_no_session(store, writing, touched, way)
        _write(writing, touched)
    return replace(found, state=way.left, undo=writing.action if way is _UNDO else None)


def _check_is_next(writing: Writing, found: Fate, way: _Way) -> None:
    """Refuse where something was recorded between finding what is next and writing it."""
    if way.find(islice(_deeds(writing.rows), 1, None)) != found:
        raise BusyError(f"{way.failed}: something else was recorded in the same moment. Try again.")


def _deeds(rows: _Rows) -> Iterator[Deed]:
    """The journal, newest first, read as far as it is asked for."""
    last = _END
    while page := rows(_DEEDS, last, _PAGE):
        for row in page:
            yield Deed(row["id"], _moment(row["hlc"]), row["what"], row["undoes"])
        last = page[-1]["rowid"]


def _moment(stamp: str) -> datetime:
    return _EPOCH + timedelta(milliseconds=int(stamp[:12], 16))


def _touched(writing: Writing, action: str, way: _Way) -> list[_Touched]:
    found = []
    for net in _nets(writing.rows(_CHANGES, action), way):
        words = ("SELECT * FROM", net.table, "WHERE id = ?")
        rows = writing.rows(" ".join(words), net.row_id)
        touched = _Touched(net, dict(rows[0]) if rows else {})
        if not rows or not touched.is_as_left:
            raise NotAllowedError(
                f"{way.failed}: {_THINGS[net.table]} was changed by something else since. "
                "Everything was left as it is."
            )
        found.append(touched)
    if not found:
        raise _unknown(way)
    return found


def _nets(changes: Iterable[sqlite3.Row], way: _Way) -> Iterable[_Net]:
    """What was changed in all, a row at a time."""
    nets: dict[tuple[str, str], _Net] = {}
    for change in changes:
        table, row_id = change["tbl"], change["pk"]
        if table not in _THINGS:
            raise _unknown(way)
        patch: dict[str, tuple[SqlValue, SqlValue]] = json.loads(change["patch"])
        is_new = "created_at" in patch and patch["created_at"][0] is None
        net = nets.setdefault((table, row_id), _Net(table, row_id, is_new, {}, {}))
        for name, (old, new) in patch.items():
            net.old.setdefault(name, old)
            net.new[name] = new
    return nets.values()


def _unknown(way: _Way) -> NotAllowedError:
    return NotAllowedError(
        f"{way.failed}: this version cannot tell what was changed. Everything was left as it is."
    )


def _is_same(value: SqlValue, other: SqlValue) -> bool:
    """Is it the same value? The journal keeps 15 digits of a number with a point."""
    if isinstance(value, float) and isinstance(other, float):
        return math.isclose(value, other, rel_tol=1e-12)
    return value == other


def _closes(writing: Writing, touched: Iterable[_Touched]) -> bool:
    """Does it close again the session that is open, one that was reopened or undone to be?"""
    active = {row["id"] for row in writing.rows(_ACTIVE)}
    closed = {
        one.session
        for one in touched
        if one.net.table == "sessions" and one.net.old.get("status") not in {None, "active"}
    }
    return active <= closed


def _check_no_session(
    store: Store, writing: Writing, touched: Iterable[_Touched], way: _Way
) -> None:
    """Refuse to change a session behind the back of the app.

    A session that was closed is opened again by an undo, and may be closed by the redo as long as
    no app can have taken it up.
    """
    active = {row["id"] for row in writing.rows(_ACTIVE)}
    if not any(one.session in active for one in touched):
        return
    if way is _UNDO or _is_app_open(store):
        raise NotAllowedError(
            "A session is open in the app: go on with it or finish it first. Nothing was changed."
        )


def _is_app_open(store: Store) -> bool:
    """Does an app hold the file?"""
    if store.path is None:
        return False
    lock = AppLock.take(store.path)
    if lock is not None:
        lock.release()
    return lock is None


def _write(writing: Writing, touched: list[_Touched]) -> None:
    is_written = False
    for one in touched:
        columns = one.before(writing.now)
        if columns:
            writing.change(one.net.table, one.net.row_id, columns)
            is_written = True
    if not is_written:
        # Only what an action changed keeps it on the journal: without a trace it would not count.
        net = touched[0].net
        writing.connection.execute(_NOTED, (net.table, net.row_id))
