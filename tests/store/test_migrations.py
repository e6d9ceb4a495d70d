from pathlib import Path

from postchain_tui.store import migrations
from tests.store.diaries import memory

SCHEMAS = Path(__file__).parent / "schemas"


def schema() -> str:
    """The statements that make an empty file of the newest version, sorted by name."""
    with memory() as store:
        found = store.rows(
            "SELECT sql FROM sqlite_master WHERE sql IS NOT NULL AND tbl_name NOT GLOB '_sqlite*' "
            "ORDER BY name"
        )
    return "".join(f"{row['sql']};\n" for row in found)


def test_each_version_has_its_schema_on_record() -> None:
    kept = sorted(path.name for path in SCHEMAS.glob("*.sql"))
    assert kept == [f"{number:03}.sql" for number in range(1, migrations.VERSION + 1)]


def test_the_newest_schema_is_the_one_on_record() -> None:
    assert schema() == (SCHEMAS / f"{migrations.VERSION:03}.sql").read_text(encoding="utf-8")


def test_the_migrations_that_were_applied_are_named_in_the_file() -> None:
    with memory() as store:
        names = [row["name"] for row in store.rows("SELECT name FROM _sqlite_migrations")]
    assert names == ["m001_diary", "m002_own"]


def test_every_table_of_the_diary_is_strict_and_has_the_columns_of_the_journal() -> None:
    with memory() as store:
        tables = store.rows("SELECT name, strict FROM pragma_table_list WHERE schema = 'main'")
        ours = {row["name"]: row["strict"] for row in tables if "sqlite" not in row["name"]}
        assert set(ours.values()) == {1}
        for table in set(ours) - {"actions", "changes", "context"}:
            columns = [row["name"] for row in store.rows(f"PRAGMA table_info({table})")]
            assert columns[:4] == ["id", "created_at", "updated_at", "deleted_at"]
