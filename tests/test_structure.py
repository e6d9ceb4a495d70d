"""What holds for the whole house, whatever is built in it."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from tests.markup import bare_texts, makers

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "postchain_tui"
MODULES = sorted(PACKAGE.rglob("*.py"))
SCREENS = sorted((PACKAGE / "ui").rglob("*.py"))
STYLES = sorted(PACKAGE.rglob("*.tcss"))
TABLES = sorted(PACKAGE.rglob("*.toml"))

HEAVY = frozenset({"textual", "rich", "plotext", "sqlite_utils"})
CLAIMS = re.compile(
    r"\b(?:will|won't|cannot|can't|does)\s+(?:not\s+)?worsen|\bwon't make \w+ worse"
    r"|\bprevents?\s+(?:\w+\s+){0,2}pain|\b(?:cure|cures|cured|curing|heals?)\b"
    r"|\bguarantee[ds]?\b|\bpain-free (?:for ever|in \d)",
    re.IGNORECASE,
)


def named(path: Path) -> str:
    """A file as it is called inside the project."""
    return str(path.relative_to(ROOT))


def tree_of(path: Path) -> ast.Module:
    """A module as Python reads it."""
    return ast.parse(path.read_text(encoding="utf-8"), named(path))


def strings_of(tree: ast.Module) -> list[tuple[int, str]]:
    """All texts in a module, with their lines."""
    return [
        (node.lineno, node.value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    ]


# What imports what


def imported_with(package: str) -> set[str]:
    """The top-level packages in memory once all modules of one of our packages are imported."""
    folder = PACKAGE / package
    files = sorted(folder.rglob("[a-z]*.py")) if folder.is_dir() else [folder.with_suffix(".py")]
    names = [".".join(file.relative_to(ROOT).with_suffix("").parts) for file in files]
    assert names
    program = f"import sys, {', '.join(names)}\nprint(*sys.modules)"
    told = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True, cwd=ROOT
    )
    return {name.partition(".")[0] for name in told.stdout.split()}


@pytest.mark.parametrize(
    "package", ["core", "store", "catalog", "charts", "coach", "cli", "config", "clock", "sound"]
)
def test_only_the_screens_need_textual(package: str) -> None:
    found = imported_with(package)
    assert "postchain_tui" in found
    assert not HEAVY & found
    assert package == "cli" or "click" not in found


def test_an_import_of_textual_would_be_found() -> None:
    assert "textual" in imported_with("ui/themes")


def test_no_module_imports_another_of_ours_inside_a_function() -> None:
    inside = [
        f"{named(path)}:{node.lineno}"
        for path in MODULES
        for function in ast.walk(tree_of(path))
        if isinstance(function, ast.FunctionDef | ast.AsyncFunctionDef)
        for node in ast.walk(function)
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("postchain_tui")
    ]
    assert inside == []


# Text is hostile


def test_nothing_is_shown_as_markup() -> None:
    known = makers(tree_of(path) for path in SCREENS)
    found = [
        f"{named(path)}:{place}" for path in SCREENS for place in bare_texts(tree_of(path), known)
    ]
    assert found == []


BAD = (
    "Static(name)",
    "Label(f'{name}')",
    "Button(label=name)",
    "Option(name)",
    "widget.update(name)",
    "widget.update(''.join(names))",
    "widget.update(str(error))",
    "widget.update(Content(name) if name else name)",
    "for text in names: widget.update(text)",
    "text = Content(name); text = name; widget.update(text)",
    "text = Content(name); text += name; widget.update(text)",
    "app.notify(name)",
    "app.notify(name, markup=True)",
    "widget.border_title = name",
    "table.add_row(name, Content(name))",
    "Content.from_markup(name)",
    "widget.update(self._text())",
    "shown = one if name else self._text; widget.update(shown())",
)
GOOD = (
    "Static(Content(name))",
    "Static(name, markup=False)",
    "Static('Keys')",
    "Static(id=name)",
    "widget.update(Content(name))",
    "widget.update(Content('x').join(names))",
    "widget.update(Content.assemble((name, 'bold')))",
    "widget.update(Content.styled(name, 'bold') if name else '')",
    "text = Content(name); widget.update(text)",
    "widget.update(made(name))",
    "shown = made if name else also_made; widget.update(shown(name))",
    "app.notify(name, markup=False)",
    "app.notify('Saved.')",
    "widget.border_title = Content(name)",
    "Content.from_markup('[b]x[/b]')",
)
AROUND = """
def made(text) -> Content: ...
def also_made(text) -> Content: ...
def _text(self) -> str: ...
def shown_here(self, app, widget, table, name, names, error):
    {}
