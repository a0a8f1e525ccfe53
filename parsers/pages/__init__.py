"""Reading pages: text copies, info lines, URLs, dates."""

from parsers.pages.textcopy import read_text_copy

__all__ = ["read_text_copy"]
