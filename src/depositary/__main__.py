"""Lets `python -m depositary` run the command line."""

from depositary.cli import main

main()
