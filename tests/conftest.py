"""What tests share: where the development data stand, if they do; how Hypothesis looks for examples."""

import os
from pathlib import Path

import pytest
from hypothesis import settings

# A person's run looks at other examples each time; CI looks at the same ones, so that its answer is
# about the change. Loaded machines are slow: no example has a deadline.
settings.register_profile("person", deadline=None)
settings.register_profile("ci", deadline=None, derandomize=True)
settings.load_profile("ci" if os.environ.get("CI") else "person")

SHARED = Path(__file__).resolve().parents[2] / "shared"


@pytest.fixture(scope="session")
def shared() -> Path:
    """Give the folder of development data beside the checkout, or skip with the reason."""
    if not (SHARED / "data").is_dir():
        pytest.skip("needs the development data in ../shared, which are not here")
    return SHARED


@pytest.fixture(autouse=True)
def _private_folders(
    tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Keep a test away from the user's own configuration and state; caches are shared by a run."""
    home = tmp_path_factory.getbasetemp()
    for name in ("config", "state", "data", "cache"):
        monkeypatch.setenv(f"XDG_{name.upper()}_HOME", str(home / name))
    monkeypatch.setenv("REVIEWER_AUTHOR", "tester")
