"""Which journal a file is kept with: see docs/decisions/journal.md."""

from pathlib import Path

import pytest

from reviewer.store.journal import Journal, has_reset_bug, is_on_network, wanted

MOUNTS = r"""
/dev/vda / ext4 rw 0 0
server:/home /home nfs4 rw 0 0
/dev/vdb /home/local\040disk ext4 rw 0 0
//host/share /mnt/share cifs rw 0 0
broken line
"""


@pytest.mark.parametrize(
    ("version", "expected"),
    [
        ((3, 40, 1), True),
        ((3, 44, 5), True),
        ((3, 44, 6), False),
        ((3, 45, 0), True),
        ((3, 50, 6), True),
        ((3, 50, 7), False),
        ((3, 51, 2), True),
        ((3, 51, 3), False),
        ((3, 53, 0), False),
        ((4, 0, 0), False),
    ],
    ids=str,
)
def test_which_sqlite_can_damage_a_log(version: tuple[int, int, int], *, expected: bool) -> None:
    assert expected == has_reset_bug(version)


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("/var/lib/review.db", False),
        ("/home/li/review.db", True),
        ("/home/local disk/review.db", False),
        ("/homes/li/review.db", False),
        ("/mnt/share/review.db", True),
        ("//server/share/review.db", True),
    ],
)
def test_network_file_systems_are_known(path: str, *, expected: bool) -> None:
    assert expected == is_on_network(Path(path), MOUNTS)


@pytest.mark.parametrize(
    ("shared", "on_network", "version", "expected"),
    [
        (False, False, (3, 40, 1), Journal.WAL),
        (True, False, (3, 40, 1), Journal.TRUNCATE),
        (True, False, (3, 51, 3), Journal.WAL),
        (False, True, (3, 51, 3), Journal.TRUNCATE),
    ],
)
def test_the_journal_follows_from_who_has_the_file(
    version: tuple[int, int, int], expected: Journal, *, shared: bool, on_network: bool
) -> None:
    assert expected == wanted(shared=shared, on_network=on_network, version=version)
