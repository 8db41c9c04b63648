"""Pacts: who is bound to what."""

from dragoman.relations.pacts.find import find_pacts

__all__ = ["find_pacts"]
