"""Statements of an article: who said what, by which cue, to what act, on which day, through whom."""

from parsers.statements.extract import Extractor, extract

__all__ = ["Extractor", "extract"]
