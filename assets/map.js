/* The borough map by keyboard, screen reader and pointer.
 *
 * One tab stop: the container keeps the focus and `aria-activedescendant` names the active area.
 * Arrow keys move to the neighbour in that direction, letters to a name, Home and End to the first
 * and last name. Space or a click chooses; Enter opens the area's page where the map has one
 * (`data-drill="/borough/{slug}"`), else it chooses. Escape moves on to the control after the map.
 *
 * Events are taken at the document, since Dash draws the map anew after each choice. map-tip.js
 * shows the label of the active area; it follows the `map:active` event.
 */
(function () {
  'use strict';

  if (window.boroughMap) return; // a second copy would take each step twice
  window.boroughMap = true;

  var SVG = 'http://www.w3.org/2000/svg';
  var STEPS = {
    ArrowUp: { x: 0, y: -1, side: 'north' },
    ArrowDown: { x: 0, y: 1, side: 'south' },
    ArrowLeft: { x: -1, y: 0, side: 'west' },
    ArrowRight: { x: 1, y: 0, side: 'east' },
  };
  var STOPS = 'a[href], button, input, select, textarea, summary, [tabindex]:not([tabindex="-1"])';
  var AHEAD = 0.5; // cosine of 60 degrees: further aside is another direction
  var TYPING = 800; // milliseconds after which a letter starts a new name
  var SPEAKING = 120; // milliseconds: only the stop of a run of key presses is announced

  var typed = '';
  var typing = null;
  var speaking = null;
  var watched = null; // {map, code}: the map that has the focus, and the area with the ring

  function isMap(node) { return node instanceof Element && node.matches('[data-map]'); }
  function labelOf(area) { return area.getAttribute('aria-label') || ''; }

  // By name: the order of Home, End and the letters.
  function areasOf(map) {
    var areas = Array.from(map.querySelectorAll('[role="option"][data-code]'));
    return areas.sort(function (one, other) {
      return labelOf(one).localeCompare(labelOf(other), 'en-GB');
    });
  }

  // Where the keyboard is, or would begin.
  function activeOf(map) {
    var id = map.getAttribute('aria-activedescendant');
    return (
      (id && map.querySelector('[id="' + id + '"]')) ||
      map.querySelector('[aria-selected="true"]') ||
      areasOf(map)[0]
    );
  }

  function say(map, words) {
    var live = map.parentElement.querySelector('[data-map-live]');
    clearTimeout(speaking);
    speaking = setTimeout(function () { if (live) live.textContent = words; }, SPEAKING);
  }

  // A full stop is a pause when it is read out.
  function sentence(area) { return labelOf(area).replace(/([^.])$/, '$1.'); }

  function describe(map, area) {
    var chosen = area.getAttribute('aria-selected') === 'true' ? ' Chosen.' : '';
    return (sentence(area) + chosen + ' ' + (map.getAttribute('data-caveat') || '')).trim();
  }

  // Light within dark, above every fill: an outline of the area itself would lie under the areas
  // drawn after it.
  function drawRing(area) {
    var ring = document.createElementNS(SVG, 'g');
    ring.setAttribute('class', 'map-ring');
    ring.setAttribute('aria-hidden', 'true');
    ['map-ring-ground', 'map-ring-line'].forEach(function (name) {
      var line = ring.appendChild(document.createElementNS(SVG, 'path'));
      line.setAttribute('class', name);
      line.setAttribute('d', area.getAttribute('d'));
    });
    area.parentNode.appendChild(ring);
  }

  function clearRing(map) {
    map.querySelectorAll('.map-ring').forEach(function (ring) { ring.remove(); });
  }

  function tell(map, area) {
    map.dispatchEvent(new CustomEvent('map:active', { bubbles: true, detail: { area: area } }));
  }

  function mark(map, area) {
    map.setAttribute('aria-activedescendant', area.id);
    watched = { map: map, code: area.getAttribute('data-code') };
    clearRing(map);
    drawRing(area);
  }

  function activate(map, area) {
    mark(map, area);
    // Clear of the sticky bar, by scroll-padding; at once, so that the label finds its place.
    area.scrollIntoView({ block: 'nearest', inline: 'nearest', behavior: 'instant' });
    say(map, describe(map, area));
    tell(map, area);
  }

  function offset(from, to) {
    var x = Number(to.getAttribute('data-x')) - Number(from.getAttribute('data-x'));
    var y = Number(to.getAttribute('data-y')) - Number(from.getAttribute('data-y'));
    return { x: x, y: y, length: Math.hypot(x, y) };
  }

  function best(from, candidates, step, score) {
    return candidates.reduce(function (found, area) {
      var way = offset(from, area);
      var cosine = (way.x * step.x + way.y * step.y) / way.length; // of itself: not a number
      var worth = cosine >= AHEAD ? score(cosine, way.length) : -Infinity;
      return worth > found.worth ? { area: area, worth: worth } : found;
    }, { area: null, worth: -Infinity }).area;
  }

  // A neighbour if there is one that way, the one most nearly straight ahead; else the nearest of
  // all areas that way, so that nobody is stuck where a border bends.
  function toward(map, from, step) {
    var areas = areasOf(map);
    var near = (from.getAttribute('data-neighbours') || '').split(' ');
    var neighbours = areas.filter(function (area) { return near.includes(area.dataset.code); });
    return (
      best(from, neighbours, step, function (cosine) { return cosine; }) ||
      best(from, areas, step, function (cosine, length) { return cosine / length; })
    );
  }

  function named(map, from, letter) {
    clearTimeout(typing);
    typing = setTimeout(function () { typed = ''; }, TYPING);
    typed += letter.toLowerCase();
    var areas = areasOf(map);
    // The same letter again steps through the names that begin with it.
    var again = typed.split('').every(function (one) { return one === typed[0]; });
    var start = areas.indexOf(from) + (again ? 1 : 0);
    return areas.slice(start).concat(areas.slice(0, start)).find(function (area) {
      return labelOf(area).toLowerCase().startsWith(again ? typed[0] : typed);
    });
  }

  // Before Dash has come early.js sees to it, where the page has it.
  function setEarly(map, target, slug) {
    var detail = { id: target, value: slug };
    var event = new CustomEvent('early:set', { bubbles: true, cancelable: true, detail: detail });
    return Boolean(target) && !map.dispatchEvent(event);
  }

  function goTo(slug) {
    var address = new URL(window.location.href);
    address.searchParams.set('borough', slug);
    window.location.replace(address.href); // a choice adds nothing to the history
  }

  function choose(map, area) {
    var slug = area.getAttribute('data-slug');
    var target = map.getAttribute('data-target');
    var dash = window.dash_clientside;
    var live = dash && dash.set_props && !map.closest('#static-page');
    if (target && live) {
      dash.set_props(target, { value: slug });
      say(map, sentence(area) + ' Chosen.');
    } else if (target || !map.getAttribute('data-drill')) {
      if (!setEarly(map, target, slug)) goTo(slug);
      say(map, sentence(area) + ' Chosen.');
    } else {
      drill(map, area);
    }
  }

  function drill(map, area) {
    var pattern = map.getAttribute('data-drill');
    if (!pattern) choose(map, area);
    else window.location.href = pattern.replace('{slug}', area.getAttribute('data-slug'));
  }

  function leave(map) {
    var stops = Array.from(document.querySelectorAll(STOPS)).filter(function (one) {
      return !one.disabled && one.getClientRects().length > 0;
    });
    var here = stops.indexOf(map);
    var stop = stops[here + 1] || stops[here - 1];
    if (stop) stop.focus();
  }

  function move(map, from, key) {
    var step = STEPS[key];
    var to;
    if (step) to = toward(map, from, step);
    else if (key === 'Home') to = areasOf(map)[0];
    else if (key === 'End') to = areasOf(map).pop();
    else to = named(map, from, key);
    if (to) activate(map, to);
    else if (step) say(map, 'No area further ' + step.side + '.');
  }

  document.addEventListener('keydown', function (event) {
    var map = event.target;
    if (!isMap(map)) return;
    if (event.ctrlKey || event.altKey || event.metaKey || event.isComposing) return;
    var from = activeOf(map);
    if (!from) return;
    if (event.key === 'Escape') {
      leave(map);
    } else if (event.key === 'Enter') {
      drill(map, from);
    } else if (event.key === ' ' && !typed) {
      choose(map, from);
    } else if (STEPS[event.key] || /^(Home|End|.)$/u.test(event.key)) {
      move(map, from, event.key);
    } else {
      return;
    }
    event.preventDefault();
  });
  document.addEventListener('focusin', function (event) {
    var map = event.target;
    if (!isMap(map) || !map.matches(':focus-visible')) return;
    var area = activeOf(map);
    if (area) activate(map, area);
  });

  document.addEventListener('focusout', function (event) {
    var map = event.target;
    if (!isMap(map)) return;
    queueMicrotask(function () {
      if (map.isConnected) watched = null; // else Dash is taking it away: see below
    });
    clearRing(map);
    tell(map, null);
  });

  document.addEventListener('click', function (event) {
    var area = event.target.closest && event.target.closest('[data-map] [data-code]');
    if (!area) return;
    var map = area.closest('[data-map]');
    map.setAttribute('aria-activedescendant', area.id);
    clearRing(map); // the outline of the chosen area says it to those who point
    watched = document.activeElement === map ? { map: map, code: null } : null;
    choose(map, area);
  });

  // Dash may replace the areas, or the whole map, while the reader is on it.
  new MutationObserver(function () {
    if (!watched) return;
    var old = watched.map;
    var map = old.isConnected ? old : document.getElementById(old.id);
    if (!map) return;
    var area = map.querySelector('[data-code="' + watched.code + '"]'); // none after a click
    if (area && !map.querySelector('.map-ring')) mark(map, area);
    if (map === old || document.activeElement !== document.body) return;
    watched.map = map;
    map.focus({ preventScroll: true, focusVisible: Boolean(area) });
  }).observe(document.documentElement, { childList: true, subtree: true });
})();
