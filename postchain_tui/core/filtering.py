"""What is looked for in the diary, read from one line of typed words that must all hold.

Every text can be read, at each key while it is being typed: what is unfinished or impossible
narrows nothing and is named as the problem. Only days that end before they begin do narrow, to
nothing at all, and are named too. The name of a month is always a month; in quotes it is a text.
"""

from __future__ import annotations

import re
import unicodedata
from calendar import monthrange
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from functools import reduce

from postchain_tui.core.formatting import count_text, date_text
from postchain_tui.core.quantities import PAIN
from postchain_tui.core.text import harmless

LONGEST = 200
"""Characters of a typed line that are read."""

_LONGEST_NAME = 60
_MOST_NAME_WORDS = 8
_MOST_WORDS = 4
"""So many words belong to one condition at most: `since 12 nov 2025`."""

_PART = re.compile(r'(?=\S)(?P<note>#?)(?:["“„](?P<quoted>[^"“”„]*)["“”]?|(?P<word>\S*))')
# Spelled out, since `\d` would take the digits of other scripts; few, so that each is a number.
_PAIN = re.compile(
    r"(?:pain|p) ?(?P<sign>[<>=≤≥]+)(?: ?(?P<above>[0-9]{1,2})|\S*)"
    r"|(?:pain ?|p)(?P<score>[0-9]{1,2})"
)
_SIGNS = {">=": 0, "≥": 0, "=>": 0, ">": 1}
"""How far above the number behind a sign the least score is."""
_SOURCE = re.compile(r"(?:from|source):(\S*)")
_BOUNDS = ("since", "until")
_NEAR_DAYS = {"today": 0, "yesterday": 1}
_SO_LONG = re.compile(r"([0-9]{1,3})([wmy])")
_WRITTEN = re.compile(r"([0-9]{4})(?:-([0-9]{1,2})(?:-([0-9]{1,2}))?)?")
_NAMED = re.compile(r"(?:([0-9]{1,2}) )?([a-z]{3,9})(?: ([0-9]{4}))?")
_LIKE_DAYS = re.compile(r"[0-9]{4}-\S*|\.\.")
_MONTHS = (
    *("january", "february", "march", "april", "may", "june", "july", "august", "september"),
    *("october", "november", "december"),
)
_YEARS_TO_A_LEAP_DAY = 8
_A_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Mention:
    """Something that a session has to tell of: by a set of it, or in a note or its name."""

    text: str
    """Words that stand, folded, in a text of the session."""
    exercises: frozenset[str] = frozenset()
    """Ids of exercises; a set of any of them will do as well."""
    in_name: bool = True
    """May the session's name have the text, or only a note?"""


@dataclass(frozen=True, slots=True)
class Filter:
    """Which sessions are wanted; two are equal when they want the same ones."""

    least_pain: int | None = None
    """A set or a score before, after or the morning after has at least this pain."""
    first_day: date | None = None
    last_day: date | None = None
    """Local days, both among those wanted; None where there is no bound."""
    sources: tuple[str, ...] = ()
    """Folded beginnings of the source; all of them have to fit."""
    mentions: tuple[Mention, ...] = ()
    words: tuple[str, ...] = field(default=(), compare=False)
    """How each condition was understood: `pain 3 or more`."""
    problem: str = field(default="", compare=False)
    """What could not be understood, in a sentence."""

    @property
    def is_empty(self) -> bool:
        """Are all sessions wanted?"""
        return self == Filter()


def read(
    text: str,
    today: date,
    find_exercises: Callable[[str], frozenset[str]],
    name_of: Callable[[str], str],
) -> Filter:
    """Read what is looked for; there is no text that cannot be read.

    Args:
        text: What was typed: `bridge pain>=3 since oct #tight from:hevy "two words"`.
        today: The person's day; a month without a year is the newest one not after it.
        find_exercises: The ids of the exercises that some words fit.
        name_of: The name of an exercise.
    """
    reader = _Reader(today, find_exercises, name_of)
    wanted = reduce(_both, reader.conditions(text), Filter())
    days = _Days(wanted.first_day, wanted.last_day)
    if days.is_reversed and not wanted.problem:
        return replace(wanted, problem="These days end before they begin.")
    return wanted


def folded(text: str) -> str:
    """A text as it is compared: shown on one line, without case, accents and doubled blanks."""
    if not text.isprintable():
        text = harmless(text, len(text))
    if not text.isascii():
        text = _without_accents(unicodedata.normalize("NFKD", text))
    return " ".join(text.casefold().split())


def _without_accents(apart: str) -> str:
    """Letters without the accents that follow them; each kind is looked at once, being few."""
    for letter in set(apart):
        if not letter.isascii() and unicodedata.category(letter)[0] == "M":
            apart = apart.replace(letter, "")
    return apart


