"""Ids that stay the same for the same content."""

import hashlib


def stable_id(prefix: str, *parts: object) -> str:
    """A short id from what makes a thing what it is: prefix and 16 hexadecimal digits of a SHA-256."""
    digest = hashlib.sha256("\x1f".join(str(part) for part in parts).encode("utf-8", "surrogatepass"))
    return f"{prefix}-{digest.hexdigest()[:16]}"
