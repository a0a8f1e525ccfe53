"""Speed of reading pages in HTML: ``python -m tests.benchmarks.pages`` (``--profile`` for the hot spots).

The page is one of China Daily's of today with 50 KB of what really stands around an article; beside ours, trafilatura
with metadata reads the same pages in the same process, if it is installed.
"""

import cProfile
import importlib
import pstats
import statistics
import sys
import time
from collections.abc import Callable, Sequence

import seeds
from parsers import reference
from parsers.outlets import read_page

URL = "https://www.chinadaily.com.cn/a/201810/30/WS5bd79a01a310eff303285001.html"
SIZE = 50_000
PAGES = 40
RUNS = 7
BOUND = 6.0
"""Milliseconds a page."""
_SENTENCE = 'The {0} bridge carries {1} trams a day, and its keeper said on Monday that it "will carry more" by May.'


def page(number: int) -> bytes:
    """Return a page of about ``SIZE`` bytes: a fifth text, the rest menus, links and scripts, as in real ones."""
    paragraphs = "\n".join(
        f"<p>{' '.join(_SENTENCE.format(number + at, at * 7) for _ in range(4))}</p>" for at in range(20)
    )
    menu = "\n".join(
        f'<li><a target="_blank" shape="rect" href="//www.chinadaily.com.cn/section{at}">Section {at}</a></li>'
        for at in range(100)
    )
    links = "\n".join(
        f'<div class="tBox"><a target="_blank" shape="rect" href="/a/201810/30/WS{at:024x}.html">'
        f'<img width="290" height="187" src="//img2.chinadaily.com.cn/images/201810/30/{at:024x}.jpeg" /></a>'
        f'<span class="tw2_l_t"><a target="_blank" href="#">Another article, number {at}</a></span></div>'
        for at in range(40)
    )
    scripts = "\n".join(f"<script>var a{at} = function () {{ return {at} < {at + 1}; }};</script>" for at in range(20))
    source = f"""<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN" "xhtml1-transitional.dtd">
<html xmlns="http://www.w3.org/1999/xhtml"><head><meta http-equiv="Content-Type" content="text/html; charset=utf-8" />
<title>Bridge {number} - China - Chinadaily.com.cn</title>{scripts}</head><body>
<div class="topNav"><ul>{menu}</ul></div>
<span id="bread-nav"><a href="/">Home</a> <a href="/china">/ China</a></span>
<div class="main_art"><div class="lft_art" id="lft-art"><h1>Bridge {number} to carry more trams</h1>
<div class="info"><span class="info_l">
            By Ye Lan |
            China Daily |
            Updated: 2018-10-30 07:50
          </span><span class="info_r"><a href="#">Share</a></span></div>
<div id="Content">{paragraphs}</div></div><div class="rgt_art">{links}</div></div>
<div class="foot">Copyright 1995 - 2018. All rights reserved.</div>"""
    filler = "window.q = window.q || [];\n" * (max(0, SIZE - len(source.encode())) // 27)
    return f"{source}<script>{filler}</script></body></html>".encode()


def timed(read: Callable[[bytes], object], pages: Sequence[bytes]) -> float:
    """Return the milliseconds of processor time a page: the median of several runs over all pages."""
    runs = []
    for _ in range(RUNS):
        started = time.process_time()
        for raw in pages:
            read(raw)
        runs.append((time.process_time() - started) * 1000 / len(pages))
    return statistics.median(runs)


def main(arguments: Sequence[str]) -> int:
    """Print the table; return 1 where the bound is broken."""
    known = reference.load(seeds.FOLDER)
    pages = [page(number) for number in range(PAGES)]
    readers: dict[str, Callable[[bytes], object]] = {
        "onrecord": lambda raw: read_page(raw, reference=known, url=URL),
    }
    try:
        library = importlib.import_module("trafilatura")
        readers[f"trafilatura {library.__version__}"] = lambda raw: library.bare_extraction(
            raw, url=URL, with_metadata=True
        )
    except ImportError:
        print("trafilatura is not installed: no comparison")
    for read in readers.values():
        read(pages[0])
    print(f"{PAGES} pages of {len(pages[0]):,} bytes; median of {RUNS} runs, processor time of one core")
    figures = {name: timed(read, pages) for name, read in readers.items()}
    for name, milliseconds in figures.items():
        print(f"{name:20}{milliseconds:8.2f} ms a page{milliseconds / figures['onrecord']:7.1f}×")
    if "--profile" in arguments:
        profile = cProfile.Profile()
        profile.runcall(lambda: [readers["onrecord"](raw) for raw in pages])
        pstats.Stats(profile).sort_stats("tottime").print_stats(25)
    return int(figures["onrecord"] > BOUND)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
