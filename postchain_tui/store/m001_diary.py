"""The first schema: the diary, and the journal that its triggers keep. Never to be changed."""

from __future__ import annotations

_HEAD = {
    "id": "TEXT PRIMARY KEY NOT NULL CHECK (length(id) BETWEEN 1 AND 64)",
    "created_at": "TEXT NOT NULL",
    "updated_at": "TEXT NOT NULL",
    "deleted_at": "TEXT",
}
_OFFSET = "INTEGER NOT NULL CHECK (tz_offset_min BETWEEN -1439 AND 1439)"
_NOTE = "TEXT NOT NULL DEFAULT '' CHECK (length(note) <= 10000)"
_SESSION = "TEXT NOT NULL CHECK (length(session_id) <= 64)"
_EXERCISE = "TEXT NOT NULL CHECK (length(exercise_id) BETWEEN 1 AND 200)"


def _number(name: str, low: int, high: int, kind: str = "INTEGER") -> str:
    return f"{kind} CHECK ({name} BETWEEN {low} AND {high})"


def _text(name: str, longest: int) -> str:
    return f"TEXT CHECK (length({name}) <= {longest})"


def _needed_text(name: str, longest: int) -> str:
    return f"TEXT NOT NULL CHECK (length({name}) <= {longest})"


def _switch(name: str) -> str:
    return f"INTEGER CHECK ({name} IN (0, 1))"


_A_DAY_MS = 86_400_000

_TABLES: dict[str, dict[str, str]] = {
    "sessions": {
        "started_at": "TEXT NOT NULL",
        "tz_offset_min": _OFFSET,
        "ended_at": "TEXT",
        "source": _needed_text("source", 100),
        "program": _text("program", 200),
        "name": _needed_text("name", 500),
        "number": _number("number", 0, 1_000_000),
        "status": "TEXT NOT NULL CHECK (status IN ('active', 'finished', 'discarded'))",
        "note": _NOTE,
        "effort": _number("effort", 0, 10, "REAL"),
    },
    "session_events": {
        "session_id": _SESSION,
        "ordinal": "INTEGER NOT NULL CHECK (ordinal >= 0)",
        "at": "TEXT NOT NULL",
        "kind": _needed_text("kind", 100),
        "body": "TEXT NOT NULL",
    },
    "sets": {
        "session_id": _SESSION,
        "exercise_id": _EXERCISE,
        "ordinal": "INTEGER NOT NULL CHECK (ordinal >= 0)",
        "slot": _number("slot", 0, 10_000),
        "kind": "TEXT NOT NULL CHECK (kind IN ('work', 'warmup', 'drop', 'failure', 'unknown'))",
        "reps": _number("reps", 0, 10_000),
        "reps_left": _number("reps_left", 0, 10_000),
        "reps_right": _number("reps_right", 0, 10_000),
        "load_grams": _number("load_grams", -2_000_000, 2_000_000),
        "load_typed": _text("load_typed", 40),
        "load_unit": "TEXT CHECK (load_unit IN ('kg', 'lb'))",
        "duration_ms": _number("duration_ms", 0, _A_DAY_MS),
        "rpe": _number("rpe", 0, 10, "REAL"),
        "pain": _number("pain", 0, 10),
        "rest_ms": "INTEGER CHECK (rest_ms >= 0)",
        "tempo": _text("tempo", 40),
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
        "score": _number("score", 0, 10),
        "session_id": _text("session_id", 64),
        "place": _text("place", 100),
        "spreading": _switch("spreading"),
        "recalled": "INTEGER NOT NULL DEFAULT 0 CHECK (recalled IN (0, 1))",
        "note": _NOTE,
    },
    "declarations": {
        "at": "TEXT NOT NULL",
        "tz_offset_min": _OFFSET,
        "kind": "TEXT NOT NULL CHECK (length(kind) BETWEEN 1 AND 40)",
        "value": _needed_text("value", 200),
        "reason": "TEXT NOT NULL DEFAULT '' CHECK (length(reason) <= 10000)",
        "session_id": _text("session_id", 64),
        "exercise_id": _text("exercise_id", 200),
    },
    "activities": {
        "name": _needed_text("name", 200),
        "position": "INTEGER NOT NULL CHECK (position >= 0)",
    },
    "activity_scores": {
        "activity_id": "TEXT NOT NULL CHECK (length(activity_id) BETWEEN 1 AND 64)",
        "at": "TEXT NOT NULL",
        "tz_offset_min": _OFFSET,
        "score": _number("score", 0, 10),
    },
    "settings": {
        "key": "TEXT NOT NULL CHECK (length(key) BETWEEN 1 AND 200)",
        "value": _needed_text("value", 10_000),
    },
}

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


def _table(name: str, columns: dict[str, str]) -> str:
    lines = ",\n  ".join(f"{column} {kind}" for column, kind in (_HEAD | columns).items())
    return f"CREATE TABLE {name} (\n  {lines}\n) STRICT"


def _inserted(name: str, columns: list[str]) -> str:
    pairs = "\n    UNION ALL ".join(
        f"SELECT '{column}' AS name, json_array(NULL, NEW.{column}) AS pair "
        f"WHERE NEW.{column} IS NOT NULL"
        for column in columns
    )
    return _journalling(f"{name}_inserted AFTER INSERT ON {name}", name, pairs)


def _updated(name: str, columns: list[str]) -> str:
    pairs = "\n    UNION ALL ".join(
        f"SELECT '{column}' AS name, json_array(OLD.{column}, NEW.{column}) AS pair "
        f"WHERE OLD.{column} IS NOT NEW.{column}"
        for column in columns
    )
    is_changed = " OR ".join(f"OLD.{column} IS NOT NEW.{column}" for column in columns)
    return _journalling(f"{name}_updated AFTER UPDATE ON {name} WHEN {is_changed}", name, pairs)


def _journalling(event: str, name: str, pairs: str) -> str:
    lines = (
        f"CREATE TRIGGER {event} BEGIN",
        "  INSERT INTO changes (hlc, device, action_id, tbl, pk, patch)",
        f"  SELECT hlc, device, action_id, '{name}', NEW.id, (",
        "    SELECT json_group_object(name, json(pair)) FROM (",
        f"    {pairs})",
        "  ) FROM context;",
        "END",
    )
    return "\n".join(lines)


def _forbidden(name: str, event: str, reason: str, when: str = "") -> str:
    trigger = f"{name}_{event.lower()}_forbidden BEFORE {event} ON {name} {when}"
    return f"CREATE TRIGGER {trigger} BEGIN SELECT RAISE(ABORT, '{reason}'); END"


def statements() -> tuple[str, ...]:
    """The statements of this migration, in their order."""
    made = [*(_table(name, columns) for name, columns in _TABLES.items()), *_JOURNAL, *_INDICES]
    for name, columns in _TABLES.items():
        journalled = [column for column in _HEAD | columns if column != "id"]
        made += [_inserted(name, journalled), _updated(name, journalled)]
        made += [
            _forbidden(name, "DELETE", "nothing is deleted for good: set deleted_at"),
            _forbidden(name, "UPDATE", "an id never changes", "WHEN OLD.id IS NOT NEW.id"),
        ]
    for name in ("actions", "changes"):
        made += [
            _forbidden(name, "DELETE", "the journal is only added to"),
            _forbidden(name, "UPDATE", "the journal is only added to"),
        ]
    return (*made, _forbidden("context", "DELETE", "the journal needs its context"))
