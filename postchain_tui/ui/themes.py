"""The looks: one accent, quiet text that can still be read, and colours that mean something."""

from __future__ import annotations

from textual.theme import Theme

DARK = Theme(
    name="postchain-dark",
    primary="#5cc8bd",
    secondary="#8fb7d9",
    accent="#5cc8bd",
    success="#7ccf7a",
    warning="#e5b94e",
    error="#f2837b",
    foreground="#dfe5ea",
    background="#0f1418",
    surface="#161d22",
    panel="#1e272e",
    dark=True,
    variables={
        "quiet": "#93a1ad",
        "rule": "#33414b",
        "track": "#2a363f",
        "scrollbar": "#33414b",
        "scrollbar-hover": "#93a1ad",
        "scrollbar-active": "#93a1ad",
        "scrollbar-background": "#0f1418",
        "scrollbar-background-hover": "#0f1418",
        "scrollbar-background-active": "#0f1418",
        "scrollbar-corner-color": "#0f1418",
        "footer-key-foreground": "#5cc8bd",
        "footer-description-foreground": "#b4c0c9",
        "footer-background": "#0f1418",
        "footer-item-background": "#0f1418",
        "footer-key-background": "#0f1418",
        "footer-description-background": "#0f1418",
        "block-cursor-background": "#5cc8bd",
        "block-cursor-foreground": "#0f1418",
    },
)

LIGHT = Theme(
    name="postchain-light",
    primary="#0b6b64",
    secondary="#2f5f86",
    accent="#0b6b64",
    success="#1c6b32",
    warning="#7d5200",
    error="#ab241d",
    foreground="#20282e",
    background="#f7f5f0",
    surface="#efece5",
    panel="#e5e1d8",
    dark=False,
    variables={
        "quiet": "#566069",
        "rule": "#c3beb2",
        "track": "#d8d3c7",
        "scrollbar": "#c3beb2",
        "scrollbar-hover": "#566069",
        "scrollbar-active": "#566069",
        "scrollbar-background": "#f7f5f0",
        "scrollbar-background-hover": "#f7f5f0",
        "scrollbar-background-active": "#f7f5f0",
        "scrollbar-corner-color": "#f7f5f0",
        "footer-key-foreground": "#0b6b64",
        "footer-description-foreground": "#3f4a52",
        "footer-background": "#f7f5f0",
        "footer-item-background": "#f7f5f0",
        "footer-key-background": "#f7f5f0",
        "footer-description-background": "#f7f5f0",
        "block-cursor-background": "#0b6b64",
        "block-cursor-foreground": "#ffffff",
    },
)

ALL = (DARK, LIGHT)
"""Every theme that may be chosen."""
