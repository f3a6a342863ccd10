"""Admissions: whether a clause says what its rule demands, and nothing that only looks like it."""
