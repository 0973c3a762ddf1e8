"""Spreadsheets as OpenDocument (ISO/IEC 26300), written by the same calls as those of Excel."""
