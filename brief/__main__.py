"""`python -m brief` is `brief`."""

from brief.cli import main

main()
