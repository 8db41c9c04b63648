-- PostgreSQL finds rows by these; DuckDB scans columns and needs none.

CREATE UNIQUE INDEX IF NOT EXISTS articles_version ON articles (version);
CREATE UNIQUE INDEX IF NOT EXISTS articles_ordinal ON articles (article_id, ordinal);
CREATE UNIQUE INDEX IF NOT EXISTS events_event ON events (event);
CREATE INDEX IF NOT EXISTS events_version ON events (version);
CREATE INDEX IF NOT EXISTS events_id ON events (id);
CREATE INDEX IF NOT EXISTS events_date ON events (date_begin);
CREATE INDEX IF NOT EXISTS event_parties_code ON event_parties (code, side, event);
CREATE INDEX IF NOT EXISTS event_parties_event ON event_parties (event);
CREATE INDEX IF NOT EXISTS relations_version ON relations (version);
CREATE INDEX IF NOT EXISTS relation_parties_code ON relation_parties (code, relation);
CREATE INDEX IF NOT EXISTS mentions_version ON mentions (version);
CREATE INDEX IF NOT EXISTS attributions_version ON attributions (version);
CREATE INDEX IF NOT EXISTS passed_over_version ON passed_over (version);
CREATE INDEX IF NOT EXISTS words_term ON words (term, version);
CREATE INDEX IF NOT EXISTS words_version ON words (version);
CREATE INDEX IF NOT EXISTS occurrences_event ON occurrences (event);
CREATE INDEX IF NOT EXISTS occurrences_occurrence ON occurrences (occurrence);
CREATE INDEX IF NOT EXISTS links_event ON links (event);
CREATE INDEX IF NOT EXISTS links_other ON links (other);
