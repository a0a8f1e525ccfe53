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

-- What is joined on top is there for each row: so joined, it is not looked up where it is not asked for, as in counting.
DROP VIEW v_statements;
CREATE VIEW v_statements AS
-- One row a statement with everything joined. Start here.
SELECT
    s.id,                                      -- number of the statement in this file
    s.dated,                                   -- day of the saying, else of publication, YYYY-MM-DD; NULL where neither is known
    s.dated_basis,                             -- which of the two it is: said, published, none
    s.said_on,                                 -- day of the saying, NULL where the text gives none
    (SELECT group_concat(name, '; ') FROM (
        SELECT sp.name FROM statement_speakers ss JOIN speakers sp ON sp.id = ss.speaker
        WHERE ss.statement = s.id ORDER BY ss.n)) AS speakers,    -- who spoke, joined by '; '
    (SELECT group_concat(office, '; ') FROM (
        SELECT ss.office FROM statement_speakers ss
        WHERE ss.statement = s.id AND ss.office IS NOT NULL ORDER BY ss.n)) AS offices,  -- offices held on that day, else as the page has them
    (SELECT group_concat(name, '; ') FROM (
        SELECT pr.name FROM statement_speakers ss JOIN speakers pr ON pr.id = ss.principal
        WHERE ss.statement = s.id GROUP BY pr.id ORDER BY min(ss.n))) AS principals,  -- governments or bodies spoken for; NULL for one who speaks for himself
    s.act,                                     -- what it does: agree, consult, support, concede, request, accuse, reject, threaten, else state
    (SELECT cooperation FROM acts WHERE acts.act = s.act) AS cooperation,  -- PLOVER's score of the act, -10 to 10; NULL for state
    (SELECT source FROM acts WHERE acts.act = s.act) AS cooperation_source,  -- where that score is from
    s.reaffirms,                               -- 1 where the text says that it is not new
    s.content,                                 -- the attributed words; stretches of a broken quotation joined by ' … '
    s.quote,                                   -- how much stands in quotation marks: direct, mixed, indirect
    s.cue,                                     -- lemma of the word that attributes: say, according to
    s.surface,                                 -- the words that name the speaker where the cue stands
    v.name AS via,                             -- through whom the article has it, NULL where it has it itself
    (SELECT group_concat(topic, '; ') FROM (
        SELECT st.topic FROM statement_topics st WHERE st.statement = s.id ORDER BY st.n)) AS topics,  -- ids of topics, the weightiest first
    CASE WHEN s.withdrawn_in IS NOT NULL OR l.withdrawn_at IS NOT NULL THEN 'withdrawn' ELSE s.status END AS status,  -- new, restated, carried (a copy) or withdrawn (the article as it is now lacks it, or is withdrawn itself); NULL until matched
    s.position,                                -- id of its position, see v_positions
    o.name AS outlet,                          -- who published it
    av.title,                                  -- headline
    av.published,                              -- day of publication, in the outlet's zone
    av.published_basis,                        -- where that is from: page, url, given, none
    coalesce(a.canonical_url, (SELECT min(url) FROM urls WHERE urls.article = a.id)) AS url,  -- where to read it
    s.article,                                 -- id of the article, see v_articles
    s.version,                                 -- id of the newest version of the article that has it
    s.label,                                   -- number within the article: 7, and 7.1 for one inside it
    (SELECT p.label FROM statements p WHERE p.id = s.parent) AS parent,  -- number of the statement that it stands inside
    s.rule,                                    -- the rule that found it
    s.parser_version                           -- the parser that found it
FROM statements s
LEFT JOIN article_versions av ON av.id = s.version
LEFT JOIN articles a ON a.id = s.article
LEFT JOIN outlets o ON o.outlet = a.outlet
LEFT JOIN speakers v ON v.id = s.via
LEFT JOIN looks l ON l.article = s.article
WHERE s.dropped_by IS NULL;

DROP VIEW v_articles;
CREATE VIEW v_articles AS
-- One row an article as it was last seen.
SELECT
    a.id,                                      -- number of the article in this file
    o.name AS outlet,                          -- who published it
    a.content_id,                              -- the outlet's own id of it
    av.title,                                  -- headline
    (SELECT group_concat(name, '; ') FROM (
        SELECT b.name FROM bylines b WHERE b.version = av.id ORDER BY b.n)) AS bylines,  -- authors as printed, joined by '; '
    av.source,                                 -- source credit as printed
    av.editor,                                 -- editor as printed
    av.section,                                -- breadcrumb as printed
    av.published,                              -- day of publication, YYYY-MM-DD, in the outlet's zone
    av.published_basis,                        -- where that is from: page, url, given, none
    av.page_date,                              -- day that the page prints
    av.url_date,                               -- day in the URL
    coalesce(a.canonical_url, (SELECT min(url) FROM urls WHERE urls.article = a.id)) AS url,  -- where to read it
    (SELECT count(*) FROM article_versions n WHERE n.article = a.id) AS versions,  -- how many texts it has had
    (SELECT count(*) FROM statements s
     WHERE s.article = a.id AND s.withdrawn_in IS NULL AND s.dropped_by IS NULL) AS statements,  -- how many stand in it
    av.template,                               -- the page template by which it was read
    av.parser_version,                         -- the parser that read it
    (SELECT sn.failure FROM snapshots sn WHERE sn.article = a.id ORDER BY sn.id DESC LIMIT 1) AS failure,  -- why it could not be read, NULL where it could
    a.first_seen_at,                           -- UTC
    a.last_seen_at,                            -- UTC
    c.of AS copy_of,                           -- id of the article of which it is a copy or an excerpt, see v_copies; NULL where it is none
    l.looked_at,                               -- when its outlet was last asked for it, UTC
    l.gone_at,                                 -- since when it is not there, UTC; NULL while it is
    l.withdrawn_at                             -- when that was seen again, a day or more later, UTC; NULL while it stands
FROM articles a
LEFT JOIN outlets o ON o.outlet = a.outlet
LEFT JOIN article_versions av ON av.id = a.current_version
LEFT JOIN copies c ON c.article = a.id
LEFT JOIN looks l ON l.article = a.id;
