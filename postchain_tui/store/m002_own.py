"""One's own exercises and programs, and where in a program a session was.

Never to be changed.
"""

from __future__ import annotations

from postchain_tui.store import m001_diary
from postchain_tui.store.journalled import journal, kept, needed_text, table, text

_BODY = "TEXT NOT NULL CHECK (json_valid(body) AND length(body) <= 200000)"
_ARCHIVED = "INTEGER NOT NULL DEFAULT 0 CHECK (archived IN (0, 1))"

_TABLES = {
    "exercises": {
        "exercise_id": "TEXT NOT NULL CHECK (length(exercise_id) BETWEEN 1 AND 200)",
        "name": needed_text("name", 500),
        "body": _BODY,
        "archived": _ARCHIVED,
    },
    "programs": {
        "program_id": "TEXT NOT NULL CHECK (length(program_id) BETWEEN 1 AND 200)",
        "name": needed_text("name", 500),
        "body": _BODY,
        "archived": _ARCHIVED,
    },
}
_PLACE = {"day": text("day", 200), "stage": text("stage", 200)}


def statements() -> tuple[str, ...]:
    """The statements of this migration, in their order."""
    made = [table(name, columns) for name, columns in _TABLES.items()]
    for name, columns in _TABLES.items():
        made += [*journal(name, columns), *kept(name)]
    return (
        *made,
        *(f"ALTER TABLE sessions ADD COLUMN {name} {kind}" for name, kind in _PLACE.items()),
        "DROP TRIGGER sessions_inserted",
        "DROP TRIGGER sessions_updated",
        *journal("sessions", m001_diary.TABLES["sessions"] | _PLACE),
    )
