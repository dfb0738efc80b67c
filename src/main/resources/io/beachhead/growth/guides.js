/*
 * Shows a user's onboarding checklist on a page of the product:
 *
 *   <script src="https://BEACHHEAD/v1/guides.js" data-key="WRITE KEY" data-user="USER ID" defer></script>
 *
 * or, once the user is known, Beachhead.guides({ key, user }). It needs script-src and connect-src for
 * the server in the page's policy, and nothing else: no eval, no inline style, no inline script.
 */
(() => {
  'use strict';

  const script = document.currentScript;
  const server = script ? new URL(script.src).origin : location.origin;
  const EVERY = 30_000;

  const STYLE = `
    :host {
      --accent: var(--beachhead-accent, #1f3a8a);
      --ink: var(--beachhead-ink, #171b24);
      --quiet: var(--beachhead-quiet, #565d6d);
      --paper: var(--beachhead-paper, #ffffff);
      --line: var(--beachhead-line, #d9dce3);
      --radius: var(--beachhead-radius, 10px);
      position: fixed;
      inset: auto var(--beachhead-right, 20px) var(--beachhead-bottom, 20px) auto;
      z-index: var(--beachhead-layer, 2147483000);
      max-width: calc(100vw - 40px);
      font: var(--beachhead-font, 14px/1.45 system-ui, sans-serif);
      color: var(--ink);
    }
    :host([hidden]) { display: none; }
    :host([data-inline]) { position: static; display: block; z-index: auto; }
    @media (prefers-color-scheme: dark) {
      :host(:not([data-light])) {
        --accent: var(--beachhead-accent, #a9b4f6);
        --ink: var(--beachhead-ink, #eceef2);
        --quiet: var(--beachhead-quiet, #b3bac8);
        --paper: var(--beachhead-paper, #171a21);
        --line: var(--beachhead-line, #363c49);
      }
    }
    section {
      width: 320px;
      max-width: 100%;
      max-height: min(560px, calc(100vh - 40px));
      overflow: auto;
      box-sizing: border-box;
      background: var(--paper);
      border: 1px solid var(--line);
      border-radius: var(--radius);
      box-shadow: 0 6px 24px rgb(0 0 0 / 0.14);
      transition: opacity 160ms;
    }
    header { display: flex; align-items: center; gap: 4px; padding: 6px 6px 6px 14px; }
    h2 { flex: 1; margin: 0; font-size: 15px; line-height: 1.3; overflow-wrap: anywhere; }
    button {
      min-width: 32px;
      min-height: 32px;
      padding: 0 8px;
      border: 0;
      border-radius: 6px;
      background: none;
      color: var(--quiet);
      font: inherit;
      cursor: pointer;
    }
    button:hover { color: var(--ink); }
    :focus-visible { outline: 2px solid var(--accent); outline-offset: 1px; }
    .body { padding: 0 14px 14px; }
    p { margin: 0 0 8px; color: var(--quiet); overflow-wrap: anywhere; }
    progress { width: 100%; height: 6px; accent-color: var(--accent); }
    ol { margin: 10px 0 0; padding: 0; list-style: none; }
    li { display: flex; gap: 10px; padding: 8px 0; border-top: 1px solid var(--line); }
    li > span:first-child { flex: none; width: 18px; text-align: center; color: var(--accent); }
    li > div { flex: 1; min-width: 0; overflow-wrap: anywhere; }
    li.done .title { text-decoration: line-through; color: var(--quiet); }
    li.next .title { font-weight: 650; }
    a { color: var(--accent); }
    small { display: block; color: var(--quiet); font-size: 13px; }
    .sr { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
    @media (prefers-reduced-motion: reduce) { section { transition: none; } }
    @media (forced-colors: active) { section { border-color: CanvasText; } }
  `;

  function element(name, attributes, ...children) {
    const made = document.createElement(name);
    for (const [key, value] of Object.entries(attributes ?? {})) {
      if (value === true) made.setAttribute(key, '');
      else if (value !== false && value !== null && value !== undefined) made.setAttribute(key, value);
    }
    made.append(...children.filter((child) => child !== null && child !== undefined));
    return made;
  }

  /** Only addresses that lead somewhere; a script is not one. */
  function address(href) {
    if (!href) return null;
    try {
      const url = new URL(href, location.href);
      return url.protocol === 'http:' || url.protocol === 'https:' ? href : null;
    } catch {
      return null;
    }
  }

  class Checklist {
    constructor(settings) {
      this.settings = settings;
      this.open = true;
      this.sent = new Set();
      this.host = element('beachhead-guide', {
        hidden: true,
        'data-light': settings.theme === 'light',
        'data-inline': Boolean(settings.preview),
      });
      this.root = this.host.attachShadow({ mode: 'open' });
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(STYLE);
      this.root.adoptedStyleSheets = [sheet];
      this.root.addEventListener('keydown', (event) => {
        if (event.key === 'Escape' && this.open) {
          event.stopPropagation();
          this.toggle(false);
        }
      });
    }

    start() {
      (this.settings.into ?? document.body).append(this.host);
      if (this.settings.preview) {
        this.show(this.settings.preview);
        return this;
      }
      this.refresh();
      this.timer = setInterval(() => document.visibilityState === 'visible' && this.refresh(), EVERY);
      addEventListener('focus', () => this.refresh());
      return this;
    }

    stop() {
      clearInterval(this.timer);
      this.host.remove();
    }

    async refresh() {
      if (this.stopped) return;
      try {
        const answer = await fetch(`${server}/v1/guides?userId=${encodeURIComponent(this.settings.user)}`, {
          headers: { Authorization: `Bearer ${this.settings.key}` },
          credentials: 'omit',
        });
        if (answer.status === 401 || answer.status === 403) {
          this.stopped = true;
          console.warn('Beachhead: the write key of the checklist is not known.');
        }
        if (!answer.ok) return;
        const { guides } = await answer.json();
        for (const guide of guides) {
          if (guide.completed && !guide.reported) this.report('Checklist completed', guide);
        }
        this.show(guides.find((guide) => !guide.dismissed && !guide.reported) ?? null);
      } catch {
        // The server cannot be reached: the page goes on without a checklist.
      }
    }

    async report(event, guide) {
      const id = `${event} ${guide.key} ${this.settings.user}`;
      if (this.sent.has(id) || this.settings.preview) return;
      this.sent.add(id);
      try {
        await fetch(`${server}/v1/track`, {
          method: 'POST',
          credentials: 'omit',
          keepalive: true,
          headers: { Authorization: `Bearer ${this.settings.key}`, 'Content-Type': 'application/json' },
          body: JSON.stringify({
            event,
            userId: this.settings.user,
            messageId: id.slice(0, 500),
            timestamp: new Date().toISOString(),
            sentAt: new Date().toISOString(),
            properties: { guide: guide.key, title: guide.title, steps: guide.of, done: guide.done },
          }),
        });
      } catch {
        this.sent.delete(id); // tried again with the next look
      }
    }

    show(guide) {
      const same = JSON.stringify(guide) === this.shown;
      if (same) return;
      this.shown = JSON.stringify(guide);
      this.guide = guide;
      this.host.hidden = guide === null;
      if (guide !== null) this.draw();
    }

    toggle(open) {
      this.open = open;
      this.draw();
      this.root.querySelector('[aria-expanded]').focus();
    }

    dismiss() {
      this.report('Checklist dismissed', this.guide);
      this.host.hidden = true;
      this.guide = null;
    }

    draw() {
      const { guide } = this;
      const focused = this.root.activeElement?.id;
      const heading = element('h2', { id: 'title', dir: 'auto' }, guide.title);
      const toggle = element(
        'button',
        { id: 'toggle', type: 'button', 'aria-expanded': String(this.open), 'aria-controls': 'body' },
        element('span', { 'aria-hidden': 'true' }, this.open ? '–' : '+'),
        element('span', { class: 'sr' }, this.open ? 'Fold checklist' : 'Unfold checklist'),
      );
      toggle.addEventListener('click', () => this.toggle(!this.open));
      const dismiss = element(
        'button',
        { id: 'dismiss', type: 'button' },
        element('span', { 'aria-hidden': 'true' }, '✕'),
        element('span', { class: 'sr' }, 'Dismiss checklist'),
      );
      dismiss.addEventListener('click', () => this.dismiss());
      const words = guide.completed ? 'All done. Well done!' : `${guide.done} of ${guide.of} done`;
      const body = element(
        'div',
        { id: 'body', class: 'body', hidden: !this.open },
        guide.intro ? element('p', { dir: 'auto' }, guide.intro) : null,
        element('progress', { max: guide.of, value: guide.done, 'aria-label': words }),
        element('ol', {}, ...guide.steps.map((step) => this.step(step))),
      );
      const section = element(
        'section',
        { role: 'region', 'aria-labelledby': 'title', part: 'card' },
        element('header', {}, heading, toggle, dismiss),
        element('p', { class: 'sr', role: 'status' }, words),
        body,
      );
      this.root.replaceChildren(section);
      if (focused) this.root.getElementById(focused)?.focus();
    }

    step(step) {
      const href = address(step.href);
      const title = href && !step.done
        ? element('a', { class: 'title', href, dir: 'auto' }, step.title)
        : element('span', { class: 'title', dir: 'auto' }, step.title);
      const next = step.key === this.guide.next;
      return element(
        'li',
        { class: step.done ? 'done' : next ? 'next' : null, 'aria-current': next ? 'step' : null },
        element('span', { 'aria-hidden': 'true' }, step.done ? '✓' : next ? '→' : '○'),
        element(
          'div',
          {},
          title,
          element('span', { class: 'sr' }, step.done ? ' (done)' : ' (to do)'),
          step.text && !step.done ? element('small', { dir: 'auto' }, step.text) : null,
        ),
      );
    }
  }

  let shown = null;

  window.Beachhead = Object.assign(window.Beachhead ?? {}, {
    /** Shows the checklist of a user; of another one instead where it is called again. */
    guides(settings) {
      shown?.stop();
      shown = new Checklist(settings).start();
      return shown;
    },
  });

  const begin = () => {
    for (const preview of document.querySelectorAll('[data-beachhead-preview]')) {
      new Checklist({ preview: JSON.parse(preview.dataset.beachheadPreview), into: preview }).start();
    }
    if (script?.dataset.key && script.dataset.user) {
      window.Beachhead.guides({ key: script.dataset.key, user: script.dataset.user, theme: script.dataset.theme });
    }
  };
  if (document.readyState === 'loading') addEventListener('DOMContentLoaded', begin);
  else begin();
})();
