CREATE TABLE acts (
    -- What a statement can do, with the cooperation score of PLOVER, the ontology of event data whose types the acts are.
    act TEXT PRIMARY KEY,     -- as in statements.act
    tone INTEGER NOT NULL CHECK (tone IN (-1, 0, 1)),  -- as in stances: 1 cooperative, -1 hostile, 0 neither
    cooperation REAL,         -- PLOVER's score on Goldstein's scale of -10 (conflict) to 10 (cooperation); NULL for state, which is no event
    source TEXT NOT NULL      -- where the score is from
) STRICT;
-- The table prints 3 for ACCUSE, between modes of -2, -3.5 and -3.5: its sign is missing.
INSERT INTO acts (act, tone, cooperation, source)
SELECT column1, column2, column3, coalesce(column4, 'PLOVER codebook, draft 2.0, table of conflict–cooperation scores')
FROM (VALUES
    ('agree', 1, 2.5, NULL), ('consult', 1, 2.5, NULL), ('support', 1, 5.0, NULL), ('concede', 1, 4.5, NULL),
    ('request', 0, 0.0, NULL), ('reject', -1, -2.0, NULL), ('threaten', -1, -3.5, NULL),
    ('accuse', -1, -3.0, 'PLOVER codebook, draft 2.0, table of conflict–cooperation scores: printed without its sign'),
    ('state', 0, NULL, 'no event type of PLOVER'));

CREATE TABLE tallies (
    -- How often each principal did what on a topic in a month, kept by triggers. Copies and what is withdrawn are not counted.
    principal INTEGER NOT NULL REFERENCES speakers (id),  -- as in stances
    topic TEXT NOT NULL REFERENCES topics (topic),  -- as in stances
    month TEXT NOT NULL,      -- YYYY-MM of the statements
    act TEXT NOT NULL REFERENCES acts (act),  -- what they do
    statements INTEGER NOT NULL,  -- how many there are, which may have come down to 0
    PRIMARY KEY (principal, topic, month, act)
) STRICT, WITHOUT ROWID;
CREATE INDEX tallies_topic ON tallies (topic);
CREATE INDEX tallies_act ON tallies (act);

CREATE TABLE position_counts (
    -- How often each position was stated, kept by triggers. What is withdrawn is not counted.
    position INTEGER PRIMARY KEY REFERENCES positions (id) ON DELETE CASCADE,
    holder TEXT NOT NULL,     -- as in positions
    times INTEGER NOT NULL,   -- statements of it, copies not counted
    copies INTEGER NOT NULL   -- copies that other outlets carried
) STRICT;
CREATE INDEX position_counts_holder ON position_counts (holder, times);

CREATE TABLE untold (
    -- Statements that no digest has told, kept by triggers: what the next digest chooses from.
    statement INTEGER PRIMARY KEY REFERENCES statements (id) ON DELETE CASCADE
) STRICT;

CREATE INDEX statements_standing ON statements (position, dated) WHERE withdrawn_in IS NULL AND dropped_by IS NULL;
CREATE INDEX statements_opening ON statements (position) WHERE status = 'new';
CREATE INDEX statements_gaps ON statements (dated) WHERE reaffirms = 1 AND status = 'new';
CREATE INDEX statements_dropped ON statements (dropped_by) WHERE dropped_by IS NOT NULL;
CREATE INDEX statement_speakers_joint ON statement_speakers (statement) WHERE n = 2;

CREATE TRIGGER untold_from_statements AFTER INSERT ON statements
BEGIN
    INSERT INTO untold (statement) VALUES (new.id);
END;

CREATE TRIGGER untold_until_told AFTER INSERT ON digest_items WHEN new.kind = 'said'
BEGIN
    DELETE FROM untold WHERE statement = new.statement;
END;

CREATE TRIGGER untold_again AFTER DELETE ON digest_items WHEN old.kind = 'said'
BEGIN
    INSERT OR IGNORE INTO untold (statement) SELECT id FROM statements WHERE id = old.statement;
END;

CREATE TRIGGER tallies_from_stances AFTER INSERT ON stances
BEGIN
    INSERT INTO tallies (principal, topic, month, act, statements)
    SELECT new.principal, new.topic, substr(new.dated, 1, 7), act, 1 FROM v_standing
    WHERE id = new.statement AND status <> 'carried'
    ON CONFLICT DO UPDATE SET statements = statements + 1;
