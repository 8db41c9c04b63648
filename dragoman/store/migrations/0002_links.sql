-- The same event in several stories. All of it follows from the tables of the first migration, and can be made again.

CREATE TABLE occurrences (
    event BIGINT NOT NULL,
    occurrence BIGINT NOT NULL,
    origin TEXT NOT NULL,
    origin_kind TEXT NOT NULL
);
COMMENT ON TABLE occurrences IS 'Which events tell the same happening, and whose word each rests on';
COMMENT ON COLUMN occurrences.occurrence IS 'The smallest key of an event among those that tell it';
COMMENT ON COLUMN occurrences.origin IS 'Whose word it is: a source named in the chain, a document, an agency, the outlet';
COMMENT ON COLUMN occurrences.origin_kind IS 'government, source, document, agency, outlet, text';

CREATE TABLE links (
    event BIGINT NOT NULL,
    other BIGINT NOT NULL,
    kind TEXT NOT NULL,
    score DOUBLE PRECISION,
    reasons TEXT[]
);
COMMENT ON TABLE links IS 'Pairs of events of different stories: the same, or contradicting one another';
COMMENT ON COLUMN links.kind IS 'same, contradiction';
COMMENT ON COLUMN links.reasons IS 'What they share, or in what they differ';

CREATE TABLE copies (
    version BIGINT NOT NULL,
    original BIGINT NOT NULL,
    similarity DOUBLE PRECISION NOT NULL
);
COMMENT ON TABLE copies IS 'Versions of articles with nearly the same text as an earlier one';
COMMENT ON COLUMN copies.original IS 'The first version with that text';
COMMENT ON COLUMN copies.similarity IS 'Share of runs of words in common, from 0 to 1, as MinHash estimates it';
