-- What the user says of the case (truceline.toml), each version as it was read; the last one counts.

CREATE TABLE config (
    seq INTEGER PRIMARY KEY,
    at TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    content TEXT NOT NULL
) STRICT;

CREATE TABLE config_file (
    config INTEGER NOT NULL REFERENCES config (seq),
    rank INTEGER NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('actors', 'offices', 'people', 'meetings', 'record')),
    name TEXT NOT NULL,
    content BLOB NOT NULL,
    PRIMARY KEY (config, rank)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER config_is_kept BEFORE UPDATE ON config BEGIN SELECT raise(ABORT, 'configs are never edited'); END;
CREATE TRIGGER config_stays BEFORE DELETE ON config BEGIN SELECT raise(ABORT, 'configs are never deleted'); END;
CREATE TRIGGER config_file_is_kept BEFORE UPDATE ON config_file BEGIN SELECT raise(ABORT, 'configs are never edited'); END;
CREATE TRIGGER config_file_stays BEFORE DELETE ON config_file BEGIN SELECT raise(ABORT, 'configs are never deleted'); END;
