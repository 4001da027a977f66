"""Check segments: a segment to findings, one check a module."""
