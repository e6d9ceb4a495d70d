"""Training settings as texts by key: they travel with the data and can be undone."""

from __future__ import annotations

from collections.abc import Mapping

from postchain_tui.store.journal import Writing
from postchain_tui.store.store import Store


def settings(store: Store) -> dict[str, str]:
    """The texts of the settings that were ever set; of two of one key the later counts."""
    found = store.rows(
        "SELECT key, value FROM settings WHERE deleted_at IS NULL ORDER BY updated_at, rowid"
    )
    return {row["key"]: row["value"] for row in found}


def set_setting(store: Store, key: str, value: str) -> None:
    """Save one setting.

    Raises:
        NotSavedError: when the file could not be written to.
    """
    set_settings(store, {key: value}, f"Set {key}")


def set_settings(store: Store, texts: Mapping[str, str], what: str) -> None:
    """Save several settings as one action; those that are so already are left alone.

    Raises:
        NotSavedError: when the file could not be written to.
    """
    with store.action(what) as writing:
        write_settings(writing, texts)


def write_settings(writing: Writing, texts: Mapping[str, str]) -> None:
    """Write settings within an action."""
    there = """
    SELECT id, value FROM settings WHERE key = ? AND deleted_at IS NULL
    ORDER BY updated_at DESC, rowid DESC LIMIT 1
    """
    for key, value in texts.items():
        found = writing.rows(there, key)
        if not found:
            writing.put("settings", {"id": writing.new_id(), "key": key, "value": value})
        elif found[0]["value"] != value:
            writing.change("settings", found[0]["id"], {"value": value})
