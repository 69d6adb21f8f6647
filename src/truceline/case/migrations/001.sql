-- Kept for good: pages, captures and the log are only ever added to.

CREATE TABLE page (
    sha256 TEXT PRIMARY KEY,
    content BLOB NOT NULL,
    size INTEGER NOT NULL
) STRICT;

CREATE TABLE capture (
    article TEXT PRIMARY KEY,
    sha256 TEXT NOT NULL REFERENCES page (sha256),
    given_id TEXT NOT NULL,
    captured TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('html', 'plain')),
    as_text INTEGER NOT NULL CHECK (as_text IN (0, 1)),
    clean INTEGER NOT NULL CHECK (clean IN (0, 1)),
    url TEXT,
    outlet TEXT,
    title TEXT,
    published TEXT,
    file TEXT,
    version INTEGER NOT NULL,
    version_of TEXT REFERENCES capture (article)
) STRICT;
CREATE INDEX capture_of_page ON capture (sha256);
CREATE INDEX capture_by_url ON capture (url);
CREATE INDEX capture_by_given_id ON capture (given_id);

CREATE TABLE custody (
    seq INTEGER PRIMARY KEY,
    at TEXT NOT NULL,
    action TEXT NOT NULL,
    subject TEXT NOT NULL,
    detail TEXT NOT NULL,
    previous TEXT NOT NULL,
    hash TEXT NOT NULL
) STRICT;

CREATE TABLE unread (
    id INTEGER PRIMARY KEY,
    at TEXT NOT NULL,
    place TEXT NOT NULL,
    what TEXT NOT NULL,
    why TEXT NOT NULL,
    remedy TEXT NOT NULL,
    UNIQUE (place, what, why)
) STRICT;

-- Made of the pages: by a newer truceline made anew.

CREATE TABLE article (
    rowid INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE REFERENCES capture (article),
    outlet TEXT,
    title TEXT,
    url TEXT,
    published TEXT,
    published_from TEXT NOT NULL,
    known TEXT NOT NULL,
    language TEXT,
    text TEXT NOT NULL,
    tool TEXT NOT NULL,
    coded BLOB NOT NULL
) STRICT;
CREATE INDEX article_by_known ON article (known);

CREATE VIRTUAL TABLE article_words USING fts5 (
    title, text, content = 'article', content_rowid = 'rowid', tokenize = 'unicode61 remove_diacritics 2'
);
CREATE TRIGGER article_words_of_new AFTER INSERT ON article BEGIN
    INSERT INTO article_words (rowid, title, text) VALUES (new.rowid, new.title, new.text);
END;
CREATE TRIGGER article_words_of_gone AFTER DELETE ON article BEGIN
    INSERT INTO article_words (article_words, rowid, title, text) VALUES ('delete', old.rowid, old.title, old.text);
END;

-- Made of all articles together: what is linked and checked, replaced as a whole.

CREATE TABLE together (
    only INTEGER PRIMARY KEY CHECK (only = 1),
    made_of TEXT NOT NULL,
    tool TEXT NOT NULL
) STRICT;

CREATE TABLE linked (
    article TEXT PRIMARY KEY REFERENCES article (id),
    coded BLOB NOT NULL
) STRICT;

CREATE TABLE actor (
    id TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    kind TEXT NOT NULL,
    country TEXT,
    sector TEXT
) STRICT;

CREATE TABLE place (
    id TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    country TEXT,
    lat REAL,
    lon REAL,
    geonames INTEGER
) STRICT;

CREATE TABLE statement (
    id TEXT NOT NULL,
    article TEXT NOT NULL REFERENCES article (id),
    kind TEXT NOT NULL,
    quote TEXT NOT NULL,
    type TEXT,
    status TEXT,
    phase TEXT,
    factuality TEXT,
    date TEXT,
    said TEXT,
    due TEXT,
    place TEXT REFERENCES place (id),
    issue TEXT,
    stance TEXT,
    relation TEXT,
    first TEXT,
    then_ TEXT,
    occurrence TEXT,
    span_start INTEGER NOT NULL,
    span_end INTEGER NOT NULL,
    page_start INTEGER,
    page_end INTEGER,
    rule TEXT NOT NULL,
    record TEXT NOT NULL,
    PRIMARY KEY (article, id)
) STRICT;
CREATE INDEX statement_by_occurrence ON statement (occurrence);
CREATE INDEX statement_by_date ON statement (date);
CREATE INDEX statement_by_kind ON statement (kind, type);

CREATE TABLE statement_actor (
    article TEXT NOT NULL,
    statement TEXT NOT NULL,
    role TEXT NOT NULL,
    actor TEXT NOT NULL REFERENCES actor (id),
    PRIMARY KEY (actor, role, article, statement),
    FOREIGN KEY (article, statement) REFERENCES statement (article, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX statement_actor_by_statement ON statement_actor (article, statement);

CREATE TABLE lineage (
    article TEXT PRIMARY KEY REFERENCES article (id),
    lineage TEXT NOT NULL,
    copy_of TEXT,
    share REAL
) STRICT;

CREATE TABLE conflict (
    id TEXT PRIMARY KEY,
    rule TEXT NOT NULL,
    kind TEXT NOT NULL,
    class TEXT NOT NULL,
    scope TEXT NOT NULL,
    severity TEXT NOT NULL,
    explanation TEXT NOT NULL
) STRICT;

CREATE TABLE evidence (
    conflict TEXT NOT NULL REFERENCES conflict (id),
    rank INTEGER NOT NULL,
    article TEXT,
    part TEXT,
    span_start INTEGER,
    span_end INTEGER,
    page_start INTEGER,
    page_end INTEGER,
    quote TEXT,
    value TEXT,
    knowledge TEXT,
    knowledge_source TEXT,
    PRIMARY KEY (conflict, rank)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER page_is_kept BEFORE UPDATE ON page BEGIN SELECT raise(ABORT, 'pages are never edited'); END;
CREATE TRIGGER page_stays BEFORE DELETE ON page BEGIN SELECT raise(ABORT, 'pages are never deleted'); END;
CREATE TRIGGER capture_is_kept BEFORE UPDATE ON capture BEGIN SELECT raise(ABORT, 'captures are never edited'); END;
CREATE TRIGGER capture_stays BEFORE DELETE ON capture BEGIN SELECT raise(ABORT, 'captures are never deleted'); END;
CREATE TRIGGER custody_is_kept BEFORE UPDATE ON custody BEGIN SELECT raise(ABORT, 'the log is never edited'); END;
CREATE TRIGGER custody_stays BEFORE DELETE ON custody BEGIN SELECT raise(ABORT, 'the log is never deleted'); END;
