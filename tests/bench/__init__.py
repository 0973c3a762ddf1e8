"""`make bench`: the budgets of speed and size, measured beside two baselines in the same run."""
