-- Reviewers may add statements that truceline missed. SQLite alters no CHECK, so that the table is made anew.

CREATE TABLE decision_with_additions (
    seq INTEGER PRIMARY KEY,
    at TEXT NOT NULL,
    reviewer TEXT NOT NULL CHECK (reviewer != ''),
    verb TEXT NOT NULL CHECK (verb IN ('accept', 'reject', 'edit', 'merge', 'split', 'add', 'undo')),
    subjects TEXT NOT NULL CHECK (json_valid(subjects)),
    slots TEXT NOT NULL CHECK (json_valid(slots)),
    undoes INTEGER REFERENCES decision_with_additions (seq) CHECK ((undoes IS NOT NULL) = (verb = 'undo')),
    reason TEXT NOT NULL,
    tool TEXT NOT NULL
) STRICT;
INSERT INTO decision_with_additions SELECT * FROM decision ORDER BY seq;
DROP TABLE decision;
ALTER TABLE decision_with_additions RENAME TO decision;

CREATE TRIGGER decision_is_kept BEFORE UPDATE ON decision BEGIN SELECT raise(ABORT, 'decisions are never edited'); END;
CREATE TRIGGER decision_stays BEFORE DELETE ON decision BEGIN SELECT raise(ABORT, 'decisions are never deleted'); END;
CREATE TRIGGER decision_is_new BEFORE INSERT ON decision
WHEN EXISTS (SELECT 1 FROM decision WHERE seq = new.seq) BEGIN SELECT raise(ABORT, 'decisions are never replaced'); END;
