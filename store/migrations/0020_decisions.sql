CREATE TABLE decisions (
    -- What a person has said about positions: statements that are not one with the rest of theirs, or two positions that are one. Undone ones stay as a log.
    id INTEGER PRIMARY KEY,
    kind TEXT NOT NULL CHECK (kind IN ('split', 'merge')),  -- which of the two it is
    holder TEXT NOT NULL,      -- whose positions they are, as in positions
    position INTEGER NOT NULL REFERENCES positions (id),  -- of a split the position that it opened, of a merge the one of lower number
    other INTEGER NOT NULL REFERENCES positions (id),  -- of a split the position that the statements were in, of a merge the other one
    note TEXT,                 -- why, in the words of who decided
    made_by TEXT NOT NULL,     -- who decided
    made_at TEXT NOT NULL,     -- ISO 8601, UTC
    undone_by TEXT,            -- who undid it; NULL while it stands
    undone_at TEXT,            -- ISO 8601, UTC; NULL while it stands
    CHECK ((undone_at IS NULL) = (undone_by IS NULL))
) STRICT;

CREATE TABLE decided (
    -- Statements that a decision is about, each as it was when that was made: by this it is recognised when its article is read anew.
    decision INTEGER NOT NULL REFERENCES decisions (id),
    n INTEGER NOT NULL,        -- order, from 1: by date
    side INTEGER NOT NULL CHECK (side IN (1, 2)),  -- 1 for what was split off and what stayed of a merge, 2 for the rest and for what joined
    article INTEGER NOT NULL REFERENCES articles (id),
    content TEXT NOT NULL,     -- as in statements
    speakers TEXT NOT NULL CHECK (json_valid(speakers)),  -- names of who spoke, a JSON list
    nested INTEGER NOT NULL CHECK (nested IN (0, 1)),  -- 1 where it stood inside another
    statement INTEGER REFERENCES statements (id) ON DELETE SET NULL,  -- the statement; NULL while none of the article is it
    PRIMARY KEY (decision, n)
) STRICT, WITHOUT ROWID;
CREATE INDEX decided_statement ON decided (statement);
CREATE INDEX decided_article ON decided (article);
CREATE INDEX decided_lost ON decided (article) WHERE statement IS NULL;

CREATE TABLE moved (
    -- Statements that decisions have in another position than matching alone would.
    statement INTEGER PRIMARY KEY REFERENCES statements (id) ON DELETE CASCADE,
    position INTEGER NOT NULL REFERENCES positions (id),  -- the position by matching alone
    into_position INTEGER NOT NULL REFERENCES positions (id)  -- the one in which it is by the decisions
) STRICT;
CREATE INDEX moved_position ON moved (position);
CREATE INDEX moved_into_position ON moved (into_position);
CREATE INDEX decisions_position ON decisions (position);
CREATE INDEX decisions_other ON decisions (other);
