/** The doors of all pages, but for the look at a file: that is a function of its own on Lambda. */
import type { Door } from './app.ts';
import { calendarsDoor } from './calendars-door.ts';
import { connectDoor } from './connect-door.ts';
import { dataDoor } from './data-door.ts';
import { debriefDoor } from './debrief-door.ts';
import { feedDoor } from './feed-door.ts';
import { frontDoor } from './front-door.ts';
import { goDoor } from './go-door.ts';
import { interviewsDoor } from './interviews-door.ts';
import { questionsDoor } from './questions-door.ts';
import { settingsDoor } from './settings-door.ts';

export const pageDoors: readonly Door[] = [
  frontDoor,
  connectDoor,
  calendarsDoor,
  interviewsDoor,
  goDoor,
  debriefDoor,
  questionsDoor,
  settingsDoor,
  dataDoor,
  feedDoor,
];
