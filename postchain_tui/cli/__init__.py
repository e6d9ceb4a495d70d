"""The commands: each says what the coach and the store know, or hands them what was typed."""
