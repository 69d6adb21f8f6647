-- Addresses that were asked, with the marks by which their servers tell a newer page.

CREATE TABLE asked (
    url TEXT PRIMARY KEY,
    etag TEXT,
    modified TEXT,
    at TEXT NOT NULL
) STRICT;

-- Pages that were left out as they do not speak of the parties, with why; they are read again where they stand.

CREATE TABLE omitted (
    seq INTEGER PRIMARY KEY,
    at TEXT NOT NULL,
    id TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    given TEXT NOT NULL,
    place TEXT NOT NULL,
    url TEXT,
    title TEXT NOT NULL,
    verdict TEXT NOT NULL CHECK (verdict IN ('few_words', 'one_side', 'no_side')),
    found TEXT NOT NULL CHECK (json_valid(found)),
    UNIQUE (id, place)
) STRICT;
