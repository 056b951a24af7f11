"""Files that are damaged, locked, too large, or made to hurt whoever reads them; each with the issue that names it."""

from __future__ import annotations

import io
import random
import struct
import zipfile
import zlib
from collections.abc import Callable, Iterator
from email.message import EmailMessage

from tests import saved

WORDS = (
    "The delegations of both sides met in Halden on Wednesday, and parted without an accord, officials said.\n\n" * 12
)
MB = 1024 * 1024
ENTITIES = """<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">""" + "".join(
    f'<!ENTITY {chr(98 + at)} "{f"&{chr(97 + at)};" * 10}">' for at in range(9)
)
OUTSIDE = '<!DOCTYPE x [<!ENTITY j SYSTEM "file:///etc/passwd">'
Bad = tuple[str, bytes | Callable[[], bytes], set[str]]  # a name, the bytes or how to make them, codes of issues
LOST = {"damaged", "misnamed", "empty", "encrypted", "too-large", "too-deep", "too-much", "crashed", "endless"}


def bad() -> Iterator[Bad]:
    """A name, the bytes (large ones are made when asked for), and the issues of which one must be told."""
    yield from _empty()
    yield from _truncated()
    yield from _misnamed()
    yield from _locked()
    yield from _bombs()
    yield from _endless()
    yield "binary.html", bytes(range(256)) * 40, {"binary"}
    yield "scanned.pdf", pdf(b"q 100 0 0 100 0 0 cm /I Do Q", picture=True), {"scanned"}
    yield "blank.pdf", pdf(b""), {"empty"}
    yield "deep.eml", mail_in_mail(20), {"too-deep"}
    yield "page.url", b"[InternetShortcut]\r\nURL=https://delta-post.example/a\r\n", {"link"}
    yield (
        "page.webloc",
        b"<plist><dict><key>URL</key><string>https://delta-post.example/</string></dict></plist>",
        {"link"},
    )
    yield "not-a-feed.xml", b"<?xml version='1.0'?><svg><text>words</text></svg>", {"unknown-format"}


def _empty() -> Iterator[Bad]:
    for suffix in saved.MAKERS:
        yield f"empty{suffix}", b"", {"empty"}
    yield "wordless.html", b"<!DOCTYPE html><html><body><script>let x = 1</script></body></html>", {"empty"}
    yield "wordless.docx", saved.docx(""), {"empty"}
    yield "wordless.rtf", saved.rtf(""), {"empty"}
    yield "wordless.zip", saved.zipped({}), {"empty"}


