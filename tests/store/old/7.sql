-- What a story is called for readers of English.
ALTER TABLE stories ADD COLUMN english TEXT;
-- The stories are told again by the next run, which files it.
UPDATE stories SET story = NULL;
