"""``onrecord extract --explain`` and ``--relevance``: what a person sees of how a page was read."""

import datetime as dt
import os
import pty
import subprocess
from dataclasses import replace
from pathlib import Path

import click
import pytest

from flows import handed_in, reading
from flows.digest.safe import visible
from flows.explain import explanation, relevance_line, weighed
from flows.sources import Fetched
from parsers.records import Act, Article, Omission, Quote, Span, Speaker, SpeakerKind, Statement
from parsers.statements.topics import Relevance
from tests.flows.conftest import ONRECORD, PAGE, SEED_NAMES, Call, Run, write_folder

TEXT = """Bridge shut

Mayor Orm said on Monday that Fell "is wrong" about the bridge. The river is wide.

"Keep it open," she said. "We ask again."
Traffic has doubled, the Echo reported, citing a warden.
"""
ORM = Speaker("Anna Orm", SpeakerKind.PERSON, True, "mayor", "City of Orsk", "Orsk", "Orsk")
ECHO = Speaker("The Echo", SpeakerKind.BODY, True, body="The Echo")
WARDEN = Speaker("warden", SpeakerKind.UNNAMED, False)


def span(words: str, text: str = TEXT) -> Span:
    assert text.count(words) == 1
    return Span(text.index(words), text.index(words) + len(words), words)


def lying(start: str, end: str) -> Span:
    """The stretch from the words ``start`` to the words ``end``."""
    return span(TEXT[span(start).start : span(end).end])


PARAGRAPHS = (lying("Mayor", "wide."), lying('"Keep', 'again."'), lying("Traffic", "warden."))

ARTICLE = Article(
    text=TEXT,
    paragraphs=PARAGRAPHS,
    omissions=(Omission(span("Bridge shut"), "headline"),),
    title="Bridge shut",
    outlet="the-echo",
    published=dt.date(2017, 3, 3),
    published_basis="page",
)

PLAIN = Statement(
    id="1",
    content=(lying("Fell", "the bridge"),),
    cue="say",
    cue_span=Span(span("said on").start, span("said on").start + 4, "said"),
    speaker_surface="Mayor Orm",
    speaker_span=span("Mayor Orm"),
    mention="Mayor Orm",
    speakers=(ORM,),
    quote=Quote.MIXED,
    act=Act.ACCUSE,
    reaffirms=False,
    said_on=dt.date(2017, 2, 27),
    via=None,
    parent=None,
    topics=("military_ties", "other"),
    rule="cue before clause",
    sentence=lying("Mayor", "the bridge."),
    said_on_span=span("on Monday"),
)

BROKEN = replace(
    PLAIN,
    id="2",
    content=(span("Keep it open"), span("We ask again.")),
    cue_span=Span(span("she said").start + 4, span("she said").end, "said"),
    speaker_surface="she",
    speaker_span=Span(span("she said").start, span("she said").start + 3, "she"),
    quote=Quote.DIRECT,
    act=Act.REQUEST,
    reaffirms=True,
    said_on=None,
    said_on_span=None,
    topics=("other",),
    rule="broken quote",
    sentence=lying('"Keep', "said."),
)

REPORT = replace(
    PLAIN,
    id="3",
    content=(span("Traffic has doubled"),),
    cue="report",
    cue_span=span("reported"),
    speaker_surface="the Echo",
    speaker_span=span("the Echo"),
    mention="Echo",
    speakers=(ECHO,),
    quote=Quote.INDIRECT,
    act=Act.STATE,
    topics=("other",),
    rule="content before cue",
    sentence=PARAGRAPHS[2],
    said_on_span=None,
)

CITED = replace(
    REPORT,
    id="3.1",
    cue="cite",
    cue_span=span("citing"),
    speaker_surface="a warden",
    speaker_span=span("a warden"),
    mention="warden",
    speakers=(WARDEN,),
    said_on=None,
    via="The Echo",
    parent="3",
    rule="citing",
)

FOUND = Relevance(7.5, False, (("bridge", 8.0), ("stock market", -0.5)))

