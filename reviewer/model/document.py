"""Pages, their sentences, and the document that a Chinese and an English page make."""

from dataclasses import dataclass, field
from enum import StrEnum

from reviewer.model.span import Side


class SentenceKind(StrEnum):
    """What a sentence is on its page."""

    TITLE = "title"
    HEADING = "heading"
    BODY = "body"
    LIST = "list"
    TABLE = "table"


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of a page, as segmentation yields it."""

    text: str
    paragraph: int = 0
    """Number of its paragraph on the page, from 0; a title is a paragraph of its own."""
    kind: SentenceKind = SentenceKind.BODY


@dataclass(frozen=True, slots=True)
class PageFacts:
    """What a page says of itself; never part of its sentences."""

    title: str = ""
    date: str = ""
    """ISO 8601, as exact as the page is: `2021-04-21`, `2021-04` or empty."""
    source: str = ""
    """Who is named as the source: 来源, "Source: China IP News"."""
    tails: tuple[str, ...] = ()
    """Closing lines such as "(Translated from CNIPA Website Chinese Version)" or 责任编辑."""
    address: str = ""
    """The URL or file name that it was read from."""
    encoding: str = ""
    sha256: str = ""
    """Of the bytes that were read."""


@dataclass(frozen=True, slots=True)
class Page:
    """One Chinese or English web page or file."""

    side: Side
    sentences: tuple[Sentence, ...]
    facts: PageFacts = field(default_factory=PageFacts)

    @property
    def texts(self) -> tuple[str, ...]:
        """The texts of its sentences, in order."""
        return tuple(sentence.text for sentence in self.sentences)

    @property
    def paragraphs(self) -> tuple[int, ...]:
        """The paragraph number of each sentence, in order."""
        return tuple(sentence.paragraph for sentence in self.sentences)


@dataclass(frozen=True, slots=True)
class Document:
    """A Chinese page and its English page, under one name in a project."""

    name: str
    zh: Page
    en: Page

    @property
    def date(self) -> str:
        """The date that its checks go by: the English page's, else the Chinese page's."""
        return self.en.facts.date or self.zh.facts.date


def joined(side: Side, texts: tuple[str, ...]) -> str:
    """Join the sentences of one side of a bead: Chinese with nothing between, English a space."""
    return ("" if side is Side.ZH else " ").join(texts)
