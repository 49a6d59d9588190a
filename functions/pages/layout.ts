/** What all pages share: one quiet style, no scripts, nothing from elsewhere. */
import { html } from 'hono/html';

const style = `
  :root { color-scheme: light dark; font: 100%/1.5 system-ui, sans-serif; }
  body { max-width: 64rem; margin: 0 auto; padding: 1rem; }
  table { border-collapse: collapse; width: 100%; }
  th, td { text-align: left; padding: .3rem .6rem .3rem 0; vertical-align: top; }
  form { display: inline-block; margin: 0 .4rem .2rem 0; }
  fieldset { border: 1px solid GrayText; border-radius: .4rem; margin: .6rem 0; }
  input, button, textarea { font: inherit; }
  .ours { opacity: .85; border-left: .25rem solid Highlight; padding-left: .4rem; }
  @media (min-width: 56rem) { .columns { display: grid; grid-template-columns: 1fr 1fr; gap: 2rem; } }
`;

/** A whole page around its main part. */
export function layout(title: string, main: ReturnType<typeof html>): ReturnType<typeof html> {
  return html`<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title} · Afterword</title><style>${style}</style></head><body><main>${main}</main></body></html>`;
}
