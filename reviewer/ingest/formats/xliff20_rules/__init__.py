"""What XLIFF 2.0 and 2.1 (OASIS) ask of a file beyond being XML: the core's rules, each with its line."""

from reviewer.ingest.formats.xliff20_rules.checking import refuse_invalid, valid_units
from reviewer.ingest.formats.xliff20_rules.names import Problem

__all__ = ["Problem", "refuse_invalid", "valid_units"]
