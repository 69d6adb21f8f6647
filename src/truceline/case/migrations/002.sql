-- Kept for good: what reviewers decided. One is taken back by another that names it.

CREATE TABLE decision (
    seq INTEGER PRIMARY KEY,
    at TEXT NOT NULL,
    reviewer TEXT NOT NULL CHECK (reviewer != ''),
    verb TEXT NOT NULL CHECK (verb IN ('accept', 'reject', 'edit', 'merge', 'split', 'undo')),
    subjects TEXT NOT NULL CHECK (json_valid(subjects)),
    slots TEXT NOT NULL CHECK (json_valid(slots)),
    undoes INTEGER REFERENCES decision (seq) CHECK ((undoes IS NOT NULL) = (verb = 'undo')),
    reason TEXT NOT NULL,
    tool TEXT NOT NULL
) STRICT;

CREATE TRIGGER decision_is_kept BEFORE UPDATE ON decision BEGIN SELECT raise(ABORT, 'decisions are never edited'); END;
CREATE TRIGGER decision_stays BEFORE DELETE ON decision BEGIN SELECT raise(ABORT, 'decisions are never deleted'); END;
