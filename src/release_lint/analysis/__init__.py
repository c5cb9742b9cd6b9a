"""Facts about a document: one file per fact, each computed once, when first asked for."""