def _both(one: Filter, other: Filter) -> Filter:
    """The filter for what both want."""
    pains = [least for least in (one.least_pain, other.least_pain) if least is not None]
    firsts = [day for day in (one.first_day, other.first_day) if day is not None]
    lasts = [day for day in (one.last_day, other.last_day) if day is not None]
    return Filter(
        least_pain=max(pains, default=None),
        first_day=max(firsts, default=None),
        last_day=min(lasts, default=None),
        sources=one.sources + other.sources,
        mentions=one.mentions + other.mentions,
        words=one.words + other.words,
        problem=one.problem or other.problem,
    )


@dataclass(frozen=True, slots=True)
class _Days:
    """Days from a first to a last one; None where there is no bound."""

    first: date | None = None
    last: date | None = None

    @property
    def end(self) -> date | None:
        """Where what lasts until these days ends: the last four weeks have to begin yet."""
        return self.first - _A_DAY if self.last is None and self.first else self.last

    @property
    def is_reversed(self) -> bool:
        """Do they end before they begin?"""
        return self.first is not None and self.last is not None and self.first > self.last


@dataclass(frozen=True, slots=True)
class _Reader:
    """Reads a line into the filters of its single conditions."""

    today: date
    find_exercises: Callable[[str], frozenset[str]]
    name_of: Callable[[str], str]

    def conditions(self, text: str) -> Iterator[Filter]:
        """What each part of a line wants, in the order of the line."""
        words: list[str] = []
        for part in _PART.finditer(harmless(text[:LONGEST], LONGEST)):
            if part["word"] and not part["note"]:
                # An accent alone is no word: every text has it.
                words += [part["word"]] if folded(part["word"]) else []
                continue
            yield from self._of_words(words)
            words = []
            yield _marked(part)
        yield from self._of_words(words)

    def _of_words(self, words: list[str]) -> Iterator[Filter]:
        """What words want that follow each other: what has a form of its own, and the others."""
        others: list[str] = []
        while words:
            count, found = self._formed(words)
            if found is None:
                others.append(words[0])
            else:
                yield from self._of_others(others)
                others = []
                yield found
            words = words[count:]
        yield from self._of_others(others)

    def _formed(self, words: list[str]) -> tuple[int, Filter | None]:
        """How many of the first words are one condition, and which; the most that are."""
        for count in range(min(_MOST_WORDS, len(words)), 0, -1):
            typed = " ".join(words[:count])
            found = _pain(typed) or _source(typed) or self._days(typed)
            if found is not None:
                return count, found
        return 1, None

    def _days(self, typed: str) -> Filter | None:
        try:
            days = _days(folded(typed), self.today)
        except (ValueError, OverflowError):
            return Filter(problem=f"“{typed}” names no day.")
        if days is None:
            return None
        words = _days_words(days, self.today)
        return Filter(first_day=days.first, last_day=days.last, words=(words,))

    def _of_others(self, words: list[str]) -> Iterator[Filter]:
        """What plain words want: the longest runs of them that fit exercises, or else a text."""
        while words:
            for count in range(min(_MOST_NAME_WORDS, len(words)), 0, -1):
                typed = " ".join(words[:count])
                exercises = self.find_exercises(typed)
                if exercises:
                    yield self._exercise(typed, exercises)
                    break
            else:
                yield _mention(typed)
            words = words[count:]

    def _exercise(self, typed: str, exercises: frozenset[str]) -> Filter:
        """What a name wants; told by the exercise that it fits most plainly."""
        wanted = folded(typed)
        names = sorted(
            (not folded(name).startswith(wanted), len(name), name)
            for name in map(self.name_of, exercises)
        )
        others = f" or {count_text(len(names) - 1, 'other')}" if len(names) > 1 else ""
        words = f"{harmless(names[0][2], _LONGEST_NAME)}{others}"
        return Filter(mentions=(Mention(wanted, exercises),), words=(words,))


def _marked(part: re.Match[str]) -> Filter:
    """What is wanted by a text in quotes or behind a #."""
    text = (part["word"] or part["quoted"] or "").strip()
    if not folded(text):
        return Filter(problem=f"“{part[0].strip()}” needs a text, such as #tight.")
    return _mention(text, in_name=not part["note"])


def _mention(text: str, *, in_name: bool = True) -> Filter:
    place = "a note or name" if in_name else "a note"
    return Filter(
        mentions=(Mention(folded(text), in_name=in_name),), words=(f"“{text}” in {place}",)
    )


def _pain(typed: str) -> Filter | None:
    found = _PAIN.fullmatch(folded(typed))
    if found is None:
        return None
    score, above = found["score"] or found["above"], _SIGNS.get(found["sign"] or "≥")
    if score is None or above is None or int(score) + above > PAIN.highest:
        return Filter(problem=f"“{typed}” is not a pain: write pain>=3, up to {PAIN.highest}.")
    least = int(score) + above
    return Filter(least_pain=least, words=(f"pain {least} or more",))


