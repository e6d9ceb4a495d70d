"""TOML as values."""

from __future__ import annotations

import pytest

from postchain_tui.core.errors import InputError
from postchain_tui.core.toml import parsed


def test_a_text_becomes_its_table() -> None:
    assert parsed("a = 1\n[b]\nc = ['x']\n") == {"a": 1, "b": {"c": ["x"]}}
    assert parsed("") == {}


def test_what_is_no_toml_is_refused_with_its_place() -> None:
    with pytest.raises(InputError, match="line 2"):
        parsed("a = 1\nb = \n")
