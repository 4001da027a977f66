"""Which journal a project's file is kept with; the reasons are in docs/decisions/journal.md."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from pathlib import Path

_NETWORK: Final = frozenset(
    {
        "9p", "afs", "beegfs", "ceph", "cifs", "coda", "davfs", "fuse.davfs", "fuse.glusterfs",
        "fuse.rclone", "fuse.s3fs", "fuse.sshfs", "glusterfs", "gpfs", "lustre", "ncpfs", "nfs",
        "nfs4", "smb2", "smb3", "smbfs", "vboxsf", "virtiofs",
    }
)  # fmt: skip
"""File systems on which two machines can have one file open: shared memory does not reach across."""


class Journal(StrEnum):
    """SQLite's journal modes that a project uses."""

    WAL = "wal"
    TRUNCATE = "truncate"


def has_reset_bug(version: tuple[int, int, int]) -> bool:
    """Say whether this SQLite can damage a WAL that two connections reset at one instant.

    Versions 3.7.0 to 3.51.2, but for the corrected 3.44.6 and 3.50.7 and what follows them in their
    lines. Source: https://sqlite.org/wal.html#walresetbug
    """
    if version >= (3, 51, 3):
        return False
    return not any(
        version[:2] == fixed[:2] and version >= fixed for fixed in ((3, 44, 6), (3, 50, 7))
    )


def is_on_network(path: Path, mounts: str) -> bool:
    """Say whether a path lies on a network file system, by the text of `/proc/self/mounts`."""
    place = str(path)
    if place.startswith(("\\\\", "//")):
        return True
    nearest, kind = "", ""
    for line in mounts.splitlines():
        fields = line.split(" ")
        if len(fields) < 3:
            continue
        point = fields[1].replace("\\040", " ").replace("\\011", "\t").replace("\\134", "\\")
        inside = point in {"/", place} or place.startswith(f"{point}/")
        if inside and len(point) >= len(nearest):
            nearest, kind = point, fields[2]
    return kind in _NETWORK


def wanted(*, shared: bool, on_network: bool, version: tuple[int, int, int]) -> Journal:
    """Choose the journal for a file."""
    if on_network or (shared and has_reset_bug(version)):
        return Journal.TRUNCATE
    return Journal.WAL
