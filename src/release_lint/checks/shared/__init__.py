"""What several checks share and is none: no module here is looked for as a check."""
