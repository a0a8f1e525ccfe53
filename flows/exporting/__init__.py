"""The record for other programs: CSV, JSON lines, Parquet, and a Frictionless data package of them."""

from flows.exporting import parquet
from flows.exporting.package import write_package
from flows.exporting.writing import FORMATS, write

__all__ = ["FORMATS", "parquet", "write", "write_package"]
