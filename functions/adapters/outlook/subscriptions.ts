/** Change notifications for the whole mailbox. */
import type { Subscription } from '@microsoft/microsoft-graph-types';
import type { Channel, Watching, WatchRequest } from '../../domain/ports/calendar.ts';
import { type Instant, minuteMs, plusMs } from '../../domain/time.ts';
import { patiently } from '../http/patiently.ts';
import { listAll } from './ask.ts';
import { stampOf } from './clock-faces.ts';
import { failureFrom, type Reply, succeeded } from './failures.ts';
import type { Graph } from './graph.ts';
import { encoded } from './words.ts';

/** Valid under both ceilings that are documented for events, 4,230 and 10,080 (fact sheet, 1). */
const lifeMs = 4200 * minuteMs;
const prefer = { Prefer: 'IdType="ImmutableId"' };

/**
 * Begins to watch. `refused` where this mailbox cannot be subscribed (on premises, policy, over quota) or
 * our address does not answer the handshake. Fails as Graph does.
 */
export function watch(graph: Graph, request: WatchRequest, lifecycle: boolean): Promise<Watching> {
  let unsure = false;
  return patiently(async () => {
    // A first attempt may have succeeded: its subscription would notify us twice.
    if (unsure) await removeOurs(graph, request.url);
    unsure = true;
    let reply = await subscribe(graph, request, lifecycle);
    // Personal accounts may know no lifecycle: rather without than not at all.
    if (reply.status === 400 && lifecycle) reply = await subscribe(graph, request, false);
    if (reply.status === 409) {
      await removeOurs(graph, request.url);
      reply = await subscribe(graph, request, lifecycle);
    }
    if (succeeded(reply)) return { is: 'watching', channel: channelOf(reply, request) };
    if (isRefusal(reply)) return { is: 'refused' };
    throw failureFrom(reply);
  }, graph.pace);
}

/**
 * Makes a channel live longer: the same one, or another where Graph has forgotten it or will not extend
 * it. Fails as Graph does.
 */
export async function renew(
  graph: Graph,
  channel: Channel,
  request: WatchRequest,
  lifecycle: boolean,
): Promise<Watching> {
  const expires = plusMs(request.now, lifeMs);
  const reply = await patiently(async () => {
    const answer = await graph.send({
      method: 'PATCH',
      path: subscriptionPath(channel),
      body: { expirationDateTime: timeOf(expires) } satisfies Subscription,
    });
    if (!succeeded(answer) && !isForgotten(answer)) throw failureFrom(answer);
    return answer;
  }, graph.pace);
  if (!succeeded(reply)) return watch(graph, request, lifecycle);
  const told = stampOf((reply.body as Subscription | null)?.expirationDateTime);
  // Its life begins anew: of a fifth of all it ever had, more would be left each time.
  return { is: 'watching', channel: { ...channel, begun: request.now, expires: told ?? expires } };
}

/** Ends a channel; done also where Graph does not know it any more. Fails as Graph does. */
export async function unwatch(graph: Graph, channel: Channel): Promise<void> {
  await removeSubscription(graph, subscriptionPath(channel));
}

function subscribe(graph: Graph, request: WatchRequest, lifecycle: boolean): Promise<Reply> {
  const body: Subscription = {
    changeType: 'created,updated,deleted',
    resource: 'me/events',
    notificationUrl: request.url,
    ...(lifecycle ? { lifecycleNotificationUrl: request.url } : {}),
    clientState: `${request.id}.${request.token}`,
    expirationDateTime: timeOf(plusMs(request.now, lifeMs)),
  };
  return graph.send({ method: 'POST', path: '/subscriptions', headers: prefer, body });
}

function channelOf(reply: Reply, request: WatchRequest): Channel {
  const { id, expirationDateTime } = (reply.body ?? {}) as Subscription;
  return {
    id: request.id,
    token: request.token,
    resource: id ?? '',
    calendar: request.calendar,
    begun: request.now,
    expires: stampOf(expirationDateTime) ?? plusMs(request.now, lifeMs),
  };
}

function isRefusal(reply: Reply): boolean {
  return reply.status === 400 || reply.status === 403 || reply.status === 405;
}

/** Some mailboxes answer 400 to a renewal where only a new subscription helps (fact sheet, 1). */
function isForgotten(reply: Reply): boolean {
  return reply.status === 404 || reply.status === 410 || reply.status === 400;
}

/** Removes the subscriptions of ours that notify that address: at most one may be for a mailbox. */
async function removeOurs(graph: Graph, url: string): Promise<void> {
  const all = (await listAll(graph, '/subscriptions', {})) as readonly Subscription[];
  // Graph may write an address in another form than the one it was given.
  const formOf = (text: string): string => (URL.canParse(text) ? new URL(text).href : text);
  const ours = all.filter(({ notificationUrl }) => formOf(notificationUrl ?? '') === formOf(url));
  await Promise.all(
    ours.map(({ id }) => removeSubscription(graph, `/subscriptions/${encoded(id ?? '')}`)),
  );
}

async function removeSubscription(graph: Graph, path: string): Promise<void> {
  await patiently(async () => {
    const reply = await graph.send({ method: 'DELETE', path });
    const isDone = succeeded(reply) || reply.status === 404 || reply.status === 410;
    if (!isDone) throw failureFrom(reply);
  }, graph.pace);
}

function subscriptionPath(channel: Channel): string {
  return `/subscriptions/${encoded(channel.resource)}`;
}

function timeOf(moment: Instant): string {
  return new Date(moment).toISOString();
}