END;

CREATE TRIGGER tallies_without_stances AFTER DELETE ON stances
BEGIN
    UPDATE tallies SET statements = statements - 1
    WHERE principal = old.principal AND topic = old.topic AND month = substr(old.dated, 1, 7) AND act = (
        SELECT act FROM v_standing WHERE id = old.statement AND status <> 'carried');
END;

CREATE TRIGGER stances_before_statements BEFORE DELETE ON statements
-- Before, not through the foreign key: what they count for is read from the statement.
BEGIN
    DELETE FROM stances WHERE statement = old.id;
END;

CREATE TRIGGER tallies_before_change BEFORE UPDATE OF act, status, withdrawn_in, dropped_by ON statements
WHEN (new.act, new.status, new.withdrawn_in, new.dropped_by) IS NOT (old.act, old.status, old.withdrawn_in, old.dropped_by)
 AND old.status <> 'carried' AND old.withdrawn_in IS NULL AND old.dropped_by IS NULL
 AND NOT EXISTS (SELECT 1 FROM looks WHERE article = old.article AND withdrawn_at IS NOT NULL)
BEGIN
    UPDATE tallies SET statements = tallies.statements - 1
    FROM stances st
    WHERE st.statement = old.id AND tallies.principal = st.principal AND tallies.topic = st.topic
      AND tallies.month = substr(st.dated, 1, 7) AND tallies.act = old.act;
END;

CREATE TRIGGER tallies_after_change AFTER UPDATE OF act, status, withdrawn_in, dropped_by ON statements
WHEN (new.act, new.status, new.withdrawn_in, new.dropped_by) IS NOT (old.act, old.status, old.withdrawn_in, old.dropped_by)
 AND new.status <> 'carried' AND new.withdrawn_in IS NULL AND new.dropped_by IS NULL
 AND NOT EXISTS (SELECT 1 FROM looks WHERE article = new.article AND withdrawn_at IS NOT NULL)
BEGIN
    INSERT INTO tallies (principal, topic, month, act, statements)
    SELECT principal, topic, substr(dated, 1, 7), new.act, 1 FROM stances WHERE statement = new.id
    ON CONFLICT DO UPDATE SET statements = statements + 1;
END;

CREATE TRIGGER position_counts_from_statements AFTER INSERT ON statements
WHEN new.position IS NOT NULL AND new.status IS NOT NULL AND new.withdrawn_in IS NULL AND new.dropped_by IS NULL
 AND NOT EXISTS (SELECT 1 FROM looks WHERE article = new.article AND withdrawn_at IS NOT NULL)
BEGIN
    INSERT INTO position_counts (position, holder, times, copies)
    SELECT id, holder, new.status <> 'carried', new.status = 'carried' FROM positions WHERE id = new.position
    ON CONFLICT DO UPDATE SET times = times + excluded.times, copies = copies + excluded.copies;
END;

CREATE TRIGGER position_counts_before_change BEFORE UPDATE OF position, status, withdrawn_in, dropped_by ON statements
WHEN (new.position, new.status, new.withdrawn_in, new.dropped_by)
     IS NOT (old.position, old.status, old.withdrawn_in, old.dropped_by)
 AND old.status IS NOT NULL AND old.withdrawn_in IS NULL AND old.dropped_by IS NULL
 AND NOT EXISTS (SELECT 1 FROM looks WHERE article = old.article AND withdrawn_at IS NOT NULL)
BEGIN
    UPDATE position_counts SET times = times - (old.status <> 'carried'), copies = copies - (old.status = 'carried')
    WHERE position = old.position;
END;

CREATE TRIGGER position_counts_after_change AFTER UPDATE OF position, status, withdrawn_in, dropped_by ON statements
WHEN (new.position, new.status, new.withdrawn_in, new.dropped_by)
     IS NOT (old.position, old.status, old.withdrawn_in, old.dropped_by)
 AND new.position IS NOT NULL AND new.status IS NOT NULL AND new.withdrawn_in IS NULL AND new.dropped_by IS NULL
 AND NOT EXISTS (SELECT 1 FROM looks WHERE article = new.article AND withdrawn_at IS NOT NULL)
