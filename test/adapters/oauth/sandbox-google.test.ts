import { startSandboxGoogle } from '../../../infra/local/sandbox/google/start-sandbox-google.ts';
import { consentContract } from '../../contracts/consent.ts';
import { sandboxed } from './sandboxed.ts';

consentContract({
  name: 'Sandbox Google',
  make: () => sandboxed('google', startSandboxGoogle),
  revokes: true,
});
