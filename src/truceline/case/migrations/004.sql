-- What is asked often is kept where no text need be read for it.

DROP INDEX article_by_known;
CREATE INDEX article_facts ON article (known, published, outlet, language);
CREATE INDEX article_by_tool ON article (id, tool);

-- Views as they stand, made of all articles together: a view without its long lists, and the entries of these.

CREATE TABLE view (
    name TEXT PRIMARY KEY,
    made_of TEXT NOT NULL,
    rest TEXT NOT NULL
) STRICT;

CREATE TABLE view_entry (
    view TEXT NOT NULL REFERENCES view (name),
    list TEXT NOT NULL,
    rank INTEGER NOT NULL,
    entry TEXT NOT NULL,
    PRIMARY KEY (view, list, rank)
) STRICT;
