"""Transfers: who supplied whom with what and how much."""

from dragoman.relations.transfers.find import find_transfers

__all__ = ["find_transfers"]
