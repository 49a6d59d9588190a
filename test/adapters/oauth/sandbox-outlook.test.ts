import { startSandboxOutlook } from '../../../infra/local/sandbox/outlook/start-sandbox-outlook.ts';
import { consentContract } from '../../contracts/consent.ts';
import { sandboxed } from './sandboxed.ts';

consentContract({
  name: 'Sandbox Outlook',
  make: () => sandboxed('microsoft', startSandboxOutlook),
  revokes: false,
});
