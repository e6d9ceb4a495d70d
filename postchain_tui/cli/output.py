"""How results are printed: text in colours where those are welcome, or JSON."""

from __future__ import annotations

import json
import os
import re
import textwrap
from collections.abc import Iterable
from pathlib import Path

import click

from postchain_tui.core.text import harmless

WIDTH = 80
"""Columns that a line of text may take."""

Json = None | bool | int | float | str | list["Json"] | dict[str, "Json"]
"""What a JSON document is made of."""

_STEERING = re.compile(
    "[\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ud800-\udfff]"
)
"""What JSON may hold as it is and a terminal should not see: C1, bidi controls, surrogates."""

as_json = click.option("--json", "as_json", is_flag=True, help="Print one JSON document.")
"""The option of every command that prints data."""


def wants_colour() -> bool | None:
    """False where no colour is wanted; None leaves it to whether the output is a terminal."""
    return False if os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb" else None


def print_json(document: Json) -> None:
    """Print a document as UTF-8, whatever the locale."""
    text = json.dumps(document, ensure_ascii=False, indent=2, allow_nan=False)
    text = _STEERING.sub(lambda found: f"\\u{ord(found[0]):04x}", text)
    click.echo(text.encode())


def print_lines(lines: list[str]) -> None:
    """Print lines of text."""
    for line in lines:
        click.echo(line.rstrip())


def wrapped(text: str, indent: str, hanging: str = "") -> list[str]:
    """A text on as many lines as it takes, every one indented, those after the first by more."""
    return textwrap.wrap(
        text, WIDTH, initial_indent=indent, subsequent_indent=indent + hanging
    ) or [indent]


def paragraphs(texts: Iterable[str], hanging: str = "") -> list[str]:
    """Several texts, each on as many lines as it takes."""
    return [line for text in texts for line in wrapped(text, "", hanging)]


def spread(left: str, right: str) -> tuple[str, str]:
    """Two texts for one line, with the gap that puts the second one at the right edge."""
    return left, " " * max(2, WIDTH - len(left) - len(right)) + right


def bold(text: str) -> str:
    """What is to be seen first."""
    return click.style(text, bold=True)


def dim(text: str) -> str:
    """What may be overlooked."""
    return click.style(text, dim=True)


def path_text(path: Path) -> str:
    """A path as text, also where its bytes are no text."""
    return os.fsencode(path).decode("utf-8", "replace")


def shown(text: str, limit: int = 200) -> str:
    """Text from the file, with nothing in it that steers a terminal."""
    return harmless(text, limit)
