"""Writes the tables of keys and checks into the README, from the code that they describe.

python docs/make_tables.py
"""

import re
from pathlib import Path

from reviewer.check.runner import CHECKS
from reviewer.check.table import check_table
from reviewer.tui.keys import key_table

_README = Path(__file__).resolve().parents[1] / "README.md"


def main() -> None:
    """Put each table between its two marks."""
    text = _README.read_text(encoding="utf-8")
    for name, table in (("keys", key_table()), ("checks", check_table(CHECKS))):
        marked = re.compile(rf"(<!-- {name} -->\n).*?(<!-- end {name} -->)", re.DOTALL)
        if not marked.search(text):
            raise SystemExit(
                f"README.md has no place for the {name}: <!-- {name} --> … <!-- end {name} -->"
            )
        filled = f"\n{table.strip()}\n\n"
        text = marked.sub(lambda found, filled=filled: found[1] + filled + found[2], text)
    _README.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
