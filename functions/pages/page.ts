/** What all pages share: the frame, the way around, and the token that every form carries. */
import { html } from 'hono/html';

/** A piece of a page; what is put into it is escaped. */
export type Html = ReturnType<typeof html>;

/** Who sees the page, and what its frame and its forms need of that. */
export type Frame = {
  /** The way around is shown to those whom it leads somewhere. */
  readonly isSignedIn: boolean;
  /** How many events wait for a yes or a no. */
  readonly questions: number;
  /** At least one calendar is a made-up one on this machine. */
  readonly hasSandbox: boolean;
  /** The path of this page, to mark it in the way around. */
  readonly path: string;
  /** Proves that a form was ours; see `formToken`. */
  readonly token: string;
  /** Changes with the style and the scripts, so that browsers may keep them for ever. */
  readonly version: string;
  /** Scripts beside the common one, by name. */
  readonly scripts?: readonly string[];
  readonly isWide?: boolean;
};

/** A whole page around its main part. The title comes first: it is what a screen reader says first. */
export function page(frame: Frame, title: string, main: Html): Html {
  const { version, scripts = [], isWide = false } = frame;
  const wide = isWide ? 'wide' : '';
  return html`<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title} · Afterword</title><link rel="icon" href="/assets/icon.svg?${version}" type="image/svg+xml">
${['style', 'pictures'].map((name) => html`<link rel="stylesheet" href="/assets/${name}.css?${version}">`)}
${['page', ...scripts].map((name) => html`<script src="/assets/${name}.js?${version}" defer></script>`)}</head>
<body><a class="skip" href="#main">To the page</a>
<nav class="bar ${wide}" aria-label="Pages"><a class="brand" href="/">Afterword</a>${ways(frame)}</nav>
<main id="main" class="${wide}">${main}</main>
<footer class="${wide}"><p>Interview follow-ups in your own calendar. Nothing here is loaded from elsewhere.</p></footer></body></html>`;
}

function ways({ isSignedIn, questions, hasSandbox, path }: Frame): Html {
  const way = (to: string, label: string): Html =>
    html`<a href="${to}"${path === to ? html` aria-current="page"` : ''}>${label}</a>`;
  const asks = questions > 0 ? `Questions (${questions})` : 'Questions';
  return html`${isSignedIn ? html`${way('/interviews', 'Interviews')}${way('/questions', asks)}${way('/calendars', 'Calendars')}${way('/settings', 'Settings')}` : ''}${hasSandbox ? way('/sandbox', 'Sandbox') : ''}`;
}

/** A form that posts to an address of ours; `attributes` such as a class. */
export function postForm(frame: Frame, action: string, body: Html, className = ''): Html {
  return html`<form method="post" action="${action}" class="${className}"><input type="hidden" name="token" value="${frame.token}">${body}</form>`;
}

/** A form that is one button; `fields` are hidden. */
export function button(
  frame: Frame,
  action: string,
  label: string,
  fields: Readonly<Record<string, string>> = {},
  className = '',
): Html {
  const hidden = Object.entries(fields).map(
    ([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`,
  );
  return postForm(
    frame,
    action,
    html`${hidden}<button class="${className}">${label}</button>`,
    'inline',
  );
}
