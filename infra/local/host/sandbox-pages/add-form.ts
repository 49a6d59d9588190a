/** How something comes into the sandbox calendars by hand: a form, and examples that are one press away. */
import { html } from 'hono/html';
import { addDays, formatDay } from '../../../../functions/domain/time.ts';
import { type Frame, type Html, postForm } from '../../../../functions/pages/page.ts';
import { examples } from './examples.ts';
import { type SandboxAccount, type SandboxView, todayOf } from './view.ts';

/** The card beside the tour. It stays as it is while the calendars change, so that no word is lost. */
export function addForm(frame: Frame, view: SandboxView): Html {
  const [first] = view.accounts;
  if (!first) return html``;
  const tomorrow = `${formatDay(addDays(todayOf(view), 1))}T10:00`;
  return html`<details class="card" id="add"><summary><h2>Add something of your own</h2></summary><div class="cards"><div>
${postForm(
  frame,
  `/sandbox/${first.provider}/add`,
  html`<label>Title <input name="title" placeholder="Interview with Acme for Data Engineer" maxlength="300" required autocomplete="off"></label>
<label>Time <input type="datetime-local" name="start" value="${tomorrow}" required></label>
<label>Text <input name="text" maxlength="2000" placeholder="What the invitation says" autocomplete="off"></label>
<div class="actions">${view.accounts.map((account, at) => addButton(account, 'add', at === 0 ? 'primary' : ''))}</div>`,
)}
</div><div><h3>Or one of these</h3>
<ul class="plain examples">${examples.map(
    ({ name, label, what }) =>
      html`<li>${postForm(frame, `/sandbox/${first.provider}/example`, html`<input type="hidden" name="which" value="${name}"><span><b>${label}</b> <span class="soft small">${what}</span></span><span class="actions">${view.accounts.map((account) => addButton(account, 'example', 'small', label))}</span>`)}</li>`,
  )}</ul></div></div></details>`;
}

function addButton(
  { provider, label }: SandboxAccount,
  act: string,
  className: string,
  what = '',
): Html {
  const short = label.replace(/^Sandbox /, '');
  const words = what === '' ? `Add to ${label}` : `To ${short}`;
  return html`<button class="${className}" formaction="/sandbox/${provider}/${act}">${words}${what === '' ? '' : html`<span class="hidden">: ${what}</span>`}</button>`;
}
