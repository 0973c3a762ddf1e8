"""The page of what children's services record, looked up."""
