"""Renders an interview into the formats transcripts come in, one module a family of formats."""
