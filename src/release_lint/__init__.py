"""release-lint checks public-sector releases before they go out."""

__version__ = "1.1.0"
