"""The folder of a briefing: laid out anew, and sources copied into it; nothing is read from them here."""

from __future__ import annotations

import secrets
import shutil
from pathlib import Path

from brief.config import FILE_NAME, Config
from brief.errors import UsageError
from brief.render.look import looks_folder

SOURCES = "sources"
_IGNORED = "out/\n.brief/\n"


def lay_out(folder: Path) -> tuple[Path, ...]:
    """What was made of `brief.toml`, `.gitignore` and `sources/`, which were not there.

    `UsageError`: the folder has a `brief.toml`, or cannot be written to.
    """
    settings = folder / FILE_NAME
    if settings.exists():
        raise UsageError(f"{settings}: is there already, and stays as it is; name another folder: brief init DIR")
    made: list[Path] = []
    try:
        (folder / SOURCES).mkdir(parents=True, exist_ok=True)
        for path, text in ((settings, template()), (folder / ".gitignore", _IGNORED)):
            if not path.exists():
                path.write_text(text, encoding="utf-8")
                made.append(path)
    except OSError as error:
        raise UsageError(
            f"{folder}: cannot be laid out ({error.strerror}); name a folder that can be written to"
        ) from error
    return (*made, folder / SOURCES)


def template() -> str:
    """A `brief.toml` with every key as a comment."""
    return (looks_folder() / FILE_NAME).read_text(encoding="utf-8")


def add(files: tuple[Path, ...], folder: Path, config: Config) -> tuple[Path, ...]:
    """Where copies of the files now are among the sources; one that is there already is not copied again.

    `UsageError`: one of them is no file that can be read; then none is copied.
    """
    into = _into(folder, config)
    for file in files:
        if str(file).startswith(("http:", "https:")):
            address = file.as_posix().replace(":/", "://", 1)  # a path has one stroke for several
            raise UsageError(f"{address}: an address is not fetched; save the page, and add the file")
        if not file.is_file():
            said = "a folder; name the files in it" if file.is_dir() else "no such file"
            raise UsageError(f"{file}: {said}")
    try:
        into.mkdir(parents=True, exist_ok=True)
        return tuple(_copied(file, into) for file in files)
    except OSError as error:
        where = error.filename or into
        raise UsageError(f"{where}: cannot be copied ({error.strerror}); mend that and add it again") from error


def _into(folder: Path, config: Config) -> Path:
    """The first configured folder of sources, else `sources`."""
    if not config.sources:
        return folder / SOURCES if (folder / SOURCES).is_dir() or not (folder / "seeds").is_dir() else folder / "seeds"
    named = [folder / path for path in config.sources if not (folder / path).is_file() and not path.suffix]
    if not named:
        raise UsageError(f"{folder / FILE_NAME}: sources names no folder to copy into; add one")
    return named[0]


def _copied(file: Path, into: Path) -> Path:
    """Where the file's content stands under its name, or under that with a number where another has the name."""
    content = file.read_bytes()
    numbers = ["", *(f"-{number}" for number in range(2, 1000))]
    for path in (into / f"{file.stem}{number}{file.suffix}" for number in numbers):
        if path.exists() and path.read_bytes() == content:
            return path
        if not path.exists():
            beside = into / f".{path.name}.{secrets.token_hex(4)}.tmp"
            shutil.copyfile(file, beside)
            beside.replace(path)
            return path
    raise UsageError(f"{file}: a thousand others have its name; give it another")
