"""The HTTP client: polite to the outlets, wary of what they send."""

from flows.http.answers import Answer, Failed, Fetched, Gone, NotModified, Refused, Wanted
from flows.http.client import Client
from flows.http.manners import Manners

__all__ = ["Answer", "Client", "Failed", "Fetched", "Gone", "Manners", "NotModified", "Refused", "Wanted"]
