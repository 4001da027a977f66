"""Persons, places and public bodies whose English name is not theirs."""

from collections.abc import Iterator, Sequence
from typing import Final

from reviewer.check.persons import Naming, Verdict, find_name, pinyin_stretches, shares_half
from reviewer.check.places import find_places
from reviewer.check.reading import Reading
from reviewer.check.registry import Check, Example
from reviewer.check.untranslated import UNTRANSLATED
from reviewer.model.finding import Finding, Severity
from reviewer.model.span import Span
from reviewer.text.names import Person, find_people_beside, pinyin_names, possible_names

_TOLD: Final = {
    Verdict.REVERSED: ("“{found}” has the surname last: write “{wanted}”", Severity.MINOR),
    Verdict.NO_APOSTROPHE: ("“{found}” lacks an apostrophe: write “{wanted}”", Severity.MINOR),
    Verdict.MISSPELT: ("“{found}” is not how {zh} is written: write “{wanted}”", Severity.MAJOR),
    Verdict.MISSING: ("{zh} is not named: {wanted}", Severity.MAJOR),
}
_MOST_PEOPLE: Final = 60
"""Persons that are looked for in one segment; no real one names more."""
_MOST_CANDIDATES: Final = 200
_SLIPS: Final = (Verdict.MISSPELT, Verdict.NO_APOSTROPHE)


def find_misnamed(reading: Reading) -> Iterator[Finding]:
    """Yield a finding for each person, place or body that is misspelt or not named."""
    known = namings(reading)
    for person, naming in known:
        if naming.verdict in _TOLD:
            yield _finding(person, naming, reading)
    yield from unexplained(reading, known)
    for place in find_places(reading):
        yield Finding(
            check=MISNAMED.name,
            rule=place.group,
            severity=MISNAMED.severity,
            message=place.message,
            zh=place.zh,
            en=place.en,
            suggestion=place.wanted,
        )


def namings(reading: Reading) -> tuple[tuple[Person, Naming], ...]:
    """Find each person of the Chinese in the English, once; those that the glossary names aside."""
    first = {person.name: person for person in reversed(_people(reading))}
    people = [
        person
        for person in sorted(first.values(), key=lambda person: person.span)[:_MOST_PEOPLE]
        if not any(hit.span.overlaps(person.span) for hit in reading.hits)
    ]
    if not people:
        return ()
    taken = _explained(reading) + _named_aside(reading)
    for person in people:
        naming = find_name(person.name, reading.en)
        if naming.verdict is Verdict.RIGHT and naming.span:
            taken.append(naming.span)
    found = [(person, find_name(person.name, reading.en, taken)) for person in people]
    return tuple(_with_another(found, taken, reading))


def _with_another(
    found: Sequence[tuple[Person, Naming]], taken: Sequence[Span], reading: Reading
) -> Iterator[tuple[Person, Naming]]:
    """Name whom the English has instead of the one person that it does not: one of half the same name."""
    lacking = [person for person, naming in found if naming.span is None]
    others = [
        span
        for span in pinyin_stretches(reading.en)
        if not any(span.overlaps(one) for one in taken)
    ]
    for person, naming in found:
        is_other = (
            lacking == [person]
            and len(others) == 1
            and shares_half(person.name, others[0].of(reading.en))
        )
        yield person, Naming(Verdict.MISSPELT, others[0]) if is_other else naming


def _people(reading: Reading) -> tuple[Person, ...]:
    """Give the persons that the Chinese shows, and who is listed beside one whom the English names."""
    if "、" not in reading.zh:
        return reading.people
    written = [span.of(reading.en) for span in pinyin_stretches(reading.en)]
    if not written:
        return reading.people
    shown = [person.span for person in reading.people]
    named = [
        person
        for person in possible_names(reading.zh)[:_MOST_CANDIDATES]
        if _is_listed(person.span, reading.zh)
        and len(person.name) > 2
        and not any(person.span.overlaps(span) for span in shown)
        and any(find_name(person.name, words).verdict is Verdict.RIGHT for words in written)
    ]
    return find_people_beside(reading.zh, (*reading.people, *named)) if named else reading.people


def _is_listed(span: Span, zh: str) -> bool:
    return "、" in {zh[span.end : span.end + 1], zh[max(0, span.start - 1) : span.start]}


def _named_aside(reading: Reading) -> list[Span]:
    """Give the names in pinyin of whoever else the Chinese may name: its words need not show a person."""
    written = [(span, span.of(reading.en)) for span in pinyin_stretches(reading.en)]
    if not written:
        return []
    known = {person.name for person in reading.people}
    names = {person.name for person in possible_names(reading.zh)} - known
    return [
        span
        for span, words in written[:_MOST_PEOPLE]
        if any(
            find_name(name, words).verdict is Verdict.RIGHT
            for name in sorted(names)[:_MOST_CANDIDATES]
        )
    ]


def unexplained(reading: Reading, known: Sequence[tuple[Person, Naming]]) -> Iterator[Finding]:
    """Yield a finding for each name in pinyin that is one slip away from a name in the Chinese.

    The Chinese need not show that it is a person's; that the two agree so nearly does.
    """
    taken = [naming.span for _, naming in known if naming.span] + _explained(reading)
    left = [
        span
        for span in pinyin_stretches(reading.en)
        if not any(span.overlaps(other) for other in taken)
    ][:_MOST_PEOPLE]
    if not left:
        return
    spoken_for = [person.span for person, _ in known] + [hit.span for hit in reading.hits]
    spoken_for += [hit.span for hit in reading.places_in_chinese]
    candidates = [
        person
        for person in possible_names(reading.zh)
        if not any(person.span.overlaps(other) for other in spoken_for)
    ][:_MOST_CANDIDATES]
    for span in left:
        words = span.of(reading.en)
        near = [(person, find_name(person.name, words)) for person in candidates]
        if any(naming.verdict is Verdict.RIGHT for _, naming in near):
            continue
        wrong = [
            one for one in near if one[1].verdict in _SLIPS and one[1].span == Span(0, len(words))
        ]
        if len({person.name for person, _ in wrong}) == 1:
            person, naming = wrong[0]
            yield _finding(person, Naming(naming.verdict, span), reading)


