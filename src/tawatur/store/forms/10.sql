-- How each outlet reports in each story, and whom it credits: what the list of outlets adds up.
CREATE TABLE habits (
    outlet TEXT NOT NULL,
    story INTEGER NOT NULL,
    articles INTEGER NOT NULL,
    reports INTEGER NOT NULL,
    uncredited INTEGER NOT NULL,
    taken INTEGER NOT NULL,
    given INTEGER NOT NULL,
    PRIMARY KEY (outlet, story)
) WITHOUT ROWID;
CREATE INDEX habits_story ON habits (story);
CREATE TABLE relied (
    outlet TEXT NOT NULL,
    story INTEGER NOT NULL,
    source TEXT NOT NULL,
    name TEXT NOT NULL,
    reports INTEGER NOT NULL,
    PRIMARY KEY (outlet, story, source)
) WITHOUT ROWID;
CREATE INDEX relied_story ON relied (story);
CREATE INDEX relied_source ON relied (source);
-- The stories are told again by the next run, which files it; until then they answer as they were told last.
UPDATE stories SET stale = 1;
