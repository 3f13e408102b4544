"""How the page sends its own events: without a spinner, and not as a published endpoint."""

from typing import Any

QUIET: dict[str, Any] = {"show_progress": "hidden", "api_visibility": "private"}
AT_ONCE: dict[str, Any] = {**QUIET, "queue": False}
"""For an answer that takes no time, and so need not wait for a place in the queue."""
