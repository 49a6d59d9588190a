/** Mends the nesting of a component so that a parser, which trusts every END, reads it right. */

/**
 * The component without ENDs that nothing began, and with ENDs for what nothing ended. The first
 * line is its BEGIN, the last its END; lines are otherwise untouched.
 */
export function repaired(bytes: string): string {
  const lines = bytes.split('\n');
  const open: string[] = [];
  const kept: string[] = [];
  for (const line of lines) {
    const edge = /^(BEGIN|END):\s*(\S+)\s*$/i.exec(line);
    const name = edge?.[2]?.toUpperCase() ?? '';
    if (!edge) {
      kept.push(line);
    } else if (edge[1]?.length === 5) {
      open.push(name);
      kept.push(line);
    } else {
      const begun = open.lastIndexOf(name);
      // The bytes of a name are letters or not; ENDs of our own making repeat what BEGIN said.
      while (begun >= 0 && open.length - 1 > begun) kept.push(`END:${open.pop()}`);
      if (begun >= 0) {
        open.pop();
        kept.push(line);
      }
    }
  }
  return kept.join('\n');
}
