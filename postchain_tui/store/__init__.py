"""What outlives a run: the only package that knows SQL."""
