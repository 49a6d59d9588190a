/** Comparing secrets without telling how much of a guess was right. */

/** Whether two texts are equal; takes as long for a near miss as for a wild guess of that length. */
export function isSameSecret(known: string, given: string): boolean {
  let difference = known.length ^ given.length;
  for (let i = 0; i < given.length; i++) {
    difference |= given.charCodeAt(i) ^ known.charCodeAt(i % Math.max(1, known.length));
  }
  return difference === 0;
}
