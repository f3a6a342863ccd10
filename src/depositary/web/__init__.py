"""HTTP: the register as pages and data, served or written to files.

`site.Site.respond` answers every page from a register; `app` serves it, and publishing writes it to files. Importing
this package loads neither.
"""
