CREATE TABLE lists (
    -- Lists of articles as they were last had whole with all that they led to: what makes the next request conditional.
    url TEXT PRIMARY KEY,         -- as it was asked for
    etag TEXT,                    -- its entity tag, NULL where it had none
    last_modified TEXT,           -- its Last-Modified, as the outlet wrote it; NULL where it had none
    noted_at TEXT NOT NULL,       -- ISO 8601, UTC
    CHECK (etag IS NOT NULL OR last_modified IS NOT NULL)
) STRICT, WITHOUT ROWID;
