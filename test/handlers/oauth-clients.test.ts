/** The secret of the OAuth clients: what it may say, and that nothing of it is told. */
import { describe, expect, it } from 'vitest';
import { failureOf } from '../../functions/domain/failure.ts';
import { oauthClientsIn, orNobodys } from '../../functions/handlers/oauth-clients.ts';

const google = { clientId: 'google-id', clientSecret: 'google-secret' };
const microsoft = { clientId: 'microsoft-id', clientSecret: 'microsoft-secret' };

describe('the secret of the OAuth clients', () => {
  it.each([
    ['both', { google, microsoft }, google, microsoft],
    ['Google alone', { google }, google, null],
    ['Microsoft alone', { microsoft }, null, microsoft],
    ['nobody yet', {}, null, null],
    ['null for one', { google: null, microsoft }, null, microsoft],
    ['more than is asked', { google: { ...google, note: 'ours' }, x: 1 }, google, null],
  ])('names %s', (_, secret, first, second) => {
    const clients = oauthClientsIn(JSON.stringify(secret), {});
    const bare = Object.values(clients).map(
      (one) => one && { clientId: one.clientId, clientSecret: one.clientSecret },
    );
    expect(bare).toStrictEqual([first, second]);
  });

  it('is laid over the addresses of the environment', () => {
    const environment = {
      ...{ GOOGLE_ISSUER_URL: 'https://issuer.example.com/' },
      ...{ GOOGLE_API_URL: 'https://api.example.com', GRAPH_URL: 'https://graph.example.com' },
    };
    expect(oauthClientsIn(JSON.stringify({ google, microsoft }), environment)).toStrictEqual({
      google: {
        ...google,
        issuerUrl: 'https://issuer.example.com',
        apiUrl: 'https://api.example.com',
        tasksUrl: 'https://tasks.googleapis.com',
      },
      outlook: {
        ...microsoft,
        issuerUrl: 'https://login.microsoftonline.com/common/v2.0',
        apiUrl: 'https://graph.example.com',
        tasksUrl: 'https://graph.example.com',
      },
    });
  });

  it.each([
    ['nothing', ''],
    ['words', 'google-secret'],
    ['JSON that breaks off', '{"google":{"clientId":"google-id","clientSecret":"google-secret"'],
    ['a list', '["google-secret"]'],
    ['a text', '"google-secret"'],
    ['null', 'null'],
    ['a number', '42'],
    ['a client that is a text', '{"google":"google-secret"}'],
    ['a client that is a list', '{"google":["google-id","google-secret"]}'],
    ['a client without an id', '{"google":{"clientSecret":"google-secret"}}'],
    ['a client without a secret', '{"google":{"clientId":"google-id"}}'],
    ['an empty id', '{"google":{"clientId":"","clientSecret":"google-secret"}}'],
    ['an empty secret', '{"microsoft":{"clientId":"google-id","clientSecret":""}}'],
    ['a secret that is a number', '{"microsoft":{"clientId":"google-id","clientSecret":7}}'],
  ])('that holds %s is refused without a word of it', (_, text) => {
    const refused = (): string => {
      try {
        return JSON.stringify(oauthClientsIn(text, {}));
      } catch (error) {
        const { code, message } = failureOf(error);
        return `${code}: ${message}`;
      }
    };
    expect(refused()).toMatch(/^misconfigured: .*the secret of the OAuth clients: /);
    expect(refused()).not.toMatch(/google-id|google-secret/);
  });

  it('stands for nobody where a provider is missing', () => {
    const { outlook } = oauthClientsIn('{}', {});
    expect(outlook).toBeNull();
    const nobodys = orNobodys({ google: null, outlook: null }, {});
    expect(nobodys.outlook).toMatchObject({ clientId: '', clientSecret: '' });
    expect(nobodys.google.apiUrl).toBe('https://www.googleapis.com');
  });
});
