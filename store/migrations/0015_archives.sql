CREATE TABLE archives (
    -- WARC files, and how far each has been read and what it had kept: it is gone on with there.
    place TEXT PRIMARY KEY,       -- the file's path, or the address that it was had from
    size INTEGER NOT NULL CHECK (size >= 0),  -- its bytes; a file of another size is another file
    read_to INTEGER NOT NULL CHECK (read_to BETWEEN 0 AND size),  -- bytes read; size when it is done with
    noted_at TEXT NOT NULL        -- ISO 8601, UTC
) STRICT, WITHOUT ROWID;
