"""Training of the small model that types a pair of parties: `python -m train`. See docs/decisions/pair_model.md."""
