"""What goes wrong with a record, as one tree: whoever catches RecordError has caught all of it. Messages are one line."""


class RecordError(ValueError):
    """A record that cannot be used as asked. The message names the record, and what would be allowed."""


class MissingError(RecordError):
    """There is no record, no article or no event of that name."""


class LockedError(RecordError):
    """Another program writes to the record."""


class DamagedError(RecordError):
    """The file is no record, or is broken."""


class SchemaError(RecordError):
    """The record was made by another version of the program, and has to be migrated first."""


class QueryError(RecordError):
    """A question that cannot be asked: a wrong value of a filter, wrong SQL."""


class StorageError(RecordError):
    """The record cannot be written: no space, no permission. What was written before is kept."""
