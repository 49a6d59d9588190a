import { taskListContract } from '../../contracts/task-list.ts';
import { outlookWorld } from './sandbox-outlook.ts';

taskListContract({ name: 'To Do, on the sandbox', make: outlookWorld, skip: {} });