EXPECTED = """\
page.txt · "Bridge shut" · the-echo · published 2017-03-03 (page)
relevance: not relevant, 7.5 of 8: bridge +8, stock market -0.5

[Mayor Orm]¹ <said>¹ on Monday that {Fell "is wrong" about the bridge}¹.
    ¹ say: cue before clause
      speaker  Anna Orm (mayor, City of Orsk), for Orsk
      named    "Mayor Orm"
      act      accuse
      quote    mixed
      said on  2017-02-27: "on Monday", published 2017-03-03
      topics   military_ties, other
The river is wide.

"{Keep it open}²," [she]² <said>².
    ² say: broken quote
      speaker  Anna Orm (mayor, City of Orsk), for Orsk
      named    "she", which is "Mayor Orm"
      act      request, not for the first time
      quote    direct
      said on  no day is given; published 2017-03-03
      topics   other
"{We ask again.}²"

{{Traffic has doubled}³·¹}³, [the Echo]³ <reported>³, <citing>³·¹ [a warden]³·¹.
    ³ report: content before cue
      speaker  The Echo, for no government
      named    "the Echo"
      act      state
      quote    indirect
      said on  2017-02-27: from the text, published 2017-03-03
      topics   other
    ³·¹ cite: citing
      speaker  warden, for no government; not in the reference data
      named    "a warden"
      act      state
      quote    indirect
      said on  no day is given; published 2017-03-03
      through  The Echo (inside 3)
      topics   other

left out
  headline: Bridge shut"""


ARTICLES = handed_in.documents([Path(__file__).parents[1] / "gold" / "a"], "test")


def explained(*statements: Statement, article: Article = ARTICLE, colour: bool = False) -> str:
    return explanation("page.txt", article, statements, FOUND, colour=colour)


def test_an_article_is_shown_sentence_by_sentence_with_marks_and_reasons() -> None:
    assert explained(PLAIN, BROKEN, REPORT, CITED) == EXPECTED


def test_the_order_of_statements_makes_no_difference_to_the_marks() -> None:
    marked = [line for line in explained(CITED, REPORT, BROKEN, PLAIN).split("\n") if not line.startswith(" ")]
    assert marked == [line for line in EXPECTED.split("\n") if not line.startswith(" ")]


def test_in_colour_the_brackets_give_way_to_colours() -> None:
    line = explained(PLAIN, colour=True).split("\n")[3]
    assert line == (
        click.style("Mayor Orm", fg="cyan", bold=True) + click.style("¹", dim=True) + " "
        + click.style("said", fg="yellow", bold=True) + click.style("¹", dim=True) + " on Monday that "
        + click.style('Fell "is wrong" about the bridge', fg="green", bold=False) + click.style("¹", dim=True) + "."
    )  # fmt: skip


def test_what_stands_inside_a_content_keeps_its_own_colour() -> None:
    inner = replace(PLAIN, id="1.1", content=(span('"is wrong"'),), speaker_span=span("Fell"), cue_span=None)
    line = explained(PLAIN, inner, colour=True).split("\n")[3]
    assert click.style("Fell", fg="cyan", bold=True) + click.style("¹·¹", dim=True) in line
    assert click.style(" about the bridge", fg="green", bold=False) in line


def test_an_article_without_statements_and_facts_says_so() -> None:
    bare = Article(text=TEXT, paragraphs=PARAGRAPHS[:1], omissions=())
    assert explanation("x.txt", bare, (), Relevance(0.0, False, ()), colour=False) == (
        "x.txt · no title · no outlet · no date\nrelevance: not relevant, 0 of 8: no word of weight\n\n"
        'Mayor Orm said on Monday that Fell "is wrong" about the bridge. The river is wide.'
    )


def test_a_date_without_a_day_of_publication() -> None:
    text = explained(replace(PLAIN, said_on=None), article=replace(ARTICLE, published=None))
    assert "      said on  no day is given; the day of publication is unknown\n" in text


def test_joint_speakers_have_a_line_each() -> None:
    text = explained(replace(PLAIN, speakers=(ORM, ECHO)))
    assert (
        "      speaker  Anna Orm (mayor, City of Orsk), for Orsk\n      speaker  The Echo, for no government\n" in text
    )


def test_an_office_that_names_its_body_is_told_once() -> None:
    officer = replace(ORM, office="clerk of the City of Orsk", principal=None)
    text = explained(replace(PLAIN, speakers=(officer,)))
    assert "      speaker  Anna Orm (clerk of the City of Orsk), for no government\n" in text


