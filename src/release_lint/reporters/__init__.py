"""Reporters write reports for people and programs: one file per format."""
