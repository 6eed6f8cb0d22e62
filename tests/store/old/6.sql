-- What searches ask, built from the articles and the told stories, and dropped with them.
-- Where each word of a text stands: a number for each place (store/places.py), some articles together.
CREATE TABLE words (
    term TEXT NOT NULL,
    part INTEGER NOT NULL,
    places BLOB NOT NULL,
    PRIMARY KEY (term, part)
) WITHOUT ROWID;
CREATE TABLE papers (
    number INTEGER PRIMARY KEY,
    outlet TEXT NOT NULL,
    first TEXT NOT NULL,
    last TEXT NOT NULL
);
-- Which claims of a story have a stance, a factuality, a kind, an actor.
CREATE TABLE facts (
    term TEXT NOT NULL,
    story INTEGER NOT NULL,
    places BLOB NOT NULL,
    PRIMARY KEY (term, story)
) WITHOUT ROWID;
CREATE INDEX facts_story ON facts (story);
CREATE TABLE actors (
    story INTEGER NOT NULL,
    key TEXT NOT NULL,
    type TEXT NOT NULL,
    names TEXT NOT NULL,
    PRIMARY KEY (story, key)
) WITHOUT ROWID;
CREATE INDEX actors_key ON actors (key);
CREATE TABLE names (
    term TEXT NOT NULL,
    key TEXT NOT NULL,
    story INTEGER NOT NULL,
    PRIMARY KEY (term, key, story)
) WITHOUT ROWID;
CREATE INDEX names_story ON names (story);
-- Searches that people keep, each with the number of articles when its owner last looked.
CREATE TABLE saved (
    owner TEXT NOT NULL,
    name TEXT NOT NULL,
    query TEXT NOT NULL,
    seen INTEGER NOT NULL,
    PRIMARY KEY (owner, name)
);
-- The stories are told again by the next run, which files what is found in them.
UPDATE stories SET story = NULL;
