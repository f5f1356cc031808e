"""Reads files with the readers of their formats, and keeps what a redaction may not change: counts, times, links."""
