/* Dragging an event of the sandbox to another day: the same form is sent as on the event's own page. */

const board = document.getElementById('calendars');
const inHand = () => board.querySelector('.dragged');

/** The day under the pointer, if what is dragged may be dropped there; null: it may not. */
function dayUnder({ target }) {
  const cell = target.closest?.('td[data-day]') ?? null;
  return cell && cell.closest('section') === inHand()?.closest('section') ? cell : null;
}

function mark(cell) {
  for (const other of board.querySelectorAll('td.under')) other.classList.remove('under');
  cell?.classList.add('under');
}

board.addEventListener('dragstart', ({ target }) => {
  if (target.matches?.('.chip')) target.classList.add('dragged');
});
board.addEventListener('dragover', (event) => {
  const cell = dayUnder(event);
  mark(cell);
  if (cell) event.preventDefault();
});
board.addEventListener('dragend', () => {
  mark(null);
  inHand()?.classList.remove('dragged');
});
board.addEventListener('drop', (event) => {
  const cell = dayUnder(event);
  const chip = inHand();
  if (!cell || !chip) return;
  event.preventDefault();
  mark(null);
  chip.classList.remove('dragged');
  if (chip.closest('td') === cell) return;
  const form = document.createElement('form');
  form.method = 'post';
  form.action = `/sandbox/${cell.closest('section').dataset.provider}/change`;
  form.hidden = true;
  const fields = {
    token: document.querySelector('input[name="token"]').value,
    id: new URL(chip.href).searchParams.get('id'),
    start: `${cell.dataset.day}T${chip.dataset.time}`,
    month: new URL(location.href).searchParams.get('month') ?? '',
  };
  for (const [name, value] of Object.entries(fields)) {
    form.append(Object.assign(document.createElement('input'), { type: 'hidden', name, value }));
  }
  document.getElementById('main').append(form);
  form.requestSubmit();
});
