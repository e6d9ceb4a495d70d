"""Finding something by the beginnings of the words that people know it by."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import IntEnum
from itertools import chain
from operator import itemgetter

from postchain_tui.core.text import harmless


@dataclass(frozen=True, slots=True)
class Choice:
    """Something that can be found and chosen."""

    id: str
    """What is found by it too; its underscores are blanks."""
    name: str
    words: tuple[str, ...]
    """What else people call it: names of one or more words."""
    note: str = ""
    """What is said beside it; nothing is found by it."""


class _Fit(IntEnum):
    """How well a choice fits what was typed, the best first."""

    EXACT = 0
    NAME_BEGINS = 1
    WORDS_BEGIN = 2


def found(choices: Sequence[Choice], text: str) -> tuple[Choice, ...]:
    """The choices of which every typed word begins some word, the best first.

    Case, accents and punctuation don't count. Those that fit equally well keep their order, and
    without a word typed all of them do.
    """
    wanted = _spelled(text)
    if not wanted:
        return tuple(choices)
    fits = [(fit, choice) for choice in choices if (fit := _fit(choice, wanted)) is not None]
    return tuple(choice for _, choice in sorted(fits, key=itemgetter(0)))


def _fit(choice: Choice, wanted: tuple[str, ...]) -> _Fit | None:
    """How well a choice fits the words that are wanted; None where it does not."""
    names = (choice.name, *choice.words, choice.id)
    if not _are_begun(wanted, names):
        return None
    if wanted in map(_spelled, names):
        return _Fit.EXACT
    is_begun = " ".join(_spelled(choice.name)).startswith(" ".join(wanted))
    return _Fit.NAME_BEGINS if is_begun else _Fit.WORDS_BEGIN


def _are_begun(wanted: tuple[str, ...], names: tuple[str, ...]) -> bool:
    """Does every word that is wanted begin some word of the names?"""
    words = set(chain.from_iterable(map(_words, names)))
    return all(any(word.startswith(part) for word in words) for part in wanted)


def _words(name: str) -> Iterator[str]:
    """The words that a name is found by."""
    return (word for chunk in _chunks(name) for word in _written_ways(chunk))


def _spelled(text: str) -> tuple[str, ...]:
    """The words of a text, one after the other."""
    return tuple(word for chunk in _chunks(text) for word in chunk)


def _written_ways(chunk: tuple[str, ...]) -> tuple[str, ...]:
    """The words between two blanks, and all as one: a curl-up is found as a curlup too."""
    return (*chunk, "".join(chunk))


def _chunks(text: str) -> Iterator[tuple[str, ...]]:
    """What stands between blanks, cut at its punctuation; nothing but punctuation stays whole."""
    for chunk in _plain(text).split():
        apart = "".join(letter if letter.isalnum() else " " for letter in chunk)
        yield tuple(apart.split()) or (chunk,)


def _plain(text: str) -> str:
    """The text as it is shown, without case and accents."""
    apart = unicodedata.normalize("NFKD", harmless(text, len(text)))
    return "".join(
        letter for letter in apart if not unicodedata.category(letter).startswith("M")
    ).casefold()
