CREATE TABLE positions (
    -- Statements of one principal that say the same thing.
    id INTEGER PRIMARY KEY,
    holder TEXT NOT NULL,    -- whose position it is: a government, body or person; joined by '; ' where they state it jointly
    merged_into INTEGER REFERENCES positions (id)  -- the position that took this one in; NULL while it stands
) STRICT;
CREATE INDEX positions_holder ON positions (holder);
CREATE INDEX positions_merged_into ON positions (merged_into);

CREATE TABLE statements (
    -- Content that an article attributes to a speaker through a cue. One row for an article, whatever its versions.
    id INTEGER PRIMARY KEY,
    article INTEGER NOT NULL REFERENCES articles (id),
    version INTEGER NOT NULL REFERENCES article_versions (id),  -- the newest version of the article that has it
    parser_version TEXT NOT NULL,  -- the parser that found it
    label TEXT NOT NULL,         -- its id within the article: 7, and 7.1 for one inside it
    parent INTEGER REFERENCES statements (id),  -- the statement that it stands inside
    content TEXT NOT NULL,       -- the attributed words, spans joined by ' … '
    cue TEXT NOT NULL,           -- lemma of the cue: say, according to
    surface TEXT NOT NULL,       -- the words that name the speaker where the cue stands: he, the ministry
    mention TEXT NOT NULL,       -- the fullest mention in the article that those words refer to
    quote TEXT NOT NULL CHECK (quote IN ('direct', 'mixed', 'indirect')),  -- how much stands in quotation marks: all, some, none
    act TEXT NOT NULL CHECK (act IN ('agree', 'consult', 'support', 'concede', 'request', 'accuse', 'reject', 'threaten', 'state')),  -- verbal event type of PLOVER, else state
    reaffirms INTEGER NOT NULL CHECK (reaffirms IN (0, 1)),  -- 1 where the text says that the position is not new
    said_on TEXT,                -- ISO date of the saying, NULL where the text gives none
    dated TEXT,                  -- said_on, else the day of publication; NULL where neither is known
    dated_basis TEXT NOT NULL CHECK (dated_basis IN ('said', 'published', 'none')),  -- which of the two it is
    via INTEGER REFERENCES speakers (id),  -- the speaker through whom the text has it
    rule TEXT NOT NULL,          -- the rule that found it
    position INTEGER REFERENCES positions (id),  -- NULL until it was matched
    status TEXT CHECK (status IN ('new', 'restated', 'carried')),  -- opens its position, states it again, or is a copy; NULL until matched
    frame TEXT,                  -- what decides its position, where the content says it in known terms: holder, act, gist, target; NULL until matched or where it does not
    match_statement INTEGER REFERENCES statements (id) ON DELETE SET NULL,  -- the statement that put it into its position; NULL where it opened one
    match_score REAL,            -- how alike the two are, 0 to 1
    match_reasons TEXT,          -- why they are taken for the same position
    replaces INTEGER REFERENCES statements (id) ON DELETE SET NULL,  -- the statement of an earlier version whose words it changes
    withdrawn_in INTEGER REFERENCES article_versions (id),  -- the version now current that no longer has it; NULL while it stands
    dropped_by TEXT              -- the parser that no longer finds it in the same text; such a row is kept only for a digest that showed it
) STRICT;
CREATE INDEX statements_article ON statements (article);
CREATE INDEX statements_version ON statements (version);
CREATE INDEX statements_parent ON statements (parent);
CREATE INDEX statements_via ON statements (via);
CREATE INDEX statements_position ON statements (position, dated);
CREATE INDEX statements_dated ON statements (dated);
CREATE INDEX statements_act ON statements (act, dated);
CREATE INDEX statements_unmatched ON statements (id) WHERE position IS NULL;
CREATE INDEX statements_frame ON statements (frame) WHERE frame IS NOT NULL;
CREATE INDEX statements_match_statement ON statements (match_statement);
CREATE INDEX statements_replaces ON statements (replaces);
CREATE INDEX statements_withdrawn_in ON statements (withdrawn_in) WHERE withdrawn_in IS NOT NULL;