BEGIN
    INSERT INTO position_counts (position, holder, times, copies)
    SELECT id, holder, new.status <> 'carried', new.status = 'carried' FROM positions WHERE id = new.position
    ON CONFLICT DO UPDATE SET times = times + excluded.times, copies = copies + excluded.copies;
END;

CREATE TRIGGER position_counts_without_statements AFTER DELETE ON statements
WHEN old.status IS NOT NULL AND old.withdrawn_in IS NULL AND old.dropped_by IS NULL
 AND NOT EXISTS (SELECT 1 FROM looks WHERE article = old.article AND withdrawn_at IS NOT NULL)
BEGIN
    UPDATE position_counts SET times = times - (old.status <> 'carried'), copies = copies - (old.status = 'carried')
    WHERE position = old.position;
END;

CREATE TRIGGER counts_without_articles AFTER UPDATE OF withdrawn_at ON looks
WHEN old.withdrawn_at IS NULL AND new.withdrawn_at IS NOT NULL
BEGIN
    UPDATE tallies SET statements = tallies.statements - gone.statements
    FROM (SELECT st.principal, st.topic, substr(st.dated, 1, 7) AS month, s.act, count(*) AS statements
          FROM statements s JOIN stances st ON st.statement = s.id
          WHERE s.article = new.article AND s.status <> 'carried' AND s.withdrawn_in IS NULL AND s.dropped_by IS NULL
          GROUP BY 1, 2, 3, 4) AS gone
    WHERE tallies.principal = gone.principal AND tallies.topic = gone.topic AND tallies.month = gone.month
      AND tallies.act = gone.act;
    UPDATE position_counts SET times = position_counts.times - gone.times, copies = position_counts.copies - gone.copies
    FROM (SELECT s.position, sum(s.status <> 'carried') AS times, sum(s.status = 'carried') AS copies
          FROM statements s
          WHERE s.article = new.article AND s.status IS NOT NULL AND s.withdrawn_in IS NULL AND s.dropped_by IS NULL
          GROUP BY s.position) AS gone
    WHERE position_counts.position = gone.position;
END;

CREATE TRIGGER counts_with_articles AFTER UPDATE OF withdrawn_at ON looks
WHEN old.withdrawn_at IS NOT NULL AND new.withdrawn_at IS NULL
BEGIN
    INSERT INTO tallies (principal, topic, month, act, statements)
    SELECT st.principal, st.topic, substr(st.dated, 1, 7), s.act, count(*)
    FROM statements s JOIN stances st ON st.statement = s.id
    WHERE s.article = new.article AND s.status <> 'carried' AND s.withdrawn_in IS NULL AND s.dropped_by IS NULL
    GROUP BY 1, 2, 3, 4
    ON CONFLICT DO UPDATE SET statements = statements + excluded.statements;
    INSERT INTO position_counts (position, holder, times, copies)
    SELECT p.id, p.holder, sum(s.status <> 'carried'), sum(s.status = 'carried')
    FROM statements s JOIN positions p ON p.id = s.position
    WHERE s.article = new.article AND s.status IS NOT NULL AND s.withdrawn_in IS NULL AND s.dropped_by IS NULL
    GROUP BY p.id
    ON CONFLICT DO UPDATE SET times = times + excluded.times, copies = copies + excluded.copies;
END;

INSERT INTO tallies (principal, topic, month, act, statements)
SELECT st.principal, st.topic, substr(st.dated, 1, 7), s.act, count(*)
FROM stances st JOIN v_standing s ON s.id = st.statement
WHERE s.status <> 'carried'
GROUP BY 1, 2, 3, 4;

INSERT INTO position_counts (position, holder, times, copies)
SELECT p.id, p.holder, sum(s.status <> 'carried'), sum(s.status = 'carried')
FROM v_standing s JOIN positions p ON p.id = s.position
WHERE s.status IS NOT NULL
GROUP BY p.id;

INSERT INTO untold (statement)
SELECT id FROM statements s
WHERE NOT EXISTS (SELECT 1 FROM digest_items i WHERE i.statement = s.id AND i.kind = 'said');

