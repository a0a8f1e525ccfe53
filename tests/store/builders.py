"""Articles and statements for tests of the store, made from their words."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from sqlite_utils import Database

from parsers.records import Act, Article, Omission, Quote, Span, Speaker, SpeakerKind, Statement
from store import articles, runs, snapshots
from store.articles import Written
from store.snapshots import Snapshot

NOW = dt.datetime(2026, 11, 21, 18, 0, tzinfo=dt.UTC)
PUBLISHED = dt.date(2016, 11, 8)

CHINA = Speaker("China", SpeakerKind.GOVERNMENT, True, country="China", principal="China")
ROK = Speaker(
    "Republic of Korea", SpeakerKind.GOVERNMENT, True, country="Republic of Korea", principal="Republic of Korea"
)
MND = Speaker("Ministry of National Defense (China)", SpeakerKind.BODY, True, country="China", principal="China")
MFA = Speaker("Ministry of Foreign Affairs (China)", SpeakerKind.BODY, True, country="China", principal="China")
GENG = Speaker(
    *("Geng Shuang", SpeakerKind.PERSON, True, "Spokesperson"),
    *("Ministry of Foreign Affairs (China)", "China", "China"),
)
PIAO = Speaker(
    *("Piao Jianyi", SpeakerKind.PERSON, False, "researcher", "Chinese Academy of Social Sciences", "China"), None
)
YONHAP = Speaker("Yonhap News Agency", SpeakerKind.BODY, True, country="Republic of Korea")


@dataclass(frozen=True)
class ArticleId:
    """An article's identity, as ``parsers.pages.urls`` gives it."""

    outlet: str = "china-daily"
    content_id: str = "content_27305717"
    canonical_url: str | None = "https://global.chinadaily.com.cn/china/2016-11/08/content_27305717.htm"
    url_date: dt.date | None = PUBLISHED


def span(text: str, words: str, start: int = 0) -> Span:
    """Where ``words`` first stand in ``text`` from ``start`` on."""
    at = text.index(words, start)
    return Span(at, at + len(words), words)


def article(text: str, *, skip: Sequence[str] = (), **fields: Any) -> Article:
    """An article of a text; each of its lines is a paragraph, but for those in ``skip``, which are left out."""
    paragraphs, omissions, at = [], [], 0
    for line in text.splitlines(keepends=True):
        words = line.rstrip("\n")
        here = Span(at, at + len(words), words)
        if words in skip:
            omissions.append(Omission(here, "furniture"))
        elif words:
            paragraphs.append(here)
        at += len(line)
    given: dict[str, Any] = {"published": PUBLISHED, "published_basis": "given", "title": "A headline"} | fields
    return Article(text, tuple(paragraphs), tuple(omissions), **given)


def statement(page: Article, *content: str, **fields: Any) -> Statement:
    """A statement of a page by its content; what ``fields`` does not give is that of a plain one by China."""
    spans = tuple(span(page.text, words) for words in content)
    sentence = next(paragraph for paragraph in page.paragraphs if paragraph.start <= spans[0].start < paragraph.end)
    surface = fields.pop("surface", None)
    plain: dict[str, Any] = {
        "id": "1",
        "cue": "say",
        "cue_span": None,
        "speaker_surface": surface or "China",
        "speaker_span": span(page.text, surface, sentence.start) if surface else None,
        "mention": surface or "China",
        "speakers": (CHINA,),
        "quote": Quote.INDIRECT,
        "act": Act.STATE,
        "reaffirms": False,
        "said_on": None,
        "via": None,
        "parent": None,
        "topics": ("thaad",),
        "rule": "test",
        "sentence": sentence,
    }
    return Statement(content=spans, **(plain | fields))


@dataclass
class Record:
    """A store under test with a run under way; ``add`` puts an article in as the monitor does."""

    db: Database
    now: dt.datetime = NOW
    run: int = 0
    count: int = field(default=0)

    def __post_init__(self) -> None:
        self.run = runs.start(self.db, now=self.now)

    def keep(self, page: Article, key: ArticleId | None = None) -> Snapshot:
        """Keep a page's text as what was fetched; each page is another article unless ``key`` says which."""
        self.count += 1
        key = key or ArticleId(content_id=f"content_{self.count}", canonical_url=f"https://example.org/{self.count}")
        self.now += dt.timedelta(minutes=1)
        return snapshots.keep(
            self.db, raw=page.text.encode(), article_id=key, url=key.canonical_url, now=self.now, run=self.run,
            declared={"file": f"{key.content_id}.txt"},
        )  # fmt: skip

    def add(self, page: Article, *found: Statement, key: ArticleId | None = None, parser_version: str = "1") -> Written:
        """Keep a page and write what was found in it."""
        snapshot = self.keep(page, key)
        return articles.write(self.db, snapshot, page, found, parser_version=parser_version)

    def say(self, words: str, *, on: str = "2016-11-08", key: ArticleId | None = None, **fields: Any) -> Written:
        """Put in an article of one statement, published on a day."""
        page = article(f"China said {words}.\n", published=dt.date.fromisoformat(on))
        return self.add(page, statement(page, words, **fields), key=key)

    def next_run(self, verdict: str = "ok") -> None:
        """Finish the run and start another, a day later."""
        runs.finish(self.db, self.run, verdict=verdict, now=self.now)
        self.now += dt.timedelta(days=1)
        self.run = runs.start(self.db, now=self.now)


def numbered(*found: Statement) -> tuple[Statement, ...]:
    """The same statements with ids ``1``, ``2`` …"""
    return tuple(replace(one, id=str(n)) for n, one in enumerate(found, 1))
