import { taskListContract } from '../../contracts/task-list.ts';
import { googleWorld } from './sandbox-google.ts';

taskListContract({ name: 'Google, on the sandbox', make: googleWorld, skip: {} });
