-- What is kept for ever.
CREATE TABLE documents (
    number INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    text_digest TEXT NOT NULL,
    batch INTEGER REFERENCES batches,
    story INTEGER,
    recipe TEXT NOT NULL
);
CREATE INDEX documents_batch ON documents (batch);
CREATE INDEX documents_story ON documents (story);
CREATE INDEX documents_recipe ON documents (recipe);
CREATE TABLE leaves (
    number INTEGER PRIMARY KEY,
    leaf BLOB NOT NULL,
    layers BLOB NOT NULL
);
CREATE TABLE versions (
    address TEXT NOT NULL,
    digest TEXT NOT NULL,
    document TEXT NOT NULL,
    retrieved TEXT NOT NULL,
    headers TEXT NOT NULL DEFAULT '',
    PRIMARY KEY (address, digest)
) WITHOUT ROWID;
CREATE INDEX versions_document ON versions (document);
CREATE TABLE raw (
    digest TEXT NOT NULL PRIMARY KEY,
    bytes BLOB NOT NULL
);
CREATE TABLE batches (
    number INTEGER PRIMARY KEY,
    documents INTEGER NOT NULL,
    chain TEXT NOT NULL
);
CREATE TABLE issues (
    number INTEGER PRIMARY KEY,
    issue BLOB NOT NULL UNIQUE
);
-- What follows from it, and can be dropped and built again.
CREATE TABLE totals (
    name TEXT PRIMARY KEY,
    value INTEGER NOT NULL
) WITHOUT ROWID;
CREATE TABLE frequencies (
    term INTEGER PRIMARY KEY,
    documents INTEGER NOT NULL
);
CREATE TABLE posts (
    term INTEGER NOT NULL,
    span INTEGER NOT NULL,
    story INTEGER NOT NULL,
    PRIMARY KEY (term, span, story)
) WITHOUT ROWID;
CREATE TABLE heaps (
    number INTEGER PRIMARY KEY,
    since REAL,
    last REAL,
    terms BLOB NOT NULL,
    weights BLOB NOT NULL
);
CREATE TABLE gone (
    number INTEGER PRIMARY KEY,
    kept INTEGER NOT NULL
);
CREATE INDEX gone_kept ON gone (kept);
CREATE TABLE stories (
    number INTEGER PRIMARY KEY,
    documents INTEGER NOT NULL,
    id TEXT,
    first TEXT,
    last TEXT,
    words TEXT,
    story BLOB
);
CREATE INDEX stories_size ON stories (documents DESC, id);
CREATE INDEX stories_id ON stories (id);
CREATE INDEX stories_untold ON stories (documents DESC, number) WHERE story IS NULL;
