"""The page of exit and support: how to leave, whom to call, how to leave less trace."""
