"""What the tests of the screens share."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.ui.looks import Looks


@pytest.fixture
def looks(request: pytest.FixtureRequest) -> Iterator[Looks]:
    """Looks at the screens; `pytest --update-looks` writes them anew."""
    taken = Looks(is_update=request.config.getoption("--update-looks"))
    yield taken
    assert not taken.problems, "\n\n".join(taken.problems)
