/* Answers a choice that is made before Dash has come, or where it is not to come by itself (start.js).
 *
 * The server is asked for the page with the choice in its address, as a form without scripts would
 * ask, and what differs is put in place: words, numbers and pictures. Where that cannot be, the
 * browser goes to that address. live.js hands what was chosen to Dash, should it come meanwhile.
 *
 * Needs connection.js and address.js before it.
 */
(function () {
  'use strict';

  var page = document.getElementById('static-page');
  if (!page || !page.querySelector('[data-mirror]')) return;
  var asking = null; // the newest question: an older one is given up

  function plan() {
    return JSON.parse(page.querySelector('[data-mirror]').getAttribute('data-mirror'));
  }

  function boxes(name) {
    return Array.from(page.querySelectorAll('[name="' + name + '"]'));
  }

  function isTick(box) { return box.type === 'radio' || box.type === 'checkbox'; }

  function held(name) {
    return boxes(name)
      .filter(function (box) { return !isTick(box) || box.checked; })
      .map(function (box) { return box.value; });
  }

  function address() {
    var wanted = plan();
    return window.dash_clientside.address.of(wanted.names.map(held), wanted);
  }

  function alike(old, fresh) {
    return old instanceof Element && old.nodeName === fresh.nodeName && old.id === fresh.id;
  }

  function copyAttributes(old, fresh) {
    old.getAttributeNames().forEach(function (name) {
      if (!fresh.hasAttribute(name)) old.removeAttribute(name);
    });
    fresh.getAttributeNames().forEach(function (name) {
      if (old.getAttribute(name) !== fresh.getAttribute(name)) old.setAttribute(name, fresh.getAttribute(name));
    });
  }

  // What is as it was stays untouched: the focus, an open list, the place in a table.
  function settle(old, fresh) {
    if (old.isEqualNode(fresh)) return;
    if (!alike(old, fresh)) {
      old.replaceWith(fresh);
      return;
    }
    copyAttributes(old, fresh);
    var before = Array.from(old.childNodes);
    var after = Array.from(fresh.childNodes);
    if (before.length !== after.length) old.replaceChildren.apply(old, after);
    else before.forEach(function (child, place) { settle(child, after[place]); });
  }

  // What a reader does to a box does not show in its attributes.
  function fill() {
    page.querySelectorAll('select').forEach(function (box) {
      var chosen = box.querySelector('option[selected]');
      if (chosen) box.value = chosen.value;
    });
    page.querySelectorAll('input').forEach(function (box) {
      if (isTick(box)) box.checked = box.hasAttribute('checked');
    });
  }

  function titles(details) {
    var summary = details.querySelector('summary');
    return summary ? summary.textContent : '';
  }

  function keepOpen(fresh) {
    var open = Array.from(page.querySelectorAll('details[open]'), titles);
    fresh.querySelectorAll('details').forEach(function (details) {
      if (open.indexOf(titles(details)) >= 0) details.open = true;
    });
  }

  function notes(root) { return root.querySelectorAll('main > [role="note"]'); }

  function show(text, asked) {
    var written = new DOMParser().parseFromString(text, 'text/html');
    var fresh = written.getElementById('static-page');
    var release = document.documentElement.getAttribute('data-release');
    if (!fresh || written.documentElement.getAttribute('data-release') !== release) {
      window.location.replace(asked); // figures of two releases never meet
      return;
    }
    keepOpen(fresh);
    notes(document).forEach(function (note) { note.remove(); });
    page.before.apply(page, notes(written));
    document.title = written.title;
    settle(page, fresh);
    fill();
    window.history.replaceState(window.history.state, '', address());
  }

  function ask() {
    if (asking) asking.abort();
    var own = new AbortController();
    var asked = address();
    asking = own;
    page.setAttribute('aria-busy', 'true');
    window.keepsConnection.page(asked, own.signal).then(function (answer) {
      if (!answer.ok) throw new Error(answer.status);
      return answer.text();
    }).then(function (text) {
      if (asking === own && page.isConnected) show(text, asked);
    }).catch(function () {
      if (asking === own && page.isConnected) window.location.replace(asked);
    });
  }

  // The boxes that Dash knows under one id: a list, or each of its ticks.
  function setBoxes(id, value) {
    var values = [].concat(value).map(String);
    var set = Array.from(page.querySelectorAll('select, input')).filter(function (box) {
      if (isTick(box) ? box.id !== id + '-' + box.value : box.id !== id) return false;
      if (isTick(box)) box.checked = values.indexOf(box.value) >= 0;
      else box.value = values[0];
      return true;
    });
    if (set.length) set[0].dispatchEvent(new Event('change', { bubbles: true }));
    return set.length > 0;
  }

  page.addEventListener('change', function (event) {
    if (page.isConnected && plan().names.indexOf(event.target.name) >= 0) ask();
  });

  page.addEventListener('early:set', function (event) {
    if (setBoxes(event.detail.id, event.detail.value)) event.preventDefault();
  });

  page.addEventListener('click', function (event) {
    var link = event.target.closest && event.target.closest('a[data-sets]');
    if (!link || event.button || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    if (setBoxes(link.dataset.sets, JSON.parse(link.dataset.value))) event.preventDefault();
  });
})();
