/** An independent look at what is said to Graph and to the identity platform. */
import type { ValidateFunction } from 'ajv/dist/2020.js';
import type { Exchange } from '../../../infra/local/sandbox/serve.ts';
import { errorCheck, operationOf } from './graph-schemas.ts';

/**
 * What is wrong with a request or with its answer, in words; nothing where both are as published.
 * Answers of 400 and more without a body pass: those are faults that a test has put there.
 */
export function checkOutlookExchange(exchange: Exchange): string[] {
  const path = exchange.path.split('?')[0] ?? '';
  const where = `${exchange.method} ${path}`;
  const problems = path.startsWith('/v1.0/') ? graphProblems(exchange) : identityProblems(exchange);
  return problems.map((problem) => `${where}: ${problem}`);
}

function graphProblems(exchange: Exchange): string[] {
  const headers = exchange.requestHeaders;
  const problems: string[] = [];
  if (!/^Bearer \S+$/.test(headers.authorization ?? '')) problems.push('no bearer token');
  const relative = exchange.path.slice('/v1.0'.length);
  return [...problems, ...callProblems({ ...exchange, path: relative })];
}

/** One call, on its own or in a batch; `path` is relative to the version. */
function callProblems(call: Exchange): string[] {
  const [rawPath = '', rawQuery = ''] = call.path.split('?', 2);
  const path = rawPath.split('/').map(decodeURIComponent).join('/');
  const operation = operationOf(call.method, path.includes('//') ? '' : path);
  if (!operation) return [`Graph has no ${call.method} ${path}`];
  const isKept = /[?&](?:%24|\$)(?:skip|delta)token=/.test(call.path);
  const sent = parsed(call.requestBody);
  return [
    ...queryProblems(rawQuery, operation.query, isKept ? [] : neededIn(path, operation.required)),
    ...preferProblems(call.requestHeaders.prefer ?? null),
    ...requestProblems(call, sent, operation.request),
    ...(path === '/$batch' && sent ? batchProblems(call, sent) : []),
    ...replyProblems(call, operation.success, operation.reply),
  ];
}

function neededIn(path: string, required: readonly string[]): readonly string[] {
  return path.endsWith('calendarView/delta') ? ['startDateTime', 'endDateTime'] : required;
}

function queryProblems(
  query: string,
  known: readonly string[],
  required: readonly string[],
): string[] {
  const names = [...new URLSearchParams(query).keys()];
  const values = query.split('&').map((part) => part.slice(part.indexOf('=') + 1));
  return [
    ...names.filter((name) => !known.includes(name)).map((name) => `unknown option ${name}`),
    ...names.filter((name, at) => names.indexOf(name) !== at).map((name) => `${name} twice`),
    ...required.filter((name) => !names.includes(name)).map((name) => `${name} is missing`),
    ...(values.some((value) => value.includes(':+') || /\d\+\d/.test(value))
      ? ['a plus sign that is not encoded is a space']
      : []),
  ];
}

const knownPreferences = [
  /^odata\.maxpagesize=[1-9]\d*$/,
  /^outlook\.timezone="[^"]+"$/,
  /^outlook\.body-content-type="(?:text|html)"$/,
  /^IdType="ImmutableId"$/,
];

function preferProblems(header: string | null): string[] {
  if (header === null) return [];
  return header
    .split(',')
    .map((one) => one.trim())
    .filter((one) => !knownPreferences.some((known) => known.test(one)))
    .map((one) => `unknown preference ${one}`);
}

