/* The page of ward maps, once scripts run: a choice changes the parts of the page that depend on
 * it and the map, without a new page and without a new entry in the history. Everything it shows
 * is what the server would have answered to the same form.
 */
(function () {
  'use strict';

  var form, frame, search, asked = 0;
  var ward = '';

  function byId(id) { return document.getElementById(id); }

  function address() {
    var given = new URLSearchParams(new FormData(form));
    var kept = new URLSearchParams();
    given.forEach(function (value, name) {
      if (value && !(name === 'borough' && value === 'london')) kept.append(name, value);
    });
    if (ward) kept.set('ward', ward);
    return form.getAttribute('action') + '?' + kept.toString();
  }

  function swap(answer) {
    document.querySelectorAll('[data-swap]').forEach(function (old) {
      var fresh = answer.getElementById(old.id);
      if (fresh && fresh.innerHTML !== old.innerHTML) old.innerHTML = fresh.innerHTML;
    });
    var next = answer.getElementById(frame.id);
    var to = next.getAttribute('src');
    if (to !== frame.getAttribute('data-shown')) {
      frame.setAttribute('data-shown', to);
      frame.title = next.title;
      // Not by `src`: that would add an entry to the history for each map.
      frame.contentWindow.location.replace(to);
    }
  }

  function load() {
    var turn = (asked += 1);
    var to = address();
    // All wards are asked for, and narrowed here: a search can then be undone at once.
    var whole = to.replace(/([?&])q=[^&]*/, '$1');
    form.classList.add('waiting');
    return fetch(whole, { credentials: 'omit' })
      .then(function (answer) {
        if (!answer.ok) throw new Error(String(answer.status));
        return answer.text();
      })
      .then(function (text) {
        if (turn !== asked) return;
        swap(new DOMParser().parseFromString(text, 'text/html'));
        if (search.value.trim()) narrow();
        window.history.replaceState(null, '', to);
      })
      .catch(function () {
        if (turn === asked) byId('hotspots-status').textContent = 'The map could not be changed.';
      })
      .finally(function () { form.classList.remove('waiting'); });
  }

  function point(code) {
    frame.contentWindow.postMessage({ type: 'show', code: code }, '*');
  }

  function choose(code, fromMap) {
    ward = code;
    if (!fromMap) point(code);
    load();
  }

  // Typing narrows the table at once; the number found is said when typing pauses.
  function narrow() {
    var wanted = search.value.trim().toLocaleLowerCase();
    var found = 0;
    var rows = document.querySelectorAll('#hotspots-table tbody tr');
    rows.forEach(function (row) {
      var names = row.cells[0].textContent + ' | ' + row.cells[1].textContent;
      row.hidden = names.toLocaleLowerCase().indexOf(wanted) < 0;
      if (!row.hidden) found += 1;
    });
    clearTimeout(narrow.timer);
    narrow.timer = setTimeout(function () {
      byId('hotspots-found').textContent = wanted
        ? found + ' of ' + rows.length + ' wards have “' + search.value.trim() + '” in their name or borough.'
        : rows.length + ' wards in the table and on the map.';
    }, 300);
  }

  function handOn(message) {
    if (message.key === 'Escape') {
      if (message.phase === 'keydown') search.focus();
      return;
    }
    document.dispatchEvent(new KeyboardEvent(message.phase, {
      key: message.key,
      repeat: Boolean(message.repeat),
      ctrlKey: Boolean(message.modified),
      bubbles: true,
    }));
  }

  function hear(event) {
    // A sandboxed document has no origin; what tells it apart is its window.
    if (event.source !== frame.contentWindow || event.origin !== 'null') return;
    var message = event.data || {};
    if (message.type === 'key') handOn(message);
    else if (message.type === 'ward') choose(String(message.code), true);
    else if (message.type === 'ready' && ward) point(ward);
  }

  function start() {
    form = byId('hotspots-form');
    frame = byId('hotspots-frame');
    search = byId('hotspots-search');
    if (!form || !frame) return;
    document.documentElement.classList.add('with-scripts');
    frame.setAttribute('data-shown', frame.getAttribute('src'));
    ward = new URLSearchParams(window.location.search).get('ward') || '';
    form.addEventListener('submit', function (event) { event.preventDefault(); load(); });
    form.addEventListener('change', function (event) {
      if (event.target !== search) load();
    });
    search.addEventListener('input', narrow);
    byId('hotspots-table').addEventListener('click', function (event) {
      var link = event.target.closest('th a');
      if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      choose(link.closest('tr').getAttribute('data-ward'), false);
      frame.scrollIntoView({ block: 'nearest' });
    });
    window.addEventListener('message', hear);
    if (search.value.trim()) load();
  }

  if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', start);
  else start();
})();
