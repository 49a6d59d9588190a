/* A calendar file may be dropped on its form, and is planned in the browser's own time zone. */

for (const form of document.querySelectorAll('form.file')) {
  const input = form.querySelector('input[type="file"]');
  const zone = form.querySelector('input[data-zone]');
  const here = Intl.DateTimeFormat().resolvedOptions().timeZone;
  if (zone && zone.value === 'UTC' && here) zone.value = here;
  form.addEventListener('dragover', (event) => {
    event.preventDefault();
    form.classList.add('over');
  });
  form.addEventListener('dragleave', () => form.classList.remove('over'));
  form.addEventListener('drop', (event) => {
    event.preventDefault();
    form.classList.remove('over');
    if (event.dataTransfer.files.length > 0) input.files = event.dataTransfer.files;
  });
}
