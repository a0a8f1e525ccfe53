"""The HTTP client: polite to the outlets, wary of what they send.

``flows.http.client.Client`` asks, by the ``flows.http.manners.Manners`` of the settings; what it answers is here. The
client is not, for httpx takes a third of a second to import.
"""

from flows.http.answers import Answer, Failed, Fetched, Gone, NoPage, NotModified, Refused, Wanted, why_not

__all__ = ["Answer", "Failed", "Fetched", "Gone", "NoPage", "NotModified", "Refused", "Wanted", "why_not"]
