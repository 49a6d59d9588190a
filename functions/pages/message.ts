/** A page that says one thing. */
import { html } from 'hono/html';
import { type Frame, type Html, page } from './page.ts';

/** A heading, a sentence, and a way on. */
export function messagePage(
  frame: Frame,
  heading: string,
  sentence: string,
  way: { readonly to: string; readonly label: string } = { to: '/', label: 'Home' },
): Html {
  return page(
    frame,
    heading,
    html`<h1>${heading}</h1><p class="lead">${sentence}</p><p><a class="button" href="${way.to}">${way.label}</a></p>`,
  );
}
