"""What a digest tells, and that it is told once."""

import datetime as dt
from zoneinfo import ZoneInfo

import pytest
from sqlite_utils import Database

from parsers.records import Act
from store import digests, positions, runs, source_runs
from store.database import one, transaction
from store.errors import StoreError
from store.model import Digest, SourceCoverage
from store.source_runs import SourceRun
from tests.store import gold
from tests.store.builders import GENG, MFA, NOW, ROK, ArticleId, Record, article, statement
from tests.store.digests.issuing import choose, issue, said

OPPOSED = "it opposed the deployment of THAAD"
EXCHANGES = "it would push exchanges back on the track"
KEY = ArticleId()
SHANGHAI = ZoneInfo("Asia/Shanghai")


def test_everything_untold_is_told_once(record: Record) -> None:
    record.say(OPPOSED, act=Act.ACCUSE)
    record.say(EXCHANGES, act=Act.AGREE)
    first = issue(record)
    record.say("the visit was put off", on="2017-01-05")
    second = issue(record)

    assert (first.number, first.statements, first.articles, said(*first.new)) == (1, 2, 2, [(OPPOSED,), (EXCHANGES,)])
    assert (second.number, said(*second.new)) == (2, [("the visit was put off",)])
    assert (second.said_from, second.said_to) == (dt.date(2017, 1, 5), dt.date(2017, 1, 5))
    assert choose(record) is None
    assert record.db["digests"].count == 2


def test_nothing_is_no_digest(record: Record) -> None:
    assert choose(record) is None
    assert digests.latest(record.db) is None


def test_a_run_that_was_cut_off_after_choosing_gets_the_same_digest(record: Record) -> None:
    record.say(OPPOSED)
    digest = choose(record)
    assert runs.start(record.db, now=record.now) == record.run
    record.now += dt.timedelta(hours=3)
    assert choose(record) == digest
    assert record.db["digests"].count == 1


def test_what_is_undone_before_it_was_committed_is_told_by_the_next(record: Record) -> None:
    record.say(OPPOSED)
    positions.match(record.db)

    def fail() -> None:
        with transaction(record.db, "choosing"):
            digests.choose(record.db, run=record.run, now=record.now)
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail()
    digest = choose(record)
    assert digest is not None
    assert (digest.number, digest.statements) == (1, 1)


def test_the_database_refuses_to_tell_a_statement_twice(record: Record) -> None:
    record.say(OPPOSED)
    issue(record)
    record.say("the visit was put off")
    issue(record)
    with pytest.raises(StoreError, match="UNIQUE"), transaction(record.db, "telling"):
        record.db.execute("INSERT INTO digest_items VALUES (2, 9, 'said', 1, 'new')")


def test_an_item_says_all_that_a_reader_needs(record: Record) -> None:
    page = article('"It opposed THAAD," he said. "And still does," a release had it.\n', title="Door open")
    record.add(
        page,
        statement(
            *(page, "It opposed THAAD", "And still does"),
            surface="he", speakers=(GENG,), act=Act.ACCUSE, reaffirms=True, via=MFA.name,
            said_on=dt.date(2016, 11, 7), topics=("thaad", "military_ties"),
        ),
        statement(page, "still does", id="2", speakers=(MFA,), parent="1"),
    )  # fmt: skip
    digest = issue(record)
    first, second = sorted(digest.new, key=lambda item: item.statement_id)
    voice = first.voices[0]

    assert first.content == ("It opposed THAAD", "And still does")
    assert (first.surface, first.cue, first.act, first.reaffirms, first.status) == ("he", "say", "accuse", True, "new")
    assert (first.via, first.via_principal) == ("Ministry of Foreign Affairs (China)", "China")
    assert (voice.name, voice.office, voice.body, voice.country, voice.principal) == (
        *("Geng Shuang", "Spokesperson", "Ministry of Foreign Affairs (China)", "China", "China"),
    )
    assert (first.dated, first.dated_basis, first.published) == (dt.date(2016, 11, 7), "said", dt.date(2016, 11, 8))
    assert (first.outlet, first.title, first.url) == ("china-daily", "Door open", "https://example.org/1")
    assert first.topics == ("thaad", "military_ties")
    assert (second.parent_id, first.parent_id) == (first.statement_id, None)


