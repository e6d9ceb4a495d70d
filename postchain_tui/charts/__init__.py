"""Charts as text, for any terminal: the only room that knows plotext."""
