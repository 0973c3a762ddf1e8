// panva's OpenID provider with made-up accounts, on loopback: node provider.mjs PORT AREA
// AREA is the address of the partner area that people are sent back to. What an account may open
// stands in what it says of a person, not in its token, as this provider does unless told otherwise.
import Provider from "oidc-provider";

const [port, area] = process.argv.slice(2);
const GROUPS = { amber: ["cs-barking"], blake: ["cs-camden"], drew: [] };

const provider = new Provider(`http://127.0.0.1:${port}`, {
  clients: [
    {
      client_id: "dashboard",
      client_secret: "made-up client secret of 32 and more",
      redirect_uris: [`${area}/signed-in`],
      post_logout_redirect_uris: [`${area}/signed-out`],
    },
  ],
  scopes: ["openid", "groups"],
  claims: { openid: ["sub"], groups: ["groups"] },
  cookies: { keys: ["made-up key of cookies"] },
  pkce: { required: () => true },
  findAccount: (_, id) => ({
    accountId: id,
    claims: () => ({ sub: id, groups: GROUPS[id] ?? [] }),
  }),
});

provider.listen(Number(port), "127.0.0.1");
