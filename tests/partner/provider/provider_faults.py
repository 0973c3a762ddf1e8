"""What a provider does wrong, or someone between it and us: one answer at a time, by a file."""

import json
import time
from pathlib import Path

from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import rsa
from jwcrypto import jwk, jws
from jwcrypto.common import base64url_decode, base64url_encode

SWITCH = "fault.json"


def new_key() -> str:
    """A key of this run alone."""
    key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    return key.private_bytes(
        serialization.Encoding.PEM,
        serialization.PrivateFormat.PKCS8,
        serialization.NoEncryption(),
    ).decode()


class Faults:
    """WSGI middleware that spoils one answer, as the switch says."""

    def __init__(self, inner, *, switch: Path, key: str, secret: str) -> None:
        self.inner, self.switch = inner, switch
        self.keys = {
            "own key": jwk.JWK.from_pem(key.encode()),
            "another key": jwk.JWK.from_pem(new_key().encode()),
            "shared secret": jwk.JWK.from_password(secret),
        }

    def __call__(self, environ, start_response):
        faults = json.loads(self.switch.read_text()) if self.switch.exists() else {}
        told = faults.get(environ["PATH_INFO"])
        if told is None:
            return self.inner(environ, start_response)
        kind = told["fault"]
        if kind == "slow":
            start_response("200 OK", [("Content-Type", "application/json")])
            return _drops()
        if kind == "elsewhere":
            start_response("302 Found", [("Location", "http://127.0.0.1:1/")])
            return [b""]
        if kind == "down":
            start_response("500 Internal Server Error", [("Content-Type", "text/html")])
            return [b"<h1>Made-up fault</h1>"]
        if kind == "answers":
            start_response("200 OK", [("Content-Type", "application/json")])
            return [told["body"].encode()]
        return self._token(environ, start_response, told)

    def _token(self, environ, start_response, told):
        kept = {}
        body = b"".join(self.inner(environ, lambda *given: kept.update(given=given)))
        answer = json.loads(body)
        if "id_token" in answer:
            answer["id_token"] = altered(answer["id_token"], told, keys=self.keys)
        text = json.dumps(answer).encode()
        status, headers, *_ = kept["given"]
        headers = [one for one in headers if one[0].lower() != "content-length"]
        start_response(status, [*headers, ("Content-Length", str(len(text)))])
        return [text]


def altered(token: str, told: dict, *, keys: dict[str, jwk.JWK]) -> str:
    """A token that says something else, signed as the switch says."""
    head, payload, signature = token.split(".")
    header, claims = json.loads(base64url_decode(head)), json.loads(base64url_decode(payload))
    for name, value in told.get("claims", {}).items():
        # Times are given in seconds from now.
        moved = name in {"exp", "iat"} and value is not None
        claims[name] = int(time.time()) + value if moved else value
    text = json.dumps({name: value for name, value in claims.items() if value is not None})
    if told["fault"] == "unsigned":
        return f"{base64url_encode(json.dumps({'alg': 'none'}))}.{base64url_encode(text)}."
    if told["fault"] == "kept signature":
        return f"{head}.{base64url_encode(text)}.{signature}"
    if told["fault"] == "shared secret":
        header = {"alg": "HS256"}
    signed = jws.JWS(text)
    signed.add_signature(keys[told["fault"]], protected=json.dumps(header))
    return signed.serialize(compact=True)


def _drops():
    """One byte now and then, so that no single wait is long."""
    for _ in range(400):
        yield b" "
        time.sleep(0.1)
