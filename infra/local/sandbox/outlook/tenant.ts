/** Who the person is to Microsoft. */
import { createHash } from 'node:crypto';

/** The sandbox's tenant. */
export const tenantId = '5a7d0c1e-3f62-4b8e-9d04-7be1a1f0c2d9';

/** The object id of that address: the same after every start. */
export function userIdOf(email: string): string {
  const hex = createHash('sha256').update(email.toLowerCase()).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
