"""Compressed files as streams: .gz and .zst, unpacked piece by piece, with a bound on how much a file may unpack to."""

import gzip
import io
from pathlib import Path
from typing import Any, BinaryIO, cast

from dragoman.article.errors import SourceError
from dragoman.article.limits import Limits

COMPRESSIONS = (".gz", ".zst")
BUFFER = 1 << 16


def opened(path: Path, limits: Limits) -> BinaryIO:
    """The bytes of a file, unpacked where its name ends in .gz or .zst. OSError where it cannot be opened.

    Reading raises OSError, EOFError or zlib.error for a damaged file, and SourceError for one that unpacks to too much.
    """
    raw = path.open("rb")
    ending = path.suffix.lower()
    if ending not in COMPRESSIONS:
        return raw
    unpacked = cast(BinaryIO, gzip.GzipFile(fileobj=raw)) if ending == ".gz" else _zstandard(raw)
    return cast(BinaryIO, io.BufferedReader(_Bounded(raw, unpacked, limits), BUFFER))


def _zstandard(raw: BinaryIO) -> BinaryIO:
    import pyarrow as pa  # here, since it takes long to load

    return cast(
        BinaryIO, pa.CompressedInputStream(cast(io.IOBase, raw), "zstd")
    )  # refuses frames that want a window of over 128 MB


class _Bounded(io.RawIOBase):
    """What a file unpacks to; SourceError once that is too many times what was read of the file."""

    def __init__(self, raw: BinaryIO, unpacked: BinaryIO, limits: Limits) -> None:
        self._raw, self._unpacked, self._limits = raw, unpacked, limits
        self._given = 0

    def readable(self) -> bool:
        """It is."""
        return True

    def readinto(self, buffer: Any) -> int:
        """Fill a buffer."""
        view = memoryview(buffer)
        piece = self._unpacked.read(len(view))
        view[: len(piece)] = piece
        self._given += len(piece)
        allowed = max(self._limits.free_expansion, self._limits.expansion * self._raw.tell())
        if self._given > allowed:
            raise SourceError(
                f"its first {self._raw.tell()} bytes unpack to more than {allowed}; "
                f"allowed: {self._limits.expansion} times the size, or {self._limits.free_expansion} bytes"
            )
        return len(piece)

    def close(self) -> None:
        """Close the file."""
        if not self.closed:
            self._unpacked.close()
            self._raw.close()
        super().close()
