"""Depositary reads reports and agreement texts and keeps the register that a treaty's depositary would keep."""

__version__ = "0.1.0"
