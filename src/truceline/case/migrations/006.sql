-- Addresses that were asked, with the marks by which their servers tell a newer page.

CREATE TABLE asked (
    url TEXT PRIMARY KEY,
    etag TEXT,
    modified TEXT,
    at TEXT NOT NULL
) STRICT;
