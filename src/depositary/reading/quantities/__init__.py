"""Quantities: numbers, sums of money and spans of time, found in a text and valued."""
