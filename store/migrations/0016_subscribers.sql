CREATE TABLE subscribers (
    -- Readers who get the digest by message, as the settings name them. What reached them is in deliveries.
    channel TEXT PRIMARY KEY,     -- name of the subscriber and the way to him, as in deliveries
    after_digest INTEGER NOT NULL, -- the digest after which he was met: it and earlier ones are not sent to him
    met_at TEXT NOT NULL,         -- ISO 8601, UTC
    sent_at TEXT                  -- when the last message went out, ISO 8601, UTC; NULL before the first
) STRICT, WITHOUT ROWID;

CREATE TABLE alerts (
    -- What the operator is told: a source that entered or left a bad state. Once for each change, and kept until it went out.
    id INTEGER PRIMARY KEY,
    run INTEGER NOT NULL REFERENCES runs (id),  -- the run in which it happened
    channel TEXT NOT NULL,        -- the way to the operator
    told TEXT NOT NULL,           -- what happened, a line
    sent_at TEXT,                 -- ISO 8601, UTC; NULL while it has not gone out
    UNIQUE (run, channel, told)
) STRICT;
CREATE INDEX alerts_waiting ON alerts (channel) WHERE sent_at IS NULL;

INSERT INTO meta (name, value) VALUES ('store_id', lower(hex(randomblob(16))));
