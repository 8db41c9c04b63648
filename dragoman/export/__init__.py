"""Records as files: JSON Lines, CSV, Parquet, and the formats of other event coders and tools."""

from dragoman.export.dyad_years import write_dyad_years
from dragoman.export.formats import FORMATS, write_records
from dragoman.export.left_out import LeftOut

__all__ = ["FORMATS", "LeftOut", "write_dyad_years", "write_records"]
