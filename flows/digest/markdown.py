"""The digest as Markdown (CommonMark with the tables and strike-through of GitHub)."""

import re
from collections.abc import Sequence

from flows.digest.changed import FirstView, MoveView, RewordedView, SilenceView
from flows.digest.corrections import CorrectionView
from flows.digest.difference import Piece
from flows.digest.grouping import Block, Group
from flows.digest.lines import Line
from flows.digest.phrases import count
from flows.digest.restating import RestatedView
from flows.digest.view import LateView, View, view
from store.model import Digest

_MARKUP = re.compile(r"[\\`*_{}\[\]#|~$^]|(?<=[!])(?=\[)|(?<=www)\.|:(?=//)")
_ENTITIES = {"&": "&amp;", "<": "&lt;", ">": "&gt;"}
_LIST_MARK = re.compile(r"^(\d{1,9})([.)])|^([-+=])")
_WRAPPED = {"kept": "{}", "deleted": "~~{}~~", "inserted": "**{}**"}


def markdown(digest: Digest) -> str:
    """Render a digest as Markdown."""
    page = view(digest)
    parts = [
        f"# {escape(page.title)}",
        f"{page.label} · statements said {page.window} · {page.counts} · {page.new_counts} · {escape(page.issued)}",
        "Words in quotation marks are the speaker's own, as the outlet prints them; words without are the outlet's "
        "report. Each statement bears its act (a verbal event type of PLOVER, else *state*), its cue and its number.",
        *_what_changed(page),
        "## New",
        *([part for group in page.new for part in _group(group)] or ["Nothing new."]),
        *(["## Learned late", page.late_note, "\n".join(map(_late, page.late))] if page.late else []),
        "## Restated",
        *_restated(page),
        "## Corrected and withdrawn",
        *(["\n".join(map(_correction, page.corrections))] if page.corrections else ["None."]),
        "## Coverage",
        *_coverage(page),
    ]
    return "\n\n".join(parts) + "\n"


def escape(text: str) -> str:
    """Return plain text so that Markdown shows it as it stands: no markup, no HTML, no address turned into a link."""
    text = re.sub("[&<>]", lambda found: _ENTITIES[found[0]], text)
    text = _MARKUP.sub(lambda found: f"\\{found[0]}", text)
    return _LIST_MARK.sub(lambda found: f"{found[1]}\\{found[2]}" if found[1] else f"\\{found[3]}", text)


def link(text: str, url: str | None) -> str:
    """Return a link, or the text alone and a word on why it is none."""
    return f"[{escape(text)}]({url.replace('&', '&amp;')})" if url else f"{escape(text)} (no web address)"


def _what_changed(page: View) -> list[str]:
    if not page.changed:
        return ["## What changed", "Nobody moved, and nobody spoke on a topic for the first time."]
    parts = ["## What changed"]
    for move in page.moves:
        parts += [_move_heading(move), _list([move.before, move.after, move.standing])]
    parts += [f"*Scores: {escape(page.scored)}. They order the moves, turns of tone first.*"] if page.scored else []
    if page.further:
        rows = [_move_row(move) for move in page.further]
        parts += ["**Further moves**", _table(["who", "from", "to", "score", "apart"], rows)]
    for reworded in page.reworded:
        parts += [_reworded_heading(reworded), _list([reworded.before, reworded.after])]
    for silence in page.silences:
        parts += [_silence_heading(silence), _list([silence.line])]
    for first in page.firsts:
        parts += [_first_heading(first), _list([first.line])]
    return parts


def _move_heading(move: MoveView) -> str:
    kept = f", with the {move.kept} kept" if move.kept else ""
    return (
        f"**{escape(move.principal)} on {escape(move.topic)}: from *{escape(move.verb_before)}* to "
        f"*{escape(move.verb_after)}*{kept}** ({f'{move.scores}, ' if move.scores else ''}{move.gap})"
    )


def _move_row(move: MoveView) -> list[str]:
    sides = [f"{verb}: {each.words} ({each.date}, #{each.number})" for verb, each in
             ((move.verb_before, move.before), (move.verb_after, move.after))]  # fmt: skip
    return [f"{move.principal} on {move.topic}", *sides, move.scores or "–", move.gap.removesuffix(" apart")]


def _reworded_heading(reworded: RewordedView) -> str:
    return f"**{escape(reworded.who)} *{escape(reworded.verb)}* as before, in other words**"


def _silence_heading(silence: SilenceView) -> str:
    return (
        f"**First word of {escape(silence.who)} on {escape(silence.topic)} in {silence.length}** "
        f"({silence.usual} in this record, last on {silence.last})"
    )


def _late(late: LateView) -> str:
    return f"{_full_line(late.line)} · found {late.found}"


def _first_heading(first: FirstView) -> str:
    return f"**First statement of {escape(first.who)} on {escape(first.topics)} in this record**"


