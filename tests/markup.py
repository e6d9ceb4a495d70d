"""Finds texts that a screen would read as markup: a `[/]` in a note would crash it.

Textual reads a plain string as markup almost everywhere. So what is shown has to be a constant, a
`Content`, or be given to a widget that was told `markup=False`.
"""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

WIDGETS = frozenset(
    {"Static", "Label", "Button", "Link", "Markdown", "Toast", "Header", "Collapsible"}
    | {"Option", "OptionList", "Select", "Selection", "SelectionList", "Checkbox", "RadioButton"}
    | {"Tab", "TabPane", "Tree", "DataTable"}
)
"""What takes a text when it is made."""

METHODS = frozenset({"update", "add_option", "add_row", "add_column", "add_columns", "notify"})
"""What takes a text later."""

ATTRIBUTES = frozenset({"border_title", "border_subtitle", "label", "tooltip", "prompt"})
"""What a text is given to."""

_Function = ast.FunctionDef | ast.AsyncFunctionDef


@dataclass
class _Known:
    """What is known inside one function."""

    values: dict[str, list[ast.expr | None]] = field(default_factory=dict)
    """What each name was given; None for something that cannot be followed."""
    contents: set[str] = field(default_factory=set)
    """Parameters that are `Content`."""


def makers(trees: Iterable[ast.Module]) -> frozenset[str]:
    """Names of the functions that give back `Content`, wherever they are defined."""
    found: dict[str, bool] = {}
    for tree in trees:
        for node in ast.walk(tree):
            if isinstance(node, _Function):
                found[node.name] = found.get(node.name, True) and _is_content_type(node.returns)
    return frozenset(name for name, is_maker in found.items() if is_maker)


def bare_texts(tree: ast.Module, makers: frozenset[str]) -> list[str]:
    """Every place that shows a text as markup, as line and source."""
    return [f"{node.lineno}: {ast.unparse(node)}" for node in _Finder(makers).found_in(tree)]


def _is_content_type(node: ast.expr | None) -> bool:
    return node is not None and ast.unparse(node).strip("'\"") == "Content"


class _Finder:
    """Walks through a module, knowing what the names of the function at hand stand for."""

    def __init__(self, makers: frozenset[str]) -> None:
        self._makers = makers
        self._here = _Known()

    def found_in(self, tree: ast.AST) -> Iterator[ast.stmt | ast.expr]:
        """The statements and expressions in which something is shown as markup."""
        for node in ast.iter_child_nodes(tree):
            before = self._here
            if isinstance(node, _Function):
                self._here = _known_in(node)
                if node.name == "render" and not _is_content_type(node.returns):
                    yield node
            if isinstance(node, ast.expr | ast.stmt) and self._is_bare(node):
                yield node
            yield from self.found_in(node)
            self._here = before

    def _is_bare(self, node: ast.AST) -> bool:
        match node:
            case ast.Call():
                return self._is_bare_call(node)
            case ast.Assign(targets=[ast.Attribute(attr=name)], value=value):
                return name in ATTRIBUTES and not self._is_safe(value)
        return False

    def _is_bare_call(self, call: ast.Call) -> bool:
        name = _called(call)
        texts = [*call.args, *(word.value for word in call.keywords if word.arg in ATTRIBUTES)]
        if name == "from_markup":
            return not all(isinstance(text, ast.Constant) for text in texts)
        is_method = isinstance(call.func, ast.Attribute)
        if not (name in METHODS if is_method else name in WIDGETS):
            return False
        is_off = any(
            word.arg == "markup" and ast.unparse(word.value) == "False" for word in call.keywords
        )
        return not is_off and not all(self._is_safe(text) for text in texts)

    def _is_safe(self, node: ast.expr) -> bool:
        return isinstance(node, ast.Constant) or self._is_content(node)

    def _is_content(self, node: ast.expr) -> bool:
        match node:
            case ast.IfExp(body=one, orelse=other):
                return self._is_safe(one) and self._is_safe(other)
            case ast.Name(id=name):
                return name in self._here.contents or self._all_safe(name)
            case ast.Call():
                return self._gives_content(node)
        return False

    def _all_safe(self, name: str) -> bool:
        values = self._here.values.get(name, [])
        return bool(values) and all(value is not None and self._is_safe(value) for value in values)

    def _gives_content(self, call: ast.Call) -> bool:
        """Is it Content, made of one, or made by a function that gives one back?"""
        match call.func:
            case ast.Name(id=name):
                return name in {"Content", *self._makers} or self._is_alias(name)
            case ast.Attribute(value=ast.Name(id="Content")):
                return True
            case ast.Attribute(value=ast.Name(id="self"), attr=name):
                return name in self._makers
            case ast.Attribute(value=value):
                return self._is_content(value)
        return False

    def _is_alias(self, name: str) -> bool:
        """Does a name stand for one of several functions that all give Content?"""
        values = [value for value in self._here.values.get(name, []) if value is not None]
        functions = [
            part
            for value in values
            for part in ((value.body, value.orelse) if isinstance(value, ast.IfExp) else (value,))
        ]
        named = {part.id for part in functions if isinstance(part, ast.Name)}
        return len(functions) > 0 and len(named) == len(functions) and named <= self._makers


def _called(call: ast.Call) -> str:
    return call.func.attr if isinstance(call.func, ast.Attribute) else ast.unparse(call.func)


def _known_in(function: _Function) -> _Known:
    known = _Known()
    arguments = (*function.args.args, *function.args.kwonlyargs)
    known.contents = {one.arg for one in arguments if _is_content_type(one.annotation)}
    for node in ast.walk(function):
        for name, value in _given(node):
            known.values.setdefault(name, []).append(value)
    return known


def _given(node: ast.AST) -> Iterator[tuple[str, ast.expr | None]]:
    """Names that a statement gives a value to; None where it is not one that can be followed."""
    match node:
        case ast.Assign(targets=targets, value=value):
            for target in targets:
                is_plain = isinstance(target, ast.Name)
                yield from ((name, value if is_plain else None) for name in _names(target))
        case ast.AnnAssign(target=ast.Name(id=name), value=value):
            yield name, value
        case ast.AugAssign(target=ast.Name(id=name)) | ast.NamedExpr(target=ast.Name(id=name)):
            yield name, None
        case ast.For(target=target) | ast.comprehension(target=target):
            yield from ((name, None) for name in _names(target))


def _names(target: ast.expr) -> Iterator[str]:
    return (node.id for node in ast.walk(target) if isinstance(node, ast.Name))