def _explained(reading: Reading) -> list[Span]:
    """Give the stretches of the English that render terms or places."""
    rendered = [
        rendering.span
        for use in reading.terms
        for rendering in (*use.accepted, *use.forbidden, *use.miscased)
    ]
    told = {place.zh for hit in reading.places_in_chinese for place in hit.places}
    return rendered + [
        hit.span
        for hit in reading.places_in_english
        if not told.isdisjoint(place.zh for place in hit.places)
    ]


def _finding(person: Person, naming: Naming, reading: Reading) -> Finding:
    message, severity = _TOLD[naming.verdict]
    wanted = pinyin_names(person.name)[0]
    found = naming.span.of(reading.segment.en) if naming.span else ""
    zh = person.span.of(reading.segment.zh)
    return Finding(
        check=MISNAMED.name,
        rule=f"person:{person.name}",
        severity=severity,
        message=message.format(found=found, wanted=wanted, zh=zh),
        zh=person.span,
        en=naming.span,
        suggestion=wanted,
    )


def find_renamed(readings: Sequence[Reading]) -> Iterator[tuple[int, Finding]]:
    """Yield (index, finding) where a person's name is written in another way than before."""
    written: dict[str, str] = {}
    for index, reading in enumerate(readings):
        for person, naming in namings(reading):
            if naming.verdict is not Verdict.RIGHT or naming.span is None:
                continue
            found = naming.span.of(reading.segment.en)
            before = written.setdefault(person.name, found)
            if before.casefold() != found.casefold():
                yield (
                    index,
                    Finding(
                        check=MISNAMED.name,
                        rule=f"person:{person.name}",
                        severity=Severity.MINOR,
                        message=f"{person.name} is “{found}” here and “{before}” before",
                        zh=person.span,
                        en=naming.span,
                        suggestion=before,
                    ),
                )


MISNAMED: Final = Check(
    name="name.mismatch",
    severity=Severity.MAJOR,
    about="A person, place or public body that is misspelt, named as another, or left out.",
    silent=(
        "For Lü, Lyu and Lv, names with a hyphen or in capitals, a surname alone (Director Li), foreign "
        "names and other romanisations, and persons that the glossary names."
    ),
    accepts=(
        Example("欧阳慧主持论坛。", "Ouyang Hui chaired the forum."),
        Example("单志强介绍经验。", "Shan Zhiqiang shared his experience."),
        Example("李西安代表企业发言。", "Li Xi’an spoke for the company."),
        Example("局长吕敏致辞。", "Director LYU Min spoke."),
        Example("局长安娜·贝尔致辞。", "Director General Anna Bell spoke."),
        Example("司长张建宗26日表示", "Matthew Cheung Kin-chung said on July 26"),
        Example("局长李明远表示", "Director Li said"),
        Example("教育部门参加。", "Education authorities and the Ministry of Commerce came."),
        Example("中法两国签署协议。", "China and France signed the agreement."),
        Example("试点在京沪两地开展。", "The pilot was launched in Beijing and Shanghai."),
    ),
    rejects=(
        Example(
            "欧阳慧主持开幕式。", "Ou Yanghui chaired the opening.", (), ("欧阳慧", "Ou Yanghui")
        ),
        Example("吕敏致欢迎辞。", "Lu Min delivered a speech.", (), ("吕敏", "Lu Min")),
        Example(
            "单志强介绍经验。",
            "Dan Zhiqiang shared his experience.",
            (),
            ("单志强", "Dan Zhiqiang"),
        ),
        Example("嘉宾中有吕敏。", "Lu Min was among the guests.", (), ("吕敏", "Lu Min")),
        Example("副局长张建安出席。", "Zhang Jian' an attended.", (), ("张建安", "Zhang Jian' an")),
        Example("李晓明主持，陈思远出席。", "It was attended by Chen Siyuan.", (), ("李晓明", "")),
        Example("代表刘海燕、郑国栋参加。", "Representative Liu Haiyan came.", (), ("郑国栋", "")),
        Example("仇和平教授授课。", "Professor Chou Heping taught.", (), ("仇和平", "Chou Heping")),
        Example("局长李明远表示", "Director Mingyuan Li said", (), ("李明远", "Mingyuan Li")),
        Example(
            "王丽华介绍了情况。",
            "Wang Li-hua briefed the press.",
            (),
            ("王丽华", "Wang Li-hua"),
            before=(("主任王丽华出席会议。", "Director Wang Lihua attended."),),
        ),
        Example(
            "甘绍宁、贺化、何志敏先后发言。", "Gan Shaoning and He Zhimin spoke.", (), ("贺化", "")
        ),
        Example("在北京、上海和杭州开展。", "It ran in Beijing and Shanghai.", (), ("杭州", "")),
        Example(
            "财政部印发了通知。",
            "The Ministry of Commerce issued the notice.",
            (),
            ("财政部", "Ministry of Commerce"),
        ),
        Example("荷兰代表团来访。", "A delegation of Belgium came.", (), ("荷兰", "Belgium")),
    ),
    find=find_misnamed,
    find_in_document=find_renamed,
    yields_to=frozenset({UNTRANSLATED.name}),
)
