// A link may bring the token after its #, which no server is told and no log has.
const form = document.querySelector('form');
const field = document.querySelector<HTMLInputElement>('#token');
const brought = decodeURIComponent(location.hash.slice(1)).replace(/^token=/, '');
if (form !== null && field !== null && brought !== '') {
  history.replaceState(null, '', '/');
  field.value = brought;
  form.submit();
}
