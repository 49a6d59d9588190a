/**
 * Writes Unicode classes of regular expressions as plain ranges, while the command line is bundled:
 * V8 compiles `\p{L}` with its 650 ranges anew for each of hundreds of expressions, which costs more
 * than a whole plan. The ranges cover the scripts of our eleven languages and their neighbours;
 * `test/infra/bundle.test.ts` holds both ways to the same results.
 */

const letters = 'A-Za-zªµºÀ-ÖØ-öø-ɏͰ-ӿԱ-ևא-תؠ-يऀ-ॿก-ฺḀ-ỿ々ぁ-ゖァ-ヺー-ヿ㐀-䶿一-鿿가-힣';
const capitals = 'A-ZÀ-ÖØ-ÞĀĂĄĆĈĊČĎĐĒĔĖĘĚĜĞĠĢĤĦĨĪĬĮİĶĹĻĽĿŁŃŅŇŌŎŐŒŔŖŘŚŜŞŠŢŤŦŨŪŬŮŰŲŴŶŸŹŻŽȘȚΑ-ΩЀ-Я';

export const ranges = {
  L: letters,
  Lu: capitals,
  Ll: 'a-zµß-öø-ÿāăąćĉċčďđēĕėęěĝğġģĥħĩīĭįıķĺļľŀłńņňōŏőœŕŗřśŝşšţťŧũūŭůűųŵŷźżžșțα-ωа-џḁ-ỿ',
  Lo: 'ªºא-תؠ-يऀ-ॿก-ฺぁ-ゖァ-ヺヿ㐀-䶿一-鿿가-힣',
  N: '0-9²³¹¼-¾٠-٩०-९Ⅰ-ⅿ①-⑳〇０-９',
  M: '\\u0300-\\u036f',
};

/** `source` with the classes of its expressions (and of texts that become one) spelled out. */
export function withPlainClasses(source) {
  return source.replace(/\\{1,2}p\{(Lu|Ll|Lo|L|N|M)\}/g, (_, name, at) =>
    insideBrackets(source, at) ? ranges[name] : `[${ranges[name]}]`,
  );
}

/** Whether the place stands between the square brackets of an expression's own class. */
function insideBrackets(source, at) {
  for (let i = at - 1; i >= 0 && source[i] !== '\n'; i--) {
    const escaped = source[i - 1] === '\\';
    if (source[i] === ']' && !escaped) return false;
    // A list of expressions opens with the same sign, before a delimiter or a blank.
    if (source[i] === '[' && !escaped) return !/[/`"'\s]/.test(source[i + 1]);
  }
  return false;
}

/** The esbuild plugin that does so for our own sources. */
export const plainClasses = {
  name: 'plain-classes',
  setup(build) {
    build.onLoad({ filter: /functions\/.*\.ts$/ }, async ({ path }) => {
      const { readFile } = await import('node:fs/promises');
      return { contents: withPlainClasses(await readFile(path, 'utf8')), loader: 'ts' };
    });
  },
};
