CREATE TABLE meta (
    -- Facts about this file, one a row.
    name TEXT PRIMARY KEY,  -- what is told: reference_sha256
    value TEXT NOT NULL     -- what it is
) STRICT;

CREATE TABLE outlets (
    -- Media and organs' own sites that publish articles. From seeds/outlets.csv; an outlet met before it stands there has its id as name.
    outlet TEXT PRIMARY KEY,  -- short id: chinadaily
    name TEXT NOT NULL,       -- name as shown: China Daily
    country TEXT,             -- country of the outlet, NULL for the international agencies
    zone TEXT                 -- IANA time zone of the dates that it prints
) STRICT;

CREATE TABLE speakers (
    -- Everyone who speaks or is spoken for: persons, bodies, governments, and the unnamed as the text has them.
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL,      -- canonical name: Ministry of National Defense (China)
    kind TEXT NOT NULL CHECK (kind IN ('person', 'body', 'government', 'unnamed')),  -- what the speaker is
    known INTEGER NOT NULL CHECK (known IN (0, 1)),  -- 1 where the reference data has the name; 0 is work for a person, see v_unresolved
    country TEXT,            -- country of the speaker, NULL where it is not known
    speaks_for INTEGER REFERENCES speakers (id),  -- the government whose position a body states, NULL where it speaks for itself
    UNIQUE (name, kind)
) STRICT;
CREATE INDEX speakers_speaks_for ON speakers (speaks_for);

CREATE TABLE aliases (
    -- Other names of known speakers. From seeds/, made anew when that changes.
    speaker INTEGER NOT NULL REFERENCES speakers (id) ON DELETE CASCADE,  -- whose name it is
    alias TEXT NOT NULL,     -- the name as texts have it: Beijing
    PRIMARY KEY (speaker, alias)
) STRICT, WITHOUT ROWID;
CREATE INDEX aliases_alias ON aliases (alias);

CREATE TABLE offices (
    -- Who held which office when. From seeds/, made anew when that changes.
    id INTEGER PRIMARY KEY,
    speaker INTEGER NOT NULL REFERENCES speakers (id) ON DELETE CASCADE,  -- the person
    office TEXT NOT NULL,    -- title: Spokesperson
    body INTEGER REFERENCES speakers (id),  -- the body in which it is held
    country TEXT,            -- country of the office
    kind TEXT NOT NULL,      -- head_of_state, minister, spokesperson, commander …
    held_from TEXT NOT NULL, -- first day as far as it is known: 2017, 2017-08 or 2017-08-03; empty where open
    held_to TEXT NOT NULL,   -- last day in the same way; empty where open
    basis TEXT NOT NULL,     -- where the row is known from
    confirmed INTEGER NOT NULL CHECK (confirmed IN (0, 1))  -- 0 where it rests on memory alone
) STRICT;
CREATE INDEX offices_speaker ON offices (speaker);
CREATE INDEX offices_body ON offices (body);

CREATE TABLE topics (
    -- What statements are about.
    topic TEXT PRIMARY KEY,  -- short id: thaad
    known INTEGER NOT NULL CHECK (known IN (0, 1))  -- 1 where the reference data has it
) STRICT;
