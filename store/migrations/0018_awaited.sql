CREATE TABLE awaited (
    -- Articles that a list named and that could not be had, until they are: each is asked for again when it is due.
    outlet TEXT NOT NULL,         -- the outlet's id
    content_id TEXT NOT NULL,     -- the outlet's own id of the article: it has many addresses
    archived INTEGER NOT NULL CHECK (archived IN (0, 1)),  -- 1 where an archive is asked for its copy, 0 where the outlet is
    url TEXT NOT NULL,            -- where it is to be asked for
    declared TEXT NOT NULL CHECK (json_valid(declared)),  -- what the source that named it said of it, JSON
    reason TEXT NOT NULL,         -- why it could not be had when it was asked for last, one line
    first_run INTEGER NOT NULL,   -- the id of the run that missed it first
    run INTEGER NOT NULL REFERENCES runs (id),  -- the run that missed it last
    first_missed_at TEXT NOT NULL,  -- when it was missed first, ISO 8601, UTC
    due_at TEXT NOT NULL,         -- when it is to be asked for again, ISO 8601, UTC
    PRIMARY KEY (outlet, content_id, archived)
) STRICT, WITHOUT ROWID;
CREATE INDEX awaited_due_at ON awaited (due_at);
CREATE INDEX awaited_run ON awaited (run);

ALTER TABLE misses RENAME TO misses_before;

CREATE TABLE misses (
    -- Articles that a source named and a run could not have: its address was not had, or is none. Old ones are let go of.
    run INTEGER NOT NULL REFERENCES runs (id),
    source TEXT NOT NULL,     -- name of the source
    place TEXT NOT NULL,      -- the address, or a file's name
    again INTEGER NOT NULL CHECK (again IN (0, 1)),  -- 1 where an earlier run could not have it either
    reason TEXT NOT NULL,     -- why, one line
    PRIMARY KEY (run, source, place)
) STRICT, WITHOUT ROWID;

INSERT INTO misses SELECT run, source, place, gone, reason FROM misses_before;
DROP TABLE misses_before;
