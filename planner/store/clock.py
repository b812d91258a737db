"""Times as the store writes them: UTC, ISO 8601."""

from datetime import UTC, datetime


def now() -> str:
    """This moment."""
    return datetime.now(UTC).isoformat(timespec="microseconds")
