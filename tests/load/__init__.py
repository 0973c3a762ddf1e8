"""Two copies behind nginx, under load: bounded in time, on loopback alone."""
