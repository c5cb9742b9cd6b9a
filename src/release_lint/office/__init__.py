"""Office files put right: cleaned, reviewed and mended copies, all else in them byte for byte."""
