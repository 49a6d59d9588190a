/** What strangers, providers and AWS itself may send to the functions, and what these make of it. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { channelName } from '../../functions/domain/channel-name.ts';
import { inDays, interviewAt } from '../infra/host/people.ts';
import { until } from '../infra/host/waiting.ts';
import { fifoMessage, type Queued, scheduledBody, sqsEvent } from './events.ts';
import { metricsIn } from './metrics.ts';
import { connectedStand } from './scene.ts';
import type { Stand } from './stand.ts';
import type { Visitor } from './visitor.ts';

let stand: Stand;
let visitor: Visitor;
let person = '';

beforeAll(async () => {
  ({ stand, visitor, person } = await connectedStand());
});
afterAll(() => stand.close());

const url = (path: string): string => stand.publicUrl + path;

/** Google's headers of a notification, for that channel. */
function google(channel: string): RequestInit {
  const named = { 'x-goog-channel-id': channel, 'x-goog-channel-token': 'made-up-token' };
  const state = { 'x-goog-resource-state': 'exists', 'x-goog-resource-id': 'made-up-resource' };
  return { method: 'POST', headers: { ...named, ...state } };
}

describe('the door for notifications', () => {
  it.each([
    ['nothing that a provider sends', '/notify/google', { method: 'POST' }, 400],
    ['another provider', '/notify/other', { method: 'POST' }, 404],
    ['no channel of ours', '/notify/google', google('somebody else'), 400],
    ['a channel that has no person', '/notify/google', google('channel'), 403],
  ])('given %s refuses it and enqueues nothing', async (_, path, init, status) => {
    const before = stand.wire.requests.length;
    expect((await stand.fetch(url(path), init)).status).toBe(status);
    expect(stand.wire.requests.slice(before)).toStrictEqual([]);
  });

  it('echoes the token by which Microsoft tries it', async () => {
    const token = 'Validation: Testing client application reachability for subscription & more';
    const path = `/notify/outlook?validationToken=${encodeURIComponent(token)}`;
    const answer = await stand.fetch(url(path), { method: 'POST' });
    expect([answer.status, await answer.text()]).toStrictEqual([200, token]);
    expect(answer.headers.get('content-type')).toMatch(/^text\/plain/);
  });

  it('takes what is forged, and whoever takes it further drops it', async () => {
    const { exchanges } = stand.providers.google;
    const said = exchanges.length;
    const channels = [channelName(person, 'a'.repeat(20)), channelName('nobody', 'b'.repeat(20))];
    for (const channel of channels) {
      expect((await stand.fetch(url('/notify/google'), google(channel))).status).toBe(204);
    }
    await stand.calm();
    expect(exchanges.slice(said)).toStrictEqual([]);
    expect(metricsIn(stand).map(({ name }) => name)).toContain('ForgedHints');
  });

  it('tells the provider to come again where the queue cannot be reached', async () => {
    stand.wire.disturb(({ service }) => (service === 'sqs' ? 'cut-before' : null));
    const answer = await stand.fetch(
      url('/notify/google'),
      google(channelName(person, 'c'.repeat(20))),
    );
    stand.wire.disturb(() => null);
    expect([answer.status, await answer.text()]).toStrictEqual([500, 'Something went wrong.\n']);
  });
});

