"""What the world sent and could not be read, or not be believed."""

from dataclasses import dataclass

from tawatur.model.reason import Reason


@dataclass(frozen=True, slots=True)
class Issue:
    """One thing that could not be read: the file or document it concerns, and the reason.

    ``place`` is what the user knows: the file's path, with line or field where there is one.
    ``severity`` is "unread" (nothing of it was used; exit status 1) or "note" (used, with a caveat).
    """

    place: str
    reason: Reason
    severity: str = "unread"
