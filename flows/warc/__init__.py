"""WARC files: what web archives keep pages in, as Common Crawl's news collection does.

Read from the outside in: ``members`` unpacks, ``framing`` finds the records, ``captures`` reads one, ``taking`` keeps
those that are about the subject.
"""
