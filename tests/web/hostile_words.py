"""Strings by which others try to smuggle scripts into pages."""

import json
from pathlib import Path

HOSTILE: list[str] = json.loads(Path(__file__).with_name("hostile.json").read_text(encoding="utf-8"))
