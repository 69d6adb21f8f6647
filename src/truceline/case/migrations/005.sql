-- Made of the pages: which version of a page is an edit of which one before it.

CREATE TABLE edit (
    article TEXT PRIMARY KEY REFERENCES article (id),
    before TEXT NOT NULL REFERENCES article (id)
) STRICT;
CREATE INDEX edit_by_before ON edit (before);
UPDATE article SET tool = 'before edits were found' WHERE id IN (SELECT article FROM capture WHERE version_of IS NOT NULL);
CREATE INDEX capture_by_version ON capture (version_of);
