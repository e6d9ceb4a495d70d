"""What every test stands on: no animations, a home of its own, coroutines that are run."""

from __future__ import annotations

import asyncio
import inspect
import os
from collections.abc import Iterator
from itertools import count
from pathlib import Path

import pytest
from hypothesis import settings

os.environ["TEXTUAL_ANIMATIONS"] = "none"  # read once, when Textual is imported

settings.register_profile("patient", deadline=None)
settings.load_profile("patient")

_NUMBERS = count()
_FOREIGN = ("POSTCHAIN_", "TEXTUAL_", "XDG_")
_KEPT = "TEXTUAL_ANIMATIONS"


def pytest_addoption(parser: pytest.Parser) -> None:
    """Let the pictures of the screens be written anew."""
    parser.addoption(
        "--update-looks",
        action="store_true",
        help="write what the screens look like now to tests/ui/looks, instead of comparing",
    )


@pytest.hookimpl(tryfirst=True)
def pytest_pyfunc_call(pyfuncitem: pytest.Function) -> bool | None:
    """Run a test that is a coroutine; Textual needs no more of a plug-in than this."""
    if not inspect.iscoroutinefunction(pyfuncitem.function):
        return None
    wanted = inspect.signature(pyfuncitem.function).parameters
    values = {name: pyfuncitem.funcargs[name] for name in wanted}
    asyncio.run(pyfuncitem.function(**values))
    return True


@pytest.fixture(scope="session")
def homes(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the homes of all tests."""
    return tmp_path_factory.mktemp("homes")


@pytest.fixture(autouse=True)
def home(homes: Path) -> Iterator[Path]:
    """A home folder of its own for every test, and nothing of the machine's environment."""
    folder = homes / str(next(_NUMBERS))
    folder.mkdir()
    with pytest.MonkeyPatch.context() as patch:
        for name in [*os.environ]:
            if (name.startswith(_FOREIGN) and name != _KEPT) or name == "NO_COLOR":
                patch.delenv(name)
        patch.setenv("HOME", str(folder))
        for kind in ("DATA", "STATE", "CONFIG", "CACHE", "RUNTIME"):
            tail = "DIR" if kind == "RUNTIME" else "HOME"
            patch.setenv(f"XDG_{kind}_{tail}", str(folder / kind.lower()))
        yield folder