def _source(typed: str) -> Filter | None:
    found = _SOURCE.fullmatch(folded(typed))
    if found is None:
        return None
    if not found[1]:
        return Filter(problem=f"“{typed}” needs a source, such as from:hevy.")
    return Filter(sources=(found[1],), words=(f"from {typed.partition(':')[2]}",))


def _days(text: str, today: date) -> _Days | None:
    """The days that a text means; None where it means none. Raises ValueError if there are none."""
    word, _, rest = text.partition(" ")
    if word not in _BOUNDS:
        return _between(text, today) if ".." in text else _stretch(text, today, today)
    if not rest:
        raise ValueError(text)
    days = _stretch(rest, today, today)
    if days is None:
        return None
    return _Days(first=days.first) if word == "since" else _Days(last=days.end)


def _between(text: str, today: date) -> _Days | None:
    """The days of `2026-10..2026-11`; a beginning without a year is the newest before the end."""
    start_text, _, end_text = text.partition("..")
    end = _stretch(end_text, today, today)
    last = end.end if end else None
    start = _stretch(start_text, today, last or today)
    if start is None and end is None and not _LIKE_DAYS.match(text):
        return None
    _refuse_unread(text, (start_text, start), (end_text, end))
    return _Days(start.first if start else None, last)


def _refuse_unread(text: str, *ends: tuple[str, _Days | None]) -> None:
    """Raises ValueError where an end that was typed means no days, or none was typed."""
    if text == ".." or any(typed and days is None for typed, days in ends):
        raise ValueError(text)


def _stretch(text: str, today: date, newest: date) -> _Days | None:
    """The days of one expression; None where it is none. Raises ValueError for impossible ones."""
    if text in _NEAR_DAYS:
        day = today - timedelta(days=_NEAR_DAYS[text])
        return _Days(day, day)
    if found := _SO_LONG.fullmatch(text):
        return _Days(_beginning(int(found[1]), found[2], today))
    if found := _WRITTEN.fullmatch(text):
        return _Days(*_whole(int(found[1]), _number(found[2]), _number(found[3])))
    if found := _NAMED.fullmatch(text):
        return _named(found, newest)
    if _LIKE_DAYS.fullmatch(text):
        raise ValueError(text)
    return None


def _beginning(count: int, unit: str, today: date) -> date:
    """The first of the days of the last so many weeks, months or years, today among them."""
    if not count:
        raise ValueError(unit)
    if unit == "w":
        return today - timedelta(weeks=count) + _A_DAY
    months = today.year * 12 + today.month - 1 - count * (12 if unit == "y" else 1)
    year, month = months // 12, months % 12 + 1
    return date(year, month, min(today.day, monthrange(year, month)[1])) + _A_DAY


def _named(found: re.Match[str], newest: date) -> _Days | None:
    """The days of `nov`, `12 nov` or `nov 2025`; None where it is not the name of a month."""
    month = next((n for n, name in enumerate(_MONTHS, 1) if name.startswith(found[2])), None)
    if month is None:
        return None
    day = _number(found[1])
    if found[3]:
        return _Days(*_whole(int(found[3]), month, day))
    for year in range(newest.year, newest.year - _YEARS_TO_A_LEAP_DAY - 1, -1):
        with suppress(ValueError):
            first, last = _whole(year, month, day)
            if first <= newest:
                return _Days(first, last)
    raise ValueError(found[0])


def _whole(year: int, month: int | None, day: int | None) -> tuple[date, date]:
    """The first and last day of a year, a month or a day. Raises ValueError when there is none."""
    first = date(year, 1 if month is None else month, 1 if day is None else day)
    last_month = 12 if month is None else month
    last_day = monthrange(year, last_month)[1] if day is None else day
    return first, date(year, last_month, last_day)


def _number(digits: str | None) -> int | None:
    return int(digits) if digits else None


def _days_words(days: _Days, today: date) -> str:
    """Days as they stand in a line: `since 1 Oct`, `12 Nov`, `Oct–Nov 2026`, `1 Oct–12 Nov`."""
    first, last = days.first, days.last
    if first is None or last is None:
        bounds = (("since", first), ("until", last))
        return " ".join(f"{word} {date_text(day, today)}" for word, day in bounds if day)
    if first == last:
        return date_text(first, today)
    if first.day == 1 and last.day == monthrange(last.year, last.month)[1]:
        return _months_words(first, last)
    return f"{date_text(first, today)}–{date_text(last, today)}"


def _months_words(first: date, last: date) -> str:
    """Whole months or years: `2026`, `Oct–Nov 2026`, `Nov 2025–Jan 2026`."""
    if (first.month, last.month) == (1, 12):
        start, end = str(first.year), str(last.year)
    else:
        start, end = (f"{_MONTHS[day.month - 1][:3].title()} {day.year}" for day in (first, last))
    if start == end:
        return end
    return f"{start.removesuffix(f' {last.year}')}–{end}"
