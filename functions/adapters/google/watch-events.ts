/** Push channels on a calendar's events. A notification is a hint and may be lost. */
import { Failure, failureOf } from '../../domain/failure.ts';
import type { Channel, Watching, WatchRequest } from '../../domain/ports/calendar.ts';
import { hourMs, instant, plusMs } from '../../domain/time.ts';
import { patiently } from '../http/patiently.ts';
import { ask, type Google, tell } from './client.ts';
import { failureFrom, reasonOf } from './failures.ts';
import { isGone } from './stored-event.ts';

/** A week, which is also what Google gives where nothing is asked; it may give less. */
const lifeSeconds = 604_800;

/** Holidays and other calendars that Google fills, or an address that it does not accept. */
const refusals = /^(?:pushNotSupportedForRequestedResource|push\.webhook|webhook)/i;

/**
 * Opens a channel under a new id. Not repeated after a lost answer: the id is then used up, and the
 * resource that would be needed to stop it is not to be had any more; the caller asks with another id.
 */
export async function watchEvents(google: Google, request: WatchRequest): Promise<Watching> {
  const body = {
    id: request.id,
    type: 'web_hook',
    address: request.url,
    token: request.token,
    params: { ttl: String(lifeSeconds) },
  };
  const query = { calendarId: request.calendar, requestBody: body };
  const reply = await google.calendar.events
    .watch(query, google.toCalendar)
    .catch((error: unknown) => refusalOf(error));
  if (reply === 'refused') return { is: 'refused' };
  const made = await ask(async () => reply);
  if (!made.resourceId) {
    throw new Failure({ code: 'bug', what: 'Google answered with a channel without a resource' });
  }
  const ends = Number(made.expiration ?? '');
  const channel: Channel = {
    id: request.id,
    token: request.token,
    resource: made.resourceId,
    calendar: request.calendar,
    begun: request.now,
    // Only what Google answers counts; where it says nothing an hour is on the safe side.
    expires: ends > 0 ? instant(ends) : plusMs(request.now, hourMs),
  };
  return { is: 'watching', channel };
}

function refusalOf(error: unknown): 'refused' {
  const reason = reasonOf(error);
  if (refusals.test(reason)) return 'refused';
  // An earlier attempt has used the id up: look again, with another.
  if (reason === 'channelIdNotUnique') throw new Failure({ code: 'conflict' });
  throw failureFrom(error);
}

/** Stops a channel; done also where Google does not know it any more. */
export async function stopChannel(google: Google, channel: Channel): Promise<void> {
  const requestBody = { id: channel.id, resourceId: channel.resource };
  try {
    await patiently(
      () => tell(() => google.calendar.channels.stop({ requestBody }, google.toCalendar)),
      google.pace,
    );
  } catch (error) {
    if (!isGone(failureOf(error).code)) throw error;
  }
}
