/** A stand-in for Graph that answers what a test says and writes down what it was asked. */

import type { HttpBindings } from '@hono/node-server';
import { Hono } from 'hono';
import { onTestFinished } from 'vitest';
import {
  type OutlookOptions,
  openOutlook,
} from '../../../functions/adapters/outlook/open-outlook.ts';
import type { Window } from '../../../functions/domain/ports/calendar.ts';
import { instant, type Zone, zoneNamed } from '../../../functions/domain/time.ts';
import { serveSandbox } from '../../../infra/local/sandbox/serve.ts';

export type Asked = {
  readonly method: string;
  /** Path and query below `/v1.0`, decoded. */
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  // biome-ignore lint/suspicious/noExplicitAny: a test looks at whatever was sent
  readonly body: any;
};

export type Answered = {
  readonly status?: number;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  /** Cuts the line in place of an answer. */
  readonly cut?: true;
  /** The answer to the whole batch that the request is in. */
  readonly whole?: true;
};

export type FakeGraph = {
  readonly url: string;
  /** All requests, those inside batches in place of the batch. */
  readonly asked: Asked[];
  /** Requests that went over the wire, batches as one. */
  readonly sent: Asked[];
  readonly slept: number[];
  open(options?: Partial<OutlookOptions>): ReturnType<typeof openOutlook>;
};

export const berlin = zone('Europe/Berlin');
export const window: Window = {
  from: instant(Date.UTC(2026, 10, 1)),
  until: instant(Date.UTC(2027, 0, 1)),
};

/** The zone of that name, which must be known. */
export function zone(name: string): Zone {
  const found = zoneNamed(name);
  if (found === null) throw new Error(name);
  return found;
}

/** Serves until the test is over; `$batch` is unpacked, its answers come in reverse order. */
export async function fakeGraph(
  answer: (asked: Asked, url: string) => Answered | undefined | Promise<Answered | undefined>,
): Promise<FakeGraph> {
  const asked: Asked[] = [];
  const sent: Asked[] = [];
  const slept: number[] = [];
  let base = '';
  const answered = async (one: Asked): Promise<Answered> => {
    asked.push(one);
    return (await answer(one, `${base}/v1.0`)) ?? { status: 400, body: error('UnexpectedInTest') };
  };
  const app = new Hono<{ Bindings: HttpBindings }>();
  app.all('*', async (context) => {
    const { pathname, search } = new URL(context.req.url);
    const text = await context.req.text();
    const one: Asked = {
      method: context.req.method,
      path: decodeURIComponent(pathname.replace('/v1.0', '') + search),
      headers: context.req.header(),
      body: text === '' ? null : JSON.parse(text),
    };
    sent.push(one);
    const reply = one.path === '/$batch' ? await unpacked(one, answered) : await answered(one);
    if (reply.cut) {
      context.env.outgoing.destroy();
      return new Response(null, { status: 500 });
    }
    return new Response(reply.body === undefined ? null : JSON.stringify(reply.body), {
      status: reply.status ?? 200,
      headers: { 'content-type': 'application/json', ...reply.headers },
    });
  });
  const served = await serveSandbox(app, { port: 0, onExchange: () => undefined });
  onTestFinished(() => served.close());
  base = served.url;
  const pace = {
    sleep: async (ms: number) => void slept.push(ms),
    random: () => 0.5,
    clock: () => 0,
    line: null,
  };
  const open = (options: Partial<OutlookOptions> = {}) =>
    openOutlook({
      accessToken: 'token-1',
      zone: berlin,
      graphUrl: base,
      pace,
      lifecycle: true,
      ...options,
    });
  return { url: base, asked, sent, slept, open };
}

async function unpacked(
  batch: Asked,
  answered: (one: Asked) => Promise<Answered>,
): Promise<Answered> {
  const responses = [];
  for (const inner of batch.body.requests) {
    const reply = await answered({
      method: inner.method,
      path: decodeURIComponent(inner.url),
      headers: Object.fromEntries(
        Object.entries(inner.headers ?? {}).map(([name, value]) => [
          name.toLowerCase(),
          String(value),
        ]),
      ),
      body: inner.body ?? null,
    });
    if (reply.cut || reply.whole) return reply;
    responses.unshift({
      id: inner.id,
      status: reply.status ?? 200,
      headers: { ...reply.headers },
      body: reply.body ?? '',
    });
  }
  return { body: { responses } };
}

/** The body of an error of Graph. */
export function error(code: string): unknown {
  return { error: { code, message: 'Private words about dana@example.com.' } };
}

/** Nine in the morning in UTC of a day in December 2026 as Graph writes it. */
export function nine(day: number): { dateTime: string; timeZone: string } {
  const date = String(day).padStart(2, '0');
  return { dateTime: `2026-12-${date}T09:00:00.0000000`, timeZone: 'UTC' };
}

/** A single event as Graph tells it. */
export function wireEvent(id: string, more: object = {}): Record<string, unknown> {
  return {
    '@odata.etag': `W/"${id}"`,
    id,
    type: 'singleInstance',
    iCalUId: `uid-${id}`,
    subject: `Subject ${id}`,
    body: { contentType: 'text', content: 'Words' },
    start: nine(4),
    end: { dateTime: '2026-12-04T10:00:00.0000000', timeZone: 'UTC' },
    originalStartTimeZone: 'W. Europe Standard Time',
    ...more,
  };
}