class TestRestated:
    def test_a_position_told_before_is_a_count_with_first_and_last(self, record: Record) -> None:
        record.say(OPPOSED, act=Act.ACCUSE)
        issue(record)
        record.say(OPPOSED, on="2017-02-28", act=Act.ACCUSE)
        record.say(OPPOSED, on="2017-11-01", act=Act.ACCUSE)
        digest = issue(record)
        (restated,) = digest.restated

        assert digest.new == ()
        assert (restated.who, restated.times, restated.gist.statement_id) == ("China", 3, 1)
        assert (restated.first, restated.last) == (dt.date(2016, 11, 8), dt.date(2017, 11, 1))
        assert [item.statement_id for item in restated.again] == [2, 3]

    def test_copies_are_named_with_what_they_carry_and_not_counted(self, record: Record) -> None:
        record.say(OPPOSED, act=Act.ACCUSE)
        record.say(OPPOSED, act=Act.ACCUSE)
        digest = issue(record)
        assert said(*digest.new) == [(OPPOSED,)]
        assert [carrier.url for carrier in digest.new[0].carriers] == ["https://example.org/2"]
        assert (digest.restated, digest.statements, digest.carried) == ((), 2, 1)

    def test_a_copy_that_comes_later_is_shown_and_not_counted(self, record: Record) -> None:
        record.say(OPPOSED, act=Act.ACCUSE)
        issue(record)
        record.say(OPPOSED, act=Act.ACCUSE)
        digest = issue(record)
        assert [(one_.times, [item.status for item in one_.again]) for one_ in digest.restated] == [(1, ["carried"])]
        assert (digest.new, digest.carried) == ((), 0)

    def test_an_older_statement_of_a_position_that_was_told_is_not_new(self, record: Record) -> None:
        record.say(OPPOSED, on="2017-11-01", act=Act.ACCUSE)
        issue(record)
        record.say(OPPOSED, on="2016-11-08", act=Act.ACCUSE)
        digest = issue(record)
        assert digest.new == ()
        assert digest.restated[0].first == dt.date(2016, 11, 8)
        assert digest.restated[0].gist.statement_id == 2


class TestCorrections:
    def change(self, record: Record, before: str, after: str | None) -> None:
        for words in (before, after):
            page = article(f"China said {words}.\n" if words else "Nothing was said.\n")
            record.add(page, *([statement(page, words)] if words else []), key=KEY)

    def test_changed_words_stand_side_by_side(self, record: Record) -> None:
        page = article("China said the drill would last 10 days.\n")
        record.add(page, statement(page, "the drill would last 10 days"), key=KEY)
        issue(record)
        self.change(record, "the drill would last 10 days", "the drill would last 12 days")
        digest = issue(record)
        (correction,) = digest.corrections

        assert correction.before.content == ("the drill would last 10 days",)
        assert correction.after is not None
        assert correction.after.content == ("the drill would last 12 days",)
        assert (digest.new, digest.statements, digest.articles) == ((), 1, 1)
        assert choose(record) is None

    def test_what_is_gone_has_nothing_beside_it(self, record: Record) -> None:
        self.change(record, OPPOSED, None)
        digest = issue(record)
        assert [(one_.before.content, one_.before.status, one_.after) for one_ in digest.corrections] == [
            ((OPPOSED,), "withdrawn", None)
        ]
        assert digest.new == ()

    def test_a_text_that_comes_back_is_no_news(self, record: Record) -> None:
        self.change(record, OPPOSED, None)
        issue(record)
        page = article(f"China said {OPPOSED}.\n")
        record.add(page, statement(page, OPPOSED), key=KEY)
        assert choose(record) is None

    def test_reading_anew_is_no_news(self, record: Record) -> None:
        page = article(f"China said {OPPOSED}.\nIt hoped for the best.\n")
        record.add(page, statement(page, OPPOSED), statement(page, "for the best", id="2"), key=KEY)
        told = issue(record)
        record.add(
            page, statement(page, "opposed the deployment of THAAD", act=Act.ACCUSE), key=KEY, parser_version="2"
        )
        assert choose(record) is None
        assert digests.load(record.db, 1) == told
        assert record.db.execute("SELECT id, dropped_by FROM statements").fetchall() == [(1, None), (2, "2")]
        assert one(record.db, "SELECT count(*) FROM v_statements") == (1,)