def test_a_page_cannot_speak_to_the_terminal() -> None:
    hostile = 'Orm said "\x1b[2Jno\u202e".\nOver.'
    whole = Span(0, len(hostile), hostile)
    article = Article(hostile, (whole,), (Omission(Span(0, 4, "\x1b]0;\x07"), "line"),), title="\x1b[31mred")
    shown = explanation("x\x1b.txt", article, (), FOUND, colour=True)
    assert "\x1b" not in shown
    assert "\x07" not in shown
    assert 'Orm said "[U+001B][2Jno[U+202E]". Over.' in shown


def test_long_lines_that_were_left_out_are_shortened() -> None:
    article = replace(ARTICLE, omissions=(Omission(Span(0, 100, "x" * 100), "caption"),))
    assert explained(article=article).endswith(f"\n  caption: {'x' * 80}…")


@pytest.mark.parametrize("page", ARTICLES, ids=lambda page: page.declared.file)
def test_the_text_is_whole_and_every_statement_is_explained_once(page: Fetched) -> None:
    read = reading.article(page)
    statements = reading.extractor()(read)
    shown = click.unstyle(explanation("x", read, statements, weighed(read, reading.known()), colour=True))
    marked = [line for line in shown.partition("\nleft out")[0].split("\n")[2:] if not line.startswith("    ")]
    raised = str.maketrans("", "", "⁰¹²³⁴⁵⁶⁷⁸⁹·")
    body = " ".join(visible(paragraph.text) for paragraph in read.paragraphs)
    assert "".join(" ".join(marked).translate(raised).split()) == "".join(body.translate(raised).split())
    for statement in statements:
        number = statement.id.translate(str.maketrans("0123456789.", "⁰¹²³⁴⁵⁶⁷⁸⁹·"))
        assert shown.count(f"\n    {number} {statement.cue}: {statement.rule}\n") == 1


def test_relevance_in_one_line() -> None:
    assert relevance_line("x.txt", FOUND) == "x.txt: not relevant, 7.5 of 8: bridge +8, stock market -0.5"


# ---------------------------------------------------------------------- the command


def test_extract_explains_a_page_without_colour_where_no_terminal_reads(call: Call, workdir: Path) -> None:
    (workdir / "page.txt").write_text(PAGE, "utf-8")
    answer = call("extract", "page.txt", "--published", "2017-03-03", "--explain")
    assert (answer.code, answer.err) == (0, "")
    assert [line for line in answer.out.split("\n") if not line.startswith("  ")] == [
        'page.txt · "Bridge to open in spring" · no outlet · published 2017-03-03 (given)',
        "relevance: not relevant, 0 of 8: no word of weight",
        "",
        "{The new bridge will open in spring}¹, [Foreign Ministry spokesman Geng Shuang]¹ <said>¹ on Monday.",
        "",
        "Traffic over the river has grown for years. The old bridge is narrow and closed at night.",
        "",
        "left out",
        "",
        "",
    ]


@pytest.mark.parametrize(("variables", "coloured"), [({}, True), ({"NO_COLOR": "1"}, False)])
def test_extract_explains_in_colour_on_a_terminal(workdir: Path, variables: dict[str, str], coloured: bool) -> None:
    (workdir / "page.txt").write_text(PAGE, "utf-8")
    ours, theirs = pty.openpty()
    environment = {**{name: value for name, value in os.environ.items() if name != "NO_COLOR"}, **variables}
    done = subprocess.run(
        [*ONRECORD, "extract", "page.txt", "--explain"], cwd=workdir, env=environment, stdout=theirs, timeout=60
    )
    os.close(theirs)
    shown = os.read(ours, 65536).decode()
    os.close(ours)
    assert done.returncode == 0
    assert ("\x1b[36m" in shown, "{The new bridge" in shown) == (coloured, not coloured)


def test_extract_tells_relevance_a_line_an_article(call: Call, folder: Path) -> None:
    answer = call("extract", folder, "--relevance")
    assert [line.partition(", ")[0] for line in answer.out.splitlines()] == [f"{name}: relevant" for name in SEED_NAMES]
    assert "THAAD +" in answer.out


def test_explained_articles_of_a_folder_are_set_apart(onrecord: Run, tmp_path: Path) -> None:
    names = ["a.txt", "b.txt"]
    folder = write_folder(tmp_path / "two", [{"file": name} for name in names], dict.fromkeys(names, PAGE.encode()))
    done = onrecord("extract", folder, "--explain")
    assert (done.returncode, done.stderr) == (0, "")
    first, second = done.stdout.rstrip("\n").split("\n\nb.txt · ")
    assert first.partition(" · ")[2] == second
