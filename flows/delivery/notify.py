"""Slack, Teams, Telegram, webhooks and some hundred services more, through Apprise."""

from flows.delivery.message import Message
from flows.errors import DeliveryError


def send(subscriber: str, variable: str, url: str | None, message: Message, address: str | None) -> None:
    """Send the summary of ``message`` to the service at ``url``, as Apprise writes them; ``variable`` holds it.

    ``address`` is where the folder of digests is served, if anywhere. Raises DeliveryError, which never holds the URL:
    it has secrets in it.
    """
    doing = f"notifying {subscriber}"
    if not url:
        raise DeliveryError(f"{doing}: {variable} is not set; let it hold the service's URL as Apprise writes it")
    import apprise  # takes a tenth of a second

    service = apprise.Apprise()
    if not service.add(url):
        raise DeliveryError(f"{doing}: {variable} holds no URL that Apprise knows; see its list of services")
    if not service.notify(title=message.subject, body=body(message, address), body_format=apprise.NotifyFormat.TEXT):
        raise DeliveryError(f"{doing}: the service did not take it; it is tried again by the next run")


def body(message: Message, address: str | None) -> str:
    """Return what a chat shows: the summary, where the whole is, and the key by which a receiver drops doubles."""
    where = [f"{address}/{message.at}"] if address and message.at else []
    return "\n".join([message.summary, *where, f"key {message.key}"])
