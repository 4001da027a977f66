"""Files as bytes, with what can be wrong with them told before anything is parsed."""

from collections.abc import Iterator
from pathlib import Path

from reviewer.model.errors import InputError
from reviewer.text.decoding import codec_of, decode

PAGE_BYTES = 10_000_000
"""A page above this is no page: the largest seen was 0.4 MB."""

LINE_CHARACTERS = 10_000_000
"""A line above this is no line of text."""
_HEAD = 1_000_000


def read_bytes(path: Path, most: int = PAGE_BYTES) -> bytes:
    """Return the bytes of a file. Raises InputError where there is none, or too much, to read."""
    data = beginning(path, most + 1)
    if len(data) > most:
        raise InputError(
            f"{path} is larger than {most // 1_000_000} MB: no page is; cut it up first"
        )
    return data


def open_lines(path: Path) -> Iterator[str]:
    """Yield the lines of a text file as they are read, in whatever encoding it is.

    Only a line feed ends a line; a carriage return before it is left out. Raises InputError where
    the file can't be read, and at the first line that is too long or not in its encoding.
    """
    try:
        encoding = decode(beginning(path, _HEAD))[1]
    except InputError as error:
        raise InputError(str(error) if str(path) in str(error) else f"{path}: {error}") from None
    number = 1
    try:
        with path.open(encoding=codec_of(encoding), newline="\n") as file:
            while line := file.readline(LINE_CHARACTERS + 1):
                if len(line) > LINE_CHARACTERS:
                    raise InputError(f"{path} line {number} is longer than 10 million characters")
                yield (line if number > 1 else line.removeprefix("\ufeff")).rstrip("\r\n")
                number += 1
    except UnicodeDecodeError:
        raise InputError(
            f"{path} line {number} or one soon after is not in {encoding}: save the file as UTF-8"
        ) from None
    except OSError as error:
        raise InputError(f"{path} can't be read: {error.strerror or error}") from None


def beginning(path: Path, most: int) -> bytes:
    """Return the first bytes of a file that has some."""
    try:
        if path.is_dir():
            raise InputError(f"{path} is a folder: name a file in it")
        with path.open("rb") as file:
            data = file.read(most)
    except FileNotFoundError:
        raise InputError(f"{path} is not there: check the name") from None
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) else error
        raise InputError(f"{path} can't be read: {reason}") from None
    if not data.strip():
        raise InputError(f"{path} is empty")
    return data
