-- How often each speaker is heard is counted as it comes, so that the most heard of many are found at once.
CREATE TABLE heard (
    -- How many statements each speaker has a part in, those among them that a later parser dropped. Kept by triggers.
    speaker INTEGER PRIMARY KEY REFERENCES speakers (id),
    statements INTEGER NOT NULL   -- how many
) STRICT;

CREATE TRIGGER heard_from_speakers AFTER INSERT ON statement_speakers
BEGIN
    INSERT INTO heard (speaker, statements) VALUES (new.speaker, 1)
    ON CONFLICT DO UPDATE SET statements = statements + 1;
END;

CREATE TRIGGER heard_without_speakers AFTER DELETE ON statement_speakers
BEGIN
    UPDATE heard SET statements = statements - 1 WHERE speaker = old.speaker;
END;

CREATE TRIGGER heard_of_another AFTER UPDATE OF speaker ON statement_speakers WHEN new.speaker <> old.speaker
BEGIN
    UPDATE heard SET statements = statements - 1 WHERE speaker = old.speaker;
    INSERT INTO heard (speaker, statements) VALUES (new.speaker, 1)
    ON CONFLICT DO UPDATE SET statements = statements + 1;
END;

INSERT INTO heard (speaker, statements) SELECT speaker, count(*) FROM statement_speakers GROUP BY speaker;
