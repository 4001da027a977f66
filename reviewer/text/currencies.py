"""Names and signs of currencies in both languages, by their ISO 4217 codes."""

import re
from typing import Final

BARE: Final = frozenset({"元", "块", "块钱", "$", "dollar", "圆", "¥"})
"""Names that don't say of which country; they get the code that they most often mean."""

ZH: Final = {
    "人民币": "CNY", "元人民币": "CNY", "元": "CNY", "块钱": "CNY", "圆": "CNY",
    "美元": "USD", "美金": "USD", "欧元": "EUR", "英镑": "GBP", "日元": "JPY", "日圆": "JPY",
    "港元": "HKD", "港币": "HKD", "港圆": "HKD", "元港币": "HKD", "澳门元": "MOP", "澳门币": "MOP",
    "新台币": "TWD", "台币": "TWD", "新加坡元": "SGD", "新元": "SGD", "坡元": "SGD",
    "加元": "CAD", "加拿大元": "CAD", "加币": "CAD", "澳元": "AUD", "澳大利亚元": "AUD", "澳币": "AUD",
    "新西兰元": "NZD", "纽元": "NZD", "韩元": "KRW", "韩圆": "KRW", "卢布": "RUB", "卢比": "INR",
    "瑞士法郎": "CHF", "瑞郎": "CHF", "泰铢": "THB", "林吉特": "MYR", "雷亚尔": "BRL", "兰特": "ZAR",
    "越南盾": "VND", "印尼盾": "IDR", "比索": "PHP", "里拉": "TRY", "坚戈": "KZT",
    "特别提款权": "XDR",
}  # fmt: skip
"""What may follow a Chinese figure (人民币 may also stand before it)."""

_CODES: Final = (  # noqa: SIM905 — a list of words reads better as text
    "CNY USD EUR GBP JPY HKD MOP TWD SGD CAD AUD NZD KRW RUB INR CHF THB MYR BRL ZAR VND IDR PHP TRY KZT XDR SEK NOK DKK"
).split()
SIGNS: Final = {
    "rmb": "CNY", "cnh": "CNY", "us$": "USD", "usd$": "USD", "usd": "USD", "u.s.$": "USD", "hk$": "HKD", "hkd$": "HKD",
    "nt$": "TWD", "mop$": "MOP", "s$": "SGD", "c$": "CAD", "ca$": "CAD", "cad$": "CAD", "a$": "AUD", "au$": "AUD", "nz$": "NZD",
    "$": "USD", "€": "EUR", "£": "GBP", "¥": "CNY", "₩": "KRW", "₽": "RUB", "₹": "INR", "rmb¥": "CNY",
} | {code.lower(): code for code in _CODES}  # fmt: skip
"""What may stand before an English figure (or a Chinese one), in lower case."""

NAMES: Final = {
    "yuan": "CNY", "yuan rmb": "CNY", "rmb": "CNY", "renminbi": "CNY", "renminbi yuan": "CNY", "rmb yuan": "CNY", "chinese yuan": "CNY",
    "us dollar": "USD", "u.s. dollar": "USD", "american dollar": "USD", "dollar": "USD", "euro": "EUR",
    "pound sterling": "GBP", "pounds sterling": "GBP", "british pound": "GBP",
    "yen": "JPY", "japanese yen": "JPY", "hong kong dollar": "HKD", "hk dollar": "HKD", "pataca": "MOP",
    "new taiwan dollar": "TWD", "taiwan dollar": "TWD", "nt dollar": "TWD", "singapore dollar": "SGD",
    "canadian dollar": "CAD", "australian dollar": "AUD", "new zealand dollar": "NZD", "won": "KRW",
    "korean won": "KRW", "south korean won": "KRW", "ruble": "RUB", "rouble": "RUB", "russian ruble": "RUB",
    "rupee": "INR", "indian rupee": "INR", "swiss franc": "CHF", "baht": "THB", "thai baht": "THB",
    "ringgit": "MYR", "real": "BRL", "reais": "BRL", "rand": "ZAR", "dong": "VND", "rupiah": "IDR",
    "peso": "PHP", "lira": "TRY", "tenge": "KZT", "cnh": "CNY",
} | {code.lower(): code for code in _CODES}  # fmt: skip
"""What may follow an English figure, in lower case and singular."""


def either(names: dict[str, str]) -> str:
    """Return a regular expression for any of the names, the longest first."""
    return "|".join(re.escape(name) for name in sorted(names, key=len, reverse=True))
