"""The command `config`: the settings."""

from __future__ import annotations

import click

from postchain_tui import config
from postchain_tui.cli import shapes
from postchain_tui.cli.context import Invocation
from postchain_tui.cli.output import Json, as_json, print_json, print_lines, shown
from postchain_tui.core import settings
from postchain_tui.core.settings import Settings

_THEME = "theme"
_BAR = "bar_kg"


@click.group("config", invoke_without_command=True, short_help="Show the settings, or set one.")
@as_json
@click.pass_context
@click.pass_obj
def config_group(invocation: Invocation, context: click.Context, as_json: bool) -> None:
    """Show the settings: how you train, and how the app looks."""
    if context.invoked_subcommand is not None:
        return
    with invocation.reading() as coach:
        _show(coach.settings, invocation.config().theme, as_json=as_json)


@config_group.command("set", short_help="Set one.")
@click.argument("key")
@click.argument("value")
@as_json
@click.pass_obj
def config_set(invocation: Invocation, key: str, value: str, as_json: bool) -> None:
    """Set KEY to VALUE: `postchain config set implements mat,pipe,dumbbells`."""
    if key == _THEME:
        config.save_theme(invocation.config().file, value)
        with invocation.reading() as coach:
            chosen = coach.settings
    else:
        with invocation.writing() as coach:
            chosen = coach.set_setting(key, value)
    if as_json:
        _show(chosen, invocation.config().theme, as_json=True)
        return
    text = invocation.config().theme if key == _THEME else settings.text_of(chosen, key)
    print_lines([f"{key} = {shown(text, 1000)}{_in_own_unit(chosen, key)}"])


def _in_own_unit(chosen: Settings, key: str) -> str:
    """What the bar weighs in the unit in use, where it was given in the other one."""
    is_foreign = key == _BAR and chosen.bar.unit is not chosen.units
    return f" ({chosen.bar.in_unit(chosen.units):.1f} {chosen.units})" if is_foreign else ""


def _show(chosen: Settings, theme: str, *, as_json: bool) -> None:
    if as_json:
        document = {key: _plain(chosen, key) for key in settings.KEYS}
        print_json({**document, _THEME: theme})
        return
    texts = settings.texts_of(chosen) | {_THEME: theme}
    print_lines([f"{key:<18} {shown(text, 1000)}" for key, text in texts.items()])


def _plain(chosen: Settings, key: str) -> Json:
    """A setting as a number or a switch where it is one, else as the text that sets it."""
    if key == _BAR:
        return shapes.kilograms(chosen.bar.grams)
    value = getattr(chosen, key)
    if value is None or isinstance(value, bool | int):
        return value
    return settings.text_of(chosen, key)
