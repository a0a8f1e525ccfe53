CREATE TABLE links (
    -- Names that a person has linked: an unresolved speaker is somebody known, or bears another name. Undone ones stay as a log.
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL,        -- name of the speaker as it is extracted
    kind TEXT NOT NULL CHECK (kind IN ('person', 'body')),  -- its kind
    target TEXT NOT NULL,      -- name of whom it is: known to the reference data, or another unresolved one
    note TEXT,                 -- why, in the words of who linked them
    made_at TEXT NOT NULL,     -- ISO 8601, UTC
    undone_at TEXT,            -- ISO 8601, UTC; NULL while it stands
    CHECK (name <> target)
) STRICT;
CREATE UNIQUE INDEX links_standing ON links (name, kind) WHERE undone_at IS NULL;
