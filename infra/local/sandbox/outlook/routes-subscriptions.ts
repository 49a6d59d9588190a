/** Subscriptions: made after a handshake, prolonged, ended. */
import { randomUUID } from 'node:crypto';
import { isLoopback } from '../../../../functions/adapters/http/loopback.ts';
import { parseInstant } from '../../../../functions/domain/time.ts';
import { invalidValue, readBody, readText, type Shape } from './checked.ts';
import { GraphError, notModelled } from './graph-error.ts';
import type { Mailbox } from './mailbox.ts';
import type { Notifier } from './notifier.ts';
import {
  type App,
  type Ask,
  bodyOf,
  nothing,
  one,
  page,
  param,
  preferOf,
  queryOf,
} from './reply.ts';
import type { Json } from './stored.ts';
import { type Subscription, type Subscriptions, subscriptionJson } from './subscriptions.ts';

const minuteMs = 60_000;
/** What live tenants allow: for events less than the documented 10,080 (openclaw/openclaw#111658). */
const mostMinutes = { event: 10_070, task: 4_230 };
const leastMinutes = 45;
const mostSubscriptions = 1000;

const createShape: Shape = {
  readers: {
    changeType: readText,
    notificationUrl: readUrl,
    lifecycleNotificationUrl: (value, name) => (value === null ? null : readUrl(value, name)),
    resource: readText,
    expirationDateTime: readMoment,
    clientState: (value, name) => {
      if (String(value ?? '').length > 128) throw invalid(`${name} is longer than 128 characters.`);
      return readText(value, name);
    },
    latestSupportedTlsVersion: readText,
  },
  readOnly: ['id', 'applicationId', 'creatorId'],
  unmodelled: ['includeResourceData', 'encryptionCertificate', 'encryptionCertificateId'],
};

const updateShape: Shape = {
  readers: { expirationDateTime: readMoment },
  readOnly: ['id', 'applicationId', 'creatorId', 'resource', 'changeType', 'clientState'],
  unmodelled: ['notificationUrl'],
};

/** Adds all of `/subscriptions`. */
export function addSubscriptionRoutes(
  app: App,
  given: {
    readonly mailbox: Mailbox;
    readonly subscriptions: Subscriptions;
    readonly notifier: Notifier;
    readonly clientId: string;
    readonly userId: string;
  },
): void {
  const { mailbox, subscriptions, notifier } = given;
  const json = (found: Subscription): Json => subscriptionJson(found, given.clientId, given.userId);
  const found = (ask: Ask): Subscription => {
    const subscription = subscriptions.get(param(ask, 'subscription'));
    if (!subscription) {
      throw new GraphError(404, 'ResourceNotFound', 'The object was not found.');
    }
    return subscription;
  };
  app.get('/v1.0/subscriptions', (ask) => {
    queryOf(ask, ['$top', '$skip']);
    return page(ask, 'subscriptions', subscriptions.all(), json);
  });
  app.post('/v1.0/subscriptions', async (ask) => {
    queryOf(ask, []);
    const wanted = wantedIn(await bodyOf(ask), mailbox, preferOf(ask).immutableIds);
    requireFree(subscriptions, wanted);
    for (const url of new Set([wanted.notificationUrl, wanted.lifecycleUrl])) {
      if (url !== null) await requireGreeting(notifier, url);
    }
    requireFree(subscriptions, wanted);
    subscriptions.put(wanted);
    return one(ask, 'subscriptions/$entity', json(wanted), 201);
  });
  app.get('/v1.0/subscriptions/:subscription', (ask) =>
    one(ask, 'subscriptions/$entity', json(found(ask))),
  );
  app.patch('/v1.0/subscriptions/:subscription', async (ask) => {
    const read = readBody(await bodyOf(ask), 'subscription', updateShape);
    const before = found(ask);
    const expires = lifeOf(Number(read.expirationDateTime ?? before.expires), before.of, mailbox);
    const after = { ...before, expires };
    subscriptions.put(after);
    return one(ask, 'subscriptions/$entity', json(after));
  });
  app.delete('/v1.0/subscriptions/:subscription', (ask) => {
    subscriptions.remove(found(ask).id);
    return nothing();
  });
  app.post('/v1.0/subscriptions/:subscription/reauthorize', (ask) => {
    found(ask);
    return nothing();
  });
}

