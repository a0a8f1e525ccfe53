"""Descriptions of the store, made from what is there: ``python -m store.describe FOLDER`` (``make docs``).

``schema.md`` comes from the comments in the live schema, ``cookbook.md`` from the files in ``store/queries``.
"""

import re
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from sqlite_utils import Database

from store import migrations
from store.queries import Query, queries

GROUPS = {
    "Who and what": ("outlets", "credits", "speakers", "links", "aliases", "offices", "topics", "acts"),
    "What was fetched": ("runs", "articles", "urls", "blobs", "snapshots", "article_versions", "bylines", "paragraphs",
                         "omissions", "sightings", "looks"),
    "What was said": ("statements", "statement_speakers", "statement_topics", "spans", "positions", "stances",
                      "senses", "leads", "position_counts", "heard", "tallies", "decisions", "decided", "moved"),
    "Who copied whom": ("compared", "prints", "ties", "copies", "carried"),
    "What was told": ("untold", "digests", "digest_items", "deliveries"),
}  # fmt: skip
"""Tables by what they are for; those that are named nowhere come last, under ``OTHERS``."""
OTHERS = "How it went"

_MADE_BY = "<!-- Made by `make docs` from {source}: change that, not this. -->"
_COMMENT = re.compile(r"--\s(.*)$")


@dataclass(frozen=True, slots=True)
class Described:
    """A table or view: what it holds, and its columns with type, the table that they refer to, and meaning."""

    name: str
    view: bool
    meaning: str
    columns: tuple[tuple[str, str, str, str], ...]
    indices: tuple[str, ...] = ()


def described(db: Database, name: str) -> Described:
    """Read the description of a table or view out of its SQL; what has no comment has an empty one."""
    sql = db.execute("SELECT sql FROM sqlite_master WHERE name = ?", (name,)).fetchone()[0]
    lines = sql.splitlines()
    if whole := re.search(r"^SELECT \w+\.\* FROM (\w+)", sql, re.MULTILINE):
        return replace(described(db, whole[1]), name=name, meaning=_says(lines), indices=(), view=True)
    says = _says(lines)
    view = name in db.view_names()
    refers = {} if view else {key.column: key.other_table for key in db.table(name).foreign_keys}
    columns = []
    for _, column, kind, *_ in db.execute(f'PRAGMA table_info("{name}")').fetchall():
        refers_to = refers.get(column, "")
        columns.append((column, kind, refers_to, _meaning(lines, column) or ("its id there" if refers_to else "")))
    return Described(name, view, says, tuple(columns), tuple(_indices(db, name)))


def _says(lines: Sequence[str]) -> str:
    """The comment on the second line, which is that of the whole."""
    found = _COMMENT.search(lines[1]) if len(lines) > 1 else None
    return found[1] if found else ""


def _meaning(lines: Sequence[str], column: str) -> str:
    """The comment of a column: on the line on which its definition begins, in a view on that on which it ends."""
    here = re.compile(rf'^\s+"?{column}"?\s.*?--\s(.*)$|(?:^|[\s.]){column},?\s+--\s(.*)$')
    for line in lines[1:]:
        if found := here.search(line):
            return found[1] or found[2]
    return "number of the row in this file" if column == "id" else ""


def _indices(db: Database, name: str) -> Iterator[str]:
    rows = db.execute(
        "SELECT name, sql FROM sqlite_master WHERE type = 'index' AND tbl_name = ? AND sql IS NOT NULL ORDER BY name",
        (name,),
    )
    for index, sql in rows.fetchall():
        yield f"`{index}` on {' '.join(sql.partition(' ON ')[2].partition(' ')[2].split())}"


def schema(db: Database) -> str:
    """Markdown that describes the open store's schema."""
    views = [described(db, name) for name in sorted(db.view_names(), key=lambda name: (name != "v_statements", name))]
    indexed = [name for name in db.table_names() if _is_index(db, name)]
    tables = [name for name in db.table_names() if not any(name.startswith(index) for index in indexed)]
    grouped = {title: [name for name in names if name in tables] for title, names in GROUPS.items()}
    grouped[OTHERS] = [name for name in tables if not any(name in names for names in grouped.values())]
    parts = [
        _MADE_BY.format(source="the comments in `store/migrations`"),
        "# The store",
        f"`onrecord.db` is an SQLite file, schema {migrations.latest()}. Start with the views: they have joined names"
        " where the tables have numbers. [cookbook.md](cookbook.md) has questions with their SQL. Days are texts"
        " `YYYY-MM-DD`, moments ISO 8601 in UTC, yes and no 1 and 0; what is not known is NULL. The same comments stand"
        " in the file: `.schema` in the sqlite3 shell shows them.",
        "## Views",
        *(_section(view) for view in views),
    ]
    for title, names in grouped.items():
        parts += [f"## {title}", _diagram(db, names), *(_section(described(db, name)) for name in names)]
    parts += ["## Search", *(_search(db, name) for name in indexed)]
    return "\n\n".join(parts) + "\n"


