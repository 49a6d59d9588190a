/** What is assumed of a stage is what is deployed. */
import { describe, expect, it } from 'vitest';
import { sceneOf } from '../infra/aws/stack-scene.ts';
import { memory, merging, running } from './assumptions.ts';

describe('the stage whose cost is reckoned', () => {
  const { all, functions } = sceneOf();
  const many = (type: string): number => all(type).length;

  it('gives its functions the memory that is deployed', () => {
    const deployed = functions.map(({ name, Properties }) => [name, Properties.MemorySize]);
    expect(Object.fromEntries(deployed)).toStrictEqual(memory);
  });

  it('is charged for each metric that an alarm looks at', () => {
    const looked = all('AWS::CloudWatch::Alarm').map(({ Properties }) => {
      const metrics: readonly object[] = Properties.Metrics ?? [{ MetricStat: {} }];
      return metrics.filter((metric) => 'MetricStat' in metric).length;
    });
    expect(looked.reduce((a, b) => a + b, 0)).toBe(running.alarms);
  });

  it('has as many keys, secrets, dashboards and sweeps', () => {
    expect(many('AWS::KMS::Key')).toBe(running.keys);
    expect(many('AWS::SecretsManager::Secret')).toBe(2);
    expect(many('AWS::CloudWatch::Dashboard')).toBe(1);
    expect(many('AWS::Events::Rule')).toBe(running.sweepJobs);
  });

  it('holds messages back as long, and has no lines of the platform in its logs', () => {
    const queues = all('AWS::SQS::Queue').filter(({ Properties }) =>
      String(Properties.QueueName).endsWith('-work.fifo'),
    );
    expect(queues.map(({ Properties }) => (Properties.DelaySeconds ?? 0) * 1000)).toStrictEqual([
      merging.delayMs,
    ]);
    const levels = functions.map(({ Properties }) => Properties.LoggingConfig.SystemLogLevel);
    expect(new Set(levels)).toStrictEqual(new Set(['WARN']));
  });
});
