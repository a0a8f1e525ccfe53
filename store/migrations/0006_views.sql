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
    CASE WHEN s.withdrawn_in IS NOT NULL THEN 'withdrawn' ELSE s.status END AS status,
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
WHERE s.dropped_by IS NULL;

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
    a.last_seen_at
FROM articles a
JOIN outlets o ON o.outlet = a.outlet
LEFT JOIN article_versions av ON av.id = a.current_version;

CREATE VIEW v_positions AS
-- One row a position: who holds it, the statement that opened it, how often and when it was stated. Copies are not counted.
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
JOIN statements s ON s.position = p.id AND s.withdrawn_in IS NULL AND s.dropped_by IS NULL
JOIN statements opener ON opener.id = (
    SELECT id FROM statements f
    WHERE f.position = p.id AND f.withdrawn_in IS NULL AND f.dropped_by IS NULL
    ORDER BY f.status <> 'new', f.dated IS NULL, f.dated, f.id LIMIT 1)
WHERE p.merged_into IS NULL
GROUP BY p.id;

CREATE VIEW v_unresolved AS
-- Named speakers that the reference data does not know, the most heard first: a person's work queue.
SELECT
    sp.id,
    sp.name,
    sp.kind,
    count(DISTINCT s.id) AS statements,
    count(DISTINCT s.article) AS articles,
    min(s.mention) AS mention,                 -- one of the fullest mentions
    min(ss.office) AS office,                  -- as a page has it
    min(ss.body) AS body,
    min(s.dated) AS first,
    max(s.dated) AS last
FROM speakers sp
JOIN statement_speakers ss ON ss.speaker = sp.id
JOIN statements s ON s.id = ss.statement AND s.dropped_by IS NULL
WHERE sp.known = 0 AND sp.kind <> 'unnamed'
GROUP BY sp.id
ORDER BY statements DESC, sp.name;

CREATE VIEW v_coverage AS
-- One row a run and source: what it answered and what came of it.
SELECT
    r.id AS run,
    r.started_at,
    r.finished_at,
    r.verdict,
    rs.source,
    rs.answered,
    rs.found,
    rs.new,
    rs.left_out,
    rs.state,
    rs.reason
FROM runs r
LEFT JOIN run_sources rs ON rs.run = r.id;
