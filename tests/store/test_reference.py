from dataclasses import replace
from functools import lru_cache

from sqlite_utils import Database

from parsers import reference as data
from parsers.reference import Reference
from seeds import FOLDER
from store import reference
from store.database import one
from tests.store.builders import CHINA, GENG, PIAO, Record


@lru_cache(maxsize=1)
def shipped() -> Reference:
    return data.load(FOLDER)


def test_the_shipped_reference_data_is_in_the_tables(db: Database) -> None:
    assert reference.sync(db, shipped())

    assert one(db, "SELECT count(*) FROM outlets") == (len(shipped().outlets),)
    assert one(db, "SELECT count(*) FROM speakers WHERE kind = 'person'") == (len(shipped().people),)
    assert one(db, "SELECT count(*) FROM offices") == (sum(len(person.offices) for person in shipped().people),)
    assert one(
        db,
        "SELECT b.kind, b.known, g.name FROM speakers b JOIN speakers g ON g.id = b.speaks_for"
        " WHERE b.name = 'Ministry of National Defense (China)'",
    ) == ("body", 1, "China")
    assert ("Beijing",) in db.execute(
        "SELECT alias FROM aliases a JOIN speakers s ON s.id = a.speaker WHERE s.name = 'China'"
    ).fetchall()
    assert one(
        db,
        "SELECT b.name FROM offices o JOIN speakers s ON s.id = o.speaker JOIN speakers b ON b.id = o.body"
        " WHERE s.name = 'Geng Shuang' AND o.kind = 'spokesperson'",
    ) == ("Ministry of Foreign Affairs (China)",)


def test_the_same_reference_data_again_is_no_change(db: Database) -> None:
    reference.sync(db, shipped())
    statements: list[str] = []
    db._tracer = lambda sql, parameters: statements.append(sql)
    assert not reference.sync(db, shipped())
    assert len(statements) == 1


def test_what_is_edited_is_brought_up_to_date(db: Database) -> None:
    reference.sync(db, shipped())
    ids = dict(db.execute("SELECT name, id FROM speakers").fetchall())
    person = next(one_ for one_ in shipped().people if one_.name == "Geng Shuang")
    others = tuple(one_ for one_ in shipped().people if one_.name not in ("Geng Shuang", "Wang Yi"))
    edited = replace(person, aliases=("Shuang Geng",), offices=person.offices[:1])
    assert reference.sync(db, replace(shipped(), people=(*others, edited)))

    assert dict(db.execute("SELECT name, id FROM speakers").fetchall()) == ids
    assert one(db, "SELECT known FROM speakers WHERE name = 'Wang Yi'") == (0,)
    assert db.execute("SELECT alias FROM aliases WHERE speaker = ?", (ids["Geng Shuang"],)).fetchall() == [
        ("Shuang Geng",)
    ]
    assert one(db, "SELECT count(*) FROM offices WHERE speaker = ?", (ids["Geng Shuang"],)) == (1,)


def test_speakers_met_before_the_reference_data_knew_them_keep_their_rows(record: Record) -> None:
    record.say("it opposed the deployment", speakers=(GENG,))
    record.say("it would be a shame", speakers=(PIAO,))
    assert [row[0] for row in record.db.execute("SELECT name FROM v_unresolved").fetchall()] == ["Piao Jianyi"]
    before = record.db.execute("SELECT statement, speaker FROM statement_speakers").fetchall()

    reference.sync(record.db, shipped())

    assert record.db.execute("SELECT statement, speaker FROM statement_speakers").fetchall() == before
    assert one(record.db, "SELECT name FROM outlets WHERE outlet = 'china-daily'") == ("China Daily",)


def test_the_unresolved_are_named_with_what_a_page_says_of_them(record: Record) -> None:
    for words in ("it would be a shame", "the fate is unclear"):
        record.say(words, speakers=(PIAO,), mention="Piao Jianyi, a researcher")
    record.say("so", speakers=(CHINA,))
    rows = list(record.db.query("SELECT name, kind, statements, articles, mention, office, body FROM v_unresolved"))
    assert rows == [
        {
            "name": "Piao Jianyi",
            "kind": "person",
            "statements": 2,
            "articles": 2,
            "mention": "Piao Jianyi, a researcher",
            "office": "researcher",
            "body": "Chinese Academy of Social Sciences",
        }
    ]
