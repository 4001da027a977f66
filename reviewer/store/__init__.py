"""What is remembered: one project is one SQLite file. SQL, SQLite and sqlite-utils live here only."""
