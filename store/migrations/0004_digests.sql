CREATE TABLE digests (
    -- Issued digests. model is what is rendered: frozen, so that a digest stays what its readers got.
    number INTEGER PRIMARY KEY,  -- 1 for the first
    run INTEGER NOT NULL REFERENCES runs (id),  -- the run that chose it
    issued_at TEXT NOT NULL,     -- ISO 8601, UTC
    zone TEXT NOT NULL,          -- time zone in which readers see that time
    model TEXT NOT NULL          -- the whole digest but for number and time, JSON
) STRICT;
CREATE INDEX digests_run ON digests (run);

CREATE TABLE digest_items (
    -- Which digest told what. Each statement is told once, and once more if it is withdrawn or changed.
    digest INTEGER NOT NULL REFERENCES digests (number),
    n INTEGER NOT NULL,          -- order within the digest, from 1
    kind TEXT NOT NULL CHECK (kind IN ('said', 'withdrawn')),  -- that it was said, or that the outlet has withdrawn or changed it
    statement INTEGER NOT NULL REFERENCES statements (id),
    status TEXT NOT NULL CHECK (status IN ('new', 'restated', 'carried', 'withdrawn')),  -- its status then
    PRIMARY KEY (digest, n),
    UNIQUE (statement, kind)
) STRICT, WITHOUT ROWID;

CREATE TABLE deliveries (
    -- Which digest went out where.
    digest INTEGER NOT NULL REFERENCES digests (number),
    channel TEXT NOT NULL,       -- files, mail …
    delivered_at TEXT NOT NULL,  -- ISO 8601, UTC
    PRIMARY KEY (digest, channel)
) STRICT, WITHOUT ROWID;