function requestProblems(call: Exchange, sent: unknown, check: ValidateFunction | null): string[] {
  if (check === null) return call.requestBody === '' ? [] : ['a body where none belongs'];
  const type = call.requestHeaders['content-type'] ?? '';
  if (sent === undefined) return ['the body is no JSON'];
  // Graph takes https alone; a sandbox on the same machine may be told of plain addresses.
  const text = JSON.stringify(sent).replace(/"http:\/\/(?:localhost|127\.0\.0\.1)/g, '"https://h');
  return [
    ...(type.startsWith('application/json') ? [] : [`content type ${type}`]),
    ...broken('request', check, JSON.parse(text)),
    ...wallProblems(sent),
  ];
}

/** Local times carry no offset and always a zone. */
function wallProblems(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return [];
  const { dateTime, timeZone } = value as { dateTime?: unknown; timeZone?: unknown };
  const own =
    typeof dateTime === 'string' &&
    (!/^\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d{1,7})?)?$/.test(dateTime) || !timeZone)
      ? ['a dateTime with an offset, or without a timeZone']
      : [];
  return [...own, ...Object.values(value).flatMap(wallProblems)];
}

function replyProblems(call: Exchange, success: string, check: ValidateFunction | null): string[] {
  const got = parsed(call.replyBody);
  if (call.status >= 400) {
    return call.replyBody === '' ? [] : broken('error', errorCheck, got);
  }
  const isExpected = String(call.status) === success || success === '2XX';
  const problems = isExpected ? [] : [`status ${call.status} instead of ${success}`];
  if (check === null || call.status === 204) {
    return call.replyBody === '' ? problems : [...problems, 'an answer with a body'];
  }
  return [...problems, ...broken('reply', check, got)];
}

type BatchStep = {
  readonly id: string;
  readonly method: string;
  readonly url: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
};
type BatchAnswer = { readonly id: string; readonly status: number; readonly body?: unknown };

function batchProblems(call: Exchange, sent: unknown): string[] {
  const { requests = [] } = sent as { requests?: readonly BatchStep[] };
  const { responses = [] } = (parsed(call.replyBody) ?? {}) as { responses?: BatchAnswer[] };
  const ids = requests.map(({ id }) => id.toLowerCase());
  const twice = ids.filter((id, at) => ids.indexOf(id) !== at).map((id) => `id ${id} twice`);
  const inner = requests.flatMap((step) => {
    const answer = responses.find(({ id }) => id === step.id);
    if (!answer) return call.status === 200 ? [`no answer to ${step.id}`] : [];
    const headers = Object.fromEntries(
      Object.entries(step.headers ?? {}).map(([name, value]) => [name.toLowerCase(), value]),
    );
    return callProblems({
      method: step.method,
      path: step.url,
      requestHeaders: headers,
      requestBody: step.body === undefined ? '' : JSON.stringify(step.body),
      status: answer.status,
      replyHeaders: {},
      replyBody: answer.body === undefined ? '' : JSON.stringify(answer.body),
    }).map((problem) => `[${step.id}] ${problem}`);
  });
  return [...twice, ...inner];
}

function identityProblems(exchange: Exchange): string[] {
  const url = new URL(exchange.path, 'http://sandbox.example.com');
  const missing = (given: URLSearchParams, names: readonly string[]) =>
    names.filter((name) => !given.get(name)).map((name) => `${name} is missing`);
  const route = `${exchange.method} ${url.pathname}`;
  switch (route) {
    case 'GET /.well-known/openid-configuration':
    case 'GET /discovery/v2.0/keys':
      return [];
    case 'GET /oauth2/v2.0/authorize':
      return [
        ...missing(url.searchParams, [
          'client_id',
          'redirect_uri',
          'response_type',
          'scope',
          'state',
          'nonce',
          'code_challenge',
        ]),
        ...(url.searchParams.get('code_challenge_method') === 'S256' ? [] : ['no S256']),
      ];
    case 'POST /oauth2/v2.0/token': {
      const form = new URLSearchParams(exchange.requestBody);
      const isCode = form.get('grant_type') === 'authorization_code';
      const names = isCode ? ['code', 'redirect_uri', 'code_verifier'] : ['refresh_token'];
      return missing(form, ['grant_type', ...names]);
    }
    default:
      return [`there is no ${route}`];
  }
}

function broken(what: string, check: ValidateFunction, value: unknown): string[] {
  if (check(value)) return [];
  return (check.errors ?? [])
    .slice(0, 5)
    .map(({ instancePath, message, params }) =>
      `${what}${instancePath} ${message} ${JSON.stringify(params)}`.trim(),
    );
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
