"""Sanctions: who put what on whom."""

from dragoman.relations.sanctions.find import find_sanctions

__all__ = ["find_sanctions"]
