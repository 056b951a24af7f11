"""A briefing as PDF: archivable and accessible, with the data attached; the only module that knows WeasyPrint."""

from __future__ import annotations

import ctypes.util
import logging
import os
import re
import sys
import warnings
from base64 import b64decode
from collections.abc import Iterator
from contextlib import contextmanager, redirect_stdout
from datetime import UTC, date, datetime
from io import StringIO
from pathlib import Path
from typing import Any
from urllib.parse import quote, unquote

from brief.errors import RenderError
from brief.model import Briefing
from brief.render import fonts, html, json
from brief.render.compose import compose
from brief.render.look import Look
from brief.render.pango import mending

# Stands for the look's folder in the page, so that no path of this machine can reach the bytes.
_BASE = "https://look.invalid/"
_PICTURE = re.compile("data:(image/(?:svg[+]xml|png|jpeg));base64,")
# What a glyph stands for, as the file says it: where it is a no-break space or a soft hyphen, the plain sign.
_PLAIN = {b"> <00a0>": b"> <0020>", b"> <00ad>": b"> <002d>", b"> <2010>": b"> <002d>", b"> <2011>": b"> <002d>"}
_TYPOGRAPHIC = re.compile(b"|".join(_PLAIN))
# PDF/UA identifies itself in the metadata, and PDF/A asks that the words for it be described there too.
_UA = b"""<rdf:Description xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/" rdf:about="" pdfuaid:part="1"/>\
<rdf:Description xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/" \
xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#" \
rdf:about=""><pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">\
<pdfaSchema:schema>PDF/UA Universal Accessibility Schema</pdfaSchema:schema>\
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>\
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix><pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">\
<pdfaProperty:name>part</pdfaProperty:name><pdfaProperty:valueType>Integer</pdfaProperty:valueType>\
<pdfaProperty:category>internal</pdfaProperty:category>\
<pdfaProperty:description>Indicates, which part of ISO 14289 standard is followed</pdfaProperty:description>\
</rdf:li></rdf:Seq></pdfaSchema:property></rdf:li></rdf:Bag></pdfaExtension:schemas></rdf:Description>"""


def render(briefing: Briefing, look: Look) -> bytes:
    """The PDF: the same bytes for the same briefing and look, whatever clock, locale or fonts the machine has.

    `RenderError`: Pango is missing, or the look has no fonts.
    """
    folder = look.file("fonts")
    outline = compose(briefing, look)
    page = html.page(outline, look, fonts.letters(folder))
    day = datetime.combine(briefing.as_of or date(1980, 1, 1), datetime.min.time(), UTC)
    with _machine_left_out(day, look):
        return _written(page, json.render(json.mailed(briefing), look), day, look)


def _written(page: str, timeline: bytes, day: datetime, look: Look) -> bytes:
    weasyprint = _weasyprint()
    options: Any = {"pdf_variant": "pdf/a-3a", "pdf_tags": True}
    fetcher = _fetcher(weasyprint, look)
    config = weasyprint.text.fonts.FontConfiguration()
    faces = weasyprint.CSS(string=_font_faces(look), base_url=_BASE, url_fetcher=fetcher, font_config=config)
    source = weasyprint.HTML(string=page, base_url=_BASE, url_fetcher=fetcher)
    document = source.render(stylesheets=[faces], font_config=config, **options)
    _declare_accessible(document.metadata)
    document.metadata.attachments = [
        weasyprint.Attachment(string=timeline, name="timeline.json", created=day, modified=day, relationship="Data")
    ]
    written: bytes = document.write_pdf(finisher=_plain, **options)
    return written


def _weasyprint() -> Any:
    """WeasyPrint, imported here and nowhere else: it takes most of a second and needs libraries of the system."""
    try:
        with warnings.catch_warnings(), redirect_stdout(StringIO()), _no_search():
            # It warns that fontconfig knows no fonts, which is our doing, and prints advice where a library lacks.
            warnings.simplefilter("ignore")
            import weasyprint.pdf.fonts  # type: ignore[import-untyped]
            import weasyprint.text.fonts  # type: ignore[import-untyped]
    except OSError as error:
        raise RenderError(f"PDF: the Pango library is missing on this machine; {mending()}") from error
    # Where this library is installed it makes other bytes than fontTools, which comes with WeasyPrint.
    weasyprint.pdf.fonts.harfbuzz_subset = None
    weasyprint.pdf.fonts.TTFont = _bare_font
    logging.getLogger("weasyprint").addFilter(_not_about_harfbuzz)
    return weasyprint


