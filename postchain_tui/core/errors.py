"""What can go wrong in a way that a person can do something about."""


class PostchainError(Exception):
    """A message fit for a person: what happened, what is safe, what to do."""


class InputError(PostchainError):
    """Something that was typed cannot be read, or is outside what is possible."""


class UnreadableTextError(InputError):
    """A text that stops making sense at a known place."""

    def __init__(self, message: str, position: int) -> None:
        super().__init__(message)
        self.position = position
        """Index of the first character that could not be read, from 0."""


class NotAllowedError(PostchainError):
    """What was asked for is understood, but cannot be done as things stand."""
