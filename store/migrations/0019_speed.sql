-- What a large record makes slow.

-- Most statements have none of these: an index of those that have does.
DROP INDEX statements_parent;
DROP INDEX statements_via;
DROP INDEX statements_match_statement;
DROP INDEX statements_replaces;
CREATE INDEX statements_parent ON statements (parent) WHERE parent IS NOT NULL;
CREATE INDEX statements_via ON statements (via) WHERE via IS NOT NULL;
CREATE INDEX statements_match_statement ON statements (match_statement) WHERE match_statement IS NOT NULL;
CREATE INDEX statements_replaces ON statements (replaces) WHERE replaces IS NOT NULL;

-- Nearly all statements stand: statements_position finds the same ones.
DROP INDEX statements_standing;

-- What was done on a topic month by month is read from the index alone, in its order.
DROP INDEX tallies_topic;
CREATE INDEX tallies_topic ON tallies (topic, month, act, principal, statements);

-- A text that is written again as it was is not indexed anew.
DROP TRIGGER statements_fts_update;
CREATE TRIGGER statements_fts_update AFTER UPDATE OF content ON statements WHEN new.content <> old.content
BEGIN
    INSERT INTO statements_fts (statements_fts, rowid, content) VALUES ('delete', old.id, old.content);
    INSERT INTO statements_fts (rowid, content) VALUES (new.id, new.content);
END;

DROP TRIGGER articles_fts_update;
CREATE TRIGGER articles_fts_update AFTER UPDATE OF title, body ON article_versions
WHEN (new.title, new.body) IS NOT (old.title, old.body)
BEGIN
    INSERT INTO articles_fts (articles_fts, rowid, title, body) VALUES ('delete', old.id, old.title, old.body);
    INSERT INTO articles_fts (rowid, title, body) VALUES (new.id, new.title, new.body);
END;

-- The last run of each source is found once, not anew for each run.
DROP VIEW v_sources;
CREATE VIEW v_sources AS
-- One row a source: how it was at the end of the last run that looked at it, since when, and what it has brought in all.
WITH told AS (
    SELECT rs.*, r.started_at, CASE rs.state WHEN 'quiet' THEN 'ok' ELSE rs.state END AS health
    FROM run_sources rs JOIN runs r ON r.id = rs.run
    WHERE r.finished_at IS NOT NULL
), sums AS (
    SELECT source, max(run) AS run, max(started_at) FILTER (WHERE answered) AS last_answer,
           max(started_at) FILTER (WHERE health = 'ok') AS last_success, max(started_at) FILTER (WHERE new > 0) AS last_new,
           max(newest) AS newest, count(*) AS runs, sum(new) AS articles, sum(left_out) AS left_out,
           sum(set_aside) AS set_aside, sum(pages) AS pages, sum(with_body) AS with_body, sum(with_title) AS with_title,
           sum(with_date) AS with_date, sum(with_statements) AS with_statements
    FROM told GROUP BY source
), turned AS (
    SELECT s.source, coalesce(max(o.run) FILTER (WHERE o.health <> t.health), 0) AS run
    FROM sums s CROSS JOIN told t ON t.source = s.source AND t.run = s.run CROSS JOIN told o ON o.source = s.source
    GROUP BY s.source
)
SELECT
    t.source,                                  -- name of the source in the settings
    t.kind,                                    -- its kind in the settings
    t.run,                                     -- the last run that looked at it
    t.started_at AS looked_at,                 -- when that run began, UTC
    t.answered,                                -- 1 where it answered then
    t.state,                                   -- ok, quiet, stale, empty, failing or unparsable
    (SELECT min(h.started_at) FROM told h WHERE h.source = t.source AND h.run > turned.run) AS since,  -- since when it is in that state, UTC; ok and quiet are one
    t.reason,                                  -- why it is in that state
    s.last_answer,                             -- when it last answered, UTC
    s.last_success,                            -- when it was last ok or quiet, UTC
    s.last_new,                                -- when it last brought something new, UTC
    s.newest,                                  -- day of the newest item that its list ever had
    s.runs,                                    -- how many runs looked at it
    s.articles,                                -- articles, or changed articles, that it brought
    s.left_out,                                -- articles that could not be had or read
    s.set_aside,                               -- articles that were left out on purpose
    s.pages,                                   -- pages that were to be read
    round(1.0 * s.with_body / nullif(s.pages, 0), 3) AS body_rate,  -- share of these that have a body
    round(1.0 * s.with_title / nullif(s.pages, 0), 3) AS title_rate,  -- share with a headline
    round(1.0 * s.with_date / nullif(s.pages, 0), 3) AS date_rate,  -- share with a printed date
    round(1.0 * s.with_statements / nullif(s.pages, 0), 3) AS statements_rate  -- share with a statement
FROM sums s
CROSS JOIN turned ON turned.source = s.source
CROSS JOIN told t ON t.source = s.source AND t.run = s.run;
