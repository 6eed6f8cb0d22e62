"""The ingest room: files, pages and records become Documents; what is broken becomes an Issue."""

from tawatur.ingest.documents import document_of
from tawatur.ingest.reading import Found, Reading, captured, each, read

__all__ = ["Found", "Reading", "captured", "document_of", "each", "read"]
