"""Where store, catalog, clock and core meet: what is due, and the session under way."""
