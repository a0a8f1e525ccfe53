"""The descriptions in docs/ are those of the store as it is; ``make docs`` makes them anew."""

import re
from pathlib import Path

import pytest
from sqlite_utils import Database

from store import describe
from store.queries import queries

DOCS = Path(__file__).parents[2] / "docs"
STALE = "it is stale: `make docs` makes it anew"


@pytest.fixture
def made(tmp_path: Path) -> Path:
    describe.write(tmp_path)
    return tmp_path


@pytest.mark.parametrize("name", ["schema.md", "cookbook.md"])
def test_a_description_is_not_stale(made: Path, name: str) -> None:
    assert (made / name).read_text("utf-8") == (DOCS / name).read_text("utf-8"), STALE


def test_every_table_view_and_column_is_described(db: Database) -> None:
    text = describe.schema(db)
    for name in [*db.table_names(), *db.view_names()]:
        if not re.search("_fts_", name):
            assert f"### {name}\n" in text or f"`{name}`: full-text index" in text
            for column in db.table(name).columns if name in db.table_names() else db.view(name).columns:
                assert f"`{column.name}`" in text
    assert not re.search(r"^\| .*\|  \|$", text, re.MULTILINE), "a column says not what it is"


def test_the_diagrams_show_every_reference(db: Database) -> None:
    text = describe.schema(db)
    assert "    speakers ||--o{ statement_speakers : speaker\n" in text
    assert "    speakers |o--o{ statement_speakers : principal\n" in text
    for table in db.table_names():
        for key in db.table(table).foreign_keys:
            assert re.search(rf"^    {key.other_table} \S+ {table} : {key.column}$", text, re.MULTILINE)


def test_every_query_in_the_cookbook_is_the_files() -> None:
    shown = re.findall(r"^```sql\n(.*?)^```$", (DOCS / "cookbook.md").read_text("utf-8"), re.MULTILINE | re.DOTALL)
    assert shown == [query.text for query in queries().values()]
