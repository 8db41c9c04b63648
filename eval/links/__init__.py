"""How well events of different stories are linked, and origins counted."""
