// A certified OpenID provider for the tests: whoever comes says which of ACCOUNTS they are.
// ACCOUNTS is JSON: {"name": {"email": "...", "email_verified": true, "groups": ["..."]}}; REDIRECT is where they go back to.
import { Provider } from "oidc-provider";

const accounts = JSON.parse(process.env.ACCOUNTS);
const issuer = `http://localhost:${process.env.PORT}`;

const provider = new Provider(issuer, {
  clients: [
    {
      client_id: process.env.CLIENT_ID,
      client_secret: process.env.CLIENT_SECRET,
      redirect_uris: [process.env.REDIRECT],
      response_types: ["code"],
      grant_types: ["authorization_code"],
    },
  ],
  pkce: { required: () => true },
  claims: { openid: ["sub"], email: ["email", "email_verified"], profile: ["groups"] },
  conformIdTokenClaims: false,
  cookies: { keys: ["of the tests"] },
  features: { devInteractions: { enabled: true } },
  findAccount: (_context, sub) =>
    accounts[sub] && { accountId: sub, claims: () => ({ sub, ...accounts[sub] }) },
});

provider.listen(Number(process.env.PORT), "127.0.0.1");
