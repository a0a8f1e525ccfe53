DROP TABLE statement_terms;
CREATE TABLE statement_terms (
    -- Index by which candidates for the same position are found, of statements without a frame: enough of its terms to
    -- share one with every statement that is alike.
    block TEXT NOT NULL,         -- hash of what two that are alike have in common: holder, act, gists, numbers, dates, parties, negation
    term TEXT NOT NULL,          -- stem of a content word, or a gist
    statement INTEGER NOT NULL REFERENCES statements (id) ON DELETE CASCADE,
    PRIMARY KEY (block, term, statement)
) STRICT, WITHOUT ROWID;
CREATE INDEX statement_terms_statement ON statement_terms (statement);
