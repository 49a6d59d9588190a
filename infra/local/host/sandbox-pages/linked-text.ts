/** A text out of a calendar, with links that can be followed: our own and those that open a letter, no others. */
import { html } from 'hono/html';
import type { Html } from '../../../../functions/pages/page.ts';

/** Every line of the text; `ownUrl` is the address whose `/go/...` links are ours. */
export function linkedText(text: string, ownUrl: string): Html {
  const lines = text.split('\n').map((line) => linkedLine(line, `${ownUrl}/go/`));
  return html`<div class="draft linked">${lines.map((line) => html`<p>${line}</p>`)}</div>`;
}

/** A link is named by the words before it, as in `I did it: https://...`. */
function linkedLine(line: string, own: string): Html | string {
  const match = /^(?:(.*): )?((?:https?:\/\/|mailto:)[^\s<>"]+)$/.exec(line);
  const [, words, address] = match ?? [];
  if (address === undefined) return line;
  const isOurs = address.startsWith(own) && /^[\w./-]+$/.test(address.slice(own.length));
  if (!isOurs && !address.startsWith('mailto:')) return line;
  return html`<a href="${address}">${words || address}</a>`;
}
