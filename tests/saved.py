"""Articles as people save them: a text put into each format that is read, with what the format states of it."""

from __future__ import annotations

import io
import plistlib
import zipfile
from collections.abc import Callable
from email.message import EmailMessage
from html import escape
from pathlib import Path

TITLE, DAY, ADDRESS = "Talks in Halden end without accord", "2033-03-09", "https://delta-post.example/2033/talks"
AUTHOR, OUTLET = "Ana Brandl", "The Delta Post"
FACE = Path(__file__).parents[1] / "templates" / "default" / "fonts" / "SourceSans3-Regular.ttf"


def lines(text: str) -> list[tuple[str, bool]]:
    """The lines of a text, each with whether a blank line stands above."""
    found, blank = [], True
    for line in text.split("\n"):
        if line.strip():
            found.append((line.strip(" \t"), blank))
        blank = not line.strip()
    return found


def page(text: str, head: str = "") -> str:
    """A page that holds the text between a menu and a footer; lines without a blank line between are one block."""
    blocks: list[list[str]] = []
    for line, blank in lines(text):
        if blank:
            blocks.append([])
        blocks[-1].append(escape(line))
    body = "\n".join(f"<p>{'<br>'.join(block)}</p>" for block in blocks)
    return (
        f'<!DOCTYPE html>\n<html lang="en"><head><meta charset="utf-8">{head}<style>p {{ color: red }}</style></head>'
        f"<body><nav><a href='/'>Home</a> <a href='/w'>World</a></nav><article>{body}</article>"
        "<footer><a href='/i'>Imprint</a></footer><script>var x = 'not text';</script></body></html>"
    )


def stating() -> str:
    """The head of a page that states everything, as most news pages do."""
    return f"""<title>{TITLE} | {OUTLET}</title><link rel="canonical" href="{ADDRESS}">
<script type="application/ld+json">{{"@type": "NewsArticle", "headline": "{TITLE}",
"datePublished": "{DAY}T22:10:00+02:00", "author": [{{"@type": "Person", "name": "{AUTHOR}"}}],
"publisher": {{"@type": "Organization", "name": "{OUTLET}"}}}}</script>"""


def html(text: str) -> bytes:
    return page(text).encode()


def mhtml(text: str, head: str = "", address: str = "https://x.example/") -> bytes:
    """As Chromium saves it: multipart/related, quoted-printable."""
    message = EmailMessage()
    message["Subject"], message["Date"] = "A page", "Sat, 11 Jun 2033 10:00:00 -0000"  # the day of saving
    message["Snapshot-Content-Location"] = address
    message.set_content(page(text, head), subtype="html", cte="quoted-printable")
    message["Content-Location"] = address
    message.make_related()
    message.add_related(b"\x89PNG", "image", "png")
    return message.as_bytes()


def webarchive(text: str, head: str = "", address: str = "https://x.example/") -> bytes:
    resource = {
        "WebResourceData": page(text, head).encode(),
        "WebResourceURL": address,
        "WebResourceMIMEType": "text/html",
        "WebResourceTextEncodingName": "UTF-8",
    }
    return plistlib.dumps({"WebMainResource": resource}, fmt=plistlib.FMT_BINARY)


def pdf(text: str, head: str = "", address: str = "") -> bytes:
    """As a browser prints it, over several pages, with a running foot; in a face of ours, whatever the machine has."""
    import weasyprint

    style = f"""<style>@font-face {{ font-family: own; src: url({FACE.as_uri()}) }} body {{ font-family: own }}
    @page {{ size: A5; margin: 20mm; @bottom-left {{ content: "{address}"; font-size: 7pt }}
    @bottom-right {{ content: counter(page); font-size: 7pt }} }} nav, footer {{ display: none }} </style>"""
    written: bytes = weasyprint.HTML(string=page(text, head + style)).write_pdf()
    return written


def docx(text: str) -> bytes:
    from docx import Document

    made = Document()
    paragraph = None
    for line, blank in lines(text):
        if blank or paragraph is None:
            paragraph = made.add_paragraph(line)
        else:
            paragraph.add_run().add_break()
            paragraph.add_run(line)
    made.core_properties.author, made.core_properties.title = "Some Analyst", "Microsoft Word - draft3"
    stream = io.BytesIO()
    made.save(stream)
    return stream.getvalue()


def rtf(text: str) -> bytes:
    """As word processors write it: letters beyond ASCII as escapes."""
    body = "".join(
        {"\\": r"\\", "{": r"\{", "}": r"\}", "\n": "\\par\n"}.get(
            char, char if ord(char) < 128 else f"\\u{ord(char)}?"
        )
        for char in text
    )
    return ("{\\rtf1\\ansi\\ansicpg1252{\\info{\\author Some Analyst}}\\f0 " + body + "}").encode("ascii")


def eml(text: str, subject: str = "Fwd", newsletter: bool = False) -> bytes:
    message = EmailMessage()
    message["From"], message["To"] = f'"{OUTLET}" <news@delta-post.example>', "desk@example.org"
    message["Subject"], message["Date"] = subject, "Wed, 09 Mar 2033 23:40:00 -0500"
    if newsletter:
        message["List-Unsubscribe"] = "<https://delta-post.example/u>"
    message.set_content(text)
    return message.as_bytes()


def epub(text: str) -> bytes:
    container = '<container><rootfiles><rootfile full-path="OEBPS/c.opf"/></rootfiles></container>'
    package = f"""<?xml version="1.0"?><package xmlns="http://www.idpf.org/2007/opf"><metadata
    xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>{OUTLET}</dc:title><dc:date>{DAY}</dc:date></metadata>
    <manifest><item id="a" href="a.xhtml" media-type="application/xhtml+xml"/></manifest>
    <spine><itemref idref="a"/></spine></package>"""
    files = {"mimetype": "application/epub+zip", "META-INF/container.xml": container, "OEBPS/c.opf": package}
    return zipped({**files, "OEBPS/a.xhtml": page(text)})


def feed(text: str) -> bytes:
    items = "".join(
        f"<item><title>{TITLE}{more}</title><link>{ADDRESS}{more}</link>"
        f"<pubDate>Wed, 09 Mar 2033 08:00:00 GMT</pubDate><description><![CDATA[{page(words)}]]></description></item>"
        for more, words in (
            ("", text),
            (" again", "The envoys of both sides meet again in Sarn on Friday, aides said."),
        )
    )
    return f'<?xml version="1.0"?><rss version="2.0"><channel><title>{OUTLET}</title>{items}</channel></rss>'.encode()


def zipped(files: dict[str, bytes | str], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", method) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return stream.getvalue()


# By suffix: how a text is put into each format.
MAKERS: dict[str, Callable[[str], bytes]] = {
    ".txt": str.encode,
    ".md": str.encode,
    ".html": html,
    ".mhtml": mhtml,
    ".webarchive": webarchive,
    ".pdf": pdf,
    ".docx": docx,
    ".rtf": rtf,
    ".eml": eml,
    ".epub": epub,
    ".rss": feed,
    ".zip": lambda text: zipped({"a/talks.txt": text}),
}
