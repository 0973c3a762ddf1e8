"""What is not kept is made apart from what is: who makes it, who waits for it, and for how long."""
