"""Visits: who went to whom, and whom they met."""

from dragoman.relations.visits.find import find_visits

__all__ = ["find_visits"]
