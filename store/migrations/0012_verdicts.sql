DROP VIEW v_coverage;

ALTER TABLE run_sources RENAME TO run_sources_before;

CREATE TABLE run_sources (
    -- What each source did in a run, and what its state was told from. While the run goes on, what is known so far.
    run INTEGER NOT NULL REFERENCES runs (id),
    source TEXT NOT NULL,     -- name of the source: seeds
    kind TEXT NOT NULL,       -- its kind in the settings: seeds, folder, chinadaily-search …; ingest; empty where not known
    answered INTEGER NOT NULL CHECK (answered IN (0, 1)),  -- 1 where it answered at all
    found INTEGER NOT NULL,   -- articles that it named
    new INTEGER NOT NULL,     -- articles, or changed articles, first seen in this run
    left_out INTEGER NOT NULL,  -- articles that it named and that could not be had or read
    set_aside INTEGER NOT NULL,  -- articles that were left out on purpose, as one in Chinese: nothing is wrong with these
    state TEXT NOT NULL,      -- ok, quiet, stale, empty, failing or unparsable
    reason TEXT,              -- why it is in that state or why articles were left out
    listed INTEGER,           -- articles on the first page of its list; NULL where it has none or it was unchanged
    newest TEXT,              -- ISO date of the newest item of its list; NULL where none is known
    pages INTEGER NOT NULL,   -- new pages that were to be read, without those set aside
    with_body INTEGER NOT NULL,  -- those of them that could be read as an article with a body
    with_title INTEGER NOT NULL,  -- those with a headline
    with_date INTEGER NOT NULL,  -- those on which a date is printed
    with_statements INTEGER NOT NULL,  -- those in which a statement was found
    PRIMARY KEY (run, source)
) STRICT, WITHOUT ROWID;

INSERT INTO run_sources
SELECT run, source, '', answered, found, new, left_out, 0, state, reason, NULL, NULL, 0, 0, 0, 0, 0 FROM run_sources_before;

DROP TABLE run_sources_before;
CREATE INDEX run_sources_source ON run_sources (source, run);

CREATE TABLE misses (
    -- Articles that a source named and a run could not have: its address was not had, or is none. Old ones are let go of.
    run INTEGER NOT NULL REFERENCES runs (id),
    source TEXT NOT NULL,     -- name of the source
    place TEXT NOT NULL,      -- the address, or a file's name
    gone INTEGER NOT NULL CHECK (gone IN (0, 1)),  -- 1 where the outlet says that there is no such page
    reason TEXT NOT NULL,     -- why, one line
    PRIMARY KEY (run, source, place)
) STRICT, WITHOUT ROWID;
CREATE INDEX misses_place ON misses (source, place);

CREATE TABLE set_aside (
    -- Snapshots whose failure is none: their pages are left out on purpose.
    snapshot INTEGER PRIMARY KEY REFERENCES snapshots (id)
) STRICT;

ALTER TABLE windows RENAME TO windows_before;

CREATE TABLE windows (
    -- Stretches of days of the past through which a source was looked, and all that was found kept: not done again.
    source TEXT NOT NULL,         -- the source's name in the settings
    first_day TEXT NOT NULL,      -- YYYY-MM-DD
    last_day TEXT NOT NULL,       -- YYYY-MM-DD, included
    run INTEGER REFERENCES runs (id),  -- the run that was done with it, NULL where that was not noted
    found INTEGER NOT NULL,       -- articles that the source named in it
    done_at TEXT NOT NULL,        -- ISO 8601, UTC
    PRIMARY KEY (source, first_day, last_day),
    CHECK (first_day <= last_day)
) STRICT, WITHOUT ROWID;

INSERT INTO windows SELECT source, first_day, last_day, NULL, 0, done_at FROM windows_before;
DROP TABLE windows_before;
CREATE INDEX windows_run ON windows (run);

CREATE INDEX snapshots_source ON snapshots (json_extract(declared, '$.source'), run);

CREATE VIEW v_coverage AS
-- One row a run and source: what it answered and what came of it.
SELECT
    r.id AS run,
    r.started_at,
    r.finished_at,
    r.verdict,
    rs.source,
    rs.kind,
    rs.answered,
    rs.found,
    rs.new,
    rs.left_out,
    rs.set_aside,
    rs.state,
    rs.reason,
    rs.listed,
    rs.newest,
    rs.pages,
    rs.with_body,
    rs.with_title,
    rs.with_date,
    rs.with_statements
FROM runs r
LEFT JOIN run_sources rs ON rs.run = r.id;

CREATE VIEW v_sources AS
-- One row a source: how it was at the end of the last run that looked at it, since when, and what it has brought in all.
WITH told AS (
    SELECT rs.*, r.started_at, CASE rs.state WHEN 'quiet' THEN 'ok' ELSE rs.state END AS health
    FROM run_sources rs JOIN runs r ON r.id = rs.run
    WHERE r.finished_at IS NOT NULL
)
SELECT
    t.source,
    t.kind,
    t.run,                                     -- the last run that looked at it
    t.started_at AS looked_at,
    t.answered,
    t.state,
    (SELECT min(h.started_at) FROM told h WHERE h.source = t.source AND h.run > coalesce(
        (SELECT max(o.run) FROM told o WHERE o.source = t.source AND o.health <> t.health), 0)) AS since,  -- ok and quiet are one
    t.reason,
    max(h.started_at) FILTER (WHERE h.answered) AS last_answer,
    max(h.started_at) FILTER (WHERE h.health = 'ok') AS last_success,
    max(h.started_at) FILTER (WHERE h.new > 0) AS last_new,
    max(h.newest) AS newest,                   -- day of the newest item that its list ever had
    count(*) AS runs,
    sum(h.new) AS articles,
    sum(h.left_out) AS left_out,
    sum(h.set_aside) AS set_aside,
    sum(h.pages) AS pages,
    round(1.0 * sum(h.with_body) / nullif(sum(h.pages), 0), 3) AS body_rate,
    round(1.0 * sum(h.with_title) / nullif(sum(h.pages), 0), 3) AS title_rate,
    round(1.0 * sum(h.with_date) / nullif(sum(h.pages), 0), 3) AS date_rate,
    round(1.0 * sum(h.with_statements) / nullif(sum(h.pages), 0), 3) AS statements_rate
FROM told t
JOIN told h ON h.source = t.source
WHERE t.run = (SELECT max(run) FROM told l WHERE l.source = t.source)
GROUP BY t.source;
