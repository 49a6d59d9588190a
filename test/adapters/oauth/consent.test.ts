import { instant } from '../../../functions/domain/time.ts';
import { consentContract } from '../../contracts/consent.ts';
import { twinConsent } from '../../world/twin-consent.ts';
import { imitated } from './support.ts';

consentContract({ name: 'Google', make: () => imitated('google'), revokes: true });
consentContract({ name: 'Microsoft', make: () => imitated('microsoft'), revokes: false });

for (const rotates of [true, false]) {
  consentContract({
    name: rotates ? 'the twin that renews its refresh tokens' : 'the twin',
    revokes: true,
    make: async () => {
      const now = instant(0);
      const permissions = { calendar: 'write', tasks: true, lists: true } as const;
      const person = { subject: 'subject-1', email: 'alex@example.com', permissions };
      const twin = twinConsent({ ...person, now: () => now, rotates });
      return {
        ...person,
        consent: twin,
        now,
        visit: async (url) => twin.visit(url),
        says: (answer) => {
          twin.says = answer;
        },
        withdraw: twin.withdraw,
        server: (is) => {
          twin.server = is;
        },
        close: async () => {},
      };
    },
  });
}
