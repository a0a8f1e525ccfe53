"""Statements as rows: their words, spans, speakers and topics."""

from collections.abc import Iterable, Mapping, Sequence

from sqlite_utils import Database

from parsers.records import Article, Span, Statement
from store import speakers
from store.database import made, one
from store.errors import StoreError
from store.identity import Shape
from store.normal import JOINT
from store.times import iso

Row = dict[str, str | int | None]

_INSERT = """
INSERT INTO statements (article, version, parser_version, label, content, cue, surface, mention, quote, act, reaffirms,
                        said_on, dated, dated_basis, via, rule)
VALUES (:article, :version, :parser_version, :label, :content, :cue, :surface, :mention, :quote, :act, :reaffirms,
        :said_on, :dated, :dated_basis, :via, :rule)
RETURNING id
"""
_UPDATE = """
UPDATE statements
SET version = :version, parser_version = :parser_version, label = :label, content = :content, cue = :cue,
    surface = :surface, mention = :mention, quote = :quote, act = :act, reaffirms = :reaffirms, said_on = :said_on,
    dated = :dated, dated_basis = :dated_basis, via = :via, rule = :rule, dropped_by = NULL
WHERE id = :id
"""


def insert(db: Database, row: Row, statement: Statement, *, version: int) -> int:
    """Write a statement that the store has not; ``row`` is from ``columns``. Returns its id."""
    id_ = made(db, _INSERT, row)
    _write_parts(db, id_, statement)
    write_spans(db, id_, version, statement)
    return id_


def rewrite(db: Database, id_: int, row: Row, statement: Statement) -> None:
    """Bring a statement to what is read now; it is matched anew where what decides its position has changed."""
    before = _deciding(db, id_)
    db.execute(_UPDATE, {**row, "id": id_})
    db.execute("DELETE FROM statement_speakers WHERE statement = ?", (id_,))
    db.execute("DELETE FROM statement_topics WHERE statement = ?", (id_,))
    _write_parts(db, id_, statement)
    if _deciding(db, id_) != before:
        unmatch(db, id_)


def unmatch(db: Database, id_: int) -> None:
    """Take a statement out of its position; the next matching finds it one, and settles what it was carried as."""
    db.execute(
        "UPDATE statements SET position = NULL, status = NULL, frame = NULL, match_statement = NULL,"
        " match_score = NULL, match_reasons = NULL WHERE id = ?",
        (id_,),
    )
    db.execute("UPDATE statements SET status = NULL WHERE id IN (SELECT statement FROM carried WHERE of = ?)", (id_,))
    db.execute("DELETE FROM carried WHERE statement = ?1 OR of = ?1", (id_,))
    db.execute("DELETE FROM senses WHERE statement = ?", (id_,))
    db.execute("DELETE FROM stances WHERE statement = ?", (id_,))


def columns(db: Database, statement: Statement, article: Article, *, at: tuple[int, int], parser_version: str) -> Row:
    """The values of a statement's own row by column; ``at`` is the article's row and the version's."""
    dated, basis = (statement.said_on, "said") if statement.said_on else (article.published, "published")
    return {
        "article": at[0],
        "version": at[1],
        "parser_version": parser_version,
        "label": statement.id,
        "content": JOINT.join(span.text for span in statement.content),
        "cue": statement.cue,
        "surface": statement.speaker_surface,
        "mention": statement.mention,
        "quote": str(statement.quote),
        "act": str(statement.act),
        "reaffirms": statement.reaffirms,
        "said_on": iso(statement.said_on),
        "dated": iso(dated),
        "dated_basis": basis if dated else "none",
        "via": None if statement.via is None else speakers.by_name(db, statement.via, "body"),
        "rule": statement.rule,
    }


def write_spans(db: Database, id_: int, version: int, statement: Statement) -> None:
    """Say where a statement stands in a version; the database refuses a span that the text does not bear out."""
    roles: dict[str, Iterable[Span]] = {
        "content": statement.content,
        "cue": [statement.cue_span] if statement.cue_span else [],
        "speaker": [statement.speaker_span] if statement.speaker_span else [],
        "sentence": [statement.sentence],
    }
    for role, spans in roles.items():
        for n, span in enumerate(spans, 1):
            db.execute(
                'INSERT INTO spans (statement, version, role, n, start, "end", text) VALUES (?, ?, ?, ?, ?, ?, ?)',
                (id_, version, role, n, span.start, span.end, span.text),
            )


def write_parents(db: Database, ids: Mapping[str, int], statements: Sequence[Statement]) -> None:
    """Tie nested statements to those that they stand inside; ``ids`` maps labels to rows."""
    for statement in statements:
        if statement.parent is not None and statement.parent not in ids:
            raise StoreError(
                f"writing statement {statement.id}: its parent {statement.parent} is not among the article's;"
                " report it with the article"
            )
        parent = ids[statement.parent] if statement.parent is not None else None
        db.execute("UPDATE statements SET parent = ?1 WHERE id = ?2 AND parent IS NOT ?1", (parent, ids[statement.id]))


def shapes(db: Database, article: int) -> dict[int, Shape]:
    """The article's statements as they are recognised, by id."""
    rows = db.query("SELECT id, content, parent FROM statements WHERE article = ? ORDER BY id", (article,))
    return {row["id"]: Shape(row["content"], _names(db, row["id"]), row["parent"] is not None) for row in rows}


def remove(db: Database, id_: int, parser_version: str) -> None:
    """Take away a statement that a parser no longer finds; one that a digest has shown stays, marked."""
    db.execute("UPDATE statements SET parent = NULL WHERE parent = ?", (id_,))
    unmatch(db, id_)
    if one(db, "SELECT 1 FROM digest_items WHERE statement = ?", (id_,)):
        db.execute("UPDATE statements SET dropped_by = ? WHERE id = ?", (parser_version, id_))
    else:
        db.execute("DELETE FROM statements WHERE id = ?", (id_,))


def _write_parts(db: Database, id_: int, statement: Statement) -> None:
    for n, speaker in enumerate(statement.speakers, 1):
        db.execute(
            "INSERT INTO statement_speakers (statement, n, speaker, office, body, country, principal)"
            " VALUES (?, ?, ?, ?, ?, ?, ?)",
            (
                *(id_, n, speakers.identify(db, speaker), speaker.office, speaker.body, speaker.country),
                speakers.principal(db, speaker),
            ),
        )
    for n, topic in enumerate(dict.fromkeys(statement.topics), 1):
        db.execute("INSERT INTO topics (topic, known) VALUES (?, 0) ON CONFLICT DO NOTHING", (topic,))
        db.execute("INSERT INTO statement_topics (statement, n, topic) VALUES (?, ?, ?)", (id_, n, topic))


def _names(db: Database, id_: int) -> tuple[str, ...]:
    rows = db.execute(
        "SELECT sp.name FROM statement_speakers ss JOIN speakers sp ON sp.id = ss.speaker"
        " WHERE ss.statement = ? ORDER BY ss.n",
        (id_,),
    )
    return tuple(row[0] for row in rows.fetchall())


def _deciding(db: Database, id_: int) -> list[tuple[object, ...]]:
    """All of a statement that its position hangs on."""
    return db.execute(
        "SELECT s.content, s.act, s.reaffirms, s.dated, s.via, ss.speaker, ss.principal, st.topic FROM statements s"
        " LEFT JOIN statement_speakers ss ON ss.statement = s.id LEFT JOIN statement_topics st ON st.statement = s.id"
        " WHERE s.id = ? ORDER BY ss.n, st.n",
        (id_,),
    ).fetchall()
