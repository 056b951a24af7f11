"""The options that commands share: names, values and what `--help` says of them; nothing is done with them here."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from brief.completing import formats

Paths = Annotated[
    list[Path] | None, typer.Argument(metavar="PATH...", help="Files or folders; else those of brief.toml.")
]
Sources = Annotated[
    list[Path] | None, typer.Argument(metavar="SOURCES...", help="Files or folders; else those of brief.toml.")
]
First = Annotated[str | None, typer.Option("--from", metavar="DAY", help="First day of the timeline: 2022-01-10.")]
Last = Annotated[str | None, typer.Option("--to", metavar="DAY", help="Last day of the timeline.")]
Formats = Annotated[
    list[str] | None,
    typer.Option(
        "--format",
        "-f",
        metavar="FORMAT,...",
        help="pdf, docx, html, md, json, eml; pdf unless told.",
        autocompletion=formats,
    ),
]
Out = Annotated[
    str | None, typer.Option("--out", "-o", metavar="OUT", help="A folder, a file, or - for standard output.")
]
LookName = Annotated[str | None, typer.Option("--look", metavar="NAME", help="A look: its name, or its folder.")]
About = Annotated[
    str | None, typer.Option("--about", metavar="WORDS", help='Only what speaks of this: "grain exports".')
]
Detail = Annotated[
    str | None, typer.Option("--detail", metavar="key|full", help="What matters most, or all that was found.")
]
Review = Annotated[bool, typer.Option("--review", help="Add the working notes: for your own eyes, not to be sent.")]
Final = Annotated[bool, typer.Option("--final", help="Close the edition: keep it as sent, with its numbers.")]
Watch = Annotated[bool, typer.Option("--watch", help="Build again whenever the folder changes, until Ctrl-C.")]
Strict = Annotated[bool, typer.Option("--strict", help="Exit 1 when anything needs a human eye.")]
Json = Annotated[bool, typer.Option("--json", help="As JSON, for programs.")]
Mend = Annotated[bool, typer.Option("--mend", help="Print only the command that mends this machine.")]
