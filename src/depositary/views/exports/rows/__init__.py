"""The rows of each table of an export."""
