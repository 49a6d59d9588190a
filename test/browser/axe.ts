/** What axe finds wrong with a page, in words. */
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Page } from 'playwright-core';

const root = resolve(import.meta.dirname, '../..');
const source = readFileSync(join(root, 'node_modules/axe-core/axe.min.js'), 'utf8');

type Violation = {
  readonly id: string;
  readonly help: string;
  readonly nodes: readonly { readonly html: string; readonly failureSummary: string }[];
};

/** Every violation of the page as it stands, best practices among them; `rules`: these alone. */
export async function violations(
  page: Page,
  rules?: readonly string[],
): Promise<readonly string[]> {
  await page.evaluate(`window.axe === undefined && (() => { ${source} })()`);
  const options = JSON.stringify({ resultTypes: ['violations'], runOnly: rules });
  const found = (await page.evaluate(
    `axe.run(document, ${options}).then(({ violations }) => violations)`,
  )) as readonly Violation[];
  return found.flatMap(({ id, help, nodes }) =>
    nodes.map(({ html, failureSummary }) =>
      [`${id} on ${page.url()}: ${help}`, html.slice(0, 300), failureSummary].join('\n  '),
    ),
  );
}
