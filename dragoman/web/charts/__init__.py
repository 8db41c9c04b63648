"""Charts: plain values in, SVG text out. Nothing here knows of records, requests or templates."""
