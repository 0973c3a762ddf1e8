"""The page of one borough: looked up and handed to `components/pages/borough`."""