"""


def bare_in(snippet: str) -> list[str]:
    """What is found in a line of a function."""
    tree = ast.parse(AROUND.format("\n    ".join(snippet.split("; "))))
    return bare_texts(tree, makers([tree]))


@pytest.mark.parametrize("snippet", BAD)
def test_bare_text_would_be_found(snippet: str) -> None:
    assert bare_in(snippet)


@pytest.mark.parametrize("snippet", GOOD)
def test_safe_text_is_let_pass(snippet: str) -> None:
    assert bare_in(snippet) == []


def test_a_widget_that_renders_a_string_would_be_found() -> None:
    for returned in ("str", "RenderResult", "str | Content"):
        assert bare_in(f"def render(self) -> {returned}: ...")
    assert bare_in("def render(self) -> Content: ...") == []


# Looks


def test_looks_are_written_in_style_sheets_alone() -> None:
    rule = re.compile(r"[#.&\w-]+\s*\{[^{}]*?[\w-]+\s*:[^{}]*?;[^{}]*?\}", re.DOTALL)
    found = []
    for path in SCREENS:
        tree = tree_of(path)
        names = [node for node in ast.walk(tree) if isinstance(node, ast.Name)]
        sheets = [one.lineno for one in names if one.id in {"CSS", "DEFAULT_CSS"}]
        rules = [line for line, text in strings_of(tree) if rule.search(text)]
        found += [f"{named(path)}:{line}" for line in (*sheets, *rules)]
    assert found == []
    assert rule.search("Screen {\n    color: red;\n}")


def test_every_style_sheet_belongs_to_a_screen_and_is_nested_under_it() -> None:
    assert STYLES
    for path in STYLES:
        text = path.read_text(encoding="utf-8")
        outermost = re.findall(r"^(\S[^{]*?)\s*\{", text, re.MULTILINE)
        if path.stem != "app":
            assert path.with_suffix(".py").exists(), named(path)
            classes = {
                node.name
                for node in ast.walk(tree_of(path.with_suffix(".py")))
                if isinstance(node, ast.ClassDef)
            }
            assert set(outermost) <= classes, named(path)
            owners = (path.with_suffix(".py"), PACKAGE / "ui" / "app.py")
            loaded = [text for owner in owners for _, text in strings_of(tree_of(owner))]
            assert any(text.endswith(path.name) for text in loaded), named(path)
        assert "!important" not in text
        assert not re.search(r":[^;\n]*#[0-9a-fA-F]{3,8}\b", text), named(path)


# What is promised


def test_nothing_is_promised_that_nobody_can_promise() -> None:
    texts = [*TABLES, *(path for path in (ROOT / "README.md",) if path.exists())]
    said = [(named(path), path.read_text(encoding="utf-8")) for path in texts]
    said += [(named(path), text) for path in MODULES for _, text in strings_of(tree_of(path))]
    found = [(name, match[0]) for name, text in said for match in CLAIMS.finditer(text)]
    assert found == []


@pytest.mark.parametrize(
    "claim",
    [
        "It will not worsen your back.",
        "This prevents back pain.",
        "It can prevent pain",
        "A cure for sore backs",
        "healed in weeks: it heals",
    ],
)
def test_a_promise_would_be_found(claim: str) -> None:
    assert CLAIMS.search(claim)


@pytest.mark.parametrize("text", ["a secure grip", "obscure", "health", "pain-free in every set"])
def test_other_words_are_let_pass(text: str) -> None:
    assert not CLAIMS.search(text)


# What is shipped


@pytest.mark.slow
def test_a_wheel_has_all_that_is_needed(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "pip", "wheel", str(ROOT), "--no-deps", "-w", str(tmp_path)]
    built = subprocess.run(command, capture_output=True, text=True, check=False)
    if "hatchling" in built.stderr and built.returncode:
        pytest.skip(f"the build backend hatchling cannot be had, nothing was built: {built.stderr}")
    assert built.returncode == 0, built.stderr
    (wheel,) = tmp_path.glob("*.whl")
    with zipfile.ZipFile(wheel) as opened:
        shipped = set(opened.namelist())
    wanted = {named(path) for path in (*STYLES, *TABLES, *MODULES, PACKAGE / "py.typed")}
    assert wanted - shipped == set()
    assert [name for name in shipped if name.startswith("tests")] == []
