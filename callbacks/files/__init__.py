"""Files and pictures by address: from what was asked to the bytes that are sent."""
