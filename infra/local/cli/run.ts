/** Runs the command line on this process. */
import { main } from './main.ts';

// A reader that went away (`| head`) is no failure.
process.stdout.on('error', () => process.exit(0));

const status = await main(process.argv.slice(2), {
  out: (text) => process.stdout.write(text),
  err: (text) => process.stderr.write(text),
  colours: process.stdout.isTTY === true && !process.env.NO_COLOR,
});
process.exitCode = status;
