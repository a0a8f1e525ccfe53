"""Versions of an article, and the statements through them."""

import datetime as dt
import hashlib
import itertools

import pytest
from sqlite_utils import Database

from parsers.records import Act, Article, Omission, Span
from store import articles, snapshots
from store.database import one
from store.errors import StoreError
from tests.store.builders import CHINA, MFA, MND, PIAO, ROK, ArticleId, Record, article, statement

KEY = ArticleId()
OPPOSED = "China said it opposed the deployment."
HOPED = "China hoped the ROK would reconsider."


def page(*lines: str) -> Article:
    return article("\n".join(lines) + "\n")


def add(record: Record, text: Article, *contents: str, parser_version: str = "1") -> articles.Written:
    found = [statement(text, words, id=str(n)) for n, words in enumerate(contents, 1)]
    return record.add(text, *found, key=KEY, parser_version=parser_version)


def dump(db: Database) -> list[str]:
    """The store's rows without times of seeing and its own id."""
    tables = [name for name in db.table_names() if "_fts" not in name]
    rows = []
    for table in tables:
        columns = ", ".join(f'"{c.name}"' for c in db[table].columns if not c.name.endswith("_at"))
        rows += [f"{table} {row}" for row in db.execute(f"SELECT {columns} FROM {table} ORDER BY {columns}").fetchall()]
    return [row for row in rows if not row.startswith("meta ('store_id'")]


def contents(db: Database) -> list[tuple[str, int | None]]:
    return db.execute("SELECT content, withdrawn_in FROM statements ORDER BY id").fetchall()


def test_an_article_is_written_with_all_that_it_says(record: Record) -> None:
    text = Article(
        "Home / China\nDoor open\nChina said so.\n",
        (Span(23, 37, "China said so."),),
        (Omission(Span(0, 12, "Home / China"), "breadcrumb"), Omission(Span(13, 22, "Door open"), "headline")),
        *("Door open", ("Zhang Zhihao", "An Baijie"), "Huang Panyue", "Xinhua", "China", "china-daily", "https://x"),
        *(dt.date(2016, 11, 8), dt.time(7, 24), dt.date(2016, 11, 8), dt.date(2016, 11, 8), "page", "text"),
    )
    written = record.add(text, statement(text, "so", said_on=dt.date(2016, 11, 7)))

    assert (written.version, written.changed, written.added, written.kept, written.withdrawn) == (1, True, (1,), 0, ())
    assert one(
        record.db,
        "SELECT title, editor, source, section, page_date, page_time, url_date, published, published_basis, template,"
        " body FROM article_versions",
    ) == (
        *("Door open", "Huang Panyue", "Xinhua", "China", "2016-11-08", "07:24:00", "2016-11-08", "2016-11-08"),
        *("page", "text", "China said so."),
    )
    assert record.db.execute("SELECT n, name FROM bylines").fetchall() == [(1, "Zhang Zhihao"), (2, "An Baijie")]
    assert record.db.execute('SELECT n, start, "end" FROM paragraphs').fetchall() == [(1, 23, 37)]
    assert record.db.execute("SELECT n, start, reason FROM omissions").fetchall() == [
        (1, 0, "breadcrumb"),
        (2, 13, "headline"),
    ]
    assert one(record.db, "SELECT dated, dated_basis, said_on FROM statements") == ("2016-11-07", "said", "2016-11-07")


def test_dates_of_statements_fall_back_on_publication_and_then_on_none(record: Record) -> None:
    record.say("so")
    undated = article("China said so.\n", published=None, published_basis="none")
    record.add(undated, statement(undated, "so"))
    assert record.db.execute("SELECT dated, dated_basis FROM statements").fetchall() == [
        ("2016-11-08", "published"),
        (None, "none"),
    ]


def test_nested_statements_know_their_parent_via_and_speakers(record: Record) -> None:
    text = page(
        "Beijing and Seoul have agreed to push exchanges, according to a press release by the Foreign Ministry."
    )
    inner = statement(
        text, "to push exchanges", id="1.1", parent="1", speakers=(CHINA, ROK), via=MFA.name, act=Act.AGREE
    )
    outer = statement(text, "Beijing and Seoul have agreed to push exchanges", speakers=(MFA,))
    record.add(text, inner, outer)

    assert record.db.execute("SELECT label, parent, speakers, principals, via FROM v_statements").fetchall() == [
        ("1.1", "1", "China; Republic of Korea", "China; Republic of Korea", "Ministry of Foreign Affairs (China)"),
        ("1", None, "Ministry of Foreign Affairs (China)", "China", None),
    ]


def test_a_parent_that_is_not_there_is_an_error(record: Record) -> None:
    text = page(OPPOSED)
    with pytest.raises(StoreError, match=r"writing statement 1\.1: its parent 1 is not among"):
        record.add(text, statement(text, "it opposed the deployment", id="1.1", parent="1"))
    assert record.db["statements"].count == 0


