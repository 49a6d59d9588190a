/**
 * A function's own door to AWS: it may ask for what its role allows and for nothing else, as IAM decides
 * it. What it may not is refused and written down; all else goes on unchanged, signature included.
 */
import {
  createServer,
  type IncomingMessage,
  type ServerResponse,
  request as send,
} from 'node:http';
import { accountId, region } from './environment.ts';
import { listening } from './listening.ts';
import type { Statement } from './template.ts';

export type Gate = {
  readonly url: string;
  /** Actions that were asked for, allowed or not. */
  readonly asked: ReadonlySet<string>;
  /** What was refused: action and resource. */
  readonly refused: readonly string[];
  close(): Promise<void>;
};

/** Opens a door to `target` for a role with these statements. */
export async function openGate(target: string, allowed: readonly Statement[]): Promise<Gate> {
  const asked = new Set<string>();
  const refused: string[] = [];
  const server = createServer(async (request, reply) => {
    const body = await bytesOf(request);
    const missing = needsOf(request, body).filter(({ action, resource, purpose }) => {
      asked.add(action);
      return !allowed.some(
        (one) =>
          isIn(one.actions, action) &&
          isIn(one.resources, resource) &&
          (one.purposes === undefined || one.purposes.includes(purpose ?? '')),
      );
    });
    if (missing.length === 0) return passOn(target, request, body, reply);
    refused.push(...missing.map(({ action, resource }) => `${action} on ${resource}`));
    reply.writeHead(400, { 'x-amzn-errortype': 'AccessDeniedException' });
    reply.end(JSON.stringify({ __type: 'AccessDeniedException', Message: 'not authorized' }));
  });
  const { address, close } = await listening(server);
  return { url: `http://${address}`, asked, refused, close };
}

type Need = {
  readonly action: string;
  readonly resource: string;
  /** What a key is asked for. */
  readonly purpose?: string | undefined;
};

/** The rights that a request needs, in IAM's words: an action on a resource. */
function needsOf(
  { method = '', headers, url = '' }: IncomingMessage,
  body: Buffer,
): readonly Need[] {
  const service = /\/([a-z-]+)\/aws4_request/.exec(headers.authorization ?? '')?.[1] ?? 'nobody';
  const sent = body.length === 0 ? {} : JSON.parse(body.toString());
  if (service === 'scheduler') return turnNeeds(method, new URL(url, 'http://aws.invalid'), sent);
  const operation =
    String(headers['x-amz-target'] ?? '')
      .split('.')
      .at(-1) ?? '';
  // The rights of SQS are not told apart by how many messages they are for.
  const action = `${service}:${service === 'sqs' ? operation.replace(/Batch$/, '') : operation}`;
  const purpose = sent.EncryptionContext?.purpose;
  return resourcesIn(service, sent).map((resource) => ({ action, resource, purpose }));
}

function turnNeeds(method: string, url: URL, sent: Sent): readonly Need[] {
  const verb = { POST: 'Create', PUT: 'Update', GET: 'Get', DELETE: 'Delete' }[method];
  const group = sent.GroupName ?? url.searchParams.get('groupName') ?? 'default';
  const resource = arn('scheduler', `schedule/${group}/${url.pathname.split('/').at(-1)}`);
  const need = { action: `scheduler:${verb}Schedule`, resource };
  // Whoever sets a schedule hands over the role by which it acts.
  const role = { action: 'iam:PassRole', resource: sent.Target?.RoleArn ?? '' };
  return verb === 'Create' || verb === 'Update' ? [need, role] : [need];
}

type Sent = Readonly<{
  GroupName?: string;
  Target?: { readonly RoleArn?: string };
  TableName?: string;
  IndexName?: string;
  RequestItems?: Readonly<Record<string, unknown>>;
  QueueUrl?: string;
  KeyId?: string;
  EncryptionContext?: { readonly purpose?: string };
  SecretId?: string;
  Entries?: readonly { readonly EventBusName?: string }[];
}>;

function resourcesIn(service: string, sent: Sent): readonly string[] {
  switch (service) {
    case 'dynamodb': {
      const tables = sent.RequestItems ? Object.keys(sent.RequestItems) : [sent.TableName];
      const index = sent.IndexName === undefined ? '' : `/index/${sent.IndexName}`;
      return tables.map((table) => arn('dynamodb', `table/${table}${index}`));
    }
    case 'sqs':
      return [arn('sqs', sent.QueueUrl?.split('/').at(-1) ?? '')];
    case 'kms':
      return [sent.KeyId ?? ''];
    case 'secretsmanager':
      return [sent.SecretId ?? ''];
    case 'events':
      return (sent.Entries ?? []).map((one) => arn('events', `event-bus/${one.EventBusName}`));
    default:
      return [''];
  }
}

function arn(service: string, rest: string): string {
  return `arn:aws:${service}:${region}:${accountId}:${rest}`;
}

/** Whether one of the patterns, in which `*` stands for anything, fits. */
function isIn(patterns: readonly string[], value: string): boolean {
  return patterns.some((pattern) => {
    const parts = pattern.split('*').map((part) => part.replaceAll(/[.+?^${}()|[\]\\]/g, '\\$&'));
    return new RegExp(`^${parts.join('.*')}$`).test(value);
  });
}

function passOn(
  target: string,
  request: IncomingMessage,
  body: Buffer,
  reply: ServerResponse,
): void {
  const { method, headers, url } = request;
  const onward = send(`${target}${url}`, { method, headers }, (answer) => {
    reply.writeHead(answer.statusCode ?? 502, answer.headers);
    answer.pipe(reply);
  });
  onward.on('error', () => reply.destroy());
  onward.end(body);
}

async function bytesOf(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}
