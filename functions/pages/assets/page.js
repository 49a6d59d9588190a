/* What makes pages a little handier; every page works without it. */

for (const button of document.querySelectorAll('button[data-copy]')) {
  button.hidden = false;
  button.addEventListener('click', async () => {
    const text = document.getElementById(button.dataset.copy)?.textContent ?? '';
    try {
      await navigator.clipboard.writeText(text);
      button.textContent = 'Copied';
    } catch {
      button.textContent = 'Select the text and copy it';
    }
  });
}

/* A form that is under way is not sent twice. */
for (const form of document.querySelectorAll('form[method="post"]')) {
  form.addEventListener('submit', () => {
    const buttons = form.querySelectorAll('button');
    setTimeout(() => {
      for (const button of buttons) button.disabled = true;
    });
  });
}
addEventListener('pageshow', () => {
  for (const button of document.querySelectorAll('form button:disabled')) button.disabled = false;
});