function wantedIn(sent: unknown, mailbox: Mailbox, immutableIds: boolean): Subscription {
  const read = readBody(sent, 'subscription', createShape);
  for (const name of ['changeType', 'notificationUrl', 'resource', 'expirationDateTime']) {
    if (read[name] === undefined) throw invalid(`${name} is missing.`);
  }
  const changeType = String(read.changeType);
  const changeTypes = changeType.split(',').map((one) => one.trim().toLowerCase());
  if (changeTypes.some((one) => !['created', 'updated', 'deleted'].includes(one))) {
    throw invalid('changeType is unknown.');
  }
  const resource = String(read.resource).replace(/^\//, '');
  const target = targetOf(resource, mailbox);
  return {
    ...target,
    id: randomUUID(),
    changeType,
    changeTypes,
    resource,
    notificationUrl: String(read.notificationUrl),
    lifecycleUrl: read.lifecycleNotificationUrl ? String(read.lifecycleNotificationUrl) : null,
    clientState: read.clientState ? String(read.clientState) : null,
    expires: lifeOf(Number(read.expirationDateTime), target.of, mailbox),
    immutableIds,
  };
}

function targetOf(resource: string, mailbox: Mailbox): Pick<Subscription, 'of' | 'place'> {
  if (resource === 'me/events') return { of: 'event', place: null };
  const [, kind, id] =
    /^me\/(calendars|todo\/lists)\/([^/]+)\/(?:events|tasks)$/.exec(resource) ?? [];
  if (kind === undefined || id === undefined) {
    if (/\?|\$/.test(resource)) throw notModelled('query options in a resource');
    throw invalid('Invalid resource specified in payload.');
  }
  const isCalendar = kind === 'calendars';
  const name = decodeURIComponent(id);
  const place = isCalendar ? mailbox.calendars.get(name) : mailbox.lists.get(name);
  if (!place) throw new GraphError(404, 'ResourceNotFound', 'The object was not found.');
  return { of: isCalendar ? 'event' : 'task', place: place.id };
}

/** Where it ends: too far off is refused, too near is put off. */
function lifeOf(asked: number, of: Subscription['of'], mailbox: Mailbox): number {
  const now = mailbox.now();
  const most = mostMinutes[of];
  if (asked > now + most * minuteMs) {
    throw new GraphError(
      400,
      'ExtensionError',
      `Operation: Create; Exception: [Status Code: BadRequest; Reason: Subscription expiration can only be ${most} minutes in the future.]`,
    );
  }
  if (asked <= now) throw invalid('expirationDateTime is in the past.');
  return Math.max(asked, now + leastMinutes * minuteMs);
}

function requireFree(subscriptions: Subscriptions, wanted: Subscription): void {
  const all = subscriptions.all();
  const same = all.find(
    ({ changeType, resource }) => changeType === wanted.changeType && resource === wanted.resource,
  );
  if (same) {
    const text = `Subscription Id ${same.id} already exists for the requested combination`;
    throw new GraphError(409, 'Conflict', text);
  }
  if (all.length >= mostSubscriptions) {
    throw new GraphError(403, 'Forbidden', 'The quota of subscriptions is used up.');
  }
}

async function requireGreeting(notifier: Notifier, url: string): Promise<void> {
  const greeting = await notifier.greets(url);
  if (greeting === 'yes') return;
  throw greeting === 'late'
    ? invalid('Subscription validation request timed out.')
    : new GraphError(
        400,
        'ValidationError',
        'Subscription validation request failed. Must respond with 200 OK to this request.',
      );
}

function readUrl(value: unknown, name: string): string {
  const url = typeof value === 'string' && URL.canParse(value) ? new URL(value) : null;
  // The real service insists on https; this one may be talked to on the same machine.
  if (!url || (url.protocol !== 'https:' && !(url.protocol === 'http:' && isLoopback(url)))) {
    throw invalid(`${name} has to be an https address.`);
  }
  return url.href;
}

function readMoment(value: unknown, name: string): number {
  const ms = typeof value === 'string' ? parseInstant(value) : null;
  if (ms === null) throw invalidValue(name);
  return ms;
}

function invalid(text: string): GraphError {
  return new GraphError(400, 'InvalidRequest', text);
}
