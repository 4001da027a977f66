"""What reading a page takes: the lexicon, the spelling of names, and the glossary's terms."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from reviewer.align.embed import Encoder
from reviewer.align.evidence import weigh
from reviewer.align.glosses import Meanings, add_expression
from reviewer.align.lexicon import Lexicon, shared_lexicon
from reviewer.align.names import Spelling
from reviewer.align.page import PageView, breaks
from reviewer.align.strengths import Meaning
from reviewer.align.surface import survey
from reviewer.align.windows import look_through
from reviewer.align.words import Reader, Sentence, compact_zh, read_en
from reviewer.model.term import Concept, TermStatus

FORBIDDEN_STRENGTH = 0.8
"""A forbidden term ties too: the English under review may well have it."""


@dataclass(frozen=True, slots=True, eq=False)
class Kit:
    """Everything that reading pages takes; it keeps what it has read."""

    reader: Reader
    meanings: Meanings
    spelling: Spelling
    terms: Mapping[str, Meaning]
    signature: str
    encoder: Encoder | None = None


@dataclass(frozen=True, slots=True)
class Read:
    """A page as read: its sentences' tokens, and the view that features are taken from."""

    zh: tuple[Sentence, ...]
    en: tuple[Sentence, ...]
    view: PageView
    kit: Kit


def make_kit(
    lexicon: Lexicon, concepts: Sequence[Concept] = (), encoder: Encoder | None = None
) -> Kit:
    """Make a kit of a lexicon, a glossary's concepts and, if there is one, a model's encoder."""
    terms = _terms(concepts)
    reader = Reader(lexicon.glosses, terms)
    signature = f"{lexicon.signature}+{encoder.name}" if encoder else lexicon.signature
    spelling = Spelling(lexicon.readings)
    return Kit(reader, Meanings(lexicon), spelling, terms, signature, encoder)


_last_kit: list[tuple[Sequence[Concept], Encoder | None, Kit]] = []
"""The kit of the glossary that was asked for last, so that a project's pages share what was read."""


def kit_for(concepts: Sequence[Concept], encoder: Encoder | None = None) -> Kit:
    """Give the kit of a glossary, made at the first call for it."""
    last = _last_kit[0] if _last_kit else None
    if last is None or last[0] != concepts or last[1] is not encoder:
        last = concepts, encoder, make_kit(shared_lexicon(), concepts, encoder)
        _last_kit[:] = [last]
    return last[2]


def read(
    kit: Kit,
    zh: Sequence[str],
    en: Sequence[str],
    paragraphs: tuple[Sequence[int], Sequence[int]] | None = None,
) -> Read:
    """Read a page: at least one sentence on each side."""
    sentences = tuple(map(kit.reader.zh, zh)), tuple(map(read_en, en))
    return read_sentences(kit, (zh, en), sentences, paragraphs)


def read_sentences(
    kit: Kit,
    texts: tuple[Sequence[str], Sequence[str]],
    sentences: tuple[tuple[Sentence, ...], tuple[Sentence, ...]],
    paragraphs: tuple[Sequence[int], Sequence[int]] | None = None,
) -> Read:
    """View a page whose sentences were cut into tokens before."""
    zh, en = sentences
    evidence = weigh(zh, en, kit.meanings, kit.spelling, kit.terms)
    view = PageView(
        survey(texts[0], is_zh=True),
        survey(texts[1], is_zh=False),
        evidence,
        look_through(evidence),
        breaks(paragraphs[0] if paragraphs else None, len(zh)),
        breaks(paragraphs[1] if paragraphs else None, len(en)),
        (kit.encoder.encode(texts[0]), kit.encoder.encode(texts[1])) if kit.encoder else None,
    )
    return Read(zh, en, view, kit)


def _terms(concepts: Sequence[Concept]) -> dict[str, dict[str, float]]:
    """Give what each Chinese term may be in English, by the glossary."""
    terms: dict[str, dict[str, float]] = {}
    for concept in concepts:
        for zh in concept.zh:
            meaning = terms.setdefault(compact_zh(zh), {})
            for term in concept.en:
                is_forbidden = term.status is TermStatus.FORBIDDEN
                add_expression(meaning, term.text, FORBIDDEN_STRENGTH if is_forbidden else 1.0)
    return terms
