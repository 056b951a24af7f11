"""What stops a run, with its exit status; what merely needs an eye is an `Issue`, a value."""


class BriefError(Exception):
    """A run that cannot go on. The message says where, what, and what to do, in one line."""

    exit_status = 1


class UsageError(BriefError):
    """A wrong option or a wrong `brief.toml`: file, key, what is allowed."""

    exit_status = 2


class NoSourcesError(BriefError):
    """Nothing to read, or nothing of it readable."""

    exit_status = 3


class RenderError(BriefError):
    """One format cannot be rendered here; the others are written."""

    exit_status = 4
