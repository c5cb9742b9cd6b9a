"""Readers turn bytes into a document: one file per format."""
