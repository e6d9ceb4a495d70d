"""Text that came from somewhere else, made safe to keep and to show in a terminal."""

from __future__ import annotations

import re
import unicodedata

# A string sequence (OSC, DCS, SOS, PM, APC) is dropped whole only where it is terminated: its 8-bit
# introducers are letters in a badly decoded text, and must not swallow the rest of a note.
_SEQUENCE = re.compile(
    r"""
      (?: \x1b [\]PX^_] | [\x9d\x90\x98\x9e\x9f] )      # string: its introducer,
        [^\x00-\x1f\x7f-\x9f]* (?: \x07 | \x1b\\ | \x9c )  # its body and terminator
    | (?: \x1b \[ | \x9b ) [0-?]* [ -/]* [@-~]           # CSI
    | \x1b [ -/]+ [0-~]                                  # character sets and the like
    | \x1b [0-OQ-WYZ\\`-~]                               # two characters
    """,
    re.VERBOSE,
)
_LINE_BREAK = re.compile(r"\r\n|[\t\n\v\f\r\x85\u2028\u2029]")

_INVISIBLE = frozenset(
    "\u034f\u115f\u1160\u17b4\u17b5\u180b\u180c\u180d\u180f\u3164\uffa0"
    + "".join(map(chr, range(0xFE00, 0xFE10)))
    + "".join(map(chr, range(0xE0100, 0xE01F0)))
)
"""Fillers, joiners, variation selectors: nothing to see, and terminals disagree on their width."""

_BY_CATEGORY = {"Cc": "", "Cf": "", "Cs": "\ufffd"}
"""What becomes of controls, of format characters (all bidi controls among them), of surrogates."""


def harmless(text: str, limit: int) -> str:
    """The text on one line, without anything that steers a terminal, at most `limit` characters."""
    if not (text.isascii() and text.isprintable()):
        text = _LINE_BREAK.sub(" ", _SEQUENCE.sub("", text))
        text = "".join(map(_shown, text))
    text = text.strip()
    if len(text) <= limit:
        return text
    return (text[: max(limit - 1, 0)].rstrip() + "…")[: max(limit, 0)]


def _shown(character: str) -> str:
    if character in _INVISIBLE:
        return ""
    return _BY_CATEGORY.get(unicodedata.category(character), character)


def harmless_values(value: object) -> object:
    """The same lists and tables, with texts that do not steer a terminal, as long as they are."""
    if isinstance(value, str):
        return harmless(value, len(value))
    if isinstance(value, list):
        return [harmless_values(one) for one in value]
    if isinstance(value, dict):
        return {harmless(name, len(name)): harmless_values(one) for name, one in value.items()}
    return value


def letters(text: str) -> str:
    """The letters and digits of a name alone, as names are compared: `Bird-Dog` is `birddog`."""
    return "".join(filter(str.isalnum, text.casefold()))
