"""WARC files: what web archives keep pages in, as Common Crawl's news collection does.

Read from the outside in: ``members`` unpacks, ``framing`` finds the records, ``captures`` makes a page of one,
``looking`` reads those that are about the subject, on whatever machine, and ``taking`` keeps them on this one.
"""
