CREATE TABLE runs (
    -- Cycles of the monitor. A run that was killed is taken up again by the next one and keeps its id.
    id INTEGER PRIMARY KEY,
    started_at TEXT NOT NULL,  -- ISO 8601, UTC
    resumed_at TEXT,           -- when a later start took it up again after it had been cut off, ISO 8601, UTC
    finished_at TEXT,          -- ISO 8601, UTC; NULL while it runs or after it was cut off
    verdict TEXT CHECK (verdict IN ('ok', 'quiet', 'degraded', 'broken'))  -- how it ended; NULL until then
) STRICT;

CREATE TABLE run_sources (
    -- What each source did in a run.
    run INTEGER NOT NULL REFERENCES runs (id),
    source TEXT NOT NULL,     -- name of the source: seeds
    answered INTEGER NOT NULL CHECK (answered IN (0, 1)),  -- 1 where it answered at all
    found INTEGER NOT NULL,   -- articles that it named
    new INTEGER NOT NULL,     -- articles, or changed articles, first seen in this run
    left_out INTEGER NOT NULL,  -- articles that it named and the run did not take
    state TEXT NOT NULL,      -- ok, quiet, stale, empty, failing or unparsable
    reason TEXT,              -- why it is in that state or why articles were left out
    PRIMARY KEY (run, source)
) STRICT, WITHOUT ROWID;
CREATE INDEX run_sources_source ON run_sources (source, run);

CREATE TABLE articles (
    -- Articles, by outlet and the outlet's own id of the content; not by URL.
    id INTEGER PRIMARY KEY,
    outlet TEXT NOT NULL REFERENCES outlets (outlet),  -- who carries it
    content_id TEXT NOT NULL,    -- the outlet's id of it: content_27305717, WS59bb8bc2…
    canonical_url TEXT,          -- the URL to cite; NULL where none is known
    current_version INTEGER REFERENCES article_versions (id),  -- the version last seen; NULL until it was parsed
    first_seen_at TEXT NOT NULL, -- ISO 8601, UTC
    last_seen_at TEXT NOT NULL,  -- ISO 8601, UTC
    UNIQUE (outlet, content_id)
) STRICT;
CREATE INDEX articles_current_version ON articles (current_version);

CREATE TABLE urls (
    -- Every address at which an article was found.
    url TEXT PRIMARY KEY,        -- as it was fetched
    article INTEGER NOT NULL REFERENCES articles (id),
    first_seen_at TEXT NOT NULL, -- ISO 8601, UTC
    last_seen_at TEXT NOT NULL   -- ISO 8601, UTC
) STRICT, WITHOUT ROWID;
CREATE INDEX urls_article ON urls (article);

CREATE TABLE blobs (
    -- Raw bytes as they came, once per content.
    id INTEGER PRIMARY KEY,
    sha256 TEXT NOT NULL UNIQUE, -- of the bytes before compression, hexadecimal
    size INTEGER NOT NULL,       -- bytes before compression
    codec TEXT NOT NULL CHECK (codec IN ('zstd')),  -- how data is compressed
    data BLOB NOT NULL           -- the compressed bytes
) STRICT;

CREATE TABLE snapshots (
    -- A content of an article as it was fetched. Seen again it is the same row.
    id INTEGER PRIMARY KEY,
    article INTEGER NOT NULL REFERENCES articles (id),
    blob INTEGER NOT NULL REFERENCES blobs (id),
    url TEXT,                    -- where this content was first fetched; NULL where it came from a file without one
    declared TEXT NOT NULL,      -- what the source said of it beyond its bytes, a JSON object: title, outlet, published …
    run INTEGER NOT NULL REFERENCES runs (id),  -- the run that first saw it
    first_seen_at TEXT NOT NULL, -- ISO 8601, UTC
    last_seen_at TEXT NOT NULL,  -- ISO 8601, UTC
    version INTEGER REFERENCES article_versions (id),  -- the version that it shows; NULL until it was parsed
    parser_version TEXT,         -- the parser that last read it, well or not; NULL until one did
    failure TEXT,                -- why that parser could not read it as an article; NULL where it could
    UNIQUE (article, blob)
) STRICT;
CREATE INDEX snapshots_blob ON snapshots (blob);
CREATE INDEX snapshots_run ON snapshots (run);
CREATE INDEX snapshots_version ON snapshots (version);
CREATE INDEX snapshots_parser_version ON snapshots (parser_version);