DROP VIEW v_statements;
DROP VIEW v_articles;
DROP VIEW v_positions;
DROP VIEW v_unresolved;
DROP VIEW v_coverage;
DROP VIEW v_copies;
DROP VIEW v_carriers;
DROP VIEW v_sources;

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
JOIN article_versions av ON av.id = s.version
JOIN articles a ON a.id = s.article
JOIN outlets o ON o.outlet = a.outlet
LEFT JOIN speakers v ON v.id = s.via
LEFT JOIN looks l ON l.article = s.article
WHERE s.dropped_by IS NULL;

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
JOIN outlets o ON o.outlet = a.outlet
LEFT JOIN article_versions av ON av.id = a.current_version
LEFT JOIN copies c ON c.article = a.id
LEFT JOIN looks l ON l.article = a.id;

CREATE VIEW v_copies AS
-- One row an article that is a copy or an excerpt of another, with what both credit as their source.
SELECT
    c.article,                                 -- id of the copy in v_articles
    o.name AS outlet,                          -- who published the copy
    av.title,                                  -- its headline
    av.source AS credit,                       -- the source that it credits
    av.published,                              -- day of its publication, YYYY-MM-DD
    coalesce(a.canonical_url, (SELECT min(url) FROM urls WHERE urls.article = a.id)) AS url,  -- where to read it
    c.kind,                                    -- copy (the same text), excerpt (a part of it) or extended (all of it and more)
    c.likeness,                                -- how much of the words they share, 0 to 1
    c.basis,                                   -- why the other is taken for the original: credit, published, seen, length
    c.of,                                      -- id of the original
    oo.name AS of_outlet,                      -- who published the original
    ov.title AS of_title,                      -- its headline
    ov.source AS of_credit,                    -- the source that it credits
    ov.published AS of_published,              -- day of its publication
    coalesce(oa.canonical_url, (SELECT min(url) FROM urls WHERE urls.article = oa.id)) AS of_url  -- where to read it
FROM copies c
JOIN articles a ON a.id = c.article
JOIN outlets o ON o.outlet = a.outlet
JOIN articles oa ON oa.id = c.of
JOIN outlets oo ON oo.outlet = oa.outlet
LEFT JOIN article_versions av ON av.id = a.current_version
LEFT JOIN article_versions ov ON ov.id = oa.current_version;

CREATE VIEW v_carriers AS
-- One row a statement that several articles have and an article that has it, the one where it counts among them.
SELECT
    coalesce(c.of, s.id) AS statement,         -- id of the statement that counts, in v_statements
    s.id AS carried_as,                        -- its id as this article has it
    s.status,                                  -- its status in this article
    s.article,                                 -- id of the article
    o.name AS outlet,                          -- who published it
    av.source AS credit,                       -- source credit as this article prints it
    av.published,                              -- day of publication, YYYY-MM-DD
    coalesce(a.canonical_url, (SELECT min(url) FROM urls WHERE urls.article = a.id)) AS url,  -- where to read it
    s.content                                  -- the words in this article
FROM statements s
JOIN article_versions av ON av.id = s.version
JOIN articles a ON a.id = s.article
JOIN outlets o ON o.outlet = a.outlet
LEFT JOIN carried c ON c.statement = s.id
WHERE s.withdrawn_in IS NULL AND s.dropped_by IS NULL
  AND (c.of IS NOT NULL OR EXISTS (SELECT 1 FROM carried k WHERE k.of = s.id));

CREATE VIEW v_positions AS
-- One row a position that stands: who holds it, the statement that opened it, how often and when it was stated.
SELECT
    p.id,                                      -- number of the position in this file
    p.holder,                                  -- whose it is; joined by '; ' where it is stated jointly
    opener.act,                                -- what the statement that opened it does
    ac.cooperation,                            -- PLOVER's score of that act, -10 to 10; NULL for state
    opener.content,                            -- its words
    opener.id AS opened_by,                    -- its id in v_statements
    c.times,                                   -- how often the position was stated, copies not counted
    c.copies,                                  -- how many copies other outlets carried
    (SELECT min(s.dated) FROM v_standing s WHERE s.position = p.id) AS first,  -- day of the first statement, YYYY-MM-DD
    (SELECT max(s.dated) FROM v_standing s WHERE s.position = p.id) AS last,  -- day of the last
    coalesce(a.canonical_url, (SELECT min(url) FROM urls WHERE urls.article = a.id)) AS url  -- where the one that opened it is to be read
