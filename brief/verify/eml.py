"""A briefing's mail as printed lines: those of the PDF that is attached to it."""

from __future__ import annotations

from email import message_from_bytes
from email.policy import default

from brief.verify import pdf
from brief.verify.printed import Printed


def read(content: bytes) -> Printed | None:
    """What the PDF in the mail prints. `None`: none is attached, or it is no briefing."""
    mail = message_from_bytes(content, policy=default)
    attached = next((part for part in mail.walk() if part.get_content_type() == "application/pdf"), None)
    held = attached.get_payload(decode=True) if attached is not None else None
    return pdf.read(held) if isinstance(held, bytes) else None