CREATE TABLE sightings (
    -- Each time that a run fetched an address.
    run INTEGER NOT NULL REFERENCES runs (id),
    url TEXT NOT NULL,           -- the address
    snapshot INTEGER NOT NULL REFERENCES snapshots (id),  -- what was there
    seen_at TEXT NOT NULL,       -- ISO 8601, UTC
    PRIMARY KEY (run, url)
) STRICT, WITHOUT ROWID;
CREATE INDEX sightings_snapshot ON sightings (snapshot);

CREATE TABLE article_versions (
    -- The texts that an article has had. A new one only when the normalized body changes.
    id INTEGER PRIMARY KEY,
    article INTEGER NOT NULL REFERENCES articles (id),
    number INTEGER NOT NULL,     -- 1 for the first version of the article, then up
    snapshot INTEGER NOT NULL REFERENCES snapshots (id),  -- the bytes that it was read from
    parser_version TEXT NOT NULL,  -- the parser that read it
    template TEXT NOT NULL,      -- the page template by which it was read
    text TEXT NOT NULL,          -- the text that all spans refer to, in characters
    body TEXT NOT NULL,          -- the normalized body alone, a paragraph a line: what is compared and searched
    body_sha256 TEXT NOT NULL,   -- of body in UTF-8, hexadecimal
    title TEXT,                  -- headline
    editor TEXT,                 -- editor as printed
    source TEXT,                 -- source credit as printed, which may differ from the outlet
    section TEXT,                -- breadcrumb as printed
    page_date TEXT,              -- ISO date that the page prints
    page_time TEXT,              -- time that the page prints, HH:MM:SS in the outlet's zone
    url_date TEXT,               -- ISO date in the URL
    published TEXT,              -- ISO date of publication as resolved, in the outlet's zone
    published_basis TEXT NOT NULL CHECK (published_basis IN ('page', 'url', 'given', 'none')),  -- where published is from
    first_seen_at TEXT NOT NULL, -- ISO 8601, UTC
    UNIQUE (article, number)
) STRICT;
CREATE INDEX article_versions_body ON article_versions (article, body_sha256);
CREATE INDEX article_versions_snapshot ON article_versions (snapshot);
CREATE INDEX article_versions_published ON article_versions (published);

CREATE TABLE bylines (
    -- Authors as printed.
    version INTEGER NOT NULL REFERENCES article_versions (id) ON DELETE CASCADE,
    n INTEGER NOT NULL,          -- place in the byline, from 1
    name TEXT NOT NULL,          -- as printed
    PRIMARY KEY (version, n)
) STRICT, WITHOUT ROWID;

CREATE TABLE paragraphs (
    -- The body's paragraphs as stretches of article_versions.text.
    version INTEGER NOT NULL REFERENCES article_versions (id) ON DELETE CASCADE,
    n INTEGER NOT NULL,          -- place in the body, from 1
    start INTEGER NOT NULL CHECK (start >= 0),  -- offset in characters
    "end" INTEGER NOT NULL,      -- offset in characters, exclusive
    PRIMARY KEY (version, n),
    CHECK ("end" > start)
) STRICT, WITHOUT ROWID;

CREATE TABLE omissions (
    -- Stretches of the text that are no body, each with the reason why it was left out.
    version INTEGER NOT NULL REFERENCES article_versions (id) ON DELETE CASCADE,
    n INTEGER NOT NULL,          -- order, from 1
    start INTEGER NOT NULL CHECK (start >= 0),  -- offset in characters
    "end" INTEGER NOT NULL,      -- offset in characters, exclusive
    reason TEXT NOT NULL,        -- breadcrumb, headline, byline, caption, related links …
    PRIMARY KEY (version, n),
    CHECK ("end" > start)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER paragraphs_lie_in_text BEFORE INSERT ON paragraphs
WHEN new."end" > (SELECT length(text) FROM article_versions WHERE id = new.version)
BEGIN
    SELECT raise(ABORT, 'paragraph reaches beyond the text of its version');
END;

CREATE TRIGGER omissions_lie_in_text BEFORE INSERT ON omissions
WHEN new."end" > (SELECT length(text) FROM article_versions WHERE id = new.version)
BEGIN
    SELECT raise(ABORT, 'omission reaches beyond the text of its version');
END;
