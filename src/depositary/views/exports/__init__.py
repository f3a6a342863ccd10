"""Exports: the register as files for other programs, each with its clocks, its reader's version and a content hash."""
