CREATE TABLE requests (
    -- Every request to an outlet, and every address that was not asked, with the reason. Old ones are let go of.
    id INTEGER PRIMARY KEY,
    run INTEGER NOT NULL REFERENCES runs (id),
    asked_at TEXT NOT NULL,       -- ISO 8601, UTC
    host TEXT NOT NULL,           -- host of url: www.chinadaily.com.cn; empty where url names none
    url TEXT NOT NULL,            -- what was asked for; each redirect is a row of its own
    status INTEGER,               -- HTTP status; NULL where no answer came or nothing was sent
    bytes INTEGER NOT NULL CHECK (bytes >= 0),  -- of the body as it came over the wire
    milliseconds INTEGER NOT NULL CHECK (milliseconds >= 0),  -- from connecting to the last byte, without the waits before
    outcome TEXT NOT NULL         -- what came of it; denied is the outlet's word, refused our own rules'
        CHECK (outcome IN ('fetched', 'unchanged', 'redirected', 'gone', 'denied', 'refused', 'failed')),
    error TEXT                    -- what was wrong, one line; NULL where nothing was
) STRICT;
CREATE INDEX requests_run ON requests (run);
CREATE INDEX requests_host ON requests (host, asked_at);
CREATE INDEX requests_asked_at ON requests (asked_at);
