/* Says that a choice has changed the figures, for those who do not see it: a screen reader stays at
 * the control, and the panels are redrawn further down.
 *
 * What is said after a choice, once it is answered and the panels stand still, is the first heading or
 * sentence that was not there before: the page's first sentences where it has such, else the finding.
 *
 * Needs connection.js before it.
 */
(function () {
  'use strict';

  var TOLD = '.page-lead, h2, .chosen-in-words p';
  var STILL = 250; // milliseconds: panels come one after the other
  var LOOKS = 8; // most looks for fresh words where there may be none: a slow device draws late

  var page = document.getElementById('static-page');
  var app = document.getElementById('react-entry-point');
  var status = null;
  var before = null; // what stood there when the choice was made
  var waiting = null;
  var answering = false; // when it was last looked, the answer was still to come
  var looks = 0; // that are left

  // What the reader has before them: early.js changes the one, Dash the other.
  function shown() { return page && page.isConnected ? page : app; }

  function told() {
    return Array.prototype.map.call(shown().querySelectorAll(TOLD), function (one) {
      return one.textContent.trim();
    });
  }

  function chosen(event) {
    var control = event.target;
    if (!control.closest || !shown().contains(control)) return;
    if (event.type === 'click' && !control.closest('[data-sets]')) return;
    before = before || told();
    looks = event.type === 'click' ? 0 : LOOKS; // a link sorts a table: no words are fresh then
    status.textContent = ''; // the same words again would not be read out
  }

  function wait() {
    clearTimeout(waiting);
    waiting = setTimeout(say, STILL);
  }

  // By early.js, on its way to Dash, or by Dash while it draws.
  function isAwaited() {
    return shown().hasAttribute('aria-busy') || window.keepsConnection.isWaiting()
      || Boolean(shown().querySelector('[data-dash-is-loading]'));
  }

  function say() {
    var until = answering; // what has come since then may not be drawn yet
    answering = isAwaited();
    if (answering || until) return wait();
    var fresh = told().find(function (words) { return before.indexOf(words) < 0; });
    if (!fresh && looks > 0) {
      looks -= 1;
      return wait();
    }
    before = null;
    status.textContent = 'The figures have changed.' + (fresh ? ' ' + fresh : '');
  }

  // The boxes themselves change too, without a word from the server.
  function outsideTheForm(change) {
    return shown().contains(change.target) && !(change.target.closest && change.target.closest('form'));
  }

  function start() {
    status = document.createElement('div');
    status.className = 'visually-hidden choice-status';
    status.setAttribute('role', 'status');
    document.body.appendChild(status);
    document.addEventListener('change', chosen);
    document.addEventListener('click', chosen);
    var observer = new MutationObserver(function (changes) {
      if (before && changes.some(outsideTheForm)) wait();
    });
    [page, app].forEach(function (part) {
      if (part) observer.observe(part, { childList: true, subtree: true });
    });
  }

  if (!app) return;
  if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', start);
  else start();
})();
