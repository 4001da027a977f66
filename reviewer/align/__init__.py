"""Align sentences: documents to beads."""