def _is_index(db: Database, name: str) -> bool:
    sql = db.execute("SELECT sql FROM sqlite_master WHERE name = ?", (name,)).fetchone()[0]
    return bool(sql.startswith("CREATE VIRTUAL TABLE"))


def _section(table: Described) -> str:
    rows = [
        (f"`{name}`", "" if table.view else kind.lower(), f"`{refers}`" if refers else "", meaning)
        for name, kind, refers, meaning in table.columns
    ]
    heads = ("column", "type", "refers to", "what it is")
    kept = [n for n, head in enumerate(heads) if head in ("column", "what it is") or any(row[n] for row in rows)]
    lines = [
        f"### {table.name}",
        "",
        table.meaning,
        "",
        *_table([heads[n] for n in kept], [[r[n] for n in kept] for r in rows]),
    ]
    if table.indices:
        lines += ["", f"Indices: {'; '.join(table.indices)}."]
    return "\n".join(lines)


def _diagram(db: Database, names: Sequence[str]) -> str:
    """What the tables refer to, as a diagram that GitHub draws."""
    lines = ["```mermaid", "erDiagram"]
    for name in names:
        columns = {column.name: column for column in db.table(name).columns}
        lines.append(f"    {name}")
        for key in db.table(name).foreign_keys:
            one = "||" if columns[key.column].notnull or columns[key.column].is_pk else "|o"
            lines.append(f"    {key.other_table} {one}--o{{ {name} : {key.column}")
    return "\n".join([*lines, "```"])


def _search(db: Database, name: str) -> str:
    sql = db.execute("SELECT sql FROM sqlite_master WHERE name = ?", (name,)).fetchone()[0]
    content = re.search(r"content = '(\w+)'", sql)
    columns = ", ".join(f"`{column.name}`" for column in db.table(name).columns)
    return (
        f"`{name}`: full-text index (FTS5) over {columns} of `{content[1] if content else ''}`, kept in step by"
        f" triggers; its rowid is the id there."
    )


def cookbook() -> str:
    """Markdown with all questions of the cookbook."""
    parts = [
        _MADE_BY.format(source="the files in `store/queries`"),
        "# Cookbook",
        f"{len(queries())} questions. `onrecord query NAME` answers one; `onrecord query NAME --help` tells its"
        " parameters, `--format csv|json|jsonl` hands it to another program. Each runs in the sqlite3 shell as it"
        " stands here; there a parameter is set with",
        "    .parameter set :topic 'military_ties'",
        "and has its default where it is not set. Names are taken as the record has them: *Beijing*, *China*, *MND*.",
        *(_question(query) for query in queries().values()),
    ]
    return "\n\n".join(parts) + "\n"


def _question(query: Query) -> str:
    given = [(f"`:{one.name}`", one.default, one.meaning) for one in query.parameters]
    lines = [f"## {query.title}", "", f"**{query.question}** · `onrecord query {query.name}`", ""]
    if given:
        lines += [*_table(("parameter", "default", "what it is"), given), ""]
    lines += [*_table(("column", "what it is"), [(f"`{name}`", meaning) for name, meaning in query.columns]), ""]
    return "\n".join([*lines, "```sql", query.text.rstrip("\n"), "```"])


def _table(heads: Sequence[str], rows: Sequence[Sequence[str]]) -> list[str]:
    """A Markdown table."""
    lines = [heads, ["---"] * len(heads), *rows]
    return ["| " + " | ".join(cell.replace("|", "\\|") for cell in line) + " |" for line in lines]


def write(folder: Path) -> None:
    """Write both descriptions to a folder; the schema is that of a new store."""
    database = Database(memory=True, execute_plugins=False)
    migrations.apply(database.conn)
    (folder / "schema.md").write_text(schema(database), encoding="utf-8")
    (folder / "cookbook.md").write_text(cookbook(), encoding="utf-8")


if __name__ == "__main__":
    write(Path(sys.argv[1]))
