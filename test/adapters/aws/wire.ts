/**
 * AWS on one machine, as far as no local server has it: one port that records each request, checks its
 * signature, tells by it which service is meant, and hands it to that service's stand-in.
 */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Aws } from '../../../functions/adapters/http/aws-call.ts';
import type { Pace } from '../../../functions/adapters/http/patiently.ts';
import { type FakeEvents, fakeEvents } from './wire-events.ts';
import type { Asked, Told } from './wire-fakes.ts';
import { type FakeKms, fakeKms } from './wire-kms.ts';
import { type FakeScheduler, fakeScheduler } from './wire-scheduler.ts';
import { type FakeSecrets, fakeSecrets } from './wire-secrets.ts';
import { type Signed, type Signer, type Verdict, verdictOn } from './wire-signature.ts';

export type Recorded = {
  readonly service: string | null;
  readonly method: string;
  readonly path: string;
  readonly query: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
  readonly problem: Verdict['problem'];
};

/** What befalls one request; null: nothing. */
export type Fault =
  | null
  /** Answered with that error in place of the service, in the service's own manner. */
  | { readonly status: number; readonly error: string }
  /** The request never arrives, or its answer is lost. */
  | 'cut-before'
  | 'cut-after'
  /** Answered, but not with JSON. */
  | 'garbled'
  /** Answered when that has happened. */
  | { readonly after: Promise<unknown> };

export type WireOptions = {
  readonly region?: string;
  readonly credentials?: Signer;
  /** The clock of Scheduler; signatures are always held against the machine's. */
  readonly nowMs?: () => number;
  readonly groups?: readonly string[];
  /** How far into its flexible window a schedule fires, 0 to 1. */
  readonly lateness?: () => number;
  readonly buses?: readonly string[];
  readonly keys?: readonly string[];
  readonly secrets?: Readonly<Record<string, string>>;
  /** Other servers, by service (`sqs`): requests for them are checked, recorded and passed on. */
  readonly behind?: Readonly<Record<string, string>>;
};

export type Wire = {
  readonly url: string;
  readonly requests: readonly Recorded[];
  readonly scheduler: FakeScheduler;
  readonly events: FakeEvents;
  readonly kms: FakeKms;
  readonly secrets: FakeSecrets;
  /** Asked at each request; the last one given counts. */
  disturb(fault: (request: Recorded) => Fault): void;
  /** How our adapters reach this wire, rightly signed. */
  aws(pace?: Pace): Aws;
  close(): Promise<void>;
};

export const wireRegion = 'eu-central-1';
export const wireSigner: Signer = {
  accessKeyId: 'AKIDEXAMPLE',
  secretAccessKey: 'wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY',
  sessionToken: 'a-session-token/with+signs==',
};
export const wireKeyArn =
  'arn:aws:kms:eu-central-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab';

/** Retries at once, and always with the same chance. */
const hasty: Pace = { sleep: async () => {}, random: () => 0.5, clock: () => 0, line: null };

