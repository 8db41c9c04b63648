"""Which stories are worth parsing: those of public life, told by their words before any grammar."""

from dragoman.gate.gate import Gate, GateLexicon, load_gate
from dragoman.gate.glance import Glance, Sights, glances, sights

__all__ = ["Gate", "GateLexicon", "Glance", "Sights", "glances", "load_gate", "sights"]
