"""How much an error weighs: profiles by name and version, shipped and of one's own."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from enum import StrEnum
from hashlib import sha256
from typing import TYPE_CHECKING, Final

from reviewer.model.errors import InputError

if TYPE_CHECKING:
    from pathlib import Path


class Basis(StrEnum):
    """What a system's penalties are divided by."""

    SEGMENT = "segment"
    """Score: mean penalty of a segment, 0 at best."""
    LENGTH = "length"
    """Score: 100 less the penalty of 100 words (Han characters of Chinese), 100 at best."""


@dataclass(frozen=True, slots=True)
class Rule:
    """What one kind of error weighs."""

    pattern: str
    """A regular expression sought in `severity:category`, lower case, with `-` for blank and `_`."""
    weight: float


@dataclass(frozen=True, slots=True)
class Profile:
    """A way to turn errors into penalties; of its rules the first that matches holds."""

    name: str
    version: str
    rules: tuple[Rule, ...]
    basis: Basis = Basis.SEGMENT
    pass_at: float | None = None
    """The lowest score that passes, of texts without a critical error; only by length."""

    @property
    def signature(self) -> str:
        """Name, version and a hash of the rules, so that no two profiles pass for one."""
        rules = "\n".join(f"{rule.pattern}\t{rule.weight!r}" for rule in self.rules)
        digest = sha256(rules.encode()).hexdigest()[:8]
        passing = "" if self.pass_at is None else f"|pass-at:{self.pass_at:g}"
        return f"profile:{self.name}|profile-version:{self.version}|rules:{digest}{passing}"


NO_PENALTY: Final = re.compile(r"^(no-error|hotw-test|unrateable|neutral):|:no-error$")
"""Ratings that say that a rater has looked, and found nothing that counts. HOTW ("hands on the
wheel") rows tell whether a rater saw an error that was put in on purpose."""


def label_of(severity: str, category: str) -> str:
    """Join severity and category as rules see them: files spell `no-error`, `No_error`, `No error`."""
    return re.sub(r"[\s_]+", "-", f"{severity.strip()}:{category.strip()}".lower().rstrip("!"))


def weight_of(profile: Profile, severity: str, category: str) -> float | None:
    """Weigh an error; None where no rule of the profile knows it."""
    label = label_of(severity, category)
    if NO_PENALTY.search(label):
        return 0.0
    for rule in profile.rules:
        if re.search(rule.pattern, label):
            return rule.weight
    return None


# Freitag et al. 2021 (arXiv 2104.14478) and the README of google/wmt-mqm-human-evaluation.
_GOOGLE: Final = Profile(
    name="google-wmt",
    version="2021",
    rules=(
        Rule("non-?translation", 25),
        Rule("^minor:fluency/punctuation", 0.1),
        Rule("^trivial:", 0.1),
        Rule("^minor:", 1),
        Rule("^(major|critical):", 5),
    ),
)
# The default weights of google-research/marot, in their order.
_MAROT: Final = Profile(
    name="marot",
    version="2023",
    rules=(
        Rule("minor:.*punctuation|trivial:", 0.1),
        Rule(":.*reinterpretation", 0),
        Rule(":source", 0),
        Rule("non.?translation", 25),
        Rule("minor:", 1),
        Rule("(major|critical):", 5),
    ),
)
# themqm.org, MQM 2.0 scoring models: severity multipliers 0, 1, 5, 25 and all error types alike.
_MQM_2: Final = Profile(
    name="mqm-2.0",
    version="2.0",
    rules=(
        Rule("^(minor|trivial):", 1),
        Rule("^major:", 5),
        Rule("^critical:", 25),
    ),
    basis=Basis.LENGTH,
    pass_at=98,
)
PROFILES: Final = {profile.name: profile for profile in (_GOOGLE, _MAROT, _MQM_2)}


def read_profile(path: Path) -> Profile:
    """Read a profile of one's own from TOML: name, version, rules, and perhaps basis and pass_at.

    `rules` is a list of `{match = "minor:style", weight = 0.5}`. Raises InputError.
    """
    try:
        told = tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise InputError(f"can't read the profile {path}: {error.strerror}") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise InputError(f"the profile {path} is no TOML: {error}") from error
    try:
        profile = Profile(
            name=str(told["name"]),
            version=str(told["version"]),
            rules=tuple(Rule(str(rule["match"]), float(rule["weight"])) for rule in told["rules"]),
            basis=Basis(told.get("basis", Basis.SEGMENT)),
            pass_at=float(told["pass_at"]) if "pass_at" in told else None,
        )
        for rule in profile.rules:
            re.compile(rule.pattern)
    except KeyError as error:
        raise InputError(f"the profile {path} lacks {error.args[0]!r}") from error
    except (TypeError, ValueError, re.error) as error:
        raise InputError(f"the profile {path} can't be understood: {error}") from error
    return profile


def profile_by(name: str) -> Profile:
    """Return a shipped profile by its name, or one of one's own by the path of its TOML file."""
    from pathlib import Path  # noqa: PLC0415 — only for a file

    if name in PROFILES:
        return PROFILES[name]
    if name.endswith(".toml"):
        return read_profile(Path(name))
    raise InputError(f"no MQM profile {name!r}: name {', '.join(PROFILES)} or a .toml file")
