import { seedEverything } from './tries.ts';

// Before each test file: one that reads how often it tries does so as it is loaded.
seedEverything();