FROM positions p
JOIN position_counts c ON c.position = p.id AND c.times + c.copies > 0
JOIN statements opener ON opener.id = coalesce(
    (SELECT f.id FROM v_standing f WHERE f.position = p.id AND f.status = 'new'),
    (SELECT f.id FROM v_standing f WHERE f.position = p.id ORDER BY f.dated IS NULL, f.dated, f.id LIMIT 1))
JOIN acts ac ON ac.act = opener.act
JOIN articles a ON a.id = opener.article
WHERE p.merged_into IS NULL;

CREATE VIEW v_changes AS
-- One row a change of act in a principal's line on a topic. Requests, plain statements, copies and what is withdrawn are passed over.
SELECT
    sp.name AS principal,                      -- who is spoken for, else who speaks
    st.topic,                                  -- what it is about
    st.dated,                                  -- day of the later statement, YYYY-MM-DD
    CAST(julianday(st.dated) - julianday(bst.dated) AS INTEGER) AS days,  -- days from the earlier one to the later one
    b.act AS before_act,                       -- what the earlier statement does
    b.content AS before,                       -- its words
    s.act,                                     -- what the later statement does
    s.content,                                 -- its words
    round(ac.cooperation - bac.cooperation, 1) AS shift,  -- by how much PLOVER's score rose (above 0) or fell
    bst.tone AS before_tone,                   -- 1 cooperative, -1 hostile
    st.tone,                                   -- the same of the later one; where the two differ the tone has turned
    bst.dated AS before_dated,                 -- day of the earlier statement
    coalesce(ba.canonical_url, (SELECT min(url) FROM urls WHERE urls.article = ba.id)) AS before_url,  -- where the earlier one is to be read
    coalesce(a.canonical_url, (SELECT min(url) FROM urls WHERE urls.article = a.id)) AS url,  -- where the later one is to be read
    b.id AS before_statement,                  -- id of the earlier one in v_statements
    s.id AS statement,                         -- id of the later one
    sp.id AS principal_id                      -- id in speakers
FROM stances st
JOIN speakers sp ON sp.id = st.principal
JOIN v_standing s ON s.id = st.statement AND s.status <> 'carried'
JOIN stances bst ON bst.principal = st.principal AND bst.topic = st.topic AND bst.statement = (
    SELECT p.statement FROM stances p
    JOIN v_standing ps ON ps.id = p.statement AND ps.status <> 'carried'
    WHERE p.principal = st.principal AND p.topic = st.topic AND p.tone <> 0
      AND (p.dated, p.statement) < (st.dated, st.statement)
    ORDER BY p.dated DESC, p.statement DESC LIMIT 1)
JOIN statements b ON b.id = bst.statement
JOIN articles a ON a.id = s.article
JOIN articles ba ON ba.id = b.article
JOIN acts ac ON ac.act = s.act
JOIN acts bac ON bac.act = b.act
WHERE st.tone <> 0 AND s.act <> b.act;

CREATE VIEW v_unresolved AS
-- Named speakers that the reference data does not know, the most heard first: a person's work queue.
SELECT
    sp.id,                                     -- id in speakers
    sp.name,                                   -- the name as the record has it
    sp.kind,                                   -- person, body or government
    count(DISTINCT s.id) AS statements,        -- how many statements
    count(DISTINCT s.article) AS articles,     -- in how many articles
    min(s.mention) AS mention,                 -- one of the fullest mentions
    min(ss.office) AS office,                  -- as a page has it
    min(ss.body) AS body,                      -- the body of that office
    min(s.dated) AS first,                     -- day of the first statement, YYYY-MM-DD
    max(s.dated) AS last                       -- day of the last
FROM speakers sp
JOIN statement_speakers ss ON ss.speaker = sp.id
JOIN statements s ON s.id = ss.statement AND s.dropped_by IS NULL
WHERE sp.known = 0 AND sp.kind <> 'unnamed'
GROUP BY sp.id
ORDER BY statements DESC, sp.name;