/** Starts the wire on a free loopback port. Without options there is one of everything. */
export async function startWire(options: WireOptions = {}): Promise<Wire> {
  const signer = options.credentials ?? wireSigner;
  const region = options.region ?? wireRegion;
  const fakes = fakesOf(options);
  const requests: Recorded[] = [];
  let fault: (request: Recorded) => Fault = () => null;
  const server = createServer(async (request, response) => {
    const signed = await received(request);
    const { service, problem } = verdictOn(signed, signer, region, Date.now());
    const recorded = recordOf(signed, service, problem);
    requests.push(recorded);
    const now = fault(recorded);
    if (now === 'cut-before') return void request.socket.destroy();
    if (typeof now === 'object' && now !== null && 'after' in now) await now.after;
    const answer = answerer(response, recorded);
    if (problem !== null) return answer(signatureRefusal(problem, service));
    if (typeof now === 'object' && now !== null && 'error' in now) return answer(now);
    const behind = options.behind?.[service ?? ''];
    if (behind !== undefined) return await passOn(signed, behind, response, now === 'cut-after');
    const told = tell(fakes, service, recorded);
    if (now === 'cut-after') return void request.socket.destroy();
    if (now === 'garbled') return void response.end('<html>maya@example.com</html>');
    answer(told);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    url,
    requests,
    ...fakes,
    disturb: (next) => {
      fault = next;
    },
    aws: (pace = hasty) => ({ region, credentials: signer, endpoint: () => url, pace }),
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

type Fakes = Pick<Wire, 'scheduler' | 'events' | 'kms' | 'secrets'>;

function fakesOf(options: WireOptions): Fakes {
  return {
    scheduler: fakeScheduler({
      groups: options.groups ?? ['afterword-test'],
      nowMs: options.nowMs ?? Date.now,
      lateness: options.lateness ?? (() => 0),
    }),
    events: fakeEvents({ buses: options.buses ?? ['afterword-test'] }),
    kms: fakeKms({ keys: options.keys ?? [wireKeyArn] }),
    secrets: fakeSecrets({ secrets: options.secrets ?? {} }),
  };
}

function tell(fakes: Fakes, service: string | null, recorded: Recorded): Told {
  const body = bodyIn(recorded.body);
  if (body === null) return { status: 400, error: 'SerializationException' };
  const asked: Asked = {
    method: recorded.method,
    path: recorded.path,
    query: new URLSearchParams(recorded.query),
    operation: String(recorded.headers['x-amz-target'] ?? ''),
    body,
  };
  if (service === 'scheduler') return fakes.scheduler.answer(asked);
  const version = service === 'events' || service === 'kms' || service === 'secretsmanager';
  const type = recorded.headers['content-type'];
  if (!version || recorded.method !== 'POST' || type !== 'application/x-amz-json-1.1') {
    return { status: 404, error: 'UnknownOperationException' };
  }
  if (service === 'events') return fakes.events.answer(asked);
  return service === 'kms' ? fakes.kms.answer(asked) : fakes.secrets.answer(asked);
}

/** REST protocols name an error in a header, JSON protocols in the body. */
function answerer(response: ServerResponse, { service }: Recorded): (told: Told) => void {
  return (told) => {
    const isRest = service === 'scheduler';
    const status = 'body' in told ? 200 : told.status;
    const type = isRest ? 'application/json' : 'application/x-amz-json-1.1';
    const name = 'error' in told ? told.error : null;
    const message = 'error' in told ? (told.message ?? `${told.error} maya@example.com`) : '';
    const isNamed = isRest && name !== null;
    response.writeHead(status, {
      'content-type': type,
      ...(isNamed ? { 'x-amzn-errortype': `${name}:http://internal.amazon.com/` } : {}),
    });
    const refusal = isRest ? { Message: message } : { __type: name, message };
    response.end(JSON.stringify('body' in told ? told.body : refusal));
  };
}

function signatureRefusal(problem: NonNullable<Verdict['problem']>, service: string | null): Told {
  const names = {
    missing: 'MissingAuthenticationTokenException',
    mismatch: 'InvalidSignatureException',
    token: 'UnrecognizedClientException',
    expired: 'InvalidSignatureException',
  };
  return { status: service === 'scheduler' ? 403 : 400, error: names[problem] };
}

async function passOn(
  signed: Signed,
  to: string,
  response: ServerResponse,
  isLost: boolean,
): Promise<void> {
  const made = ['host', 'connection', 'content-length', 'transfer-encoding', 'expect'];
  const headers = Object.entries(signed.headers).filter(([name]) => !made.includes(name));
  const reply = await fetch(`${to}${signed.target}`, {
    method: signed.method,
    headers: Object.fromEntries(headers) as Record<string, string>,
    body: signed.body.length === 0 ? null : new Uint8Array(signed.body),
  });
  const text = await reply.text();
  if (isLost) return void response.destroy();
  const type = reply.headers.get('content-type') ?? 'application/x-amz-json-1.0';
  response.writeHead(reply.status, { 'content-type': type }).end(text);
}

async function received(request: IncomingMessage): Promise<Signed> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  const { method = '', url: target = '/', headers } = request;
  return { method, target, headers, body: Buffer.concat(chunks) };
}

function recordOf(signed: Signed, service: string | null, problem: Verdict['problem']): Recorded {
  const [path = '/', query = ''] = signed.target.split('?');
  const { method, headers } = signed;
  return { service, method, path, query, headers, body: signed.body.toString(), problem };
}

function bodyIn(text: string): Asked['body'] | null {
  try {
    const read: unknown = text === '' ? {} : JSON.parse(text);
    return typeof read === 'object' && read !== null ? { ...read } : null;
  } catch {
    return null;
  }
}
