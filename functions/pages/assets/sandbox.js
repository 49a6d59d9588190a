/* The sandbox page, live: what changes in a calendar is seen at once. All of it works without this, by forms. */

const said = document.getElementById('said');

/* ---- renewing what is marked as live */

const parsed = (text) => new DOMParser().parseFromString(text, 'text/html');
const withoutTokens = (markup) => markup.replaceAll(/ name="token" value="[^"]*"/g, '');
const liveParts = [...document.querySelectorAll('[data-live]')];
/** The markup of each live part as it came from the host. */
const known = new Map(liveParts.map((live) => [live, withoutTokens(live.innerHTML)]));

/** Every event and task by what it is, with where it stands and what it is called. */
function entries() {
  const links = [...document.querySelectorAll('.sandbox-calendars li a[href]')];
  return new Map(
    links.map((link) => {
      const { pathname, searchParams } = new URL(link.href);
      const day = link.closest('td')?.dataset.day ?? '';
      const place = `${day} ${link.parentElement.textContent}`;
      return [pathname + searchParams.get('id'), { link, place }];
    }),
  );
}

/** What tells an element from its likes when the page is made anew. */
function signOf(one) {
  const { form } = one;
  const id = form?.querySelector('input[name="id"]')?.value;
  const named = ['href', 'aria-label', 'formaction'].map((name) => one.getAttribute(name));
  return [one.tagName, one.id, form?.getAttribute('action'), id, one.textContent, ...named].join(
    '|',
  );
}

function renew(text) {
  const next = parsed(text);
  const before = entries();
  const shown = weeks();
  const focused = document.activeElement;
  const region = focused.closest('section[aria-labelledby]')?.getAttribute('aria-labelledby');
  const open = [...document.querySelectorAll('[data-live] details[open]')].map(({ id }) => id);
  for (const live of liveParts) {
    const fresh = next.getElementById(live.id);
    const markup = fresh && withoutTokens(fresh.innerHTML);
    if (!fresh || markup === known.get(live)) continue;
    known.set(live, markup);
    live.replaceChildren(...fresh.childNodes);
  }
  for (const id of open) document.getElementById(id)?.setAttribute('open', '');
  if (!focused.isConnected) refocus(focused, region);
  tell(before, shown);
}

/** Gives the focus to what has taken its place, or to what is next there. */
function refocus(lost, region) {
  const sign = signOf(lost);
  const like = [...document.querySelectorAll(`[data-live] ${lost.tagName}`)];
  const heading = document.getElementById(region);
  heading?.setAttribute('tabindex', '-1');
  const next = heading?.closest('section').querySelector('.next button') ?? heading;
  (like.find((one) => signOf(one) === sign) ?? next)?.focus({ preventScroll: true });
}

const weeks = () => document.querySelector('[data-day]')?.dataset.day;

/** Marks for a moment what has come or moved, and says so; not what other weeks hold. */
function tell(before, shown) {
  if (shown !== weeks()) return;
  const counts = { appeared: 0, changed: 0 };
  for (const [id, { link, place }] of entries()) {
    const was = before.get(id)?.place;
    before.delete(id);
    if (was === place) continue;
    const what = was === undefined ? 'appeared' : 'changed';
    counts[what] += 1;
    link.classList.add(what);
    setTimeout(() => link.classList.remove(what), 4000);
  }
  const { appeared, changed } = counts;
  const words = [`${appeared} appeared`, `${changed} moved or changed`, `${before.size} went away`];
  const some = words.filter((each) => !each.startsWith('0 '));
  if (some.length > 0) said.textContent = `${some.join(', ')}.`;
}

let isFetching = false;
let isWanted = false;
/** Fetches the page anew; what is told meanwhile is fetched once more afterwards. */
async function look() {
  isWanted = true;
  // What is being dragged must not be taken out of the hand.
  if (isFetching || document.querySelector('.dragged')) return;
  isFetching = true;
  while (isWanted) {
    isWanted = false;
    try {
      const answer = await fetch(location.href);
      if (answer.ok) renew(await answer.text());
    } catch {
      // The host is away; the stream says hello when it is back.
    }
  }
  isFetching = false;
}
document.addEventListener('dragend', () => isWanted && look());

/* ---- being told, as long as somebody looks */

let stream = null;
function listen() {
  stream?.close();
  if (document.hidden) return;
  stream = new EventSource('/sandbox/changes');
  for (const name of ['hello', 'change']) stream.addEventListener(name, look);
}
document.addEventListener('visibilitychange', listen);
listen();

/* ---- posting without leaving the page */

const wrong = document.getElementById('wrong');

document.getElementById('main').addEventListener('submit', async (event) => {
  const { target: form, submitter } = event;
  event.preventDefault();
  if (form.dataset.busy) return;
  form.dataset.busy = 'yes';
  const action = submitter?.getAttribute('formaction') ?? form.getAttribute('action');
  const body = new URLSearchParams(new FormData(form));
  try {
    const answer = await fetch(action, { method: 'POST', body });
    if (!answer.ok && answer.status !== 400) throw new Error('refused');
    const text = await answer.text();
    wrong.hidden = answer.ok;
    if (answer.ok) {
      history.replaceState(null, '', answer.url);
      renew(text);
    } else {
      wrong.textContent = parsed(text).querySelector('.lead')?.textContent;
      wrong.scrollIntoView({ block: 'nearest' });
    }
  } catch {
    // As without this script: a page says what is wrong.
    form.action = action;
    form.submit();
    return;
  }
  delete form.dataset.busy;
  for (const button of form.querySelectorAll('button')) button.disabled = false;
  if (!form.isConnected || form.closest('[data-live]')) return;
  if (wrong.hidden) form.reset();
  submitter?.focus({ preventScroll: true });
});
