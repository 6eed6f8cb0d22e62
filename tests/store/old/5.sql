-- What changed in stories, each once and in its order, who wants to hear of what, and what has been sent.
CREATE TABLE changes (
    number INTEGER PRIMARY KEY,
    kind TEXT NOT NULL,
    key TEXT NOT NULL,
    document TEXT NOT NULL,
    at TEXT NOT NULL,
    change BLOB NOT NULL,
    UNIQUE (kind, key)
);
CREATE INDEX changes_document ON changes (document);
CREATE TABLE watches (
    number INTEGER PRIMARY KEY,
    watch BLOB NOT NULL,
    since INTEGER NOT NULL,
    ended INTEGER NOT NULL DEFAULT 0
);
CREATE TABLE sent (
    watch INTEGER NOT NULL,
    change INTEGER NOT NULL,
    at TEXT NOT NULL,
    PRIMARY KEY (watch, change)
);
-- What follows from the articles: how each story stood when it was told, which forecasts wait for their day.
CREATE TABLE states (
    story INTEGER PRIMARY KEY,
    state BLOB NOT NULL
);
CREATE TABLE dues (
    claim TEXT NOT NULL,
    story INTEGER NOT NULL,
    day TEXT NOT NULL,
    PRIMARY KEY (claim, story)
);
CREATE INDEX dues_day ON dues (day);
-- The stories are told again by the next run, which files how they stand.
UPDATE stories SET story = NULL;
