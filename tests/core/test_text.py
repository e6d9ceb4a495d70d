import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from postchain_tui.core.text import harmless, harmless_values, letters

PIECES = st.sampled_from(
    [
        *("\x1b", "[", "]", "31", "m", "\x07", "\x9b", "\x9d", "\x9c", "\\", "P", ";", " ", "\n"),
        *("\u202e", "\ud800", "…", "\ufe0f", "\u200d", "\x00", "52;c;YQ==", "a"),
    ]
)
HOSTILE = st.lists(PIECES | st.characters(), max_size=40).map("".join)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("felt tight", "felt tight"),
        ("Kreuzheben für Ümit – 深蹲 👍", "Kreuzheben für Ümit – 深蹲 👍"),
        ("[/] [red]", "[/] [red]"),
        ("a\tb\r\nc\nd\x85e\u2028f", "a b c d e f"),
        ("a\x00b\x08c\x7fd\x81e", "abcde"),
        ("\x1b[31mred\x1b[0m", "red"),
        ("\x9b31mred", "red"),
        ("\x1b]52;c;ZXZpbA==\x07note", "note"),
        ("\x1b]0;title\x1b\\note", "note"),
        ("\x9d0;title\x9cnote", "note"),
        ("\x1bPq#0\x1b\\note", "note"),
        ("\x1b_apc\x1b\\\x1b^pm\x1b\\\x1bXsos\x1b\\note", "note"),
        ("\x1bcnote\x1b(B", "note"),
        ("\x1b]52;c;never ends", "]52;c;never ends"),
        ("Jo\x9e and what follows", "Jo and what follows"),
        ("a\u202eb\u2066c\u200ed\u061ce", "abcde"),
        ("a\u200bb\ufeffc\u00add\u2060e\u3164f", "abcdef"),
        ("\u2764\ufe0f", "\u2764"),
        ("a\ud800b", "a\ufffdb"),
        ("  a  ", "a"),
        ("\x1b", ""),
    ],
)
def test_what_steers_a_terminal_is_gone_and_the_rest_stays(text: str, expected: str) -> None:
    assert harmless(text, 100) == expected


@pytest.mark.parametrize(
    ("limit", "expected"),
    [(6, "abc de"), (5, "abc…"), (4, "abc…"), (3, "ab…"), (1, "…"), (0, ""), (-1, "")],
)
def test_a_long_text_ends_in_an_ellipsis(limit: int, expected: str) -> None:
    assert harmless("abc de", limit) == expected


@given(HOSTILE, st.integers(0, 30))
def test_doing_it_twice_changes_nothing(text: str, limit: int) -> None:
    once = harmless(text, limit)
    assert harmless(once, limit) == once


@given(HOSTILE, st.integers(0, 30))
def test_no_control_is_left_and_no_length_is_exceeded(text: str, limit: int) -> None:
    clean = harmless(text, limit)
    assert len(clean) <= limit
    assert not {unicodedata.category(character) for character in clean} & {"Cc", "Cf", "Cs", "Zl"}
    clean.encode()


def test_names_are_compared_by_their_letters_and_digits() -> None:
    assert letters("Bird-Dog, leg 2") == letters("birddog LEG2") == "birddogleg2"


def test_lists_and_tables_are_made_harmless_to_the_last_text() -> None:
    told = {"na\x07me": ["a\x1b]52;c;x\x07b", 3, None], "deep": {"one": "\u202eright"}}
    assert harmless_values(told) == {"name": ["ab", 3, None], "deep": {"one": "right"}}
