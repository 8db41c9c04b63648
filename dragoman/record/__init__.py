"""The record: rows for people and programs."""
