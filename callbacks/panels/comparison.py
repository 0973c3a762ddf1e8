"""A view of the comparison, looked up in the release."""

from callbacks.panels.measure_view import MeasureView
from callbacks.panels.peer_choices import peers_of
from callbacks.server.site import Site
from components.page import View
from components.panels.compared import Compared


class Comparison(Compared):
    """One view of the comparison, with the site for what its parts look up besides."""

    def __init__(self, view: View, *, site: Site) -> None:
        """Look the view up."""
        self.site = site
        self.measure_view = MeasureView(view, site=site)
        super().__init__(
            self.measure_view.measured,
            view_caveats=site.catalogue.view_caveats("compare"),
            peers=peers_of(site, view.boroughs[0]) if view.boroughs else (),
        )
