"""The OpenID provider, through Authlib: any that describes itself, trusted for nothing else.

Authlib builds the requests (code flow, PKCE, state, nonce) and checks signature, times and token
hash; what is expected of issuer, audience and algorithms is said here, since its defaults take them
from what the provider says of itself.
"""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from math import inf
from threading import BoundedSemaphore
from time import monotonic
from typing import Any

from authlib.common.errors import AuthlibBaseError
from authlib.integrations.flask_client import FlaskIntegration, FlaskOAuth2App
from flask import request
from joserfc.errors import JoseError
from pydantic import BaseModel, ValidationError
from requests import PreparedRequest, RequestException, Response
from requests.adapters import HTTPAdapter
from urllib3.exceptions import HTTPError

from data.settings import Settings, travels_safely

NAME = "partner"
WELL_KNOWN = "/.well-known/openid-configuration"
PATIENCE = 5.0  # seconds for one answer of the provider
MOST_BYTES = 1024 * 1024  # of one answer
KEPT = 60 * 60  # seconds until the provider is asked to describe itself again
LEEWAY = 60  # seconds that clocks may differ
# A slow provider may hold this many threads of a process; public pages keep the others.
AT_ONCE = BoundedSemaphore(2)
# Signed with a key of the provider's own. A shared secret or no signature is never enough.
ALGORITHMS = frozenset(
    f"{family}{bits}" for family in ("RS", "PS", "ES") for bits in (256, 384, 512)
) | {"EdDSA", "Ed25519"}

# What a provider may call the reason why it gives no token.
AWAY = frozenset({"temporarily_unavailable", "server_error"})
DECLINED = frozenset(
    {"access_denied", "login_required", "interaction_required", "consent_required"}
)
REFUSED = frozenset(
    {
        "invalid_client",
        "invalid_grant",
        "invalid_request",
        "invalid_scope",
        "mismatching_state",
        "unauthorized_client",
        "unsupported_response_type",
    }
)


class LostProviderError(Exception):
    """The provider does not answer, is too slow, or answers what no provider may."""


class UntrustedAnswerError(Exception):
    """What came back is altered, old, used before, or meant for another. Nobody is let in."""


class NotSignedInError(Exception):
    """The provider says that the person did not sign in, or may not use this site."""


class Description(BaseModel, frozen=True):
    """What we take from a provider's description of itself."""

    issuer: str
    authorization_endpoint: str
    token_endpoint: str
    jwks_uri: str
    userinfo_endpoint: str | None = None
    end_session_endpoint: str | None = None
    id_token_signing_alg_values_supported: tuple[str, ...]
    token_endpoint_auth_methods_supported: tuple[str, ...] = ("client_secret_basic",)
    authorization_response_iss_parameter_supported: bool = False


class BoundedAnswers(HTTPAdapter):
    """Reads one answer within a time and a size, and follows no answer elsewhere."""

    def send(self, request: PreparedRequest, *args: Any, **kwargs: Any) -> Response:  # noqa: ANN401
        """Return a whole answer.

        Raises:
            RequestException: If it is too large, too slow, or points elsewhere.
        """
        until = monotonic() + PATIENCE
        answer = super().send(request, *args, **{**kwargs, "stream": True})
        body = b""
        # What has arrived is taken at once, so that one byte now and then cannot hold us.
        while part := answer.raw.read1(MOST_BYTES, decode_content=True):
            body += part
            if len(body) > MOST_BYTES or monotonic() > until:
                answer.close()
                raise RequestException("too large or too slow")
        if answer.is_redirect:
            raise RequestException("points elsewhere")
        answer._content = body  # noqa: SLF001 - what `Response.content` gives once it is read
        return answer