CREATE TABLE spans (
    -- Where a statement stands in each version that has it: content, cue, speaker's words, sentence of the cue.
    statement INTEGER NOT NULL REFERENCES statements (id) ON DELETE CASCADE,
    version INTEGER NOT NULL REFERENCES article_versions (id),
    role TEXT NOT NULL CHECK (role IN ('content', 'cue', 'speaker', 'sentence')),  -- what stands there
    n INTEGER NOT NULL,          -- order among the spans of a role, from 1: a broken quotation has several
    start INTEGER NOT NULL CHECK (start >= 0),  -- offset into article_versions.text, in characters
    "end" INTEGER NOT NULL,      -- offset, exclusive
    text TEXT NOT NULL,          -- the words there; triggers hold them to the version's text
    PRIMARY KEY (statement, version, role, n),
    CHECK ("end" > start)
) STRICT, WITHOUT ROWID;
CREATE INDEX spans_version ON spans (version);

CREATE TRIGGER spans_match_text BEFORE INSERT ON spans
WHEN new.text IS NOT (SELECT substr(text, new.start + 1, new."end" - new.start) FROM article_versions WHERE id = new.version)
BEGIN
    SELECT raise(ABORT, 'span does not match the text of its version');
END;

CREATE TRIGGER spans_still_match_text BEFORE UPDATE ON spans
WHEN new.text IS NOT (SELECT substr(text, new.start + 1, new."end" - new.start) FROM article_versions WHERE id = new.version)
BEGIN
    SELECT raise(ABORT, 'span does not match the text of its version');
END;

CREATE TRIGGER spans_hold_their_text BEFORE UPDATE OF text ON article_versions
WHEN new.text IS NOT old.text AND EXISTS (SELECT 1 FROM spans WHERE version = old.id)
BEGIN
    SELECT raise(ABORT, 'text of a version cannot change under the spans that refer to it');
END;

CREATE TABLE statement_speakers (
    -- Who speaks, in order: two rows for a joint statement. Office, body and principal are those of the day.
    statement INTEGER NOT NULL REFERENCES statements (id) ON DELETE CASCADE,
    n INTEGER NOT NULL,          -- order, from 1
    speaker INTEGER NOT NULL REFERENCES speakers (id),
    office TEXT,                 -- office held on the day, else as the page has it
    body TEXT,                   -- body of that office
    country TEXT,                -- country spoken from
    principal INTEGER REFERENCES speakers (id),  -- the government or body spoken for; NULL for one who speaks for himself
    PRIMARY KEY (statement, n)
) STRICT, WITHOUT ROWID;
CREATE INDEX statement_speakers_speaker ON statement_speakers (speaker);
CREATE INDEX statement_speakers_principal ON statement_speakers (principal);

CREATE TABLE statement_topics (
    -- What a statement is about.
    statement INTEGER NOT NULL REFERENCES statements (id) ON DELETE CASCADE,
    n INTEGER NOT NULL,          -- order, from 1: the weightiest topic first
    topic TEXT NOT NULL REFERENCES topics (topic),
    PRIMARY KEY (statement, n)
) STRICT, WITHOUT ROWID;
CREATE INDEX statement_topics_topic ON statement_topics (topic, statement);

CREATE TABLE statement_terms (
    -- Index by which candidates for the same position are found: the words of what a holder stated.
    holder TEXT NOT NULL,        -- as in positions
    term TEXT NOT NULL,          -- stem of a content word
    statement INTEGER NOT NULL REFERENCES statements (id) ON DELETE CASCADE,
    PRIMARY KEY (holder, term, statement)
) STRICT, WITHOUT ROWID;
CREATE INDEX statement_terms_statement ON statement_terms (statement);

CREATE TABLE stances (
    -- Line of each principal on each topic in time: what moves and first statements are read from. Made when a statement is matched.
    principal INTEGER NOT NULL REFERENCES speakers (id),  -- who is spoken for, else who speaks
    topic TEXT NOT NULL REFERENCES topics (topic),  -- a topic of the statement; that of the nearest statement where it has none of its own
    dated TEXT NOT NULL,         -- ISO date of the statement
    statement INTEGER NOT NULL REFERENCES statements (id) ON DELETE CASCADE,
    tone INTEGER NOT NULL CHECK (tone IN (-1, 0, 1)),  -- 1 for agree, consult, support, concede; -1 for accuse, reject, threaten; 0 for the rest
    PRIMARY KEY (principal, topic, dated, statement)
) STRICT, WITHOUT ROWID;
CREATE INDEX stances_statement ON stances (statement);
CREATE INDEX stances_topic ON stances (topic, dated);
