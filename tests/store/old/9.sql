-- A watch is a row of its own, of a search the name of one that its owner keeps (store/unpacking.py fills it).
ALTER TABLE watches RENAME TO packed_watches;
CREATE TABLE watches (
    number INTEGER PRIMARY KEY,
    owner TEXT NOT NULL,
    about TEXT NOT NULL,
    subject TEXT NOT NULL,
    goes TEXT NOT NULL,
    kinds TEXT NOT NULL,
    lang TEXT NOT NULL,
    since INTEGER NOT NULL,
    ended INTEGER NOT NULL DEFAULT 0
);
