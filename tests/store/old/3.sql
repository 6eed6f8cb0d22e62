-- Versions are numbered in the order in which they came; what stood at an address before may come back.
CREATE TABLE numbered_versions (
    number INTEGER PRIMARY KEY,
    address TEXT NOT NULL,
    digest TEXT NOT NULL,
    document TEXT NOT NULL,
    retrieved TEXT NOT NULL,
    headers TEXT NOT NULL
);
INSERT INTO numbered_versions
    SELECT row_number() OVER (ORDER BY retrieved, documents.number, address, digest),
        address, digest, document, retrieved, headers
    FROM versions LEFT JOIN documents ON documents.id = versions.document;
DROP TABLE versions;
ALTER TABLE numbered_versions RENAME TO versions;
CREATE INDEX versions_address ON versions (address, number);
CREATE INDEX versions_document ON versions (document);
