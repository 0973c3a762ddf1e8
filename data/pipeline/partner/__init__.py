"""From a borough's own extract to a pack. Offline, on the partner's machine; never in the app."""