class TestKept:
    def test_a_digest_is_loaded_as_it_was_chosen(self, record: Record) -> None:
        record.say(OPPOSED, act=Act.ACCUSE, speakers=(GENG, ROK), via=MFA.name)
        record.now = record.now.astimezone(SHANGHAI)
        chosen = issue(record)
        assert digests.load(record.db, 1) == chosen
        assert digests.load(record.db, 1).issued.isoformat() == chosen.issued.isoformat()
        assert digests.load(record.db, 1).issued.tzinfo == SHANGHAI

    def test_it_stays_so_whatever_becomes_of_its_statements(self, record: Record) -> None:
        record.say(OPPOSED, on="2017-11-01", act=Act.ACCUSE)
        chosen = issue(record)
        record.say(OPPOSED, on="2016-11-08", act=Act.ACCUSE)
        issue(record)
        record.db.execute("UPDATE article_versions SET title = 'Another'")
        assert digests.load(record.db, 1) == chosen

    @pytest.mark.parametrize("number", [0, 2, -1])
    def test_a_number_that_is_none_is_told(self, record: Record, number: int) -> None:
        record.say(OPPOSED)
        issue(record)
        with pytest.raises(StoreError, match=f"loading digest {number}: there is no such digest; the latest is 1"):
            digests.load(record.db, number)

    def test_deliveries_are_noted(self, record: Record) -> None:
        for words in (OPPOSED, EXCHANGES):
            record.say(words)
            issue(record)
        digests.delivered(record.db, 1, channel="files", now=record.now)
        digests.delivered(record.db, 1, channel="files", now=record.now)
        assert digests.undelivered(record.db, "files") == [2]
        assert digests.undelivered(record.db, "mail") == [1, 2]


def did(found: int, new: int, state: str) -> SourceRun:
    return SourceRun(
        source="seeds", kind="seeds", answered=state == "ok", state=state, found=found, new=new, set_aside=1
    )


def coverage(found: int, new: int, state: str, set_aside: int, since: dt.date | None = None) -> SourceCoverage:
    return SourceCoverage("seeds", state == "ok", found, new, 0, state, None, set_aside, since)


def test_coverage_is_that_of_all_runs_since_the_last_digest(record: Record) -> None:
    for found, state in ((5, "ok"), (0, "failing"), (2, "ok")):
        source_runs.note(record.db, record.run, [did(found, found, state)])
        record.next_run("quiet")
    source_runs.note(record.db, record.run, [did(1, 1, "stale")])
    record.say(OPPOSED)
    assert issue(record).coverage == (coverage(8, 8, "stale", 4, NOW.date() + dt.timedelta(days=3)),)
    source_runs.note(record.db, record.run, [did(3, 1, "ok")])
    record.say(EXCHANGES)
    assert issue(record).coverage == (coverage(3, 1, "ok", 1),)


def items_in_any_part(digest: Digest) -> set[int]:
    parts = [*digest.new, *(row.item for row in digest.late)]
    parts += [item for restated in digest.restated for item in restated.again]
    parts += [item for pair in digest.corrections for item in (pair.before, pair.after) if item]
    return {item.statement_id for item in parts}


@gold.needs_gold
def test_the_source_articles_make_the_digest_that_was_asked_for(record: Record, db: Database) -> None:
    for page, found, _ in gold.articles("seeds"):
        record.add(page, *found)
    digest = issue(record)

    assert (digest.articles, digest.statements, len(digest.new)) == (2, 30, 29)
    assert items_in_any_part(digest) == {row[0] for row in db.execute("SELECT id FROM statements")}
    (move,) = digest.moves
    assert move.before.content == (
        "China clearly and strongly opposed the deployment of THAAD, and its stance has not changed",
    )
    assert move.after.content == (
        "to push exchanges and cooperation in various fields back on the track at an early date",
    )
    assert move.standing is not None
    assert move.standing.content == ("its opposition to the deployment of THAAD in the ROK",)
    assert "does not target a third country" in digest.firsts[0].content[0]
    assert [(one_.who, one_.times) for one_ in digest.restated] == [("China", 2)]
