/** Waiting for something to come true, with a look every few milliseconds. */

const patienceMs = 20_000;

/** Settles when `isSo` says yes; fails with `what` where it does not within `withinMs`. */
export async function until(
  what: string,
  isSo: () => boolean | Promise<boolean>,
  withinMs = patienceMs,
): Promise<void> {
  const end = performance.now() + withinMs;
  while (!(await isSo())) {
    if (performance.now() > end) throw new Error(`it never came true that ${what}`);
    await new Promise((done) => setTimeout(done, 5));
  }
}
