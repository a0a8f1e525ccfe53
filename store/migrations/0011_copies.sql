CREATE TABLE credits (
    -- Names under which pages credit outlets, and their hosts. From seeds/outlets.csv, made anew when that changes.
    name TEXT PRIMARY KEY,       -- folded: small letters, no blanks
    outlet TEXT NOT NULL REFERENCES outlets (outlet)
) STRICT, WITHOUT ROWID;
CREATE INDEX credits_outlet ON credits (outlet);
-- The reference data is brought in once more, for this table.
DELETE FROM meta WHERE name = 'reference_sha256';

CREATE TABLE compared (
    -- Articles whose text has been compared with the others; what lacks here, or has another text now, is still to be.
    article INTEGER PRIMARY KEY REFERENCES articles (id),
    body_sha256 TEXT NOT NULL,   -- the text that was compared, as in article_versions
    prints INTEGER NOT NULL      -- how many fingerprints it has; 0 for a text too short to be told by
) STRICT;

CREATE TABLE prints (
    -- Index by which articles that share text are found: fingerprints of runs of words.
    print INTEGER NOT NULL,      -- hash of a run of words
    article INTEGER NOT NULL REFERENCES articles (id),
    PRIMARY KEY (print, article)
) STRICT, WITHOUT ROWID;
CREATE INDEX prints_article ON prints (article);

CREATE TABLE ties (
    -- Pairs of articles of which one is a copy or an excerpt of the other; each pair in both directions.
    article INTEGER NOT NULL REFERENCES articles (id),
    other INTEGER NOT NULL REFERENCES articles (id),
    kind TEXT NOT NULL CHECK (kind IN ('copy', 'excerpt', 'whole')),  -- what article is to other
    likeness REAL NOT NULL,      -- share of the runs of words of both that both have, 0 to 1
    contained REAL NOT NULL,     -- share of the runs of words of the shorter that the longer has, 0 to 1
    PRIMARY KEY (article, other)
) STRICT, WITHOUT ROWID;
CREATE INDEX ties_other ON ties (other);

CREATE TABLE copies (
    -- Articles that are copies of another, each with the one that is taken for its original. Read from ties.
    article INTEGER PRIMARY KEY REFERENCES articles (id),
    of INTEGER NOT NULL REFERENCES articles (id),  -- the original
    kind TEXT NOT NULL CHECK (kind IN ('copy', 'excerpt', 'extended')),  -- the same text, a part of it, or all of it and more
    likeness REAL NOT NULL,      -- of a copy: share of the runs of words of both that both have; else share of the shorter that the longer has
    basis TEXT NOT NULL CHECK (basis IN ('credit', 'published', 'seen', 'length'))  -- why of is taken for the original: its outlet is credited, published first, seen first, the longer text
) STRICT;
CREATE INDEX copies_of ON copies (of);

CREATE TABLE carried (
    -- Statements that are carried, each with the one that counts.
    statement INTEGER PRIMARY KEY REFERENCES statements (id) ON DELETE CASCADE,
    of INTEGER NOT NULL REFERENCES statements (id) ON DELETE CASCADE  -- the statement that counts
) STRICT;
CREATE INDEX carried_of ON carried (of);

-- Statements whose articles have got ties since they were matched: their status is to be settled anew.
CREATE INDEX statements_unsettled ON statements (id) WHERE status IS NULL AND position IS NOT NULL;

CREATE VIEW v_copies AS
-- One row an article that is a copy or an excerpt of another, with what both credit as their source.
SELECT
    c.article,
    o.name AS outlet,
    av.title,
    av.source AS credit,
    av.published,
    coalesce(a.canonical_url, (SELECT min(url) FROM urls WHERE urls.article = a.id)) AS url,
    c.kind,
    c.likeness,
    c.basis,
    c.of,
    oo.name AS of_outlet,
    ov.title AS of_title,
    ov.source AS of_credit,
    ov.published AS of_published,
    coalesce(oa.canonical_url, (SELECT min(url) FROM urls WHERE urls.article = oa.id)) AS of_url
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
    coalesce(c.of, s.id) AS statement,         -- the statement that counts
    s.id AS carried_as,                        -- its row in this article
    s.status,
    s.article,
    o.name AS outlet,
    av.source AS credit,                       -- source credit as this article prints it
    av.published,
    coalesce(a.canonical_url, (SELECT min(url) FROM urls WHERE urls.article = a.id)) AS url,
    s.content
FROM statements s
JOIN article_versions av ON av.id = s.version
JOIN articles a ON a.id = s.article
JOIN outlets o ON o.outlet = a.outlet
LEFT JOIN carried c ON c.statement = s.id
WHERE s.withdrawn_in IS NULL AND s.dropped_by IS NULL
  AND (c.of IS NOT NULL OR EXISTS (SELECT 1 FROM carried k WHERE k.of = s.id));

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
    c.of AS copy_of                            -- the article of which it is a copy or an excerpt, see v_copies
FROM articles a
JOIN outlets o ON o.outlet = a.outlet
LEFT JOIN article_versions av ON av.id = a.current_version
LEFT JOIN copies c ON c.article = a.id;
