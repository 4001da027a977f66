"""What can go wrong, as the reader is told it.

ReviewerError           its message is one line that says what to do; the command exits 2
├── InputError          a file, page or table that can't be read as what it should be
├── GlossaryError       rows of a glossary that contradict the form or each other
├── ProjectError        a project that is missing, damaged, from a newer version, or busy
│   └── BusyError       another program is writing to it just now
└── DecisionError       an act that does not fit the state: nothing to undo, no such segment
"""


class ReviewerError(Exception):
    """An error whose message tells the reader what to do next, in one line."""


class InputError(ReviewerError):
    """A file, page or table can't be read as what it should be."""


class GlossaryError(ReviewerError):
    """Rows of a glossary contradict its form or each other."""


class ProjectError(ReviewerError):
    """A project is missing, damaged, from a newer version, or busy."""


class BusyError(ProjectError):
    """Another program is writing to a project just now."""


class DecisionError(ReviewerError):
    """An act does not fit the state: nothing to undo, no such segment."""