def _truncated() -> Iterator[Bad]:
    for suffix, make in saved.MAKERS.items():
        whole = mail_in_mail(2) if suffix == ".eml" else make(WORDS)  # a plain mail tells no end
        if suffix not in (".txt", ".md"):  # which any cut leaves whole
            share = 3 if suffix == ".mhtml" else 2
            yield f"truncated{suffix}", whole[: len(whole) * (share - 1) // share], {"damaged", "cut-off", "empty"}


def _misnamed() -> Iterator[Bad]:
    for suffix in (".pdf", ".docx", ".epub", ".zip", ".rtf", ".webarchive"):
        yield f"a-page{suffix}", saved.html(WORDS), {"misnamed"}
        yield f"a-text{suffix}", WORDS.encode(), {"damaged", "misnamed"}
    for suffix in (".html", ".mhtml", ".eml", ".rss", ".docx"):
        yield f"a-pdf{suffix}", pdf(b"BT (Words) Tj ET"), {"misnamed"}
    yield "an-archive.docx", saved.zipped({"a.txt": WORDS}), {"damaged"}
    yield "a-zip.html", saved.zipped({"a.txt": WORDS}), {"misnamed"}
    yield "a-zip.txt", saved.zipped({"a.txt": WORDS}), {"binary"}


def _locked() -> Iterator[Bad]:
    yield "locked.pdf", pdf(b"BT (Words) Tj ET", locked=True), {"encrypted"}
    yield "locked.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(4000), {"encrypted"}
    yield "locked.zip", locked(saved.zipped({"a.txt": WORDS})), {"encrypted"}
    with zipfile.ZipFile(stream := io.BytesIO(saved.epub(WORDS)), "a") as book:
        book.writestr("META-INF/encryption.xml", "<e/>")
        book.writestr("META-INF/rights.xml", "<r/>")
    yield "locked.epub", stream.getvalue(), {"encrypted"}
    yield "locked.eml", b"From: a@b.example\nSubject: x\nContent-Type: application/pkcs7-mime\n\nMIIB\n", {"encrypted"}


def _bombs() -> Iterator[Bad]:
    yield "bomb.zip", lambda: saved.zipped({"a.txt": bytes(60 * MB), "b.txt": bytes(60 * MB)}), {"too-large"}
    yield "bomb.docx", lambda: saved.zipped({"word/document.xml": b"<w:p/>" * (74 * MB // 6)}), {"too-large"}
    yield "many.zip", lambda: saved.zipped({f"{number}.txt": "a" for number in range(9000)}), {"too-many"}
    inner = saved.zipped({"a.txt": WORDS})
    for _ in range(12):
        inner = saved.zipped({"a.zip": inner})
    yield "nested.zip", inner, {"too-deep"}
    yield "wide.zip", wide, {"given-up"}
    yield "long.txt", lambda: WORDS.encode() * (3 * MB // len(WORDS)), {"too-long"}
    yield "long.zip", lambda: saved.zipped({"a.txt": b"word " * (3 * MB)}), {"too-long"}
    for declared, reference in ((ENTITIES, "&j;"), (OUTSIDE, "&j;")):
        name = "grows" if declared is ENTITIES else "outside"
        text = f'<?xml version="1.0"?>{declared}]>'
        yield (
            f"{name}.rss",
            f"{text}<rss><channel><item><title>{reference}</title></item></channel></rss>".encode(),
            LOST,
        )
        yield f"{name}.docx", saved.zipped({"word/document.xml": f"{text}<w:document>{reference}</w:document>"}), LOST
        yield (
            f"{name}.epub",
            saved.zipped({"META-INF/container.xml": f"{text}<container>{reference}</container>"}),
            LOST,
        )
        yield f"{name}.webarchive", f"{text}<plist><string>{reference}</string></plist>".encode(), LOST
        wide_text = f'<?xml version="1.0" encoding="utf-16"?>{declared}]><rss><channel>{reference}</channel></rss>'
        yield f"{name}-wide.rss", wide_text.encode("utf-16"), LOST


def wide() -> bytes:
    """An archive of archives that hold much together, though none too much."""
    inner = saved.zipped({"a.txt": b"word " * (3 * MB)})
    return saved.zipped({f"{number}.zip": inner for number in range(20)})


def _endless() -> Iterator[Bad]:
    yield "endless.pdf", endless_pdf, LOST
    many = "<a href='/x'>word</a> " * 300_000
    yield "links.html", lambda: saved.page(WORDS).replace("</nav>", f"{many}</nav>").encode(), LOST
    yield "noise.html", noise, set()  # which may be read
    yield "deep.rtf", lambda: b"{\\rtf1" + b"{" * 15_000_000, LOST


def endless_pdf() -> bytes:
    """A PDF of 700 kB whose page draws letters twelve million times."""
    packer = zlib.compressobj(9)
    packed = b"".join(packer.compress(b"BT /F 9 Tf (aaaa) Tj ET\n" * 1000) for _ in range(12_000))
    return pdf(packed + packer.flush(), packed=True)


def noise() -> bytes:
    """A page of tags in no order."""
    chance = random.Random(7)
    tags = "".join(
        chance.choice(("<div>", "<table>", "<p>", "word ", "</i>", "<a href=x>", "<li>")) for _ in range(900_000)
    )
    return saved.page(WORDS).replace("</nav>", f"{tags}</nav>").encode()


def pdf(content: bytes, locked: bool = False, packed: bool = False, picture: bool = False) -> bytes:
    """A PDF of one page with that content, which may be packed."""
    stream = content
    kind = b"/Filter /FlateDecode " if packed else b""
    resources = b"/Font << /F << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >>"
    if picture:
        resources += b" /XObject << /I 5 0 R >>"
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 400 400] /Contents 4 0 R /Resources << " + resources + b" >> >>",
        b"<< " + kind + b"/Length %d >>\nstream\n" % len(stream) + stream + b"\nendstream",
        b"<< /Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8 /Length 1 >>"
        b"\nstream\n\x00\nendstream",
    ]
    made, places = b"%PDF-1.5\n", []
    for number, each in enumerate(objects, 1):
        places.append(len(made))
        made += b"%d 0 obj\n" % number + each + b"\nendobj\n"
    lock = b"/Encrypt << /Filter /Standard /V 2 /R 3 /Length 128 /P -1 /O (%b) /U (%b) >> /ID [(a) (a)] " % (
        b"o" * 32,
        b"u" * 32,
    )
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    trailer = b"trailer\n<< /Size %d /Root 1 0 R %b>>\nstartxref\n%d\n%%%%EOF" % (6, lock if locked else b"", len(made))
    return made + b"xref\n0 6\n0000000000 65535 f \n" + table + trailer


def locked(archive: bytes) -> bytes:
    """The archive with its members marked as encrypted."""
    made = bytearray(archive)
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = made.find(mark)
        while at >= 0:
            made[at + offset : at + offset + 2] = struct.pack("<H", struct.unpack_from("<H", made, at + offset)[0] | 1)
            at = made.find(mark, at + 4)
    return bytes(made)


def mail_in_mail(depth: int) -> bytes:
    """A mail with a mail attached, that has one attached, and so on."""
    inner: EmailMessage | None = None
    for number in range(depth):
        message = EmailMessage()
        message["From"], message["Subject"] = "a@b.example", f"Mail {number}"
        message.set_content(WORDS)
        if inner is not None:
            message.add_attachment(inner)
        inner = message
    assert inner is not None
    return inner.as_bytes()
