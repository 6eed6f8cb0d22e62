"""Keys become names: what the pack knows, what the articles write, and last the key itself."""

from collections.abc import Iterable, Mapping

from tawatur.model.story import Actor, Story
from tawatur.publish.dossier import Name
from tawatur.publish.wording import Wording

TEXT = "text:"  # what connect writes before the owner of a shared text


def called(name: Name, words: Wording) -> str:
    """What a name is called where no link can stand: a text that articles share is called by its owner."""
    if not name.known:
        return words.ui("unknown")
    if not name.key.startswith(TEXT):
        return name.shown(words.code)
    owner = Name("", name.ar, name.en, name.written).shown(words.code)
    return words.ui("text_of", owner) if owner else words.ui("text_unnamed")


class Names:
    """Names of all keys of some stories; the keys of one actor share one name."""

    def __init__(self, known: Mapping[str, tuple[str, str]], stories: Iterable[Story]) -> None:
        self._known = known
        self._written: dict[str, str] = {}
        self._actor: dict[str, str] = {}
        self._outlet: dict[str, str | None] = {}
        self._file: dict[str, str] = {}
        for story in stories:
            self._learn(story)

    def of(self, key: str, words: str = "") -> Name:
        """The name of a key; ``words`` are what the article writes there."""
        if key.startswith(TEXT):
            return self._of_text(key)
        if key in self._outlet:
            return self._of_document(key)
        key = self._actor.get(key, key)
        ar, en = self._known.get(key, ("", ""))
        return Name(key, ar, en, self._written.get(key, words))

    def text(self, origin: str) -> Name:
        """Whose text it is that articles share; connect writes ``text:`` before one whose owner is unknown."""
        return self.of(TEXT + origin if origin.startswith(TEXT) else origin)

    def maybe(self, key: str) -> Name | None:
        """The name of a key, or None where the value is the key of nothing that is named."""
        if key.startswith(TEXT):
            return self.of(key)
        named = key in self._known or key in self._actor or key in self._written or key in self._outlet
        return self.of(key) if key and named else None

    def optional(self, key: str | None) -> Name | None:
        """The name of a key that may be missing."""
        return self.of(key) if key else None

    def _of_text(self, key: str) -> Name:
        owner = None if key.startswith(TEXT + TEXT) else self.maybe(key.removeprefix(TEXT))
        return Name(key, owner.ar, owner.en, owner.written) if owner else Name(key)

    def _of_document(self, key: str) -> Name:
        outlet = self._outlet[key]
        if outlet is None:
            return Name(key, written=self._file[key])
        ar, en = self._known.get(outlet, ("", ""))
        return Name(key, ar, en, self._written.get(outlet, outlet))

    def _learn(self, story: Story) -> None:
        for document in story.documents:
            self._outlet[document.id] = document.outlet.value
            self._file[document.id] = document.name
        for actor in story.actors:
            self._learn_actor(actor)
        links = [link for claim in story.claims for link in claim.chain.links if link.words]
        for link in links:
            self._written.setdefault(self._actor.get(link.who, link.who), link.words)
        for link in links:  # a body that only its spokesman's phrase names
            if link.nation and link.nation not in self._actor:
                self._written.setdefault(link.nation, link.words)

    def _learn_actor(self, actor: Actor) -> None:
        for member in (actor.key, *actor.members):
            self._actor[member] = self._pick(actor)
        if actor.names:
            self._written.setdefault(self._pick(actor), actor.names[0])

    def _pick(self, actor: Actor) -> str:
        keys = (actor.key, *actor.members)
        return next((key for key in keys if key in self._known), actor.key)
