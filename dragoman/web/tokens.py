"""Bearer tokens: a file of them, and whether a request shows one. Only their digests are kept."""

import base64
import binascii
import hashlib
import hmac
import re
from pathlib import Path

DIGEST = re.compile(r"sha256:([0-9a-f]{64})")
SHORTEST = 16  # characters of a token


class TokensError(ValueError):
    """A file of tokens that cannot be used; the message names file and line."""


def read_tokens(path: Path) -> frozenset[str]:
    """Digests (SHA-256, hex) from a file: one token a line, plain or as `sha256:` and its digest; `#` begins a remark.

    TokensError for a line that is neither, and for a file without any: it would let nobody in, or everybody.
    """
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except UnicodeDecodeError:
        raise TokensError(f"{path}: it is not UTF-8; allowed: a token a line") from None
    found = [
        _digest(line.strip(), f"{path}, line {number}")
        for number, line in enumerate(lines, 1)
        if line.strip() and not line.lstrip().startswith("#")
    ]
    if not found:
        raise TokensError(f"{path}: there is no token in it; allowed: a token a line")
    return frozenset(found)


def _digest(line: str, where: str) -> str:
    """The line itself is not told in the error: it is a secret."""
    if line.startswith("sha256:"):
        match = DIGEST.fullmatch(line)
        if match is None:
            raise TokensError(f"{where}: wrong digest; allowed: `sha256:` and 64 hexadecimal digits in lower case")
        return match[1]
    if len(line) < SHORTEST or not line.isascii() or not line.isprintable() or " " in line:
        raise TokensError(f"{where}: no token; allowed: at least {SHORTEST} letters, digits and signs, without blanks")
    return digest_of(line)


def digest_of(token: str) -> str:
    """What is kept of a token."""
    return hashlib.sha256(token.encode("utf-8", "surrogateescape")).hexdigest()


def shows_one(header: str | None, digests: frozenset[str]) -> bool:
    """Does a header `Authorization` hold one of the tokens: `Bearer TOKEN`, or `Basic` with it as password (for browsers)?

    All are compared, each in constant time.
    """
    token = _token(header or "")
    given = digest_of(token)
    matches = [hmac.compare_digest(given, digest) for digest in sorted(digests)]
    return bool(token) and any(matches)


def _token(header: str) -> str:
    scheme, _, value = header.strip().partition(" ")
    if scheme.lower() == "bearer":
        return value.strip()
    if scheme.lower() == "basic":
        try:
            return base64.b64decode(value.strip(), validate=True).decode("utf-8").partition(":")[2]
        except (binascii.Error, ValueError):
            return ""
    return ""
