/** Called by AWS for a calendar file that somebody wants to have looked at: it takes memory and time. */
import { awsIn, environment } from './compose.ts';
import { lambdaWeb } from './lambda-web.ts';
import { answering } from './page-answer.ts';
import { lookDoor } from './web/look-door.ts';

// Nobody sets this clock, and within one request nothing stops it.
const doors = [lookDoor(() => performance.now())];

export const handler = answering(lambdaWeb(environment, awsIn(environment), null), doors);
