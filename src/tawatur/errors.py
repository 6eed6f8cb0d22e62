"""What Tawatur raises: our own mistakes and wrong use. What the world sends broken becomes an Issue."""


class TawaturError(Exception):
    """Anything this package raises on purpose. The message names the place, the fact and the remedy."""


class PackError(TawaturError):
    """A language pack that cannot be used: the message starts with file and line."""


class PipelineError(TawaturError):
    """Stages put together in an order that cannot work."""


class EvidenceError(TawaturError):
    """A quotation that does not equal the stored text; it stops whatever is being written."""


class UsageError(TawaturError):
    """Wrong use of the program or of the API."""


class StoreError(TawaturError):
    """A store, or something filed in one, that cannot be used."""
