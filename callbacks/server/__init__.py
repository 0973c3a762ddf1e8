"""What serves HTTP, whatever the pages say: headers, caches, limits, logs, health."""
