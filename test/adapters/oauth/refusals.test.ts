/** Each refusal of an OAuth server has one meaning, and none disconnects a person by mistake. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { FailureFacts } from '../../../functions/domain/failure.ts';
import { callbackUrl, consentAt, type ImitatedWorld, imitated, visit } from './support.ts';

let google: ImitatedWorld;
let microsoft: ImitatedWorld;

beforeAll(async () => {
  google = await imitated('google');
  microsoft = await imitated('microsoft');
});
beforeEach(() => {
  for (const { imitation } of [google, microsoft]) {
    imitation.faults.length = 0;
    imitation.will.error = null;
  }
});
afterAll(async () => {
  await google.close();
  await microsoft.close();
});

type Fault = (typeof google.imitation.faults)[number]['does'];

function failing({ imitation }: ImitatedWorld, does: Fault): void {
  const on = (method: string): boolean => method === 'POST';
  imitation.faults.push({ on, times: 1, does });
}

function json(answer: number, body: Record<string, unknown>): Fault {
  const headers = { 'content-type': 'application/json; charset=utf-8' };
  return { answer, headers, body: JSON.stringify(body) };
}

const grant: FailureFacts = { code: 'reconnect', because: 'grant' };
const misconfigured = { code: 'misconfigured' };
const noAnswer: FailureFacts = { code: 'unreachable', status: null };

describe('a refresh that is refused', () => {
  it.each<[string, number, Record<string, unknown>, object]>([
    ['a grant that is over', 400, { error: 'invalid_grant' }, grant],
    ['90 days of rest', 400, { error: 'invalid_grant', error_codes: [700082] }, grant],
    ['a second factor', 400, { error: 'interaction_required', error_codes: [50076] }, grant],
    ['a missing consent', 400, { error: 'consent_required', error_codes: [65001] }, grant],
    ['a sign-in that is due', 400, { error: 'login_required' }, grant],
    ['a restriction by an administrator', 400, { error: 'admin_policy_enforced' }, grant],
    ['an unknown client', 400, { error: 'invalid_client' }, misconfigured],
    ['a wrong secret', 401, { error: 'invalid_client', error_codes: [7000215] }, misconfigured],
    ['an expired secret', 401, { error: 'invalid_client', error_codes: [7000222] }, misconfigured],
    ['an unknown application', 400, { error: 'unauthorized_client' }, misconfigured],
    ['a deleted client', 401, { error: 'deleted_client' }, misconfigured],
    ['a wrong request', 400, { error: 'invalid_request' }, misconfigured],
    [
      'our secret under the name of the grant',
      400,
      { error: 'invalid_grant', error_description: 'AADSTS7000222: The secret has expired.' },
      misconfigured,
    ],
    ['a pause', 503, { error: 'temporarily_unavailable' }, { code: 'unreachable', status: 503 }],
    ['a pause with a wrong status', 400, { error: 'temporarily_unavailable' }, noAnswer],
    ['a grant error on a broken server', 500, { error: 'invalid_grant' }, { code: 'unreachable' }],
    ['a limit', 429, { error: 'invalid_grant' }, { code: 'rate-limited', retryAfterMs: null }],
    ['a limit by name', 403, { error: 'rate_limit_exceeded' }, { code: 'rate-limited' }],
    ['an error that nobody knows', 400, { error: 'alex@example.com' }, { code: 'bug' }],
    ['an answer without a token', 200, { token_type: 'Bearer' }, { code: 'bug' }],
  ])('by %s', async (_what, status, body, facts) => {
    for (const at of [google, microsoft]) {
      failing(at, json(status, { error_description: 'for alex@example.com', ...body }));
      const failure = await at.consent.refresh('secret-token', at.now).catch((error) => error);
      expect(failure).toMatchObject({ name: 'Failure', facts });
      expect(`${failure.stack}`).not.toMatch(/secret-token|alex@/);
    }
  });

  it.each<[string, Fault, object]>([
    [
      'a page in place of an answer',
      { answer: 200, body: '<html>' },
      { code: 'unreachable', status: 200 },
    ],
    ['a proxy', { answer: 502, body: '<html>' }, { code: 'unreachable', status: 502 }],
    ['a wall', { answer: 403, body: '<html>' }, { code: 'unreachable', status: 403 }],
    ['an address that is not there', { answer: 404 }, misconfigured],
    [
      'another address',
      { answer: 302, headers: { location: 'https://example.org' } },
      misconfigured,
    ],
    [
      'a challenge to the client',
      { answer: 401, headers: { 'www-authenticate': 'Basic realm="x"' } },
      misconfigured,
    ],
    [
      'a limit with a wait',
      { answer: 429, headers: { 'retry-after': '7' } },
      { code: 'rate-limited', retryAfterMs: 7000 },
    ],
    ['half an answer', { ...json(200, {}), body: '{"access_token":' }, noAnswer],
    ['silence', { cut: 'before' }, noAnswer],
    ['silence after the deed', { cut: 'after' }, noAnswer],
  ])('by %s', async (_what, does, facts) => {
    failing(google, does);
    await expect(google.consent.refresh('token', google.now)).rejects.toMatchObject({ facts });
  });

  it('waits for no answer longer than it was told', async () => {
    const consent = consentAt('google', google.imitation.issuerUrl, { timeoutMs: 25 });
    await consent.refresh('token', google.now).catch(() => null);
    failing(google, { delayMs: 100 });
    const refreshed = consent.refresh('token', google.now);
    await expect(refreshed).rejects.toMatchObject({ facts: noAnswer });
  });

  it('by nobody at the other end', async () => {
    const gone = await imitated('google');
    await gone.consent.refresh('token', gone.now).catch(() => null);
    await gone.close();
    const refreshed = gone.consent.refresh('token', gone.now);
    await expect(refreshed).rejects.toMatchObject({ facts: noAnswer });
  });
});

describe('a person who comes back without a code', () => {
  const back = async (error: string, error_description = ''): Promise<unknown> => {
    microsoft.imitation.will.error = { error, error_description };
    const { url, pending } = await microsoft.consent.begin(callbackUrl);
    return microsoft.consent.finish(await visit(url), pending, microsoft.now);
  };

  it.each([
    ['access_denied', 'AADSTS65004: User declined to consent to access the app.', 'denied'],
    ['access_denied', '', 'denied'],
    [
      'consent_required',
      'AADSTS65001: The user or administrator has not consented.',
      'needs-admin',
    ],
    ['interaction_required', 'AADSTS65001: not consented', 'needs-admin'],
    ['access_denied', 'AADSTS90094: Admin consent is required.', 'needs-admin'],
    ['access_denied', 'AADSTS90095: Admin consent was requested.', 'needs-admin'],
    ['invalid_client', 'AADSTS90093: Calling principal cannot consent.', 'needs-admin'],
    ['access_denied', 'AADSTS900941: Admin consent is required, risky app.', 'needs-admin'],
  ])('%s %s', async (error, text, is) => {
    expect(await back(error, text)).toStrictEqual({ is });
  });

  it.each<[string, object]>([
    ['server_error', noAnswer],
    ['temporarily_unavailable', noAnswer],
    ['invalid_scope', misconfigured],
    ['unauthorized_client', misconfigured],
    ['login_required', grant],
    ['something_new', { code: 'bug' }],
  ])('fails for %s', async (error, facts) => {
    await expect(back(error, 'for alex@example.com')).rejects.toMatchObject({ facts });
  });

  it('needs an administrator where only the trade of the code says so', async () => {
    const { url, pending } = await microsoft.consent.begin(callbackUrl);
    const callback = await visit(url);
    failing(microsoft, json(400, { error: 'invalid_grant', error_codes: [65001] }));
    const finished = await microsoft.consent.finish(callback, pending, microsoft.now);
    expect(finished).toStrictEqual({ is: 'needs-admin' });
  });
});

describe('giving a grant back', () => {
  it('asks nothing of Microsoft, which knows no such request', async () => {
    const before = microsoft.imitation.exchanges.length;
    expect(await consentAt('microsoft', microsoft.imitation.issuerUrl).revoke('token')).toBe(
      undefined,
    );
    expect(microsoft.imitation.exchanges).toHaveLength(before);
  });

  it('carries the token in the body, not in the address', async () => {
    await google.consent.revoke('secret-token');
    const sent = google.imitation.exchanges.at(-1);
    expect(sent?.path).toBe('/revoke');
    expect(new URLSearchParams(sent?.requestBody).get('token')).toBe('secret-token');
  });

  it.each<[string, Fault, object]>([
    ['a broken server', { answer: 503 }, { code: 'unreachable', status: 503 }],
    ['our client', json(401, { error: 'invalid_client' }), misconfigured],
  ])('fails for %s', async (_what, does, facts) => {
    failing(google, does);
    await expect(google.consent.revoke('token')).rejects.toMatchObject({ facts });
  });

  it('is done where the provider names no address for it', async () => {
    const at = await imitated('google');
    at.imitation.will.document = { revocation_endpoint: undefined };
    expect(await at.consent.revoke('token')).toBeUndefined();
    expect(at.imitation.exchanges.map(({ method }) => method)).toStrictEqual(['GET']);
    await at.close();
  });
});
