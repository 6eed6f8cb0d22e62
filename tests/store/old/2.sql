-- What step 2 added to form 1.
-- What stands at an address of the web: the latest of its versions. Older ones are kept and outdated.
CREATE TABLE standing (
    address TEXT NOT NULL PRIMARY KEY,
    digest TEXT NOT NULL,
    document TEXT NOT NULL,
    retrieved TEXT NOT NULL
);
ALTER TABLE documents ADD COLUMN outdated INTEGER NOT NULL DEFAULT 0;
CREATE INDEX documents_outdated ON documents (story) WHERE outdated = 1;
-- When an address was asked last, and what asks whether there is something newer.
CREATE TABLE visits (
    asked TEXT NOT NULL PRIMARY KEY,
    address TEXT NOT NULL,
    at TEXT NOT NULL,
    etag TEXT NOT NULL,
    modified TEXT NOT NULL
);
-- Feeds, sitemaps and pages that tawatur watch follows.
CREATE TABLE followed (
    address TEXT NOT NULL PRIMARY KEY
);
