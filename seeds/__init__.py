"""The two source articles, byte for byte, and the reference data that a person may edit."""

from pathlib import Path

FOLDER = Path(__file__).parent
"""Where the seeds lie, in a checkout as in an installed copy."""
