"""The ingest room: files, pages and records become Documents; what is broken becomes an Issue."""

from tawatur.ingest.documents import document_of
from tawatur.ingest.reading import Reading, read

__all__ = ["Reading", "document_of", "read"]
