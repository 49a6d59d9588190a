/** Holds what was said to a Google server against Google's own discovery documents. */
import type { Exchange } from '../../../infra/local/sandbox/serve.ts';
import {
  type Api,
  findMethod,
  type Method,
  type Parameter,
  type Use,
  validatorFor,
} from './google-discovery.ts';

/**
 * What is wrong with an exchange, in words; an empty list: nothing. Requests are held to path, names
 * and values of parameters, and bodies without unknown or read-only properties; answers to the schemas.
 * The OAuth endpoints are held to the forms that Google's documentation gives.
 */
export function checkGoogleExchange(exchange: Exchange): string[] {
  const url = new URL(exchange.path, 'http://google.invalid');
  const name = `${exchange.method} ${url.pathname}`;
  const problems = checkAny(exchange, url);
  return problems.map((problem) => `${name}: ${problem}`);
}

function checkAny(exchange: Exchange, url: URL): string[] {
  if (!/^\/(?:calendar|tasks)\//.test(url.pathname)) return checkOauth(exchange, url);
  const found = findMethod(exchange.method, url.pathname);
  if (!found) return ['there is no such method'];
  const { api, method } = found;
  return [
    ...checkQuery(api, method, url.searchParams),
    ...checkHeaders(exchange),
    ...checkRequestBody(api, method, exchange),
    ...checkTraps(method, exchange, url.searchParams),
    ...checkReply(api, method, exchange, url.searchParams.has('fields')),
  ];
}

function checkQuery(api: Api, method: Method, query: URLSearchParams): string[] {
  const known = { ...api.document.parameters, ...method.parameters };
  const names = [...new Set(query.keys())];
  const missing = Object.entries(known)
    .filter(
      ([name, { required, location }]) => required && location === 'query' && !query.has(name),
    )
    .map(([name]) => `parameter ${name} is missing`);
  const odd = names.flatMap((name) => {
    const parameter = known[name];
    if (!parameter || parameter.location === 'path') return [`parameter ${name} is not known`];
    const values = query.getAll(name);
    if (values.length > 1 && !parameter.repeated) return [`parameter ${name} is given twice`];
    return values.flatMap((value) => checkValue(name, parameter, value));
  });
  return [...missing, ...odd];
}

function checkValue(name: string, parameter: Parameter, value: string): string[] {
  const { type, enum: allowed, format, minimum, maximum } = parameter;
  const wrong = [`parameter ${name} has a value that is not allowed`];
  if (allowed && !allowed.includes(value)) return wrong;
  if (type === 'boolean' && value !== 'true' && value !== 'false') return wrong;
  if (format === 'date-time' && !dateTime.test(value)) return wrong;
  if (type !== 'integer') return [];
  const isIn =
    /^-?\d+$/.test(value) &&
    Number(value) >= Number(minimum ?? -(2 ** 31)) &&
    Number(value) <= Number(maximum ?? 2 ** 31 - 1);
  return isIn ? [] : wrong;
}

const dateTime = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d+)?(?:Z|[+-]\d{2}:\d{2})$/;

function checkHeaders({ requestHeaders, requestBody }: Exchange): string[] {
  const problems: string[] = [];
  if (!/^Bearer \S+$/.test(requestHeaders.authorization ?? '')) {
    problems.push('there is no bearer token');
  }
  if (requestBody !== '' && !/^application\/json\b/.test(requestHeaders['content-type'] ?? '')) {
    problems.push('the body is not sent as JSON');
  }
  return problems;
}

function checkRequestBody(api: Api, method: Method, exchange: Exchange): string[] {
  const { requestBody } = exchange;
  if (!method.request) return requestBody === '' ? [] : ['there is a body where none belongs'];
  if (requestBody === '') return ['the body is missing'];
  const use = { method, verb: exchange.method };
  return checkJson(api, method.request.$ref, requestBody, use).map((each) => `request: ${each}`);
}

