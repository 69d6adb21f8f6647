-- Made of the pages: which version of a page is an edit of which one before it.

CREATE TABLE edit (
    article TEXT PRIMARY KEY REFERENCES article (id),
    before TEXT NOT NULL REFERENCES article (id)
) STRICT;
CREATE INDEX edit_by_before ON edit (before);
UPDATE article SET tool = 'before edits were found' WHERE id IN (SELECT article FROM capture WHERE version_of IS NOT NULL);
CREATE INDEX capture_by_version ON capture (version_of);

-- Nor is what is kept for good replaced: REPLACE deletes rows without asking the triggers on deletion.

CREATE TRIGGER page_is_once BEFORE INSERT ON page
WHEN EXISTS (SELECT 1 FROM page WHERE sha256 = new.sha256) BEGIN SELECT raise(IGNORE); END;
CREATE TRIGGER page_is_new BEFORE INSERT ON page
WHEN EXISTS (SELECT 1 FROM page WHERE rowid = new.rowid) BEGIN SELECT raise(ABORT, 'pages are never replaced'); END;
CREATE TRIGGER capture_is_new BEFORE INSERT ON capture
WHEN EXISTS (SELECT 1 FROM capture WHERE article = new.article OR rowid = new.rowid)
BEGIN SELECT raise(ABORT, 'captures are never replaced'); END;
CREATE TRIGGER custody_is_new BEFORE INSERT ON custody
WHEN EXISTS (SELECT 1 FROM custody WHERE seq = new.seq) BEGIN SELECT raise(ABORT, 'the log is never replaced'); END;
CREATE TRIGGER decision_is_new BEFORE INSERT ON decision
WHEN EXISTS (SELECT 1 FROM decision WHERE seq = new.seq) BEGIN SELECT raise(ABORT, 'decisions are never replaced'); END;
CREATE TRIGGER config_is_new BEFORE INSERT ON config
WHEN EXISTS (SELECT 1 FROM config WHERE seq = new.seq) BEGIN SELECT raise(ABORT, 'configs are never replaced'); END;
CREATE TRIGGER config_file_is_new BEFORE INSERT ON config_file
WHEN EXISTS (SELECT 1 FROM config_file WHERE config = new.config AND rank = new.rank)
BEGIN SELECT raise(ABORT, 'configs are never replaced'); END;
