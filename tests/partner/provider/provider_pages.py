"""The addresses of the provider for tests. Only the provider's own process can import this."""

from django.contrib.auth.views import LoginView
from django.urls import include, path
from oauth2_provider.oauth2_validators import OAuth2Validator

urlpatterns = [
    path("o/", include("oauth2_provider.urls")),
    path("login/", LoginView.as_view()),
]


class Validator(OAuth2Validator):
    """Says of everyone which groups they are in."""

    oidc_claim_scope = None

    def get_additional_claims(self, request):
        return {"groups": sorted(request.user.groups.values_list("name", flat=True))}
