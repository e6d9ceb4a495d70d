"""The screens: each composes, turns keys into core calls, saves, and shows."""
