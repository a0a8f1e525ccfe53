CREATE TABLE windows (
    -- Stretches of days of the past through which a source was looked, and all that was found kept: not done again.
    source TEXT NOT NULL,         -- the source's name in the settings
    first_day TEXT NOT NULL,      -- YYYY-MM-DD
    last_day TEXT NOT NULL,       -- YYYY-MM-DD, included
    done_at TEXT NOT NULL,        -- ISO 8601, UTC
    PRIMARY KEY (source, first_day, last_day),
    CHECK (first_day <= last_day)
) STRICT, WITHOUT ROWID;
