"""What fetching asks of a store and changes in it."""

from typing import Protocol

from tawatur.model.capture import Visit


class Visits(Protocol):
    """What fetching asks of a store and changes in it."""

    def standing(self, address: str) -> str:
        """The id of the document that stands at an address, empty where none does."""
        ...

    def visited(self, asked: str) -> Visit | None:
        """The last visit of an address."""
        ...

    def visit(self, visit: Visit) -> None:
        """Remembers a visit in the place of the one before."""
        ...

    def follow(self, address: str, follows: bool = True) -> None:
        """Follows an address from now on, or no longer."""
        ...

    def followed(self) -> list[str]:
        """The addresses that are followed, in their order."""
        ...
