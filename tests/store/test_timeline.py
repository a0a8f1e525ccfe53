"""Acts over time: counted by government, day and act."""

import datetime as dt

from parsers.records import Act
from store import positions
from store.timeline import Acts, acts
from tests.store.builders import CHINA, GENG, PIAO, ROK, ArticleId, Record, article

FIRST, LAST = dt.date(2016, 1, 1), dt.date(2018, 1, 1)
NOVEMBER = dt.date(2016, 11, 8)


def counted(record: Record, since: dt.date = FIRST, until: dt.date = LAST, **wanted: tuple[str, ...]) -> list[Acts]:
    positions.match(record.db)
    return acts(record.db, since, until, **wanted)


def test_acts_are_counted_by_government_and_day(record: Record) -> None:
    record.say("the battery was too near", act=Act.ACCUSE)
    record.say("some fish swim upstream", act=Act.ACCUSE, speakers=(GENG,))
    record.say("apples ripen slowly", act=Act.AGREE, speakers=(ROK,))
    record.say("clocks stand still", speakers=(PIAO,))
    record.say("doors open inwards", on="2017-11-01", act=Act.AGREE)
    assert counted(record) == [
        Acts(None, NOVEMBER, "state", 1),
        Acts("China", NOVEMBER, "accuse", 2),
        Acts("Republic of Korea", NOVEMBER, "agree", 1),
        Acts("China", dt.date(2017, 11, 1), "agree", 1),
    ]


def test_a_joint_statement_counts_for_each(record: Record) -> None:
    record.say("the visits would go on", act=Act.AGREE, speakers=(CHINA, ROK))
    assert [(one.government, one.statements) for one in counted(record)] == [("China", 1), ("Republic of Korea", 1)]


def test_two_of_one_government_speak_once(record: Record) -> None:
    record.say("the visits would go on", act=Act.AGREE, speakers=(CHINA, GENG))
    assert [(one.government, one.statements) for one in counted(record)] == [("China", 1)]


def test_copies_and_what_is_withdrawn_are_not_counted(record: Record) -> None:
    key = ArticleId()
    record.say("the visits would go on")
    record.say("the visits would go on")
    record.say("apples ripen slowly", key=key)
    record.add(article("Nothing was said.\n"), key=key)
    assert [one.statements for one in counted(record)] == [1]


def test_only_what_is_asked_for(record: Record) -> None:
    record.say("the visits would go on", topics=("military_ties",))
    record.say("apples ripen slowly", on="2016-11-09", speakers=(GENG,), topics=("thaad", "military_ties"))
    record.say("clocks stand still", on="2016-11-10", speakers=(ROK,))
    days = [dt.date(2016, 11, day) for day in (8, 9, 10)]
    assert [one.day for one in counted(record, topics=("military_ties",))] == days[:2]
    assert [one.day for one in counted(record, topics=("thaad",), principals=("China",))] == days[1:2]
    assert [one.day for one in counted(record, principals=("Geng Shuang", "Republic of Korea"))] == days[1:]
    assert [one.day for one in counted(record, days[1], days[1])] == days[1:2]
    assert counted(record, topics=("x'; DROP TABLE statements",)) == []
