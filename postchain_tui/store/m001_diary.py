"""The first schema: the diary, and the journal that its triggers keep. Never to be changed."""

from __future__ import annotations

from postchain_tui.store.journalled import (
    forbidden,
    journal,
    kept,
    needed_text,
    number,
    switch,
    table,
    text,
)

_OFFSET = "INTEGER NOT NULL CHECK (tz_offset_min BETWEEN -1439 AND 1439)"
_NOTE = "TEXT NOT NULL DEFAULT '' CHECK (length(note) <= 10000)"
_SESSION = "TEXT NOT NULL CHECK (length(session_id) <= 64)"
_EXERCISE = "TEXT NOT NULL CHECK (length(exercise_id) BETWEEN 1 AND 200)"


_A_DAY_MS = 86_400_000

TABLES: dict[str, dict[str, str]] = {
    "sessions": {
        "started_at": "TEXT NOT NULL",
        "tz_offset_min": _OFFSET,
        "ended_at": "TEXT",
        "source": needed_text("source", 100),
        "program": text("program", 200),
        "name": needed_text("name", 500),
        "number": number("number", 0, 1_000_000),
        "status": "TEXT NOT NULL CHECK (status IN ('active', 'finished', 'discarded'))",
        "note": _NOTE,
        "effort": number("effort", 0, 10, "REAL"),
    },
    "session_events": {
        "session_id": _SESSION,
        "ordinal": "INTEGER NOT NULL CHECK (ordinal >= 0)",
        "at": "TEXT NOT NULL",
        "kind": needed_text("kind", 100),
        "body": "TEXT NOT NULL",
    },
    "sets": {
        "session_id": _SESSION,
        "exercise_id": _EXERCISE,
        "ordinal": "INTEGER NOT NULL CHECK (ordinal >= 0)",
        "slot": number("slot", 0, 10_000),
        "kind": "TEXT NOT NULL CHECK (kind IN ('work', 'warmup', 'drop', 'failure', 'unknown'))",
        "reps": number("reps", 0, 10_000),
        "reps_left": number("reps_left", 0, 10_000),
        "reps_right": number("reps_right", 0, 10_000),
        "load_grams": number("load_grams", -2_000_000, 2_000_000),
        "load_typed": text("load_typed", 40),
        "load_unit": "TEXT CHECK (load_unit IN ('kg', 'lb'))",
        "duration_ms": number("duration_ms", 0, _A_DAY_MS),
        "rpe": number("rpe", 0, 10, "REAL"),
        "pain": number("pain", 0, 10),
        "rest_ms": "INTEGER CHECK (rest_ms >= 0)",
        "tempo": text("tempo", 40),
        "tut_ms": "INTEGER CHECK (tut_ms >= 0)",
        "at": "TEXT NOT NULL",
        "tz_offset_min": _OFFSET,
        "note": _NOTE,
    },
    "form_checks": {
        "session_id": _SESSION,
        "exercise_id": _EXERCISE,
        "held": "INTEGER NOT NULL CHECK (held IN (0, 1))",
    },
    "pain_entries": {
        "at": "TEXT NOT NULL",
        "tz_offset_min": _OFFSET,
        "kind": "TEXT NOT NULL CHECK (kind IN "
        "('now', 'before', 'after', 'morning', 'day', 'usual'))",
        "score": number("score", 0, 10),
        "session_id": text("session_id", 64),
        "place": text("place", 100),
        "spreading": switch("spreading"),
        "recalled": "INTEGER NOT NULL DEFAULT 0 CHECK (recalled IN (0, 1))",
        "note": _NOTE,
    },
    "declarations": {
        "at": "TEXT NOT NULL",
        "tz_offset_min": _OFFSET,
        "kind": "TEXT NOT NULL CHECK (length(kind) BETWEEN 1 AND 40)",
        "value": needed_text("value", 200),
        "reason": "TEXT NOT NULL DEFAULT '' CHECK (length(reason) <= 10000)",
        "session_id": text("session_id", 64),
        "exercise_id": text("exercise_id", 200),
    },
    "activities": {
        "name": needed_text("name", 200),
        "position": "INTEGER NOT NULL CHECK (position >= 0)",
    },
    "activity_scores": {
        "activity_id": "TEXT NOT NULL CHECK (length(activity_id) BETWEEN 1 AND 64)",
        "at": "TEXT NOT NULL",
        "tz_offset_min": _OFFSET,
        "score": number("score", 0, 10),
    },
    "settings": {
        "key": "TEXT NOT NULL CHECK (length(key) BETWEEN 1 AND 200)",
        "value": needed_text("value", 10_000),
    },
}

"""The columns of each table, but those that every table begins with."""

_INDICES = (
    "CREATE INDEX sessions_started ON sessions (started_at)",
    "CREATE INDEX sessions_active ON sessions (started_at) WHERE status = 'active'",
    "CREATE INDEX sessions_program ON sessions (program) WHERE status = 'finished'",
    "CREATE INDEX session_events_session ON session_events (session_id, ordinal)",
    "CREATE INDEX sets_exercise ON sets (exercise_id, at)",
    "CREATE INDEX sets_session ON sets (session_id, ordinal)",
    "CREATE INDEX form_checks_session ON form_checks (session_id)",
    "CREATE INDEX pain_entries_at ON pain_entries (at)",
    "CREATE INDEX pain_entries_session ON pain_entries (session_id)",
    "CREATE INDEX declarations_session ON declarations (session_id)",
    "CREATE INDEX activity_scores_at ON activity_scores (at)",
    "CREATE INDEX changes_action ON changes (action_id)",
)

_JOURNAL = (
    """CREATE TABLE actions (
  id TEXT PRIMARY KEY NOT NULL, hlc TEXT NOT NULL, what TEXT NOT NULL, undoes TEXT
) STRICT""",
    """CREATE TABLE changes (
  seq INTEGER PRIMARY KEY, hlc TEXT NOT NULL, device TEXT NOT NULL, action_id TEXT NOT NULL,
  tbl TEXT NOT NULL, pk TEXT NOT NULL, patch TEXT NOT NULL
) STRICT""",
    """CREATE TABLE context (
  id INTEGER PRIMARY KEY CHECK (id = 1), hlc TEXT NOT NULL, device TEXT NOT NULL,
  action_id TEXT NOT NULL
) STRICT""",
    "INSERT INTO context VALUES (1, '000000000000-0000-', '', '')",
)


def statements() -> tuple[str, ...]:
    """The statements of this migration, in their order."""
    made = [*(table(name, columns) for name, columns in TABLES.items()), *_JOURNAL, *_INDICES]
    for name, columns in TABLES.items():
        made += [*journal(name, columns), *kept(name)]
    for name in ("actions", "changes"):
        made += [
            forbidden(name, "DELETE", "the journal is only added to"),
            forbidden(name, "UPDATE", "the journal is only added to"),
        ]
    return (*made, forbidden("context", "DELETE", "the journal needs its context"))
