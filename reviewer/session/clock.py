"""The edge: what time it is and new ids, for those who pass none in."""

from datetime import UTC, datetime
from uuid import uuid4


def utc_now() -> datetime:
    """Give the time now, UTC."""
    return datetime.now(UTC)


def new_id() -> str:
    """Give a random UUID."""
    return str(uuid4())
