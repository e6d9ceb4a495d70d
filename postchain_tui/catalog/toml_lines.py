"""On which line of a TOML text each of its fields stands: the reader itself does not tell."""

from __future__ import annotations

import re

from postchain_tui.core.toml import parsed

Key = tuple[str | int, ...]
"""Names of fields, and numbers of the tables and values of a list, counted from 1."""

_BLANK = re.compile(r"(?:[ \t\r\n]|#[^\n]*)*")
_NAME = re.compile(r"""[ \t]*("(?:[^"\\]|\\.)*"|'[^']*'|[A-Za-z0-9_-]+)[ \t]*""")
_STRING = re.compile(
    r'''
      """(?:[^\\]|\\.)*?"""\"{0,2} | \'\'\'.*?\'\'\'\'{0,2}   # over several lines
    | "(?:[^"\\]|\\.)*" | '[^']*'                             # on one
    ''',
    re.VERBOSE | re.DOTALL,
)
_SCALAR = re.compile(r"[^,\]}#\n]+")


def lines_of(text: str) -> dict[Key, int]:
    """The line of each table, field and value of a list of a well-formed TOML text, from 1."""
    return _Scan(text).lines


class _Scan:
    """One way through a text, from its beginning to its end."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._at = 0
        self._counted: tuple[int, int] = (0, 1)
        self._tables: dict[Key, int] = {}
        self.lines: dict[Key, int] = {}
        table: Key = ()
        while self._blank() < len(text):
            if text[self._at] == "[":
                table = self._header()
            else:
                self._field(table)

    def _blank(self) -> int:
        """Go on to what stands next."""
        return self._past(_BLANK)

    def _past(self, what: re.Pattern[str]) -> int:
        found = what.match(self._text, self._at)
        self._at = found.end() if found else len(self._text)
        return self._at

    def _is_past(self, mark: str) -> bool:
        """Go past a mark, if it stands next."""
        is_next = self._text.startswith(mark, self._at)
        self._at += len(mark) * is_next
        return is_next

    def _note(self, key: Key) -> None:
        """The line of something is where it stands first: tables may be named by their parts."""
        at, line = self._counted
        line += self._text.count("\n", at, self._at)
        self._counted = (self._at, line)
        self.lines.setdefault(key, line)

    def _names(self) -> list[str]:
        names = [self._name()]
        while self._is_past("."):
            names.append(self._name())
        return names

    def _name(self) -> str:
        found = _NAME.match(self._text, self._at)
        self._at = found.end() if found else len(self._text)
        return _unquoted(found[1] if found else "")

    def _header(self) -> Key:
        """The key of a table that begins here."""
        start = self._at
        is_list = self._is_past("[[") or not self._is_past("[")
        names = self._names()
        end, self._at = self._at, start
        key: Key = ()
        for place, name in enumerate(names, start=1):
            key = self._table((*key, name), is_next=is_list and place == len(names))
        self._at = end + 1 + is_list
        return key

    def _table(self, key: Key, *, is_next: bool) -> Key:
        """The key of a table, which is the last of those that have it where there are several."""
        self._note(key)
        if is_next:
            self._tables[key] = self._tables.get(key, 0) + 1
        if key not in self._tables:
            return key
        numbered = (*key, self._tables[key])
        self._note(numbered)
        return numbered

    def _field(self, table: Key) -> None:
        start, key = self._at, table
        names = self._names()
        end, self._at = self._at, start
        for name in names:
            key = (*key, name)
            self._note(key)
        self._at = end + 1
        self._blank()
        self._value(key)

    def _value(self, key: Key) -> None:
        if self._is_past("["):
            self._list(key)
        elif self._is_past("{"):
            self._inline_table(key)
        elif _STRING.match(self._text, self._at):
            self._past(_STRING)
        else:
            self._past(_SCALAR)

    def _list(self, key: Key) -> None:
        number = 1
        while self._blank() < len(self._text) and not self._is_past("]"):
            self._note((*key, number))
            self._value((*key, number))
            number += self._blank() >= 0 and self._is_past(",")

    def _inline_table(self, key: Key) -> None:
        while self._blank() < len(self._text) and not self._is_past("}"):
            self._field(key)
            self._blank()
            self._is_past(",")


def _unquoted(name: str) -> str:
    return str(parsed(f"name = {name}")["name"]) if name.startswith(("'", '"')) else name
