import { taskListContract } from '../../contracts/task-list.ts';
import { googleWorld } from './sandbox-google.ts';

taskListContract({
  name: 'Google, on the sandbox',
  make: googleWorld,
  skip: {
    'says changed to a tick where the person was first, and ticks where no version is asked for':
      'Google compares no versions of tasks; a tick leaves what the person changed',
  },
});
