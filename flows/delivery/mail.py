"""Mail: one message of several parts, plain text and page, the picture inside it; by SMTP."""

import datetime as dt
import smtplib
import ssl
from contextlib import closing
from email.headerregistry import Address
from email.message import EmailMessage
from email.utils import format_datetime

from flows.delivery.message import PICTURE, Message
from flows.delivery.subscribers import MailServer
from flows.errors import DeliveryError

SECONDS = 30.0
"""Of silence from the server before it is given up."""


def send(server: MailServer, password: str | None, recipient: str, message: Message, now: dt.datetime) -> None:
    """Send ``message`` to one address. Raises DeliveryError; it does not hold the password."""
    doing = f"mailing {recipient} by {server.host}:{server.port}"
    try:
        with closing(_connected(server)) as connection:
            if server.user is not None:
                connection.login(server.user, password or "")
            connection.send_message(compose(server, recipient, message, now))
            connection.quit()
    except smtplib.SMTPAuthenticationError as error:
        advice = "check user in [mail] and ONRECORD_MAIL_PASSWORD"
        raise DeliveryError(
            f"{doing}: the server does not let {server.user} in ({error.smtp_code}); {advice}"
        ) from None
    except smtplib.SMTPRecipientsRefused as error:
        code, reason = next(iter(error.recipients.values()))
        raise DeliveryError(f"{doing}: the server refuses the address: {code} {_shown(reason)}") from None
    except smtplib.SMTPResponseException as error:
        raise DeliveryError(f"{doing}: the server says {error.smtp_code} {_shown(error.smtp_error)}") from None
    except (smtplib.SMTPException, OSError) as error:
        raise DeliveryError(f"{doing}: {error}; it is tried again by the next run") from error


def compose(server: MailServer, recipient: str, message: Message, now: dt.datetime) -> EmailMessage:
    """Return the mail, with a Message-ID that is the same whenever it is sent: receivers drop doubles by it."""
    mail = EmailMessage()
    mail["From"] = server.sender
    mail["To"] = recipient
    mail["Subject"] = message.subject
    mail["Date"] = format_datetime(now)
    mail["Message-ID"] = f"<{message.key}@{_domain(server.sender)}>"
    mail["Auto-Submitted"] = "auto-generated"
    mail.set_content(message.text)
    if message.page is not None:
        mail.add_alternative(message.page, subtype="html")
    if message.picture is not None:
        _, page = mail.iter_parts()
        assert isinstance(page, EmailMessage)  # noqa: S101 - tells the type checker
        page.add_related(
            message.picture, "image", "png", cid=f"<{PICTURE}>", filename="timeline.png", disposition="inline"
        )
    return mail


def _connected(server: MailServer) -> smtplib.SMTP:
    context = ssl.create_default_context()
    if server.security == "tls":
        return smtplib.SMTP_SSL(server.host, server.port, timeout=SECONDS, context=context)
    connection = smtplib.SMTP(server.host, server.port, timeout=SECONDS)
    try:
        if server.security == "starttls":
            connection.starttls(context=context)
    except BaseException:
        connection.close()
        raise
    return connection


def _domain(sender: str) -> str:
    mail = EmailMessage()
    mail["From"] = sender
    address: Address = mail["From"].addresses[0]
    return address.domain


def _shown(reason: bytes | str) -> str:
    text = reason.decode("utf-8", "replace") if isinstance(reason, bytes) else reason
    return " ".join(text.split())
