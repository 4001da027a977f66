"""A project's file: made whole, opened fast, refused in one clear line."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from reviewer.model.errors import ProjectError
from reviewer.store.database import Database, find_file
from reviewer.store.schema import SCHEMA

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def path(tmp_path: Path) -> Path:
    made = tmp_path / "review.db"
    Database.create(made).close()
    return made


def test_every_table_of_ours_is_strict(path: Path) -> None:
    with Database.open(path) as database:
        tables = database.rows(
            "SELECT name, strict FROM pragma_table_list WHERE schema = 'main' AND type = 'table' "
            "AND name NOT LIKE 'sqlite_%'"
        )
    assert len(tables) > 15
    assert [] == [name for name, strict in tables if not strict]


def test_a_project_is_kept_with_care(path: Path) -> None:
    with Database.open(path) as database:
        settings = {
            name: database.rows(f"PRAGMA {name}")[0][0]
            for name in ("synchronous", "foreign_keys", "recursive_triggers", "journal_mode")
        }
    assert {
        "synchronous": 2,
        "foreign_keys": 1,
        "recursive_triggers": 1,
        "journal_mode": "wal",
    } == settings


def test_opening_a_project_loads_neither_sqlite_utils_nor_anything_heavy(path: Path) -> None:
    heavy = ("sqlite_utils", "numpy", "jieba", "sacrebleu", "textual", "lxml", "click", "rich")
    script = (
        "import sys; from pathlib import Path; from reviewer.session.project import Project; "
        "from reviewer.session.review import Review; "
        f"project = Project.open(Path({str(path)!r})); project.documents(); "
        "review = Review.open(project, author='li'); review.rows(0, 40); review.counts(); "
        f"print([name for name in {heavy!r} if name in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    )
    assert "[]" == done.stdout.strip()


def test_a_project_is_not_made_over_another(path: Path) -> None:
    before = path.read_bytes()
    with pytest.raises(ProjectError, match="is there already"):
        Database.create(path)
    assert before == path.read_bytes()


def test_a_project_that_can_t_be_made_leaves_nothing_behind(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def break_down(*_: object, **__: object) -> None:
        raise ProjectError("no room left")

    monkeypatch.setattr("reviewer.store.database._make", break_down)
    with pytest.raises(ProjectError, match="no room"):
        Database.create(tmp_path / "new" / "review.db")
    assert [] == list((tmp_path / "new").iterdir())


def test_a_folder_can_t_be_made_inside_a_file(path: Path) -> None:
    with pytest.raises(ProjectError, match="can't be made"):
        Database.create(path / "in" / "review.db")


def test_what_is_no_project_is_refused(tmp_path: Path, path: Path) -> None:
    text = tmp_path / "text.db"
    text.write_text("not a database at all")
    other = tmp_path / "other.db"
    connection = sqlite3.connect(other)
    connection.execute("CREATE TABLE x (y)")
    connection.commit()
    connection.close()
    empty = tmp_path / "empty.db"
    empty.touch()
    for wrong in (text, other, empty):
        before = wrong.read_bytes()
        with pytest.raises(ProjectError, match=r"is not a reviewer project: 'reviewer new DIR'"):
            Database.open(wrong)
        assert before == wrong.read_bytes()
    with pytest.raises(ProjectError, match="there is no project at"):
        Database.open(tmp_path / "nowhere.db")
    with pytest.raises(ProjectError, match="is not a file"):
        Database.open(tmp_path)
    del path


def test_a_project_of_a_newer_version_is_left_alone(path: Path) -> None:
    connection = sqlite3.connect(path)
    connection.execute(f"PRAGMA user_version = {SCHEMA + 1}")
    connection.commit()
    connection.close()
    before = path.read_bytes()
    with pytest.raises(ProjectError, match=r"newer reviewer .* update reviewer"):
        Database.open(path)
    assert before == path.read_bytes()


def test_a_damaged_project_is_told(path: Path) -> None:
    data = bytearray(path.read_bytes())
    data[100:200] = b"\xff" * 100
    path.write_bytes(bytes(data))
    with pytest.raises(ProjectError, match="is damaged: keep it, put your last backup"):
        Database.open(path)


def test_a_project_without_the_right_to_write_is_told(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # The tests may run as root, for whom no file is read-only.
    monkeypatch.setattr("os.access", lambda *_: False)
    with pytest.raises(ProjectError, match="can't be written"):
        Database.open(path)


def test_a_busy_project_is_told_and_can_be_written_again(path: Path) -> None:
    with Database.open(path) as one, Database.open(path, busy_milliseconds=1) as other:
        with one.writing():
            one.run("INSERT INTO setting VALUES ('a', 'b')")
            assert [] == other.rows("SELECT * FROM setting WHERE name = 'a'")
            with pytest.raises(ProjectError, match="is busy"), other.writing():
                other.run("INSERT INTO setting VALUES ('c', 'd')")
        with other.writing():
            other.run("INSERT INTO setting VALUES ('c', 'd')")
        assert [("a", "b"), ("c", "d")] == one.rows(
            "SELECT * FROM setting WHERE name IN ('a', 'c') ORDER BY name"
        )


def test_a_project_that_lacks_a_table_is_told_in_one_line(path: Path) -> None:
    with sqlite3.connect(path) as connection:
        connection.execute("DROP TABLE segment")
    with (
        Database.open(path) as database,
        pytest.raises(ProjectError, match=r"lacks a part .*put your last backup"),
    ):
        database.rows("SELECT * FROM segment")


def test_a_transaction_is_kept_whole_or_not_at_all(path: Path) -> None:
    def break_down(database: Database) -> None:
        with database.writing():
            database.run("INSERT INTO setting VALUES ('a', 'b')")
            with database.writing():
                database.run("INSERT INTO setting VALUES ('c', 'd')")
            raise ZeroDivisionError

    with Database.open(path) as database:
        with pytest.raises(ZeroDivisionError):
            break_down(database)
        assert [] == database.rows("SELECT * FROM setting WHERE name IN ('a', 'c')")
        with pytest.raises(RuntimeError, match="outside"):
            database.run("INSERT INTO setting VALUES ('e', 'f')")


def test_a_backup_is_a_project_of_its_own(path: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy.db"
    with Database.open(path) as database:
        with database.writing():
            database.run("INSERT INTO setting VALUES ('a', 'b')")
            with pytest.raises(ProjectError):
                database.backup(path)
        database.backup(copy)
        with pytest.raises(ProjectError, match="is there already"):
            database.backup(copy)
        with pytest.raises(ProjectError, match=r"can't be opened|can't be written"):
            database.backup(tmp_path / "no" / "such" / "folder.db")
    with Database.open(copy) as database:
        assert ("b",) == database.row("SELECT value FROM setting WHERE name = 'a'")
    assert {"review.db", "copy.db"} == {file.name for file in tmp_path.iterdir()}


def test_a_large_log_is_emptied_when_nobody_else_has_the_file(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("reviewer.store.database._LARGE_LOG", 1)
    log = path.with_name("review.db-wal")
    with Database.open(path) as database:
        with database.writing():
            database.run("INSERT INTO setting VALUES ('a', 'b')")
        assert log.stat().st_size > 0
        with Database.open(path) as other:
            database.settle()
            assert log.stat().st_size > 0
            assert ("b",) == other.row("SELECT value FROM setting WHERE name = 'a'")
        database.settle()
        assert not log.exists() or log.stat().st_size == 0
        assert ("b",) == database.row("SELECT value FROM setting WHERE name = 'a'")


def test_a_reader_aside_sees_what_was_kept_and_writes_nothing(path: Path) -> None:
    with Database.open(path) as database, database.aside() as aside:
        with database.writing():
            database.run("INSERT INTO setting VALUES ('a', 'b')")
            assert None is aside.row("SELECT value FROM setting WHERE name = 'a'")
        assert ("b",) == aside.row("SELECT value FROM setting WHERE name = 'a'")
        with pytest.raises(ProjectError), aside.writing():
            aside.run("INSERT INTO setting VALUES ('c', 'd')")
        assert database.lets_write_while_reading()


def test_a_folder_means_the_file_in_it(tmp_path: Path, path: Path) -> None:
    assert path == find_file(tmp_path)
    assert path == find_file(path)
    assert tmp_path / "new" / "review.db" == find_file(tmp_path / "new")
    assert tmp_path / "v1.2" / "review.db" == find_file(tmp_path / "v1.2")
    assert tmp_path / "mine.db" == find_file(tmp_path / "mine.db")


def test_migrations_are_only_ever_added_to() -> None:
    """A released migration must stay as it is; this is what each of them makes."""
    import hashlib

    from reviewer.store import migrations, schema, schema_sums

    names = ["001_foundations", "002_marks", "003_statistics", "004_finding", "005_sums"]
    assert names == [one.name for one in migrations.MIGRATIONS._migrations]
    statements = "\n".join((*schema.CONTENT, *schema.LOG, *schema.PROJECTIONS, *schema.DESK))
    assert FOUNDATIONS == hashlib.sha256(statements.encode()).hexdigest()[:16]
    assert MARKS == hashlib.sha256("\n".join(schema.MARKS).encode()).hexdigest()[:16]
    statistics = "\n".join(schema.STATISTICS)
    assert STATISTICS == hashlib.sha256(statistics.encode()).hexdigest()[:16]
    assert FINDING == hashlib.sha256("\n".join(schema.FINDING).encode()).hexdigest()[:16]
    assert SUMS == hashlib.sha256("\n".join(schema_sums.SUMS).encode()).hexdigest()[:16]


FOUNDATIONS = "928a977dc463ee32"
MARKS = "239edc5dc886baf2"
STATISTICS = "7be6c710d0195e6a"
FINDING = "10bdfeba730a6b1c"
SUMS = "b190343ae26333b1"
