"""The SQLite file: schema and migrations, writes, queries, search, positions, a digest's items, export.

What others call (``db`` is what ``open_store`` returns; times are aware and handed in)::

    database.open_store(path, *, write=True)        open it, make or migrate it when writing; StoreError
    database.transaction(db, doing)                 all or nothing around several writes
    reference.sync(db, reference)                   reference data into tables; cheap when unchanged
    runs.start(db, *, now)                          a run's id; takes up one that was cut off
    source_runs.note_gathered(db, run, row)         what a source did, as it happens; misses.note what it lacks
    awaited.note(db, run, missed, *, now)           articles to be asked for again when awaited.due says so
    source_runs.note(db, run, rows)                 the same once judged, before ``choose``
    runs.finish(db, run, *, verdict, now, sources)  ok, quiet, degraded, broken
    source_runs.history(db, source)                 what a source did in earlier runs: floors come from it
    brought.by_source(db, run)                      what a run kept of each source, and how its pages are filled
    states.current(db), states.changes(db, run)     how each source is since when; what entered or left a bad state
    snapshots.keep(db, *, raw, article_id, url, now, run, declared)   raw bytes, once per content
    snapshots.unparsed(db, parser_version)          what a parser has not read yet; snapshots.raw gives the bytes
    snapshots.failed(db, snapshot, *, parser_version, reason)
    articles.write(db, snapshot, article, statements, *, parser_version, now)
    positions.match(db)                             a position and a status for each statement without
    digests.choose(db, *, run, now)                 the next digest, or None
    digests.load(db, number), digests.latest(db)
    digests.undelivered(db, channel), digests.delivered(db, number, *, channel, now)
    search.search(db, query, …), search.search_articles(db, query, …)
    export.statements(db)

The schema explains itself: every table and column has a comment in its ``CREATE`` statement.
"""
