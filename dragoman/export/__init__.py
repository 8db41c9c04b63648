"""Records as files: JSON Lines, CSV, Parquet."""

from dragoman.export.formats import FORMATS, write_records

__all__ = ["FORMATS", "write_records"]
