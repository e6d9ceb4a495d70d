"""Modal screens: each returns a value."""
