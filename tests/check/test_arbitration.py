"""One finding for one mistake."""

from reviewer.check.arbitration import arbitrate
from reviewer.check.registry import Check
from reviewer.model.finding import Finding, Severity
from reviewer.model.span import Span


def check(name: str, *yields_to: str) -> Check:
    return Check(name, Severity.MAJOR, "", "", (), (), yields_to=frozenset(yields_to))


def finding(
    name: str,
    zh: tuple[int, int] | None = None,
    en: tuple[int, int] | None = None,
    severity: Severity = Severity.MAJOR,
) -> Finding:
    zh_span, en_span = (Span(*ends) if ends else None for ends in (zh, en))
    return Finding(name, "rule", severity, "told", zh_span, en_span)


CHECKS = {each.name: each for each in (check("a"), check("b", "a"), check("c", "b"), check("d"))}


def test_the_more_specific_check_tells_the_mistake() -> None:
    found = [finding("b", zh=(0, 4)), finding("a", zh=(2, 6))]
    assert arbitrate(found, CHECKS) == (found[1],)


def test_english_words_that_overlap_are_one_mistake_as_well() -> None:
    found = [finding("b", zh=(0, 2), en=(5, 9)), finding("a", en=(7, 12))]
    assert arbitrate(found, CHECKS) == (found[1],)


def test_a_finding_that_was_dropped_silences_nothing() -> None:
    found = [finding("a", zh=(0, 2)), finding("b", zh=(1, 6)), finding("c", zh=(4, 8))]
    assert arbitrate(found, CHECKS) == (found[0], found[2])


def test_checks_that_do_not_yield_both_speak() -> None:
    found = [finding("a", zh=(0, 2)), finding("d", zh=(0, 2))]
    assert arbitrate(found, CHECKS) == tuple(found)


def test_what_is_apart_stays() -> None:
    found = [finding("a", zh=(0, 2)), finding("b", zh=(2, 4))]
    assert arbitrate(found, CHECKS) == tuple(found)


def test_the_worst_comes_first_then_the_place() -> None:
    late = finding("a", zh=(8, 9), severity=Severity.CRITICAL)
    early, english = finding("a", zh=(0, 2)), finding("d", en=(0, 2))
    assert arbitrate([early, late, english], CHECKS) == (late, english, early)


def test_the_same_finding_is_told_once() -> None:
    twice = [finding("a", zh=(0, 2)), finding("a", zh=(0, 2))]
    assert arbitrate(twice, CHECKS) == (twice[0],)