CREATE VIEW v_coverage AS
-- One row a run and source: what it answered and what came of it.
SELECT
    r.id AS run,                               -- number of the run
    r.started_at,                              -- UTC
    r.finished_at,                             -- UTC; NULL while it runs or after it was cut off
    r.verdict,                                 -- ok, quiet, degraded or broken
    rs.source,                                 -- name of the source in the settings
    rs.kind,                                   -- its kind in the settings; empty where not known
    rs.answered,                               -- 1 where it answered at all
    rs.found,                                  -- articles that it named
    rs.new,                                    -- articles, or changed articles, first seen in this run
    rs.left_out,                               -- articles that it named and that could not be had or read
    rs.set_aside,                              -- articles that were left out on purpose
    rs.state,                                  -- ok, quiet, stale, empty, failing or unparsable
    rs.reason,                                 -- why it is in that state or why articles were left out
    rs.listed,                                 -- articles on the first page of its list; NULL where it has none or it was unchanged
    rs.newest,                                 -- day of the newest item of its list; NULL where none is known
    rs.pages,                                  -- new pages that were to be read, without those set aside
    rs.with_body,                              -- those of them that could be read as an article with a body
    rs.with_title,                             -- those with a headline
    rs.with_date,                              -- those on which a date is printed
    rs.with_statements                         -- those in which a statement was found
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
    t.source,                                  -- name of the source in the settings
    t.kind,                                    -- its kind in the settings
    t.run,                                     -- the last run that looked at it
    t.started_at AS looked_at,                 -- when that run began, UTC
    t.answered,                                -- 1 where it answered then
    t.state,                                   -- ok, quiet, stale, empty, failing or unparsable
    (SELECT min(h.started_at) FROM told h WHERE h.source = t.source AND h.run > coalesce(
        (SELECT max(o.run) FROM told o WHERE o.source = t.source AND o.health <> t.health), 0)) AS since,  -- since when it is in that state, UTC; ok and quiet are one
    t.reason,                                  -- why it is in that state
    max(h.started_at) FILTER (WHERE h.answered) AS last_answer,  -- when it last answered, UTC
    max(h.started_at) FILTER (WHERE h.health = 'ok') AS last_success,  -- when it was last ok or quiet, UTC
    max(h.started_at) FILTER (WHERE h.new > 0) AS last_new,  -- when it last brought something new, UTC
    max(h.newest) AS newest,                   -- day of the newest item that its list ever had
    count(*) AS runs,                          -- how many runs looked at it
    sum(h.new) AS articles,                    -- articles, or changed articles, that it brought
    sum(h.left_out) AS left_out,               -- articles that could not be had or read
    sum(h.set_aside) AS set_aside,             -- articles that were left out on purpose
    sum(h.pages) AS pages,                     -- pages that were to be read
    round(1.0 * sum(h.with_body) / nullif(sum(h.pages), 0), 3) AS body_rate,  -- share of these that have a body
    round(1.0 * sum(h.with_title) / nullif(sum(h.pages), 0), 3) AS title_rate,  -- share with a headline
    round(1.0 * sum(h.with_date) / nullif(sum(h.pages), 0), 3) AS date_rate,  -- share with a printed date
    round(1.0 * sum(h.with_statements) / nullif(sum(h.pages), 0), 3) AS statements_rate  -- share with a statement
FROM told t
JOIN told h ON h.source = t.source
WHERE t.run = (SELECT max(run) FROM told l WHERE l.source = t.source)
GROUP BY t.source;

CREATE VIEW v_names AS
-- All names by which a speaker can be asked for: the canonical ones and the others.
SELECT
    name,                                      -- Beijing, China, MFA …
    id AS speaker,                             -- id in speakers
    kind,                                      -- person, body, government or unnamed
    CASE kind WHEN 'government' THEN 0 WHEN 'body' THEN 1 WHEN 'person' THEN 2 ELSE 3 END AS rank  -- the lower, the likelier it is meant where several have the name
FROM speakers
UNION ALL
SELECT al.alias, sp.id, sp.kind,
    CASE sp.kind WHEN 'government' THEN 4 WHEN 'body' THEN 5 WHEN 'person' THEN 6 ELSE 7 END
FROM aliases al JOIN speakers sp ON sp.id = al.speaker;
