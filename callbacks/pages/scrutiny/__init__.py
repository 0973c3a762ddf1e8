"""The page on what was asked, promised and measured."""
