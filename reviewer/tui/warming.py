"""Loads what the first pause in typing needs, in the background, once the screen stands still."""

from threading import Thread

WARM_UP_AFTER = 0.8
"""Seconds after the first frame."""


def warm_up() -> None:
    """Load the checks and their dictionaries, 0.4 s of work, while the person reads."""
    Thread(target=_check_something, name="warming", daemon=True).start()


def _check_something() -> None:
    from reviewer.glossary.concepts import Glossary  # noqa: PLC0415 — not for the first frame
    from reviewer.model.segment import Segment  # noqa: PLC0415 — the same
    from reviewer.session.checking import make_checker  # noqa: PLC0415 — the same

    segment = Segment("2024年授权104.5万件。", "In 2024, 1.045 million were granted.", hits=())
    make_checker(Glossary()).check(segment)
