"""The evaluation gate: stories annotated by hand, the figures of a reader on them, and floors under the figures."""
