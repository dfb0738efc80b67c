// Passkeys: what the browser's WebAuthn needs around the two ceremonies of the server.

const meta = document.querySelector('meta[name="csrf"]');
const able = isSecureContext && window.PublicKeyCredential?.parseRequestOptionsFromJSON;

/** @returns the JSON that the server answers; throws with its reason */
async function post(address, body) {
  const answer = await fetch(address, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', Accept: 'application/json', [meta.dataset.header]: meta.content },
    body: body === undefined ? undefined : JSON.stringify(body),
  });
  const json = await answer.json().catch(() => ({}));
  if (!answer.ok) throw new Error(json.detail ?? 'The server did not accept this. Reload the page and try again.');
  return json;
}

/** Runs a ceremony; whoever cancels it is told nothing, everybody else what went wrong. */
async function ceremony(run) {
  const failure = document.querySelector('[data-passkey-failure]');
  failure.hidden = true;
  try {
    location.assign((await run()).location);
  } catch (error) {
    if (error.name === 'NotAllowedError' || error.name === 'AbortError') return;
    failure.textContent =
      error.name === 'InvalidStateError' ? 'This device has a passkey for you already.' : error.message;
    failure.hidden = false;
  }
}

function signIn() {
  return ceremony(async () => {
    const publicKey = PublicKeyCredential.parseRequestOptionsFromJSON(await post('/sign-in/passkey/options'));
    const credential = await navigator.credentials.get({ publicKey });
    return post('/sign-in/passkey', credential.toJSON());
  });
}

function add(label) {
  return ceremony(async () => {
    const options = await post('/settings/security/passkeys/options');
    const publicKey = PublicKeyCredential.parseCreationOptionsFromJSON(options);
    const credential = await navigator.credentials.create({ publicKey });
    return post(`/settings/security/passkeys?label=${encodeURIComponent(label)}`, credential.toJSON());
  });
}

if (able) {
  document.querySelectorAll('[data-passkey-sign-in]').forEach((button) => {
    button.hidden = false;
    button.addEventListener('click', signIn);
  });
  document.querySelectorAll('[data-passkey-add]').forEach((form) => {
    form.hidden = false;
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      add(form.elements.label.value);
    });
  });
  document.querySelectorAll('[data-passkey-none]').forEach((text) => text.remove());
}
