/** Each alarm leads to a paragraph that is there, and each output that the runbook names is one. */
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { sceneOf } from './stack-scene.ts';

const scene = sceneOf({
  domain: 'follow.example.com',
  certificateArn: 'arn:aws:acm:eu-central-1:123456789012:certificate/one',
});
const read = (name: string) =>
  readFileSync(resolve(import.meta.dirname, '../../../docs', name), 'utf8');

/** A heading as a link names it. */
const anchorOf = (heading: string) =>
  heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N} -]/gu, '')
    .trim()
    .replaceAll(' ', '-');

describe('the runbook', () => {
  const anchors = new Set(
    [...read('runbook.md').matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) => anchorOf(heading)),
  );
  const alarms = scene
    .all('AWS::CloudWatch::Alarm')
    .map(({ Properties }) => String(Properties.AlarmDescription).split('#').at(-1) ?? '');

  it.each(alarms)('has a paragraph for the alarm %s', (anchor) => {
    expect(anchors).toContain(anchor);
  });

  it('asks for outputs that there are', () => {
    const asked = [...read('runbook.md').matchAll(/\$\(out (\w+)\)/g)].map(([, key = '']) => key);
    expect(asked).toContain('SyncMappingId');
    const outputs = Object.keys(scene.template.Outputs);
    expect(asked.filter((key) => !outputs.includes(key))).toStrictEqual([]);
  });
});
