"""Why each result came out as it did, in sentences: for the command line."""

from collections.abc import Iterator

from tawatur.model.reason import Reason
from tawatur.publish.dossier import Article, Dossier
from tawatur.publish.wording import wording


def told(reason: Reason, language: str) -> str:
    """The sentence of a reason; its rule's name and values where the labels have none yet."""
    return wording(language).told(reason)


def explained(dossier: Dossier, language: str, match: str = "") -> Iterator[str]:
    """Each finding, article, actor and copy whose words hold ``match``, with its reasons in a language."""
    for story in dossier.stories:
        for finding in story.findings:
            quoted = finding.words.words if finding.words else ""
            if match in quoted:
                yield ""
                yield f"{finding.id}: {quoted}"
                yield from (f"    {reason.rule}: {told(reason, language)}" for reason in finding.reasons)
        for article in story.articles:
            if match in article.name:
                yield ""
                yield article.name
                yield from (f"    {reason.rule}: {told(reason, language)}" for reason in _reasons(article))


def _reasons(article: Article) -> tuple[Reason, ...]:
    return (*article.outlet.reasons, *article.agency.reasons, *article.published_reasons)
