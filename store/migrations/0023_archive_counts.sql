-- What a file of a web archive came to is kept with how far it was read: a run that is cut off loses no count.
ALTER TABLE archives RENAME TO archives_before;
CREATE TABLE archives (
    -- WARC files, and how far each has been read and what it had kept: it is gone on with there.
    place TEXT PRIMARY KEY,       -- the file's path, or the address that it was had from
    size INTEGER NOT NULL CHECK (size >= 0),  -- its bytes; a file of another size is another file
    read_to INTEGER NOT NULL CHECK (read_to BETWEEN 0 AND size),  -- bytes read; size when it is done with
    noted_at TEXT NOT NULL,       -- ISO 8601, UTC
    run INTEGER REFERENCES runs (id),  -- the run that read it last; what follows is what that run had of it
    records INTEGER NOT NULL DEFAULT 0,  -- records that were looked at
    pages INTEGER NOT NULL DEFAULT 0,    -- pages of outlets among them
    about INTEGER NOT NULL DEFAULT 0,    -- pages about the subject among these
    new INTEGER NOT NULL DEFAULT 0,      -- those that the store did not have
    unread INTEGER NOT NULL DEFAULT 0,   -- pages of outlets that are no article
    broken INTEGER NOT NULL DEFAULT 0,   -- records that could not be used
    first_broken TEXT             -- what was wrong with the first of them
) STRICT, WITHOUT ROWID;
INSERT INTO archives (place, size, read_to, noted_at) SELECT place, size, read_to, noted_at FROM archives_before;
DROP TABLE archives_before;
CREATE INDEX archives_run ON archives (run);
