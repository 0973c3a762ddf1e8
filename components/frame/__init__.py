"""What every page is put together from: shell, boxes, controls, links, plain HTML."""
