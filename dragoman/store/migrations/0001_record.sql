-- The record. The same statements make it in DuckDB and in PostgreSQL; each ends with a semicolon at the end of a line.
-- Nothing is ever updated but `articles.superseded` and `runs.finished`; what the record knew on a day stays known.

CREATE TABLE runs (
    run BIGINT NOT NULL,
    learned TIMESTAMP NOT NULL,
    sources TEXT NOT NULL,
    coder TEXT NOT NULL,
    finished BOOLEAN NOT NULL
);
COMMENT ON TABLE runs IS 'Runs of ingest, retract: one row each';
COMMENT ON COLUMN runs.learned IS 'When the record learned what the run added (UTC): --at, or the clock of the command';
COMMENT ON COLUMN runs.sources IS 'What was read, as a JSON array';
COMMENT ON COLUMN runs.coder IS 'Version, lexicon and model of the coder as JSON; empty where only coded records came in';
COMMENT ON COLUMN runs.finished IS 'False while it runs, and where it was cut off';

CREATE TABLE articles (
    version BIGINT NOT NULL,
    article_id TEXT NOT NULL,
    ordinal INTEGER NOT NULL,
    run BIGINT NOT NULL,
    learned TIMESTAMP NOT NULL,
    superseded TIMESTAMP,
    retracted BOOLEAN NOT NULL,
    reason TEXT,
    content TEXT NOT NULL,
    coder TEXT NOT NULL,
    title TEXT,
    authors TEXT[],
    publication TEXT,
    agency TEXT,
    published TEXT,
    published_day DATE,
    published_basis TEXT,
    url TEXT,
    text TEXT NOT NULL,
    layers TEXT NOT NULL
);
COMMENT ON TABLE articles IS 'Versions of articles: a corrected text, a newer coder, or a retraction adds one';
COMMENT ON COLUMN articles.version IS 'Key of this version, counted through the record';
COMMENT ON COLUMN articles.ordinal IS 'First, second, ... version of the article';
COMMENT ON COLUMN articles.superseded IS 'When the next version was learned; null for the version that stands';
COMMENT ON COLUMN articles.retracted IS 'True for a version that takes the article back; it has no events';
COMMENT ON COLUMN articles.reason IS 'Why it was taken back';
COMMENT ON COLUMN articles.content IS 'Hash of text, title, outlet, date and address as they came in';
COMMENT ON COLUMN articles.coder IS 'Version, lexicon and model of the coder as JSON; empty where the coded record tells none';
COMMENT ON COLUMN articles.published_day IS 'The day of published';
COMMENT ON COLUMN articles.layers IS 'Zones, sentences, time expressions and places as JSON';

CREATE TABLE mentions (
    version BIGINT NOT NULL,
    position INTEGER NOT NULL,
    kind TEXT NOT NULL,
    start INTEGER NOT NULL,
    stop INTEGER NOT NULL,
    name TEXT,
    code TEXT,
    sector TEXT,
    body TEXT
);
COMMENT ON TABLE mentions IS 'Stretches that stand for actors and places, one row for each actor';
COMMENT ON COLUMN mentions.body IS 'The entity as JSON without nulls; null where it stands for nobody that is known';

CREATE TABLE attributions (
    version BIGINT NOT NULL,
    position INTEGER NOT NULL,
    id TEXT NOT NULL,
    parent TEXT,
    form TEXT,
    attitude TEXT,
    source_name TEXT,
    source_code TEXT,
    body TEXT NOT NULL
);
COMMENT ON TABLE attributions IS 'Who says what: source, cue and content';
COMMENT ON COLUMN attributions.body IS 'The whole attribution as JSON';

CREATE TABLE events (
    event BIGINT NOT NULL,
    id TEXT NOT NULL,
    version BIGINT NOT NULL,
    type TEXT NOT NULL,
    mode TEXT,
    contexts TEXT[],
    auxiliary TEXT,
    quad INTEGER,
    score DOUBLE PRECISION,
    cameo TEXT,
    date_begin DATE,
    date_end DATE,
    place TEXT,
    place_country TEXT,
    factuality TEXT,
    confidence DOUBLE PRECISION,
    voice TEXT,
    voice_code TEXT,
    publication TEXT,
    published DATE,
    actor_codes TEXT[],
    recipient_codes TEXT[],
    start INTEGER,
    stop INTEGER,
    sentence_start INTEGER,
    sentence_stop INTEGER,
    body TEXT NOT NULL
);
COMMENT ON TABLE events IS 'What somebody does to somebody, as one version of an article tells it';
COMMENT ON COLUMN events.event IS 'Key, counted through the record; id is the one that is shown';
COMMENT ON COLUMN events.date_begin IS 'First day on which it happened; null where the text tells none';
COMMENT ON COLUMN events.voice IS 'Innermost source: its name, else its words';
COMMENT ON COLUMN events.start IS 'Characters of the trigger in the text of the article, [start, stop)';
COMMENT ON COLUMN events.sentence_start IS 'Characters of the sentence, [sentence_start, sentence_stop)';
COMMENT ON COLUMN events.body IS 'The rest of the event as JSON: parties, spans, date, place, chain, reasons';

CREATE TABLE event_parties (
    event BIGINT NOT NULL,
    side TEXT NOT NULL,
    code TEXT,
    name TEXT,
    sector TEXT
);
COMMENT ON TABLE event_parties IS 'Actors and recipients of events; those who act together are all actors';
COMMENT ON COLUMN event_parties.side IS 'actor or recipient';

CREATE TABLE relations (
    relation BIGINT NOT NULL,
    id TEXT NOT NULL,
    version BIGINT NOT NULL,
    kind TEXT NOT NULL,
    status TEXT,
    date_begin DATE,
    date_end DATE,
    factuality TEXT,
    body TEXT NOT NULL
);
COMMENT ON TABLE relations IS 'Pacts, transfers, sanctions, visits, statements';
COMMENT ON COLUMN relations.date_begin IS 'First day of begin, which may be a month or a year';
COMMENT ON COLUMN relations.date_end IS 'Last day of end; of begin where no end is told';
COMMENT ON COLUMN relations.body IS 'The whole relation as JSON';

CREATE TABLE relation_parties (
    relation BIGINT NOT NULL,
    role TEXT NOT NULL,
    code TEXT,
    name TEXT,
    sector TEXT
);
COMMENT ON TABLE relation_parties IS 'Who takes part in a relation, and as what';

CREATE TABLE rejections (
    run BIGINT NOT NULL,
    learned TIMESTAMP NOT NULL,
    place TEXT NOT NULL,
    article_id TEXT,
    reason TEXT NOT NULL
);
COMMENT ON TABLE rejections IS 'Input that was not read, and why';
COMMENT ON COLUMN rejections.place IS 'File and line';

CREATE TABLE passed_over (
    version BIGINT NOT NULL,
    start INTEGER NOT NULL,
    stop INTEGER NOT NULL,
    reason TEXT NOT NULL
);
COMMENT ON TABLE passed_over IS 'Words that could have told an event and did not become one, and why';

CREATE TABLE words (
    term TEXT NOT NULL,
    version BIGINT NOT NULL,
    count INTEGER NOT NULL
);
COMMENT ON TABLE words IS 'Index for full text: which version of an article has which word how often';
