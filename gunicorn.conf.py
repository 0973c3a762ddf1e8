"""How the server runs. Data are loaded once, before workers are forked, and shared."""

import os

bind = f"{os.environ.get('HOST', '127.0.0.1')}:{os.environ.get('PORT', '8050')}"
workers = int(os.environ.get("WORKERS", "2"))
worker_class = "gthread"
threads = 4
preload_app = True
control_socket_disable = True
graceful_timeout = 20
timeout = 60
keepalive = 15
# Addresses and query strings of readers are not logged.
accesslog = None
