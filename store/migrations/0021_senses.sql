-- What a statement says is kept, so that another is compared with it without reading it anew. It holds what leads to it.
CREATE TABLE senses (
    -- What statements without a frame say: those that the index finds are weighed by this before any is read anew.
    statement INTEGER PRIMARY KEY REFERENCES statements (id) ON DELETE CASCADE,
    weight REAL,                 -- how much it says: the weights of its concepts together; NULL where it was matched before this was kept
    concepts TEXT,               -- its concepts, one a line: weight, kind and name; NULL with the weight
    leads TEXT NOT NULL CHECK (json_valid(leads)),  -- what leads to it, a JSON list of numbers: a hash each of what statements that are alike have in common
    CHECK ((weight IS NULL) = (concepts IS NULL))
) STRICT;

CREATE TABLE leads (
    -- Index by which candidates for the same position are found. Kept by triggers.
    lead INTEGER NOT NULL,       -- as in senses
    statement INTEGER NOT NULL,  -- the statement to which it leads
    PRIMARY KEY (lead, statement)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER leads_from_senses AFTER INSERT ON senses
BEGIN
    INSERT INTO leads (lead, statement) SELECT value, new.statement FROM json_each(new.leads);
END;

CREATE TRIGGER leads_without_senses AFTER DELETE ON senses
BEGIN
    DELETE FROM leads WHERE statement = old.statement AND lead IN (SELECT value FROM json_each(old.leads));
END;

INSERT INTO senses (statement, leads)
SELECT statement, json_group_array(numbered(block || ' ' || term)) FROM statement_terms GROUP BY statement;
DROP TABLE statement_terms;

-- Which statements a version has is told by the first span of their content.
DROP INDEX spans_version;
CREATE INDEX spans_version ON spans (version) WHERE role = 'content' AND n = 1;
DROP TRIGGER spans_hold_their_text;
CREATE TRIGGER spans_hold_their_text BEFORE UPDATE OF text ON article_versions
WHEN new.text IS NOT old.text AND EXISTS (SELECT 1 FROM spans WHERE version = old.id AND role = 'content' AND n = 1)
BEGIN
    SELECT raise(ABORT, 'text of a version cannot change under the spans that refer to it');
END;
