"""What tests with a browser share."""

from collections.abc import Callable
from typing import Any

SCHEMES = ("light", "dark")
Opens = Callable[..., Any]
