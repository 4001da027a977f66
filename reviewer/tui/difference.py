"""What changed between two English texts, in whole words, for a reader."""

import re
from dataclasses import dataclass
from difflib import SequenceMatcher

_TOKEN = re.compile(r"[^\W_]+(?:['’.,-][^\W_]+)*|\s+|.", re.DOTALL)

_SAME_AT_MOST = 200
"""Characters of an unchanged stretch that are shown whole."""
_SAME_BESIDE = 80
"""Characters of a longer one that are shown beside a change."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch that is the same in both texts, or what stands in one where the other has `new`."""

    old: str
    new: str


def stretches(before: str, after: str) -> tuple[Stretch, ...]:
    """Cut two texts into the same number of stretches, the same and the changed ones in turn.

    The `old` of all stretches are `before`, the `new` are `after`.
    """
    old, new = _TOKEN.findall(before), _TOKEN.findall(after)
    head = _common(old, new)
    tail = _common(old[head:][::-1], new[head:][::-1])
    middle_old, middle_new = old[head : len(old) - tail], new[head : len(new) - tail]
    found = [Stretch("".join(old[:head]), "".join(new[:head]))]
    matcher = SequenceMatcher(None, middle_old, middle_new, autojunk=False)
    for _, old_start, old_end, new_start, new_end in matcher.get_opcodes():
        old_part, new_part = middle_old[old_start:old_end], middle_new[new_start:new_end]
        found.append(Stretch("".join(old_part), "".join(new_part)))
    found.append(Stretch("".join(old[len(old) - tail :]), "".join(new[len(new) - tail :])))
    return _joined([each for each in found if each.old or each.new])


def shortened(same: str, *, is_first: bool, is_last: bool) -> str:
    """Leave out of a long stretch that did not change what is far from the changes beside it.

    Otherwise a change at the end of a long sentence stands where nobody sees it.
    """
    if len(same) <= _SAME_AT_MOST:
        return same
    head = "" if is_first else same[:_SAME_BESIDE].rpartition(" ")[0] or same[:_SAME_BESIDE]
    tail = "" if is_last else same[-_SAME_BESIDE:].partition(" ")[2] or same[-_SAME_BESIDE:]
    # The space that stands beside the change is kept: it is part of the text.
    return f"{head} … {tail}" if head and tail else f"… {tail}" if tail else f"{head} …"


def _common(old: list[str], new: list[str]) -> int:
    count = 0
    for one, other in zip(old, new, strict=False):
        if one != other:
            break
        count += 1
    return count


def _joined(found: list[Stretch]) -> tuple[Stretch, ...]:
    """Join neighbours of one kind, and changes that only a space keeps apart."""
    joined: list[Stretch] = []
    for number, each in enumerate(found):
        changes = not _same(each) or (not each.old.strip() and _is_between_changes(found, number))
        if joined and changes != _same(joined[-1]):
            last = joined.pop()
            joined.append(Stretch(last.old + each.old, last.new + each.new))
        else:
            joined.append(each)
    return tuple(joined)


def _is_between_changes(found: list[Stretch], number: int) -> bool:
    around = found[number - 1 : number] + found[number + 1 : number + 2]
    return len(around) == 2 and not any(map(_same, around))


def _same(each: Stretch) -> bool:
    return each.old == each.new