def _group(group: Group) -> list[str]:
    told = f", *as {escape(group.told_by)} has it*" if group.told_by else ""
    parts = [f"### {escape(group.title)}{told}"]
    for block in group.blocks:
        parts += [_block_heading(block), "\n".join(_line(each, via=not group.told_by) for each in block.lines)]
    return parts


def _block_heading(block: Block) -> str:
    return f"{_who(block.speaker, block.role)} · {_date(block.date, block.basis)}"


def _who(speaker: str, role: str) -> str:
    return f"**{escape(speaker)}**" + (f", {escape(role)}" if role else "")


def _date(date: str, basis: str) -> str:
    return f"{date} ({basis})" if basis else date


def _list(lines: Sequence[Line | None]) -> str:
    return "\n".join(_full_line(each) for each in lines if each)


def _full_line(each: Line) -> str:
    """A statement that stands outside of its speaker's block: says who and when itself."""
    return f"- {_who(each.speaker, each.role)}, {_date(each.date, each.basis)}, {_line(each)[2:]}"


def _line(each: Line, *, via: bool = True) -> str:
    """A statement under its speaker: act and words, then what a reader checks it by."""
    extent = " (partly quoted)" if each.partly_quoted else ""
    return f"- *{escape(each.verb)}* — {escape(each.words)}{extent} — {_checks(each, via=via)}"


def _checks(each: Line, *, via: bool = True, more: Sequence[str] = ()) -> str:
    """Outlet and link, the speaker through whom it comes, act, cue and number."""
    checks = [link(f"{each.outlet}, {each.published}", each.url)]
    checks += [f"via {escape(each.via)}"] if via and each.via else []
    checks += [escape(each.act), f"cue “{escape(each.cue)}”", *more]
    checks += ["copy of an earlier report"] if each.status == "carried" else []
    checks += [_carriers(each)] if each.carriers else []
    within = f" within `#{each.parent}`" if each.parent is not None else ""
    return " · ".join([*checks, f"`#{each.number}`{within}"])


def _carriers(each: Line) -> str:
    """Where else the statement is, each with its own source credit."""
    places = [
        link(f"{one.outlet}, {one.published}", one.url) + (f" (source: {escape(one.credit)})" if one.credit else "")
        for one in each.carriers
    ]
    more = f" and {count(each.more_carriers, 'other')}" if each.more_carriers else ""
    return f"also in {', '.join(places)}{more}"


def _restated(page: View) -> list[str]:
    if not page.restated:
        return ["No earlier position was stated again."]
    rows = [[row.who, f"{row.verb}: {row.gist.words}", str(row.times), row.first, row.last] for row in page.restated]
    parts = [_table(["who", "position", "times", "first", "last"], rows)]
    again = _list(page.again) or "\n".join(_places(row) for row in page.restated if row.places)
    return parts + (["Stated again in this digest:", again] if again else [])


def _places(row: RestatedView) -> str:
    """Where a position is stated again, in the order of the days: who, when, outlet and number."""
    places = [
        f"{place.date}, {escape(place.line.speaker)}, {link(place.line.outlet, place.line.url)}"
        f"{', copy' if place.line.status == 'carried' else ''} `#{place.line.number}`"
        for place in row.places
    ]
    return f"- **{escape(row.who)}**, *{escape(row.verb)}*: {escape(row.gist.words)} — {'; '.join(places)}"


def _correction(each: CorrectionView) -> str:
    was, now = each.was, each.now or each.was
    what = "corrected" if each.now else f"withdrawn, {each.why}"
    words = " ".join(_piece(piece) for piece in each.pieces)
    changes = [f"{one.what}: ~~{escape(one.before)}~~ **{escape(one.after)}**" for one in each.changes]
    return (
        f"- {_who(was.speaker, was.role)}, {_date(was.date, was.basis)}, {what}: *{escape(now.verb)}* — {words} — "
        f"{_checks(now, more=changes)}"
    )


def _piece(piece: Piece) -> str:
    return _WRAPPED[piece.kind].format(escape(piece.text))


def _coverage(page: View) -> list[str]:
    parts = [page.answered]
    rows = [
        [
            *(s.source, "yes" if s.answered else "no", f"{s.found}", f"{s.new}", f"{s.left_out}", f"{s.set_aside}"),
            *(s.state, s.reason or ""),
        ]
        for s in page.coverage
    ]
    if rows:
        parts.append(_table(["source", "answered", "found", "new", "left out", "set aside", "state", "reason"], rows))
    if page.articles:
        parts += [
            "### Articles cited",
            "\n".join(
                f"- {link(each.title, each.url)} — {escape(each.outlet)}, {_date(each.published, each.basis)}, "
                f"{count(each.statements, 'statement')}"
                for each in page.articles
            ),
        ]
    return parts


def _table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    lines = [head, ["---"] * len(head), *[[escape(cell) for cell in row] for row in rows]]
    return "\n".join(f"| {' | '.join(cells)} |" for cells in lines)
