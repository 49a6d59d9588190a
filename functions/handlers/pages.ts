/** Called by AWS for every page, but for the look at a file. */
import { Hono } from 'hono';
import { awsIn, environment } from './compose.ts';
import { neededIn } from './environment.ts';
import { formsInBounds } from './forms-in-bounds.ts';
import { lambdaWeb } from './lambda-web.ts';
import { answering } from './page-answer.ts';
import type { Door } from './web/app.ts';
import { pageDoors } from './web/page-doors.ts';

/** Whether what answers people works as far as the table: for whoever watches from outside. */
const healthDoor: Door = ({ ports }) => {
  const app = new Hono();
  app.get('/health', async (c) => {
    await ports.store.find('health', ports.clock.now());
    return c.json({ status: 'ok' });
  });
  return app;
};

const linksName = neededIn(environment, 'LINKS_KEY_SECRET_ARN');

export const handler = answering(lambdaWeb(environment, awsIn(environment), linksName), [
  // The wall's clock goes on while the process is frozen between two requests.
  formsInBounds(Date.now),
  healthDoor,
  ...pageDoors,
]);
