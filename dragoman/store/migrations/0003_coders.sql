-- Events that other coders have made lie beside our own.

ALTER TABLE articles ADD COLUMN coded_by TEXT;
COMMENT ON COLUMN articles.coded_by IS 'Whose table the event is from (gdelt-2.0, icews, polecat); such a version has no text. Null for a story';