def _nowhere(name: str) -> str | None:  # noqa: ARG001 - as what it stands in for has it
    return None


@contextmanager
def _no_search() -> Iterator[None]:
    """For a while, a library is loaded by its name or not at all, where systems have one name for it.

    Without this, each name that WeasyPrint tries in vain is looked for by starting `ldconfig`, `gcc` and `ld`, if
    there are any: programs that nobody asked for, and a second of each build.
    """
    if sys.platform != "linux":
        yield
        return
    before = ctypes.util.find_library
    ctypes.util.find_library = _nowhere
    try:
        yield
    finally:
        ctypes.util.find_library = before


def _bare_font(*values: Any, **options: Any) -> Any:
    """A font without its tables for shaping: the subset drops them, but unpacks them first, half a PDF's time."""
    from fontTools.ttLib import TTFont  # type: ignore[import-untyped]

    font = TTFont(*values, **options)
    for tag in {"GPOS", "GSUB"} & set(font.keys()):
        del font[tag]
    return font


def _not_about_harfbuzz(record: logging.LogRecord) -> bool:
    return "HarfBuzz-Subset" not in record.getMessage()


@contextmanager
def _machine_left_out(day: datetime, look: Look) -> Iterator[None]:
    """For a while, time stands at `day` for the font tools, and fontconfig knows none of the machine's fonts."""
    settings = {"SOURCE_DATE_EPOCH": str(int(day.timestamp())), "FONTCONFIG_FILE": str(look.file("fonts/fonts.conf"))}
    before = {name: os.environ.get(name) for name in settings}
    os.environ.update(settings)
    try:
        yield
    finally:
        for name, value in before.items():
            if value is None:
                del os.environ[name]
            else:
                os.environ[name] = value


def _fetcher(weasyprint: Any, look: Look) -> Any:
    """What WeasyPrint gets for an address: a file of the look or the drawing in the page; all else is refused."""

    class LookFiles(weasyprint.urls.URLFetcher):  # type: ignore[misc]
        def fetch(self, url: str, headers: object = None) -> Any:  # noqa: ARG002 - as its parent has it
            held = _PICTURE.match(url)
            if held:
                content = b64decode(url[held.end() :])
                return weasyprint.urls.URLFetcherResponse(url, content, {"Content-Type": held.group(1)})
            return weasyprint.urls.URLFetcherResponse(url, _look_file(url, look).read_bytes())

    return LookFiles()


def _look_file(url: str, look: Look) -> Path:
    name = unquote(url.removeprefix(_BASE))
    path = look.file(name) if url.startswith(_BASE) else None
    if path is None or not any(path.resolve().is_relative_to(folder.resolve()) for folder in look.folders):
        raise ValueError(f"{url}: not a file of the look")
    return path


def _font_faces(look: Look) -> str:
    return "".join(
        f'@font-face {{ font-family: "{face.family}"; font-weight: {face.weight};'
        f' font-style: {"italic" if face.italic else "normal"}; src: url("{_BASE}fonts/{quote(face.path.name)}") }}'
        for face in fonts.faces(look.file("fonts"))
    )


def _plain(_document: object, file: Any) -> None:
    """Let spaces and hyphens be found and copied as such.

    A font draws a no-break space with the glyph of a space, and the file says of each glyph only what it stood for
    first, so that the words of a whole document could be held together by no-break spaces.
    """
    for stream in (each.stream for each in file.objects if b"begincmap" in getattr(each, "stream", ())):
        stream[:] = [_TYPOGRAPHIC.sub(lambda found: _PLAIN[found.group()], line) for line in stream]


def _declare_accessible(metadata: Any) -> None:
    """Let the metadata say PDF/UA-1 beside PDF/A-3a.

    `xmp_metadata=` can't: it adds a second RDF, and validators read the first. Undocumented, so a test holds it.
    """
    generate = metadata.generate_rdf_metadata

    def both(*values: object) -> bytes:
        rdf: bytes = generate(*values)
        return rdf.replace(b"</rdf:RDF>", _UA + b"</rdf:RDF>")

    metadata.generate_rdf_metadata = both
