"""The briefing as the draft of a mail (.eml): a short letter, plain and as HTML, with the PDF attached."""

from __future__ import annotations

import hashlib
from datetime import UTC, datetime, time
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime

from brief.model import Briefing
from brief.render import templates
from brief.render.compose_mail import Letter, compose_mail, file_name
from brief.render.look import Look
from brief.render.outline import Mark, Runs, Text

# 78 letters a line, as RFC 5322 has it; names of any script in encoded words, which every server passes on.
_POLICY = SMTP


def render(briefing: Briefing, look: Look, pdf: bytes | None = None) -> bytes:
    """The draft, which `X-Unsent` lets Outlook open for sending; the same bytes for the same briefing and PDF.

    Without `pdf` nothing is attached, and the letter says so. Working notes are never in it.
    """
    letter = compose_mail(briefing, look, attached=pdf is not None)
    text, page = plain(letter), templates.filled("mail.html.j2", look, letter=letter, language=briefing.language)
    mail = _envelope(briefing, letter)
    mail.set_content(text, cte="quoted-printable")
    mail.add_alternative(page, subtype="html", cte="quoted-printable")
    if pdf is not None:
        name = file_name(briefing)
        mail.add_attachment(pdf, maintype="application", subtype="pdf", filename=name)
    digest = hashlib.sha256(
        "\0".join((letter.subject, text, page)).encode("utf-8", "replace") + (pdf or b"")
    ).hexdigest()
    mail["Message-ID"] = f"<{digest[:32]}@brief.invalid>"
    # An equals sign and an underscore side by side stand in no part: both encodings write the sign otherwise.
    for number, part in enumerate(part for part in mail.walk() if part.is_multipart()):
        part.set_boundary(f"=_{digest[:24]}_{number}")
    return mail.as_bytes()


def plain(letter: Letter) -> str:
    """The letter as plain text: headings on lines of their own, items after hyphens."""
    marking = [letter.marking] if letter.marking else []
    parts = ["\n".join((part.heading, *(f"- {_words(item)}" for item in part.items))) for part in letter.parts]
    head = f"{letter.title}\n{letter.standing}"
    return "\n\n".join((*marking, head, *parts, letter.closing, *marking)).replace("\u00a0", " ") + "\n"


def _envelope(briefing: Briefing, letter: Letter) -> EmailMessage:
    mail = EmailMessage(policy=_POLICY)
    mail["X-Unsent"] = "1"
    # Words that look encoded already would be decoded, into whatever they hide.
    mail["Subject"] = letter.subject.replace("=?", "= ?")
    for field, addresses in (("To", briefing.mail_to), ("Cc", briefing.mail_cc)):
        if addresses:
            mail[field] = ", ".join(addresses)
    if briefing.as_of:
        mail["Date"] = format_datetime(datetime.combine(briefing.as_of, time(12), UTC))
    return mail


def _words(runs: Runs) -> str:
    return "".join(
        f"“{run.text}”" if isinstance(run, Text) and run.style == "spoken" else run.text
        for run in runs
        if not isinstance(run, Mark)
    )
