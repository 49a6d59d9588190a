/** The page on which an administrator of an organisation says yes for everybody in it (Microsoft Entra). */
import { microsoftScopes } from './scopes.ts';

/** Its address; `redirect` is where they are sent afterwards, with `admin_consent=True`. */
export function adminConsentUrl(
  client: { readonly clientId: string; readonly issuerUrl: string },
  redirect: string,
): string {
  const url = new URL('/organizations/v2.0/adminconsent', client.issuerUrl);
  url.searchParams.set('client_id', client.clientId);
  url.searchParams.set('redirect_uri', redirect);
  url.searchParams.set('scope', microsoftScopes.join(' '));
  url.searchParams.set('state', 'admin');
  return url.href;
}
