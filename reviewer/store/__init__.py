"""The review database: events and their projections in SQLite (the only sqlite_utils)."""
