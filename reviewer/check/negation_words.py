"""The words by which English says no: outright, or by their sense."""

import re
from typing import Final

NEGATOR_EN: Final = re.compile(
    r"\b(?:no|not|cannot|never|without|neither|nor|none|nobody|nothing|nowhere|unless|until|before|yet|hardly|barely|rarely|only|zero"
    r"|fail\w*|refus\w*|reject\w*|prohibit\w*|ban|bans|banned|banning|forb[ia]d\w*|declin\w*|den(?:y|ie[sd]|ying|ial)|dismiss\w*|lack\w*"
    r"|absen\w*|bar|bars|barred|pending|prevent\w*|avoid\w*|exclu\w*|refrain\w*|stop\w*|cease\w*|cancel\w*|restrict\w*|illegal\w*|unlawful\w*|confidential\w*|secret\w*"
    r"|instead|outstanding|other than|rather than|except|awaiting|remain\w* to be|in the absence|outlaw\w*|suspend\w*|withh[eo]ld\w*|prior|disallow\w*"
    r"|un[a-z]{4,}|in(?:valid|eligib|admissib|suffici|complet|capab|accura|appropriat|advertent)\w*|im(?:possib|permissib)\w*|ir(?:relevan|respective)\w*|non-?\w*|dis(?:approv|qualif|regard|allow)\w*)\b"
    r"|n't\b",
    re.IGNORECASE,
)
_BY_SENSE_EN: Final = re.compile(
    r"\b(?:few\w*|little|less|poor\w*|hard|difficult\w*|miss|missed|missing|los[est]\w*|beyond|away|impossib\w*|else|even if|despite|regardless"
    r"|wrong\w*|ignor\w*|neglect\w*|scarce\w*|seldom|left|leave\w*|lest|against|exempt\w*|immune|independent\w*|anti\w*|counter\w*|vacan\w*|void|null|nil"
    r"|dis(?:agre|appea|appro|abl|advant|belie|card|clai|comfor|connec|contin|courag|engag|favo|grac|hones|like|loya|obe|order|own|pens|rega|respec|rup|satis|trus|us)\w*"
    r"|mis(?:repres|us|tak|lead|led|under|info|jud|matc)\w*|im(?:balan|matur|measu|mobil|mora|mort|muta|parti|passa|patien|perfe|perm|poli|practic|prob|prop|pur)\w*"
    r"|in(?:abili|activ|adequ|consist|correct|cura|decis|defin|depend|direct|effect|effici|equal|escap|evita|experi|finit|frequ|human|just|nocen|opera|secur|separa|signif|sincer|stabil|toler|varia|visib|access|compar|conclu|conven|deli|diffe|discri|dispen|exhaus|flexib|solv|tact|volunt)\w*"
    r"|ir(?:regul|replac|resist|respon|rever|revoc)\w*|ab(?:norm|oli|stai|andon|rupt)\w*|[a-z]{3,}less(?:ly)?|give\w* up|gave up|given up|worse|short of|halt\w*|gone|revok\w*)\b",
    re.IGNORECASE,
)
_POSITIVE: Final = frozenset(
    "under united union unit units unite unify unified universal university universities understand understanding undertake "  # noqa: SIM905 — a list of words reads better as text
    "undertaken undertaking undertakings undergo underlying underline underway undermine unique uncle unanimous unanimously "
    "unveil unveiled unveiling unleash unleashed unlock unlocked unfold unfolded undoubtedly until undertook underscored".split()
)


_OWN_NO: Final = tuple(
    (re.compile(zh), re.compile(rf"\b(?:{en})\w*", re.IGNORECASE))
    for zh, en in (
        ("拒绝|拒不|驳回|否认", "refus|reject|declin|den(?:y|ie)|dismiss"),
        ("排除|除外", "exclu|except"),
        ("防止|避免|预防", "prevent|avoid"),
        ("停止|终止|中止|暂停", "stop|ceas|suspen"),
        ("取消|撤销", "cancel"),
        ("限制", "restrict"),
        ("违法|非法", "illegal|unlawful"),
        ("保密|秘密|机密", "confidential|secret"),
        ("缺乏|缺少", "lack"),
        ("无效", "invalid"),
        ("前(?!提|景|述|往|来|期|沿|列)", "before|prior|until"),
        ("[仅只]", "only"),
        ("未公开|未披露", "un(?:disclosed|published)"),
    )
)
"""Words of denial that Chinese has as well: what they say is not the other denial of the sentence."""


def count_negators(en: str, zh: str = "") -> int:
    """Count the words that say no outright, but for those that render a word of `zh` with that sense."""
    count = sum(match[0].lower() not in _POSITIVE for match in NEGATOR_EN.finditer(en))
    for ours, theirs in _OWN_NO:
        if zh and (times := len(ours.findall(zh))):
            count -= min(times, len(theirs.findall(en)))
    return count


def may_say_no(en: str, zh: str) -> bool:
    """Say whether any word says no, or may be what a denial of `zh` was told by."""
    return count_negators(en, zh) > 0 or _BY_SENSE_EN.search(en) is not None
