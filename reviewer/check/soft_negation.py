"""Plain denials (没有, 不能, 未获批) that one side says and the other does not: advice, not a fault."""

import re
from typing import Final

from reviewer.check.negation_words import may_say_no
from reviewer.model.span import Span

_DENIAL_ZH: Final = re.compile(
    r"(?<![有毫])没有(?![?。!,;]|$|之一|不)|没(?=[能想做见到用看听说得料])|(?<!无)并非|绝非|不(?:能|会)(?!不|[不忘磨])|(?<![是若要可])不是(?!吗|嘛|[?,])"
    r"|不(?:符合|具备|具有|存在|含|包括|构成|属于|适用|再|需要|影响|享有|承担|受理|承认|同意|接受|支持|妨碍|涉及|收取|收费|退还|授予|计入|应(?!求))|未(?=[能获被按在予缴取提向受发列达尽授及经使办]|及时|达到)(?!及[。,;]|达[。,])|无(?:法|需|须)(?!无)"
)
_NEGATIVE_ZH: Final = re.compile("[没不未无并绝]")
"""Without any of these there is no denial; far cheaper to look for."""
_ASKS_ZH: Final = re.compile(r"能不能|会不会|是不是|有没有|要不是|[么吗呢]|[?]|不得不|何尝|岂")
_ANY_DENIAL_ZH: Final = re.compile(
    r"[不没无未非莫勿毋别免拒禁防避杜绝否缺失难除外反停误错假违伪毫尚仅只才仍岂何哪怎吗么谁休私擅虚空漏脱离撤驳废减弃滥欠舍另违]|而是|取消|以外|之前|直到"
)
"""Any of these may be told by a negator in English."""
_PLAIN_NOT_EN: Final = re.compile(
    r"\b(?:not(?! (?:only|just|merely|to mention|limited|until|long|less|later|more|fewer|lower|exceed))|cannot(?! but)|never)\b",
    re.IGNORECASE,
)
_TAG_EN: Final = re.compile(
    r"\b(?:whether or|why|if|or|do|are|is|can|have)\b[^.;]{0,20}\b(?:not|n't)|n't\b[^.;]{0,40}\?"
)


def find_denial_lost(zh: str, en: str) -> Span | None:
    """Find the first plain denial of a normalised Chinese text whose English has nothing negative."""
    match = _DENIAL_ZH.search(zh) if _NEGATIVE_ZH.search(zh) else None
    if match is None or _ASKS_ZH.search(zh) or may_say_no(en, zh):
        return None
    return Span(*match.span())


def find_denial_added(zh: str, en: str) -> Span | None:
    """Find the first plain "not" of an English text whose Chinese has nothing negative."""
    if not any(sign in en for sign in ("not", "Not", "ever")):
        return None
    match = _PLAIN_NOT_EN.search(en)
    if match is None or _ANY_DENIAL_ZH.search(zh) or _TAG_EN.search(en):
        return None
    return Span(*match.span())
