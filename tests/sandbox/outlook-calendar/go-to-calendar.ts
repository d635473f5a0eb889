/**
 * Runs in Outlook's mail page: its calendar is reached without a new document. What the mail drew is taken away, and the
 * calendar draws itself into what is left.
 */
document.addEventListener('click', (event) => {
  const link =
    event.target instanceof Element ? event.target.closest('a[href^="/calendar/"]') : null;
  if (link === null) return;
  event.preventDefault();
  history.pushState(null, '', link.getAttribute('href'));
  for (const part of [...document.body.children]) {
    if (!/^(?:SCRIPT|TEMPLATE)$/.test(part.tagName)) part.remove();
  }
  const calendar = './outlook-calendar-page.ts';
  void import(calendar);
  // Back to the mail is a new document here.
  addEventListener('popstate', () => {
    if (!location.pathname.startsWith('/calendar')) location.reload();
  });
});
