"""A real OpenID provider for tests: Django OAuth Toolkit, with made-up accounts, on loopback.

`python -m tests.partner.provider.openid_provider PORT FOLDER` serves it under /o and keeps its
accounts in the folder. `provider_faults.py` stands between it and its callers.
"""

import sys
from pathlib import Path

import django
from django.conf import settings
from django.core.servers.basehttp import run
from django.core.wsgi import get_wsgi_application

from tests.partner.provider.provider_faults import SWITCH, Faults, new_key

PAGES = "tests.partner.provider.provider_pages"
CLIENT, SECRET = "dashboard", "made-up client secret of 32 and more"
PASSWORD = "made-up password"  # noqa: S105
ACCOUNTS = {
    "amber": ["cs-barking"],
    "blake": ["cs-camden"],
    "cody": ["another-site"],
    "drew": [],
}
BACK = [f"http://127.0.0.1{prefix}partner/" for prefix in ("/", "/dashboard/")]
LOGIN = """<!doctype html><html lang="en"><title>Made-up provider</title><h1>Made-up provider</h1>
<form method="post">{% csrf_token %}{{ form.as_p }}<button>Log in</button></form></html>"""


def configure(folder: Path, *, key: str) -> None:
    """Set Django up: its tables in a folder, its tokens signed with a key."""
    installed = [
        "django.contrib.auth",
        "django.contrib.contenttypes",
        "django.contrib.sessions",
        "oauth2_provider",
    ]
    settings.configure(
        SECRET_KEY="made-up key of the provider",  # noqa: S106
        ALLOWED_HOSTS=["127.0.0.1"],
        ROOT_URLCONF=PAGES,
        USE_TZ=True,
        DEFAULT_AUTO_FIELD="django.db.models.BigAutoField",
        SESSION_COOKIE_NAME="provider_session",
        LOGIN_URL="/login/",
        PASSWORD_HASHERS=["django.contrib.auth.hashers.MD5PasswordHasher"],
        INSTALLED_APPS=installed,
        # Tables as they are now, without each step on the way there.
        MIGRATION_MODULES={one.rpartition(".")[2]: None for one in installed},
        MIDDLEWARE=[
            "django.contrib.sessions.middleware.SessionMiddleware",
            "django.contrib.auth.middleware.AuthenticationMiddleware",
        ],
        TEMPLATES=[
            {
                "BACKEND": "django.template.backends.django.DjangoTemplates",
                "OPTIONS": {
                    "loaders": [
                        (
                            "django.template.loaders.locmem.Loader",
                            {"registration/login.html": LOGIN},
                        ),
                        "django.template.loaders.app_directories.Loader",
                    ]
                },
            }
        ],
        DATABASES={
            "default": {
                "ENGINE": "django.db.backends.sqlite3",
                "NAME": folder / "accounts.sqlite",
            }
        },
        OAUTH2_PROVIDER={
            "OIDC_ENABLED": True,
            "OIDC_RSA_PRIVATE_KEY": key,
            "OIDC_RP_INITIATED_LOGOUT_ENABLED": True,
            "OAUTH2_VALIDATOR_CLASS": f"{PAGES}.Validator",
            "COMPLIANT_BCP_RFC9700_AUTHZ_RESPONSE_ISS": True,
            "PKCE_REQUIRED": True,
            "SCOPES": {"openid": "Who you are"},
        },
    )
    django.setup()


def fill() -> None:
    """Make the tables, the accounts and the one client."""
    from django.contrib.auth.models import Group, User  # noqa: PLC0415
    from django.core.management import call_command  # noqa: PLC0415
    from oauth2_provider.models import Application  # noqa: PLC0415

    call_command("migrate", run_syncdb=True, verbosity=0)
    for name, groups in ACCOUNTS.items():
        user = User.objects.create_user(name, password=PASSWORD)
        user.groups.set([Group.objects.get_or_create(name=group)[0] for group in groups])
    Application.objects.create(
        client_id=CLIENT,
        client_secret=SECRET,
        client_type=Application.CLIENT_CONFIDENTIAL,
        authorization_grant_type=Application.GRANT_AUTHORIZATION_CODE,
        # The toolkit leaves the port of a loopback address open.
        redirect_uris=" ".join(f"{base}signed-in" for base in BACK),
        post_logout_redirect_uris=" ".join(f"{base}signed-out" for base in BACK),
        algorithm=Application.RS256_ALGORITHM,
        skip_authorization=True,
    )


def main() -> None:
    """Serve until ended."""
    port, folder = int(sys.argv[1]), Path(sys.argv[2])
    key = new_key()
    configure(folder, key=key)
    fill()
    served = Faults(get_wsgi_application(), switch=folder / SWITCH, key=key, secret=SECRET)
    run("127.0.0.1", port, served, threading=True)


if __name__ == "__main__":
    main()