def test_written_again_nothing_changes(record: Record) -> None:
    text = page(OPPOSED, HOPED)
    add(record, text, "it opposed the deployment", "the ROK would reconsider")
    before = dump(record.db)

    again = add(record, text, "it opposed the deployment", "the ROK would reconsider")

    assert (again.version, again.changed, again.added, again.withdrawn) == (1, False, (), ())
    assert dump(record.db) == before


@pytest.mark.parametrize(
    "other",
    [
        "Editor's picks\n" + OPPOSED + "\n",
        OPPOSED.replace(" said ", " \u00a0said  ") + "\n\n",
    ],
    ids=["furniture", "blanks"],
)
def test_a_page_whose_body_is_the_same_is_no_new_version(record: Record, other: str) -> None:
    add(record, page(OPPOSED), "it opposed the deployment")
    again = add(record, article(other, skip=["Editor's picks"]), "it opposed the deployment")

    assert (again.version, again.changed, again.added) == (1, False, ())
    assert record.db["snapshots"].count == 2
    assert record.db.execute("SELECT version FROM snapshots").fetchall() == [(1,), (1,)]


def test_typography_is_no_change_and_words_are(record: Record) -> None:
    add(record, page('China said it is "opposed".'), "opposed")
    assert not add(record, page("China said it is “opposed”."), "opposed").changed
    assert add(record, page("China said it was “opposed”."), "opposed").changed


def test_a_new_version_keeps_the_statements_that_it_still_has(record: Record) -> None:
    add(record, page(OPPOSED, HOPED), "it opposed the deployment", "the ROK would reconsider")
    later = add(
        record, page("An opening line.", HOPED, OPPOSED), "the ROK would reconsider", "it opposed the deployment"
    )

    assert (later.version, later.changed, later.added, later.kept, later.withdrawn) == (2, True, (), 2, ())
    assert record.db.execute(
        "SELECT statement, version, start FROM spans WHERE role = 'content' ORDER BY statement, version"
    ).fetchall() == [(1, 1, 11), (1, 2, 66), (2, 1, 50), (2, 2, 29)]
    assert record.db.execute("SELECT id, version FROM statements").fetchall() == [(1, 2), (2, 2)]


def test_a_statement_that_a_version_lacks_is_withdrawn_and_keeps_its_spans(record: Record) -> None:
    add(record, page(OPPOSED, HOPED), "it opposed the deployment", "the ROK would reconsider")
    later = add(record, page(HOPED), "the ROK would reconsider")

    assert later.withdrawn == (1,)
    assert record.db.execute("SELECT content, status FROM v_statements").fetchall() == [
        ("it opposed the deployment", "withdrawn"),
        ("the ROK would reconsider", None),
    ]
    assert one(record.db, "SELECT version, text FROM spans WHERE statement = 1 AND role = 'content'") == (
        1,
        "it opposed the deployment",
    )


def test_a_version_seen_before_is_no_new_one_and_brings_its_statements_back(record: Record) -> None:
    first, second = page(OPPOSED), page(HOPED)
    add(record, first, "it opposed the deployment")
    add(record, second, "the ROK would reconsider")
    back = add(record, first, "it opposed the deployment")

    assert (back.version, back.changed, back.added, back.withdrawn) == (1, False, (), (2,))
    assert contents(record.db) == [("it opposed the deployment", None), ("the ROK would reconsider", 1)]
    assert one(record.db, "SELECT current_version FROM articles") == (1,)
    assert record.db["article_versions"].count == 2


@pytest.mark.parametrize(
    ("before", "after", "replaced"),
    [
        ("the drill would last 10 days", "the drill would last 12 days", True),
        ("it opposed the deployment of THAAD", "it did not oppose the deployment of THAAD", True),
        ("it opposed the deployment of THAAD", "exchanges of students would go on", False),
    ],
)
def test_changed_words_are_a_correction(record: Record, before: str, after: str, replaced: bool) -> None:
    add(record, page(f"China said {before}."), before)
    later = add(record, page(f"China said {after}."), after)

    assert (later.added, later.withdrawn) == ((2,), (1,))
    assert one(record.db, "SELECT replaces FROM statements WHERE id = 2") == (1 if replaced else None,)


def test_the_same_words_by_another_speaker_are_a_correction(record: Record) -> None:
    first, second = page("China said it was a shame."), page("Piao said it was a shame.")
    record.add(first, statement(first, "it was a shame"), key=KEY)
    later = record.add(second, statement(second, "it was a shame", speakers=(PIAO,)), key=KEY)

    assert (later.added, later.withdrawn) == ((2,), (1,))
    assert one(record.db, "SELECT replaces FROM statements WHERE id = 2") == (1,)


