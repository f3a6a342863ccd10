"""Charts drawn on the server as SVG: readable without scripts, the same bytes for the same register."""
