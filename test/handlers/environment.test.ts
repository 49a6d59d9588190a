/** Settings out of an environment, and the addresses made of them. */
import { describe, expect, it } from 'vitest';
import { awsIn } from '../../functions/handlers/compose.ts';
import {
  addressIn,
  ConfigError,
  googleUrls,
  microsoftUrls,
  neededIn,
  textIn,
} from '../../functions/handlers/environment.ts';
import { notifyUrls } from '../../functions/handlers/notify-urls.ts';

describe('a setting', () => {
  it.each([
    [undefined, null],
    ['', null],
    ['  ', null],
    ['\n', null],
    [' one two ', 'one two'],
  ])('%j is %j', (value, text) => {
    expect(textIn({ NAME: value }, 'NAME')).toBe(text);
    const needed = (): string => neededIn({ NAME: value }, 'NAME');
    if (text === null) expect(needed).toThrow(new ConfigError('NAME is missing'));
    else expect(needed()).toBe(text);
  });
});

describe('an address', () => {
  it.each([
    [undefined, 'https://usual.example.com'],
    ['https://one.example.com', 'https://one.example.com'],
    ['https://one.example.com///', 'https://one.example.com'],
    [' https://one.example.com/path/ ', 'https://one.example.com/path'],
    ['http://localhost:4310', 'http://localhost:4310'],
    ['http://127.0.0.1:4310/', 'http://127.0.0.1:4310'],
    ['http://[::1]:4310', 'http://[::1]:4310'],
  ])('%j is %j', (value, address) => {
    expect(addressIn({ URL: value }, 'URL', 'https://usual.example.com')).toBe(address);
  });

  it.each([
    ['one.example.com'],
    ['//one.example.com'],
    ['ftp://one.example.com'],
    ['javascript:alert(1)'],
    ['https://'],
    ['http://one.example.com'],
    ['http://localhost.example.com'],
    ['http://127.0.0.1.example.com'],
    ['https://one.example.com?secret'],
    ['https://one.example.com#secret'],
    ['https://one.example.com/?'],
    ['https://one.example.com/#'],
    ['https://secret@one.example.com'],
    ['https://:secret@one.example.com'],
    ['https://me:secret@one.example.com'],
  ])('%j is refused by its name alone', (value) => {
    const read = (): string => addressIn({ THE_URL: value }, 'THE_URL', '');
    expect(read).toThrow(ConfigError);
    expect(read).toThrow(/^THE_URL must /);
    expect(read).not.toThrow(/secret/);
  });

  it.each([
    ['GOOGLE_ISSUER_URL', () => googleUrls, 'issuerUrl'],
    ['GOOGLE_API_URL', () => googleUrls, 'apiUrl'],
    ['GOOGLE_TASKS_URL', () => googleUrls, 'tasksUrl'],
    ['MICROSOFT_ISSUER_URL', () => microsoftUrls, 'issuerUrl'],
    ['GRAPH_URL', () => microsoftUrls, 'apiUrl'],
    ['GRAPH_URL', () => microsoftUrls, 'tasksUrl'],
  ] as const)('in %s changes that one alone', (name, urls, part) => {
    const changed = urls()({ [name]: 'https://other.example.com' });
    expect(changed[part]).toBe('https://other.example.com');
    const others = Object.entries(urls()({})).filter(([, url]) => !url.startsWith('https://'));
    expect(others).toStrictEqual([]);
  });
});

describe('the address for notifications', () => {
  it.each([
    ['https://we.example.com', 'https://www.googleapis.com', true],
    ['https://we.example.com', 'http://localhost:4310', true],
    ['http://localhost:4310', 'http://127.0.0.1:4400', true],
    ['http://localhost:4310', 'https://www.googleapis.com', false],
    ['http://we.example.com', 'http://localhost:4310', false],
  ])('of %s, for a provider at %s: %s', (publicUrl, apiUrl, isOn) => {
    const url = notifyUrls(publicUrl, () => apiUrl);
    expect(url('google')).toBe(isOn ? `${publicUrl}/notify/google` : null);
    expect(url('outlook')).toBe(isOn ? `${publicUrl}/notify/outlook` : null);
  });
});

describe('AWS out of an environment', () => {
  const given = {
    ...{ AWS_REGION: 'eu-central-1', AWS_ACCESS_KEY_ID: 'id', AWS_SECRET_ACCESS_KEY: 'key' },
  };
  const services = ['dynamodb', 'sqs', 'scheduler', 'events', 'kms', 'secretsmanager'] as const;

  it.each(services)('is found where AWS has it (%s)', (service) => {
    expect(awsIn(given).endpoint(service)).toBe(`https://${service}.eu-central-1.amazonaws.com`);
  });

  it.each([
    ['dynamodb', 'AWS_ENDPOINT_URL_DYNAMODB'],
    ['sqs', 'AWS_ENDPOINT_URL_SQS'],
    ['scheduler', 'AWS_ENDPOINT_URL_SCHEDULER'],
    ['events', 'AWS_ENDPOINT_URL_EVENTBRIDGE'],
    ['kms', 'AWS_ENDPOINT_URL_KMS'],
    ['secretsmanager', 'AWS_ENDPOINT_URL_SECRETS_MANAGER'],
  ] as const)('is found elsewhere where it is said so (%s)', (service, name) => {
    const general = { ...given, AWS_ENDPOINT_URL: 'http://localhost:1' };
    const one = awsIn({ ...general, [name]: 'http://localhost:2' });
    for (const other of services) {
      const port = other === service ? 2 : 1;
      expect(one.endpoint(other)).toBe(`http://localhost:${port}`);
    }
  });

  it.each(['AWS_REGION', 'AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY'])('needs %s', (name) => {
    expect(() => awsIn({ ...given, [name]: '' })).toThrow(`${name} is missing`);
  });

  it('has a session token or none', () => {
    expect(awsIn(given).credentials.sessionToken).toBeNull();
    const one = awsIn({ ...given, AWS_SESSION_TOKEN: 'token' });
    expect(one.credentials.sessionToken).toBe('token');
  });
});
