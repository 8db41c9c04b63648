-- A copy of a DuckDB record from which a server reads finds single rows by these; the record itself is scanned and needs none.

CREATE INDEX events_event ON events (event);
CREATE INDEX events_version ON events (version);
CREATE INDEX events_id ON events (id);
CREATE INDEX articles_version ON articles (version);
CREATE INDEX articles_id ON articles (article_id);
CREATE INDEX event_parties_event ON event_parties (event);
CREATE INDEX mentions_version ON mentions (version);
CREATE INDEX attributions_version ON attributions (version);
CREATE INDEX passed_over_version ON passed_over (version);
CREATE INDEX relations_version ON relations (version);
CREATE INDEX occurrences_event ON occurrences (event);
CREATE INDEX occurrences_occurrence ON occurrences (occurrence);
CREATE INDEX links_event ON links (event);
CREATE INDEX links_other ON links (other);
