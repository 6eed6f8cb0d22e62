-- A story that is to be told again answers until then as it was told last.
ALTER TABLE stories ADD COLUMN stale INTEGER NOT NULL DEFAULT 0;
UPDATE stories SET stale = 1 WHERE story IS NULL;
DROP INDEX stories_untold;
CREATE INDEX stories_untold ON stories (documents DESC, number) WHERE stale = 1;
-- The ids under which stories were told, each with some documents, by which the story is found that it is now.
CREATE TABLE formerly (
    id TEXT NOT NULL PRIMARY KEY,
    documents TEXT NOT NULL
);
