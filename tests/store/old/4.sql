-- What people ruled, each with the hash of itself and of all before it: never changed, never taken out.
CREATE TABLE decisions (
    number INTEGER PRIMARY KEY,
    batch INTEGER NOT NULL,
    decision BLOB NOT NULL,
    chain TEXT NOT NULL
);
-- What follows from it: the documents that a decision moved, and which story names whom.
CREATE TABLE moved (
    decision INTEGER NOT NULL,
    document TEXT NOT NULL,
    PRIMARY KEY (decision, document)
);
CREATE TABLE named (
    key TEXT NOT NULL,
    story INTEGER NOT NULL,
    PRIMARY KEY (key, story)
);
CREATE INDEX named_story ON named (story);
-- The stories are told again by the next run, which files whom they name.
UPDATE stories SET story = NULL;
