"""All that today's plan depends on."""

from __future__ import annotations

from tests.build import done, facts, session


def test_the_newest_finished_session_is_the_last_one() -> None:
    newest, older = session(done(), days=1), session(done(), days=3)
    assert facts(recent=(newest, older)).last == newest
    assert facts().last is None
