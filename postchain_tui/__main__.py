"""Starts the program: the only place that joins the command line and the app."""

from __future__ import annotations

import sys
from pkgutil import resolve_name

from postchain_tui.cli import root
from postchain_tui.cli.context import AppStart


def _run_app(start: AppStart) -> int:
    """Run the app; it is imported only now, since a command must not pay for Textual."""
    return int(resolve_name("postchain_tui.ui.app:run")(start))


def main() -> None:
    """Run the program and end the process with its exit code."""
    sys.exit(root.main(_run_app))


if __name__ == "__main__":
    main()
