/** A page that says one thing. */
import { html } from 'hono/html';
import { layout } from './layout.ts';

/** A heading, a sentence, and the way home. */
export function messagePage(heading: string, sentence: string): ReturnType<typeof html> {
  return layout(heading, html`<h1>${heading}</h1><p>${sentence}</p><p><a href="/">Home</a></p>`);
}