class Provider(FlaskOAuth2App):  # type: ignore[misc]
    """One provider, as a client of it sees it."""

    def __init__(self, settings: Settings) -> None:
        """Take issuer, client and scopes from the settings; nothing is asked yet."""
        super().__init__(
            FlaskIntegration(NAME),
            name=NAME,
            client_id=settings.oidc_client_id,
            client_secret=settings.oidc_client_secret.get_secret_value() or None,
            client_kwargs={
                "scope": settings.oidc_scopes,
                "code_challenge_method": "S256",
                "default_timeout": PATIENCE,
            },
            user_agent="openid-client",
        )
        self.issuer = settings.oidc_issuer
        self.server_metadata: dict[str, Any] = {}
        self._asked = -inf

    def load_server_metadata(self) -> dict[str, Any]:
        """Return what the provider says of itself, asked anew once an hour.

        Raises:
            LostProviderError: If it says something that no provider may.
        """
        if monotonic() - self._asked < KEPT:
            return self.server_metadata
        with self._get_session() as session:
            address = self.issuer.rstrip("/") + WELL_KNOWN
            answer = session.request("GET", address, withhold_token=True)
            answer.raise_for_status()
            said = Description.model_validate_json(answer.content)
        self.server_metadata = _checked(said, issuer=self.issuer)
        self._asked = monotonic()
        return self.server_metadata

    def _get_session(self) -> Any:  # noqa: ANN401
        return _bounded(super()._get_session())

    def _get_oauth_client(self, **metadata: Any) -> Any:  # noqa: ANN401
        supported = metadata.get("token_endpoint_auth_methods_supported", ())
        client = super()._get_oauth_client(**metadata)
        if self.client_secret and "client_secret_basic" not in supported:
            client.token_endpoint_auth_method = "client_secret_post"  # noqa: S105
        return _bounded(client)

    def claims(self, *, groups: str) -> Mapping[str, Any]:
        """Return who signed in, from the request that brought them back.

        Args:
            groups: Name of the claim that must be there; where the signed token lacks it, the
                provider is asked for the rest of what it says about this person.

        Raises:
            UntrustedAnswerError: If anything about it is not as it was asked for.
            NotSignedInError: If the provider says that nobody signed in.
            LostProviderError: If it says nothing signed at all.
        """
        description = self.load_server_metadata()
        named = request.args.get("iss")
        promised = description["authorization_response_iss_parameter_supported"]
        if (named or promised) and named != self.issuer:
            raise UntrustedAnswerError("issuer")
        expected = {
            "iss": {"essential": True, "value": self.issuer},
            "aud": {"essential": True, "value": self.client_id},
            "sub": {"essential": True},
            "nonce": {"essential": True},
        }
        token = self.authorize_access_token(claims_options=expected, leeway=LEEWAY)
        claims: Mapping[str, Any] | None = token.get("userinfo")
        if claims is None:
            raise LostProviderError("it signs no token: does OIDC_SCOPES hold openid?")
        if groups in claims or not description["userinfo_endpoint"]:
            return claims
        rest = self.userinfo()
        if rest.get("sub") != claims["sub"]:
            raise UntrustedAnswerError("another person")
        return {**rest, **claims}

    @contextmanager
    def asking(self) -> Iterator[None]:
        """Ask the provider, and turn whatever goes wrong into one of the three errors above.

        After an answer that cannot be used nothing that the provider said before is taken for
        granted: it is asked again the next time.

        Raises:
            LostProviderError: Also where as many others are waiting for the provider already.
            UntrustedAnswerError: If what came back cannot be trusted.
            NotSignedInError: If the provider says that nobody signed in.
        """
        if not AT_ONCE.acquire(blocking=False):
            raise LostProviderError("too many are waiting")
        try:
            yield
        except AuthlibBaseError as error:
            raise _meaning(error.error) from error
        except JoseError as error:
            self._forget()
            raise UntrustedAnswerError(type(error).__name__) from error
        # The libraries take an answer to be of the right shape, and fail in many ways if not.
        except (
            RequestException,
            HTTPError,
            ValidationError,
            AttributeError,
            KeyError,
            TypeError,
            ValueError,
        ) as error:
            self._forget()
            raise LostProviderError(type(error).__name__) from error
        finally:
            AT_ONCE.release()

    def _forget(self) -> None:
        self._asked = -inf


def _meaning(code: str) -> Exception:
    if code in AWAY:
        return LostProviderError(code)
    if code in DECLINED:
        return NotSignedInError(code)
    # Anyone may write what they like into an address: only known words reach the log.
    return UntrustedAnswerError(code if code in REFUSED else "refused")


def _bounded(session: Any) -> Any:  # noqa: ANN401
    for start in ("https://", "http://"):
        session.mount(start, BoundedAnswers())
    return session


def _checked(said: Description, *, issuer: str) -> dict[str, Any]:
    if said.issuer != issuer:
        raise LostProviderError("the provider calls itself by another name than OIDC_ISSUER")
    algorithms = [one for one in said.id_token_signing_alg_values_supported if one in ALGORITHMS]
    if not algorithms:
        raise LostProviderError("the provider signs by no method with a key of its own")
    told = said.model_dump()
    for name, value in told.items():
        if name.endswith(("_endpoint", "_uri")) and value and not travels_safely(value):
            raise LostProviderError(f"{name} is no https:// address")
    return {**told, "id_token_signing_alg_values_supported": algorithms}
