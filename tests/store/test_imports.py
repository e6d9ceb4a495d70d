import subprocess
import sys
from pathlib import Path

import postchain_tui.store

HEAVY = {"textual", "rich", "plotext", "sqlite_utils", "click"}


def imported(program: str, *arguments: str) -> set[str]:
    """The top-level packages that a program has imported at its end."""
    told = subprocess.run(
        [sys.executable, "-c", f"{program}\nprint(*sys.modules)", *arguments],
        capture_output=True,
        text=True,
        check=True,
        cwd=Path(__file__).parents[2],
    )
    return {name.split(".")[0] for name in told.stdout.split()}


def test_the_store_imports_nothing_heavy() -> None:
    folder = Path(postchain_tui.store.__file__).parent
    modules = ", ".join(f"postchain_tui.store.{path.stem}" for path in folder.glob("[a-z]*.py"))
    assert not HEAVY & imported(f"import sys, {modules}")


def test_opening_a_file_that_is_up_to_date_imports_nothing_heavy(tmp_path: Path) -> None:
    program = (
        "import sys; from pathlib import Path\n"
        "from tests.store.diaries import opened\n"
        "opened(Path(sys.argv[1])).close()"
    )
    assert "sqlite_utils" in imported(program, str(tmp_path / "postchain.db"))
    assert not HEAVY & imported(program, str(tmp_path / "postchain.db"))
