"""Bitext files: TMX, XLIFF, PO and tables, to units and back."""

from reviewer.ingest.formats.files import (
    OFFICE_WRITERS,
    READERS,
    WRITERS,
    form_of,
    read_units,
    write_units,
)
from reviewer.ingest.formats.returning import Returned, given_back
from reviewer.ingest.formats.splice import with_edits
from reviewer.ingest.formats.tmx import write_tmx
from reviewer.ingest.formats.unit import Skipped, Unit, aligned_units

__all__ = [
    "OFFICE_WRITERS",
    "READERS",
    "WRITERS",
    "Returned",
    "Skipped",
    "Unit",
    "aligned_units",
    "form_of",
    "given_back",
    "read_units",
    "with_edits",
    "write_tmx",
    "write_units",
]
