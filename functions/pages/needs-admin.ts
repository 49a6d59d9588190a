/** For a work account whose administrator has to say yes first. */
import { html } from 'hono/html';
import { type Frame, type Html, page } from './page.ts';

/** What to send to the administrator. `url`: their own page; null where the provider has none. */
export function needsAdminPage(frame: Frame, url: string | null): Html {
  return page(
    frame,
    'Your administrator has to say yes first',
    html`<h1>Your administrator has to say yes first</h1>
<p class="lead">This is an account of an organisation that lets its administrators decide which services may be connected. Nothing was read or written.</p>
${url === null ? html`<p>Ask them to allow “Afterword” for calendars and tasks, then connect once more.</p>` : html`<p>Send them this address; it opens the provider's own page, on which they can allow it for everybody or see what is asked for:</p><p class="draft" id="admin-link">${url}</p><p><button type="button" data-copy="admin-link" hidden>Copy the address</button></p><p>When they have said yes, connect once more.</p>`}
<p><a class="button" href="/">Home</a></p>`,
  );
}
