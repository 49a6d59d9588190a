/** Secrets under the stand-in of KMS: a key of their own, a store, a clock that tests move. */

import { doorSecrets } from '../../../functions/adapters/aws/door-secrets.ts';
import { kmsSecrets } from '../../../functions/adapters/aws/kms-secrets.ts';
import type { Secrets } from '../../../functions/domain/ports/secrets.ts';
import type { Store } from '../../../functions/domain/ports/store.ts';
import { noon } from '../../contracts/store-records.ts';
import { twinStore } from '../../world/twin-store.ts';
import type { Wire } from './wire.ts';

export type KmsScene = {
  readonly keyArn: string;
  readonly store: Store;
  readonly clock: { at: typeof noon };
  readonly door: Secrets;
  /** As a process just started has them: they remember nothing. */
  newProcess(): Secrets;
};

let keys = 0;

/** Under a new key each time; noon of 24 November 2026 it is. */
export function kmsScene(wire: Wire): KmsScene {
  const keyArn = `arn:aws:kms:eu-central-1:111122223333:key/${String(++keys).padStart(36, '0')}`;
  wire.kms.addKey(keyArn);
  const clock = { at: noon };
  const store = twinStore();
  const tokenKey = { aws: wire.aws(), keyArn };
  return {
    ...{ keyArn, store, clock },
    door: doorSecrets(tokenKey),
    newProcess: () => kmsSecrets({ ...tokenKey, store, clock: { now: () => clock.at } }),
  };
}