/** What the documents cannot express, from Google's guides and reported failures. */
function checkTraps(method: Method, { requestBody }: Exchange, query: URLSearchParams): string[] {
  const problems: string[] = [];
  if (method.id === 'calendar.events.list' && query.has('syncToken')) {
    const forbidden =
      /^(?:iCalUID|orderBy|(?:private|shared)ExtendedProperty|q|time(?:Min|Max)|updatedMin)$/;
    const names = [...query.keys()].filter((each) => forbidden.test(each));
    problems.push(...names.map((each) => `syncToken does not go with ${each}`));
    if (query.get('showDeleted') === 'false') problems.push('syncToken needs showDeleted');
  }
  const body = parsed(requestBody) as Record<string, unknown> | null;
  for (const which of ['start', 'end']) {
    const time = body?.[which] as { dateTime?: string | null; timeZone?: unknown } | undefined;
    const isBare = time?.dateTime && !/(?:Z|[+-]\d{2}:\d{2})$/.test(time.dateTime);
    if (isBare && !time.timeZone) problems.push(`request: ${which} has neither offset nor zone`);
    if (Array.isArray(body?.recurrence) && time?.dateTime && !time.timeZone) {
      problems.push(`request: ${which} of a series has no zone`);
    }
  }
  if (method.id !== 'calendar.events.insert') return problems;
  if (body?.id !== undefined && !/^[a-v0-9]{5,1024}$/.test(String(body.id))) {
    problems.push('request: the id is not base32hex');
  }
  if (body?.id !== undefined && body.iCalUID !== undefined) {
    problems.push('request: id and iCalUID are given together');
  }
  return problems;
}

function checkReply(api: Api, method: Method, exchange: Exchange, isPartial: boolean): string[] {
  const { status, replyBody } = exchange;
  if (status === 304) return [];
  if (status >= 400) return checkError(exchange);
  if (status < 200 || status > 299) return [`the status is ${status}`];
  if (!method.response) return replyBody === '' ? [] : ['there is an answer where none belongs'];
  if (isPartial && replyBody === '') return ['the answer is missing'];
  return checkJson(api, method.response.$ref, replyBody, null).map((each) => `answer: ${each}`);
}

function checkError({ status, replyBody, replyHeaders }: Exchange): string[] {
  // Overloaded servers may say anything at all.
  if (status >= 500 || replyBody === '') return [];
  if (!/^application\/json\b/.test(replyHeaders['content-type'] ?? '')) return [];
  const error = (parsed(replyBody) as { error?: Record<string, unknown> } | null)?.error;
  const [first] = Array.isArray(error?.errors) ? (error.errors as Record<string, unknown>[]) : [];
  const isWhole =
    error?.code === status &&
    typeof error.message === 'string' &&
    [first?.domain, first?.reason, first?.message].every((each) => typeof each === 'string');
  return isWhole ? [] : ['the error has not the form of Google'];
}

function checkJson(api: Api, ref: string, text: string, use: Use): string[] {
  const body = parsed(text);
  if (body === null) return ['the body is no JSON'];
  const validate = validatorFor(api, ref, use);
  if (validate(body)) return [];
  return (validate.errors ?? []).map(({ instancePath, message, params }) => {
    const extra = (params as { additionalProperty?: string }).additionalProperty;
    return `${instancePath || 'the body'} ${message}${extra === undefined ? '' : `: ${extra}`}`;
  });
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

const forms: Readonly<Record<string, readonly string[]>> = {
  authorization_code: ['code', 'redirect_uri', 'code_verifier'],
  refresh_token: ['refresh_token'],
};

function checkOauth({ method, requestBody, requestHeaders }: Exchange, url: URL): string[] {
  const isForm = /^application\/x-www-form-urlencoded\b/.test(requestHeaders['content-type'] ?? '');
  const form = new URLSearchParams(requestBody);
  switch (`${method} ${url.pathname}`) {
    case 'GET /.well-known/openid-configuration':
    case 'GET /oauth2/v3/certs':
    case 'GET /v1/userinfo':
      return url.search === '' ? [] : ['there are parameters where none belong'];
    case 'GET /o/oauth2/v2/auth':
      return missingIn(url.searchParams, [
        ...['client_id', 'redirect_uri', 'response_type', 'scope', 'state'],
        ...['code_challenge', 'code_challenge_method'],
      ]);
    case 'POST /revoke':
      return isForm || url.searchParams.has('token') ? [] : ['the token is not sent as a form'];
    case 'POST /token': {
      const needed = forms[form.get('grant_type') ?? ''];
      if (!isForm || !needed) return ['this is no request for a token'];
      const basic = requestHeaders.authorization?.startsWith('Basic ') ?? false;
      return missingIn(form, basic ? needed : [...needed, 'client_id', 'client_secret']);
    }
    default:
      return ['there is no such method'];
  }
}

function missingIn(given: URLSearchParams, names: readonly string[]): string[] {
  return names.filter((name) => !given.get(name)).map((name) => `${name} is missing`);
}
