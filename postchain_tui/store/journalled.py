"""Tables that keep a journal: what is written in them is told by triggers, nothing is deleted."""

from __future__ import annotations

HEAD = {
    "id": "TEXT PRIMARY KEY NOT NULL CHECK (length(id) BETWEEN 1 AND 64)",
    "created_at": "TEXT NOT NULL",
    "updated_at": "TEXT NOT NULL",
    "deleted_at": "TEXT",
}
"""The columns that every table of user data begins with."""

NOT_DELETED = "nothing is deleted for good: set deleted_at"


def number(name: str, low: int, high: int, kind: str = "INTEGER") -> str:
    """A column of numbers within bounds, or of nothing."""
    return f"{kind} CHECK ({name} BETWEEN {low} AND {high})"


def text(name: str, longest: int) -> str:
    """A column of texts of so many characters at most, or of nothing."""
    return f"TEXT CHECK (length({name}) <= {longest})"


def needed_text(name: str, longest: int) -> str:
    """A column of texts of so many characters at most."""
    return f"TEXT NOT NULL CHECK (length({name}) <= {longest})"


def switch(name: str) -> str:
    """A column of 0, 1, or nothing."""
    return f"INTEGER CHECK ({name} IN (0, 1))"


def table(name: str, columns: dict[str, str]) -> str:
    """The statement that makes a table."""
    lines = ",\n  ".join(f"{column} {kind}" for column, kind in (HEAD | columns).items())
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


def forbidden(name: str, event: str, reason: str, when: str = "") -> str:
    """The trigger that forbids something."""
    trigger = f"{name}_{event.lower()}_forbidden BEFORE {event} ON {name} {when}"
    return f"CREATE TRIGGER {trigger} BEGIN SELECT RAISE(ABORT, '{reason}'); END"


def journal(name: str, columns: dict[str, str]) -> tuple[str, str]:
    """The triggers that tell what is written in a table.

    Args:
        name: The table.
        columns: All its columns but those that every table begins with.
    """
    told = [column for column in HEAD | columns if column != "id"]
    return _inserted(name, told), _updated(name, told)


def kept(name: str) -> tuple[str, str]:
    """The triggers that keep what is in a table: no row is deleted, none becomes another."""
    return (
        forbidden(name, "DELETE", NOT_DELETED),
        forbidden(name, "UPDATE", "an id never changes", "WHEN OLD.id IS NOT NEW.id"),
    )