describe('the pages', () => {
  it('say that all is well, to whoever watches', async () => {
    expect(await (await stand.fetch(url('/health'))).json()).toStrictEqual({ status: 'ok' });
  });

  it.each(['/', '/assets/style.css', '/nothing'])('%s comes with its headers', async (path) => {
    const answer = await stand.fetch(url(path), { headers: { 'accept-encoding': 'gzip' } });
    expect(answer.headers.get('strict-transport-security')).toBe('max-age=31536000');
    expect(answer.headers.get('content-security-policy')).toContain("default-src 'none'");
    expect((await answer.text()).length).toBeGreaterThan(100);
  });

  it('give cookies that no script, no other site and no plain line gets', async () => {
    const answer = await stand.fetch(url('/connect/google'));
    const cookies = answer.headers.getSetCookie();
    expect(cookies.length).toBeGreaterThan(0);
    for (const cookie of cookies) {
      expect(cookie).toMatch(/^__Host-/);
      expect(cookie).toMatch(/; HttpOnly/);
      expect(cookie).toMatch(/; Secure/);
      expect(cookie).toMatch(/; SameSite=Lax/);
    }
  });

  it('refuse a form of another site', async () => {
    const headers = { origin: 'https://evil.example.org', 'sec-fetch-site': 'cross-site' };
    const body = new URLSearchParams({ token: await visitor.token('/settings'), name: 'Mallory' });
    const answer = await visitor.ask('/settings', { method: 'POST', headers, body });
    expect(answer.status).toBe(403);
    expect(await visitor.read('/settings')).not.toContain('Mallory');
  });

  it('refuse a file of more than 4 MB themselves, before the front does', async () => {
    const file = { name: 'a.ics', text: 'x'.repeat(4.45e6) };
    const answer = await visitor.upload('/look', '/', file, {});
    expect(answer.status).toBe(413);
    expect(await answer.text()).toContain('larger than 4 MB');
  });

  it('say that they are sorry where the table cannot be reached, and no more', async () => {
    stand.wire.disturb(({ service }) =>
      service === 'dynamodb' ? { status: 400, error: 'AccessDeniedException' } : null,
    );
    const answer = await visitor.ask('/interviews');
    stand.wire.disturb(() => null);
    expect(answer.status).toBe(503);
    expect(await answer.text()).not.toMatch(/AccessDenied|table|maya/);
  });
});

describe('the function that looks', () => {
  const wish = (of: string): string =>
    JSON.stringify({ is: 'wish', person: of, wish: { accounts: null, plan: true, tend: false } });
  const failuresOf = async (messages: readonly Queued[]): Promise<unknown> => {
    const event = sqsEvent(messages, 'arn:aws:sqs:eu-central-1:000000000000:work.fifo');
    const { payload, isError } = await stand.functions.sync.invoke(event);
    expect({ isError, payload }).toMatchObject({ isError: false });
    return JSON.parse(payload);
  };

  it('tells of the one message that it could not read, and does the others', async () => {
    const now = Date.now();
    const bodies = [wish(person), 'no JSON', wish(person)];
    const messages = bodies.map((body) => fifoMessage(body, person, now));
    expect(await failuresOf(messages)).toStrictEqual({
      batchItemFailures: [{ itemIdentifier: messages[1]?.messageId }],
    });
  });

  it('takes no message for another person than its group', async () => {
    const message = fifoMessage(wish(person), 'another', Date.now());
    expect(await failuresOf([message])).toStrictEqual({
      batchItemFailures: [{ itemIdentifier: message.messageId }],
    });
  });

  it('takes what a schedule sends', async () => {
    const { sandbox } = stand.providers.google;
    sandbox.person.addEvent(interviewAt('Globex', inDays(5, 10)));
    await until('a turn is set', () => stand.wire.scheduler.nextMs() !== null);
    await stand.calm();
    const set = stand.wire.scheduler.schedule('afterword-test', person);
    const { Input = '' } = (set?.Target ?? {}) as { Input?: string };
    expect(Input).toContain('<aws.scheduler.execution-id>');
    const message = fifoMessage(scheduledBody(Input, 'd32c5kddcf5bb8c3'), person, Date.now());
    expect(await failuresOf([message])).toStrictEqual({ batchItemFailures: [] });
  });

  it('passes over whom nobody knows any more', async () => {
    const message = fifoMessage(wish('gone'), 'gone', Date.now());
    expect(await failuresOf([message])).toStrictEqual({ batchItemFailures: [] });
  });
});

describe('the sweep', () => {
  it.each([
    ['a job that nobody knows', { job: 'everything', time: '2026-11-22T10:00:00Z' }],
    ['no time', { job: 'all' }],
  ])('fails with %s, so that the rule is told of it', async (_, event) => {
    expect((await stand.functions.sweep.invoke(event)).isError).toBe(true);
  });
});
