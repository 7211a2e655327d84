"""A mail (.eml) → one row: subject, sender, day and body."""

from __future__ import annotations

import email
import email.policy
import re
from email.message import EmailMessage, Message
from email.utils import parseaddr
from typing import Any

from rashomon.errors import InputError
from rashomon.ingest.rows import Row
from rashomon.ingest.text import decode

# addresses a newsroom sends from; from any other, the sender is a person
_DESK = re.compile(
    r"(?:news|newsletters?|no-?reply|donotreply|editors?|editorial|alerts?|daily|weekly|digest|updates?"
    r"|breaking|briefing|headlines|info|contact|hello|mail|media|press|redaktion|desk|subscriptions?)"
    r"(?:[.+_-][^@]*)?@",
    re.IGNORECASE,
)


def message(data: bytes) -> Row:
    """Read a mail; its plain text is taken before its HTML, attachments are left out.

    Raises:
        InputError: it has neither.
    """
    decode(data[:20_000])  # binary bytes under the name .eml
    mail = email.message_from_bytes(data, policy=email.policy.default)
    sender, address = parseaddr(_header(mail, "from") or "")
    given: dict[str, Any] = {
        "title": _header(mail, "subject"),
        "outlet" if _DESK.match(address) else "author": sender or None,
        "published": _header(mail, "date"),
    }
    html: bytes | None = None
    for part in mail.walk():
        if part.is_multipart() or _attached(part):
            continue
        body = part.get_payload(decode=True)
        if not isinstance(body, bytes) or not body.strip():
            continue
        if part.get_content_type() == "text/plain":
            return Row(
                given={**given, "text": decode(body, part.get_content_charset())}, basis="metadata"
            )
        if part.get_content_type() == "text/html" and html is None:
            html = body
            given["charset"] = part.get_content_charset()
    if html is None:
        raise InputError("the mail has no text")
    return Row(given=given, html=html, charset=given.pop("charset"), basis="metadata")


def _header(mail: EmailMessage | Message, name: str) -> str | None:
    try:
        value = mail.get(name)
    except Exception:  # the standard library raises many things on headers that are not mail's
        return None
    return str(value) if value is not None else None


def _attached(part: Message) -> bool:
    try:
        return part.get_content_disposition() == "attachment"
    except Exception:
        return False
