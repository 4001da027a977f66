"""Pages from the web: politely, within limits, and never from where a page should not lead."""

from reviewer.ingest.fetching.addresses import allowing, askable
from reviewer.ingest.fetching.fetched import Fetched, page_of
from reviewer.ingest.fetching.fetcher import Fetcher
from reviewer.ingest.fetching.kept import KeptPages
from reviewer.ingest.fetching.lists import Listed, list_articles

__all__ = [
    "Fetched",
    "Fetcher",
    "KeptPages",
    "Listed",
    "allowing",
    "askable",
    "list_articles",
    "page_of",
]