class TestReadAnew:
    """The same bytes by a newer parser."""

    def test_statements_keep_their_identity_as_their_reading_gets_better(self, record: Record) -> None:
        text = page(OPPOSED, HOPED)
        add(record, text, "said it opposed the deployment", "the ROK would reconsider")
        better = [
            statement(text, "it opposed the deployment", id="1", act=Act.ACCUSE, speakers=(MND,)),
            statement(text, "the ROK would reconsider", id="2", act=Act.REQUEST),
        ]
        again = record.add(text, *better, key=KEY, parser_version="2")

        assert (again.version, again.changed, again.added, again.kept, again.withdrawn) == (1, False, (), 2, ())
        assert record.db.execute("SELECT id, content, act, speakers, parser_version FROM v_statements").fetchall() == [
            (1, "it opposed the deployment", "accuse", MND.name, "2"),
            (2, "the ROK would reconsider", "request", "China", "2"),
        ]
        assert one(record.db, "SELECT count(*) FROM spans WHERE statement = 1") == (2,)

    def test_what_is_no_longer_found_goes_and_what_is_found_now_comes(self, record: Record) -> None:
        text = page(OPPOSED, HOPED)
        add(record, text, "it opposed the deployment")
        again = add(record, text, "the ROK would reconsider", parser_version="2")

        assert again.withdrawn == ()
        assert contents(record.db) == [("the ROK would reconsider", None)]
        assert one(record.db, "SELECT count(*) FROM statements_fts WHERE statements_fts MATCH 'opposed'") == (0,)

    def test_the_text_is_taken_apart_anew(self, record: Record) -> None:
        text = page("Home / China", OPPOSED)
        add(record, text, "it opposed the deployment")
        add(record, article(text.text, skip=["Home / China"]), "it opposed the deployment", parser_version="2")

        assert one(record.db, "SELECT body, parser_version, number FROM article_versions") == (OPPOSED, "2", 1)
        assert record.db.execute("SELECT reason FROM omissions").fetchall() == [("furniture",)]
        assert record.db["article_versions"].count == 1

    def test_older_versions_are_read_anew_without_becoming_current(self, record: Record) -> None:
        first, second = page(OPPOSED, HOPED), page(HOPED)
        add(record, first, "it opposed the deployment", "the ROK would reconsider")
        add(record, second, "the ROK would reconsider")
        before = contents(record.db)
        kept = snapshots.of_article(record.db, 1)
        for text, words in ((first, ("it opposed the deployment", "the ROK would reconsider")), (second, ())):
            snapshot = next(one_ for one_ in kept if one_.sha256 == sha256(text))
            found = [statement(text, one_, id=str(n)) for n, one_ in enumerate(words or ["the ROK would reconsider"])]
            articles.write(record.db, snapshot, text, found, parser_version="2")

        assert contents(record.db) == before
        assert one(record.db, "SELECT current_version FROM articles") == (2,)
        assert record.db.execute("SELECT version, parser_version FROM statements").fetchall() == [(1, "2"), (2, "2")]

    def test_an_agency_and_its_source_with_the_same_words_are_not_confused(self, record: Record) -> None:
        text = page("The retailer fears for its stores, Yonhap reported, citing an executive.")
        words = "The retailer fears for its stores"
        pair = [
            statement(text, words, id="1", speakers=(MFA,)),
            statement(text, words, id="1.1", parent="1", speakers=(PIAO,), via=MFA.name),
        ]
        record.add(text, *pair, key=KEY)
        record.add(text, *reversed(pair), key=KEY, parser_version="2")

        assert record.db.execute("SELECT id, label, speakers FROM v_statements").fetchall() == [
            (1, "1", MFA.name),
            (2, "1.1", PIAO.name),
        ]


def sha256(text: Article) -> str:
    return hashlib.sha256(text.text.encode()).hexdigest()


def test_the_same_articles_in_any_order_of_versions_end_with_the_same_current_statements(record: Record) -> None:
    texts = [page(OPPOSED), page(HOPED), page(OPPOSED, HOPED)]
    opposed, hoped = "it opposed the deployment", "the ROK would reconsider"
    words = [[opposed], [hoped], [opposed, hoped]]
    for n, order in enumerate(itertools.permutations(range(3))):
        key = ArticleId(content_id=f"WS{n}")
        for i in (*order, 2):
            record.add(texts[i], *[statement(texts[i], one_, id=str(m)) for m, one_ in enumerate(words[i])], key=key)
        rows = record.db.execute(
            "SELECT s.content FROM statements s JOIN articles a ON a.id = s.article"
            " WHERE a.content_id = ? AND withdrawn_in IS NULL ORDER BY content",
            (key.content_id,),
        ).fetchall()
        assert rows == [("it opposed the deployment",), ("the ROK would reconsider",)]
