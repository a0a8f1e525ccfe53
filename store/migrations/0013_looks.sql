CREATE TABLE looks (
    -- Articles that their outlets have on the web: when each was looked at last, and when it is to be looked at again.
    article INTEGER PRIMARY KEY REFERENCES articles (id),
    url TEXT NOT NULL,            -- the address that is asked
    etag TEXT,                    -- its entity tag, which makes the next request conditional; NULL where it had none
    last_modified TEXT,           -- its Last-Modified, as the outlet wrote it; NULL where it had none
    looked_at TEXT NOT NULL,      -- when the outlet last answered, ISO 8601, UTC
    due_at TEXT,                  -- when it is to be looked at again, ISO 8601, UTC; NULL until what was had is read
    gone_at TEXT,                 -- when it was first not there (404, 410) since it last was, ISO 8601, UTC; NULL while it is there
    withdrawn_at TEXT,            -- when it was not there again, a day or more later: the outlet has withdrawn it; NULL while it stands
    CHECK (withdrawn_at IS NULL OR gone_at IS NOT NULL)
) STRICT;
CREATE INDEX looks_due_at ON looks (due_at);
CREATE INDEX looks_withdrawn ON looks (article) WHERE withdrawn_at IS NOT NULL;

-- Articles that were fetched before: as far as the requests are kept.
INSERT INTO looks (article, url, looked_at)
SELECT u.article, min(u.url), max(r.asked_at)
FROM requests r JOIN urls u ON u.url = r.url WHERE r.outcome = 'fetched' GROUP BY u.article;

CREATE VIEW v_standing AS
-- The rows of statements that stand: neither the parser nor the outlet has taken them back.
SELECT s.* FROM statements s
WHERE s.withdrawn_in IS NULL AND s.dropped_by IS NULL
  AND NOT EXISTS (SELECT 1 FROM looks l WHERE l.article = s.article AND l.withdrawn_at IS NOT NULL);

DROP VIEW v_statements;
CREATE VIEW v_statements AS
-- One row a statement with everything joined. Start here.
SELECT
    s.id,
    s.dated,                                   -- said_on, else the day of publication
    s.dated_basis,
    s.said_on,
    (SELECT group_concat(name, '; ') FROM (
        SELECT sp.name FROM statement_speakers ss JOIN speakers sp ON sp.id = ss.speaker
        WHERE ss.statement = s.id ORDER BY ss.n)) AS speakers,
    (SELECT group_concat(office, '; ') FROM (
        SELECT ss.office FROM statement_speakers ss
        WHERE ss.statement = s.id AND ss.office IS NOT NULL ORDER BY ss.n)) AS offices,
    (SELECT group_concat(name, '; ') FROM (
        SELECT pr.name FROM statement_speakers ss JOIN speakers pr ON pr.id = ss.principal
        WHERE ss.statement = s.id GROUP BY pr.id ORDER BY min(ss.n))) AS principals,  -- who is spoken for
    s.act,
    s.reaffirms,
    s.content,
    s.quote,
    s.cue,
    s.surface,
    v.name AS via,
    (SELECT group_concat(topic, '; ') FROM (
        SELECT st.topic FROM statement_topics st WHERE st.statement = s.id ORDER BY st.n)) AS topics,
    -- withdrawn: the article as it is now lacks it, or the outlet has withdrawn the article
    CASE WHEN s.withdrawn_in IS NOT NULL OR l.withdrawn_at IS NOT NULL THEN 'withdrawn' ELSE s.status END AS status,
    s.position,
    o.name AS outlet,
    av.title,
    av.published,
    av.published_basis,
    coalesce(a.canonical_url, (SELECT min(url) FROM urls WHERE urls.article = a.id)) AS url,
    s.article,
    s.version,
    s.label,
    (SELECT p.label FROM statements p WHERE p.id = s.parent) AS parent,
    s.rule,
    s.parser_version
FROM statements s
JOIN article_versions av ON av.id = s.version
JOIN articles a ON a.id = s.article
JOIN outlets o ON o.outlet = a.outlet
LEFT JOIN speakers v ON v.id = s.via
LEFT JOIN looks l ON l.article = s.article
WHERE s.dropped_by IS NULL;

DROP VIEW v_articles;
CREATE VIEW v_articles AS
-- One row an article as it was last seen.
SELECT
    a.id,
    o.name AS outlet,
    a.content_id,
    av.title,
    (SELECT group_concat(name, '; ') FROM (
        SELECT b.name FROM bylines b WHERE b.version = av.id ORDER BY b.n)) AS bylines,
    av.source,
    av.editor,
    av.section,
    av.published,
    av.published_basis,
    av.page_date,
    av.url_date,
    coalesce(a.canonical_url, (SELECT min(url) FROM urls WHERE urls.article = a.id)) AS url,
    (SELECT count(*) FROM article_versions n WHERE n.article = a.id) AS versions,
    (SELECT count(*) FROM statements s
     WHERE s.article = a.id AND s.withdrawn_in IS NULL AND s.dropped_by IS NULL) AS statements,
    av.template,
    av.parser_version,
    (SELECT sn.failure FROM snapshots sn WHERE sn.article = a.id ORDER BY sn.id DESC LIMIT 1) AS failure,
    a.first_seen_at,
    a.last_seen_at,
    c.of AS copy_of,                           -- the article of which it is a copy or an excerpt, see v_copies
    l.looked_at,                               -- when its outlet was last asked for it
    l.gone_at,                                 -- since when it is not there
    l.withdrawn_at                             -- when that was seen again, a day or more later
FROM articles a
JOIN outlets o ON o.outlet = a.outlet
LEFT JOIN article_versions av ON av.id = a.current_version
LEFT JOIN copies c ON c.article = a.id
LEFT JOIN looks l ON l.article = a.id;

DROP VIEW v_positions;
CREATE VIEW v_positions AS
-- One row a position: who holds it, the statement that opened it, how often and when it was stated. Copies are not counted, nor what was withdrawn.
SELECT
    p.id,
    p.holder,
    opener.act,
    opener.content,
    opener.id AS opened_by,
    count(*) FILTER (WHERE s.status <> 'carried') AS times,
    count(*) FILTER (WHERE s.status = 'carried') AS copies,
    min(s.dated) AS first,
    max(s.dated) AS last
FROM positions p
JOIN v_standing s ON s.position = p.id
JOIN statements opener ON opener.id = (
    SELECT id FROM v_standing f WHERE f.position = p.id
    ORDER BY f.status <> 'new', f.dated IS NULL, f.dated, f.id LIMIT 1)
WHERE p.merged_into IS NULL
GROUP BY p.id;
