/* The page of ward maps, once scripts run: a choice changes the parts of the page that depend on
 * it and the map, without a new page and without a new entry in the history. Everything it shows
 * is what the server would have answered to the same form.
 */
(function () {
  'use strict';

  var UNPAINTED = 1000;  // milliseconds: a page in a background tab is never painted
  var form, frame, search, asked = 0;
  var ward = '';
  var shown = '';  // the choices that the map shows, or is about to
  var drawn = '';  // names its outlines
  var redraw = null;  // what turned the frame's document into it, where something did

  function byId(id) { return document.getElementById(id); }

  // What decides the map; a search and a chosen ward do not.
  function choices() {
    var kept = new URLSearchParams();
    new URLSearchParams(new FormData(form)).forEach(function (value, name) {
      if (value && name !== 'q' && !(name === 'borough' && value === 'london')) kept.append(name, value);
    });
    return kept;
  }

  function address(query) {
    return form.getAttribute('action') + '?' + query.toString();
  }

  function withWard(query) {
    if (ward) query.set('ward', ward);
    return query;
  }

  // The page's own address names all that is shown, so that it can be sent on.
  function writeAddress(query) {
    if (search.value.trim()) query.set('q', search.value.trim());
    window.history.replaceState(null, '', address(query));
  }

  function rowsOf(table) { return Array.from(table.querySelectorAll('tbody tr')); }

  function codesIn(rows) {
    return rows.map(function (row) { return row.getAttribute('data-ward'); }).join();
  }

  function sameColumns(old, fresh) {
    return ['.source-note', 'caption', 'thead'].every(function (part) {
      var stands = old.querySelector(part);
      var comes = fresh.querySelector(part);
      return stands && comes ? stands.isEqualNode(comes) : stands === comes;
    });
  }

  // Another ward alone changes two rows: a table that is not replaced stays where it was scrolled to.
  function swapRows(old, fresh) {
    var rows = rowsOf(old);
    var others = rowsOf(fresh);
    if (!rows.length || codesIn(rows) !== codesIn(others) || !sameColumns(old, fresh)) return false;
    rows.forEach(function (row, number) {
      others[number].hidden = row.hidden;
      if (!row.isEqualNode(others[number])) row.replaceWith(others[number]);
    });
    return true;
  }

  function swap(answer) {
    document.querySelectorAll('[data-swap]').forEach(function (old) {
      var fresh = answer.getElementById(old.id);
      if (!fresh || fresh.isEqualNode(old) || swapRows(old, fresh)) return;
      var parts = document.createDocumentFragment();
      while (fresh.firstChild) parts.appendChild(fresh.firstChild);
      old.replaceChildren(parts);
    });
    frame.title = answer.getElementById(frame.id).title;
  }

  // Once the page has been painted: the map takes as long to come as all the rest.
  function openMap() {
    frame.removeAttribute('loading');
  }

  // What is asked of the browser between two frames may come before the first of them is seen.
  function afterPaint(done) {
    setTimeout(done, UNPAINTED);
    if (!window.PerformanceObserver) return;
    new PerformanceObserver(function () {
      requestAnimationFrame(function () {
        requestAnimationFrame(function () { setTimeout(done); });
      });
    }).observe({ type: 'paint', buffered: true });
  }

  // The same outlines are given other fills, words and key: drawing them anew takes far longer.
  // For other outlines the frame gets another document.
  function turnMap(query) {
    if (query === shown) return;
    shown = query;
    redraw = null;
    openMap();
    var map = frame.getAttribute('src').split('?')[0];
    fetch(map + '.json?' + query, { credentials: 'omit' })
      .then(function (answer) {
        if (!answer.ok) throw new Error(String(answer.status));
        return answer.json();
      })
      .then(function (drawing) {
        if (query !== shown) return;
        if (drawing.drawn === drawn) {
          redraw = drawing;
          tell({ type: 'redraw', map: drawing });
        } else {
          drawn = drawing.drawn;
          // Not by `src`: that would add an entry to the history for each map.
          frame.contentWindow.location.replace(map + '?' + query);
        }
      })
      .catch(function () { if (query === shown) failed(); });
  }

  function tell(message) { frame.contentWindow.postMessage(message, '*'); }

  function failed() {
    byId('hotspots-status').textContent = 'The map could not be changed.';
  }

  function load() {
    var turn = (asked += 1);
    var query = choices();
    byId('hotspots-status').textContent = '';
    turnMap(query.toString());
    query = withWard(query);
    // All wards are asked for, and narrowed here: a search can then be undone at once.
    return fetch(address(query), { credentials: 'omit' })
      .then(function (answer) {
        if (!answer.ok) throw new Error(String(answer.status));
        return answer.text();
      })
      .then(function (text) {
        if (turn !== asked) return;
        swap(new DOMParser().parseFromString(text, 'text/html'));
        if (search.value.trim()) narrow();
        writeAddress(query);
      })
      .catch(function () { if (turn === asked) failed(); });
  }

  function point(code) {
    tell({ type: 'show', code: code });
  }

  function choose(code, fromMap) {
    ward = code;
    if (!fromMap) point(code);
    load();
  }

  // In the words of the server, which writes them for each map.
  function sayFound(found) {
    var said = byId('hotspots-found');
    var searched = search.value.trim();
    var words = said.getAttribute(!searched ? 'data-all' : found ? 'data-some' : 'data-none');
    said.textContent = words.replace(/\{(number|searched)\}/g, function (whole, name) {
      return name === 'number' ? found : searched;
    });
  }

  // Typing narrows the table at once; the number found is said when typing pauses.
  function narrow() {
    var wanted = search.value.trim().toLocaleLowerCase();
    var found = 0;
    var rows = document.querySelectorAll('#hotspots-table tbody tr');
    document.querySelector('#hotspots-table table').classList.toggle('narrowed', wanted !== '');
    rows.forEach(function (row) {
      var names = row.cells[0].textContent + ' | ' + row.cells[1].textContent;
      row.hidden = names.toLocaleLowerCase().indexOf(wanted) < 0;
      if (!row.hidden) found += 1;
    });
    clearTimeout(narrow.timer);
    narrow.timer = setTimeout(function () {
      sayFound(found);
      writeAddress(withWard(choices()));
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

  // A choice may be made before the map has come.
  function ready() {
    if (redraw) tell({ type: 'redraw', map: redraw });
    if (ward) point(ward);
  }

  function hear(event) {
    // A sandboxed document has no origin; what tells it apart is its window.
    if (event.source !== frame.contentWindow || event.origin !== 'null') return;
    var message = event.data || {};
    if (message.type === 'key') handOn(message);
    else if (message.type === 'ward') choose(String(message.code), true);
    else if (message.type === 'ready') ready();
  }

  function start() {
    form = byId('hotspots-form');
    frame = byId('hotspots-frame');
    search = byId('hotspots-search');
    if (!form || !frame) return;
    document.documentElement.classList.add('with-scripts');
    shown = choices().toString();
    drawn = frame.getAttribute('data-drawn');
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
    ready(); // on a slow line the map may have come before this script, and said so to nobody
    afterPaint(openMap);
    if (search.value.trim()) load();
  }

  if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', start);
  else start();
})();
