-- Full-text search. The tables hold the index only; triggers keep it in step with what it indexes.
CREATE VIRTUAL TABLE statements_fts USING fts5 (
    content,
    content = 'statements', content_rowid = 'id',
    tokenize = "unicode61 remove_diacritics 2", prefix = '2 3'
);

CREATE TRIGGER statements_fts_insert AFTER INSERT ON statements
BEGIN
    INSERT INTO statements_fts (rowid, content) VALUES (new.id, new.content);
END;

CREATE TRIGGER statements_fts_delete AFTER DELETE ON statements
BEGIN
    INSERT INTO statements_fts (statements_fts, rowid, content) VALUES ('delete', old.id, old.content);
END;

CREATE TRIGGER statements_fts_update AFTER UPDATE OF content ON statements
BEGIN
    INSERT INTO statements_fts (statements_fts, rowid, content) VALUES ('delete', old.id, old.content);
    INSERT INTO statements_fts (rowid, content) VALUES (new.id, new.content);
END;

CREATE VIRTUAL TABLE articles_fts USING fts5 (
    title, body,
    content = 'article_versions', content_rowid = 'id',
    tokenize = "unicode61 remove_diacritics 2", prefix = '2 3'
);

CREATE TRIGGER articles_fts_insert AFTER INSERT ON article_versions
BEGIN
    INSERT INTO articles_fts (rowid, title, body) VALUES (new.id, new.title, new.body);
END;

CREATE TRIGGER articles_fts_delete AFTER DELETE ON article_versions
BEGIN
    INSERT INTO articles_fts (articles_fts, rowid, title, body) VALUES ('delete', old.id, old.title, old.body);
END;

CREATE TRIGGER articles_fts_update AFTER UPDATE OF title, body ON article_versions
BEGIN
    INSERT INTO articles_fts (articles_fts, rowid, title, body) VALUES ('delete', old.id, old.title, old.body);
    INSERT INTO articles_fts (rowid, title, body) VALUES (new.id, new.title, new.body);
END;
