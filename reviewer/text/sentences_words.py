"""English words that tell a full stop that ends a sentence from one that shortens a word."""


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


TITLES = _words(
    "Mr Mrs Ms Messrs Dr Prof Gen Sen Rep Gov Hon Rev Fr Lt Col Capt Cpt Sgt Adm Maj Cmdr Pres St Mt Ft"
    " Ste Mme Mlle"
)
"""A name follows: never the last word of a sentence."""

NEVER_LAST = _words("vs v viz e.g eg i.e ie cf approx ca excl incl esp resp")
"""Something always follows."""

BEFORE_NUMBER = _words(
    "No Nos no nos Art Arts art arts Sec Secs sec secs Sect Ch ch Chap Fig Figs fig figs Tab Eq Vol Vols"
    " vol vols para paras Para Paras p pp cl Cl Reg Regs App Ex Pt pt Ser Doc Pub Pat Appl Rm c"
    " Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec"
)
"""Shortened only where a number or a code follows: `No. 5`, `No. ZL 2015`, but `The answer was no.`"""

MAY_BE_LAST = _words(
    "Inc Ltd Co Corp Bros Cos Plc LLC Jr Sr Ph.D M.D Esq Dept Univ Assn Assoc Intl Natl Govt Ave Rd Blvd"
    " a.m p.m A.M P.M am pm al mln bln trn pct ed eds"
)
"""Shortened, and last where the next word usually begins a sentence."""

ABBREVIATIONS = TITLES | NEVER_LAST | BEFORE_NUMBER | MAY_BE_LAST | {"etc"}

STARTERS = _words(
    "A About Above According Accordingly Additionally After All Along Also Although Among An And Another"
    " Any Applicants As At Based Because Before Besides Between Both But By Currently Despite During Each"
    " Earlier Every Finally First Following For From Further Furthermore Given He Hence Her Here His How"
    " However I If In Indeed Instead It Its Last Later Many Meanwhile More Moreover Most Nearly Next No"
    " Not Nevertheless Nor Now Of On Once One Only Or Other Our Over Overall Recently Second She Similarly"
    " Since So Some Such Than That The Their Them Then There Therefore These They This Those Three Through"
    " Throughout Thus To Today Together Two Under Unlike Until Up Upon We What When Where Whether Which"
    " While Who Whoever Why With Within Without Yet You Your"
)
"""Words that usually begin a sentence when they have a capital."""

CARELESS_STARTERS = _words("the this it he she they we in")
"""Words that begin a sentence even where the capital was forgotten, after a plain word or a year."""
