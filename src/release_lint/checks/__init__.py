"""Checks turn facts into findings: one file per check, its dataclass fields its options."""
