"""What the Metropolitan Police publishes, source by source."""
