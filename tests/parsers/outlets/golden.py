"""Golden records of pages: ``python -m tests.parsers.outlets.golden NAME [URL]`` writes that of a new page.

A record is read and checked by a person before its ``checked`` is set to true; the tests fail until then.
"""

import json
import sys
from dataclasses import fields
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any

import seeds
from parsers.errors import LeftOut
from parsers.outlets import read_page
from parsers.outlets.reading import choose, open_page
from parsers.outlets.template import Template
from parsers.records import Article
from parsers.reference import Reference, load

PAGES = Path(__file__).parents[2] / "site" / "pages"
REAL = Path(__file__).parents[4] / "shared" / "pages"
GOLDEN = Path(__file__).parent / "records"
FIELDS = tuple(field.name for field in fields(Article) if field.name != "text")
LEFT_OUT = ("template", "title", "editor", "source", "page_date", "page_time")
"""Fields of the record of a page that is left out: enough to know that its template reads it."""


@cache
def reference() -> Reference:
    return load(seeds.FOLDER)


def record(raw: bytes, url: str | None) -> dict[str, Any]:
    """What a page reads as, in the form of JSON."""
    page = open_page(raw, reference=reference(), url=url)
    try:
        article = read_page(raw, reference=reference(), url=url)
    except LeftOut as error:
        return {"left_out": str(error).partition("left out, ")[2], **_left_out(choose(page)(page))}
    return {name: _plain(getattr(article, name)) for name in FIELDS}


def masked(found: dict[str, Any]) -> dict[str, Any]:
    """The record of a page that is not ours to copy: its texts by their hashes, the reasons of omissions alone."""
    hidden: dict[str, Any] = {"title": _hash(found["title"])}
    if "paragraphs" in found:
        hidden["paragraphs"] = [_hash(text) for text in found["paragraphs"]]
        hidden["omissions"] = [reason for reason, _ in found["omissions"]]
    return {**found, **hidden}


def _left_out(template: Template) -> dict[str, Any]:
    info = template.info
    values = (template.NAME, template.title, info.editor, info.source, info.date, info.time)
    return {name: _plain(value) for name, value in zip(LEFT_OUT, values, strict=True)}


def _plain(value: Any) -> Any:
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    if hasattr(value, "reason"):
        return [value.reason, value.span.text]
    if hasattr(value, "start"):
        return value.text
    return value if value is None or isinstance(value, str) else value.isoformat()


def _hash(text: str) -> str:
    return sha256(text.encode()).hexdigest()[:16]


def main(name: str, url: str | None = None) -> None:
    """Write the record of ``tests/site/pages/NAME``, or of ``../shared/pages/NAME`` with its texts hashed."""
    path = PAGES / name
    found = record(path.read_bytes(), url) if path.exists() else masked(record((REAL / name).read_bytes(), url))
    target = GOLDEN / (f"{path.name}.json" if path.exists() else f"real/{Path(name).name}.json")
    lines = json.dumps({"checked": False, "page": name, "at": url, **found}, ensure_ascii=False, indent=1)
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(f"{lines}\n", "utf-8")
    print(f"wrote {target.name}: read it beside the page, mend the template or set checked to true")


if __name__ == "__main__":
    main(*sys.argv[1:])
