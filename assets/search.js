/* The search box: suggestions as one types, and postcodes that never leave the browser.
 *
 * A combobox as the ARIA Authoring Practices describe it: arrows move through at most ten
 * suggestions, Enter opens the chosen one or sends the form, Escape closes the list and then empties
 * the box. Where they are not just what was asked for, that stands before them and is read out with
 * their number. Nothing is stored, and only this site is asked.
 *
 * A whole postcode is taken out of the form before it is sent: the file of its district is fetched,
 * and the place is looked up here. While a text may be the beginning of one, its district alone is
 * asked for, and what is said to that stands under the box.
 */
(function () {
  'use strict';

  // As data/search/postcodes.py has them.
  var AREA = '(?:[BEGLMNSW]|[A-Z]{2})', GAP = '[\\s.\\-]*', NOT_IN_WORD = '(?![A-Z0-9])';
  var WHOLE = new RegExp(
    '\\b(' + AREA + '[0-9O][A-Z0-9]?)' + GAP + '([0-9O])([A-Z]{2})\\b', 'i'
  );
  var BEGUN = new RegExp(
    '(?:^|[^A-Z0-9])((' + AREA + '[0-9O][A-Z0-9]?)' + GAP + '[0-9O][A-Z]{0,2})' + NOT_IN_WORD, 'i'
  );
  var DISTRICT = new RegExp('^' + AREA + '[0-9][A-Z0-9]?$', 'i');
  var SHORTEST = 2, PAUSE = 120; // letters; milliseconds

  function whole(text) {
    var found = WHOLE.exec(text);
    if (!found) return null;
    var outward = found[1].toUpperCase(), inward = (found[2] + found[3]).toUpperCase();
    if (!/[0-9]/.test(outward.slice(1)) && !/[0-9]/.test(inward)) return null; // "two old"
    return { district: district(outward), inward: inward.replace(/^O/, '0') };
  }

  function district(outward) {
    return outward.replace(/^([A-Z]{2})O/, '$10').replace(/^([A-Z])O(?=[A-Z0-9]?$)/, '$10');
  }

  // The district of a postcode that is not yet whole but goes past that; else "".
  function begun(text) {
    var found = BEGUN.exec(text);
    if (!found || DISTRICT.test(found[1]) || !/[0-9]/.test(found[1])) return ''; // "so old"
    return district(found[2].toUpperCase());
  }

  function made(tag, attributes, text) {
    var one = document.createElement(tag);
    Object.keys(attributes).forEach(function (name) { one.setAttribute(name, attributes[name]); });
    if (text) one.textContent = text;
    return one;
  }

  function ask(address, signal) {
    return window.fetch(address, {
      cache: 'no-store', credentials: 'same-origin', referrerPolicy: 'no-referrer', signal: signal,
    });
  }

  function begin(form) {
    var box = form.querySelector('input[name="q"]');
    var list = made('ul', { id: box.id + '-list', role: 'listbox', 'aria-label': 'Suggestions' });
    var drop = made('div', { 'class': 'search-list' });
    var before = made('p', { 'aria-hidden': 'true' }); // `said` has it
    var said = made('div', { role: 'status', 'class': 'visually-hidden' });
    var panel = made('div', { 'class': 'search-panel' });
    var told = made('p', { role: 'status' });
    var chosen = -1, waiting = 0, asking = null;

    drop.hidden = panel.hidden = true;
    panel.appendChild(told);
    [before, list].forEach(function (one) { drop.appendChild(one); });
    [drop, said, panel].forEach(function (one) { form.appendChild(one); });
    form.noValidate = true; // the pattern is for those without scripts
    box.setAttribute('role', 'combobox');
    box.setAttribute('aria-autocomplete', 'list');
    box.setAttribute('aria-controls', list.id);
    box.setAttribute('aria-expanded', 'false');

    function stop() {
      window.clearTimeout(waiting);
      if (asking) asking.abort();
      asking = null;
    }

    function choose(number) {
      var options = list.children;
      if (options[chosen]) options[chosen].setAttribute('aria-selected', 'false');
      chosen = number;
      if (!options[chosen]) {
        chosen = -1;
        box.removeAttribute('aria-activedescendant');
        return;
      }
      options[chosen].setAttribute('aria-selected', 'true');
      options[chosen].scrollIntoView({ block: 'nearest' });
      box.setAttribute('aria-activedescendant', options[chosen].id);
    }

    function open(is) {
      choose(-1);
      drop.hidden = !is;
      box.setAttribute('aria-expanded', String(is));
    }

    function close() {
      stop();
      open(false);
      said.textContent = '';
    }

    function show(found, words) {
      before.textContent = words || '';
      before.hidden = !words;
      list.textContent = '';
      found.forEach(function (one, number) {
        var option = made('li', { id: list.id + '-' + number, role: 'option', 'aria-selected': 'false', 'data-to': one.href });
        option.appendChild(made('span', { 'class': 'option-title' }, one.title));
        option.appendChild(document.createTextNode(' '));
        option.appendChild(made('span', { 'class': 'option-kind' }, one.kind));
        list.appendChild(option);
      });
      open(found.length > 0);
      said.textContent = found.length === 0 ? 'No suggestion'
        : (words ? words + ' ' : '') + found.length + (found.length === 1 ? ' suggestion' : ' suggestions');
    }

    // Words stand under the box in place of suggestions.
    function answered(answer, past) {
      if (answer.said) close();
      else show(past ? [] : answer.suggestions, answer.before);
      tell(answer.said, answer.boroughs);
    }

    function suggest() {
      stop();
      var text = box.value.trim(), past = begun(text);
      if (!past && !DISTRICT.test(text)) tell('');
      if (past) close();
      if (text.length < SHORTEST || whole(text)) return close();
      waiting = window.setTimeout(function () {
        var own = asking = new AbortController();
        ask(form.dataset.suggest + '?q=' + encodeURIComponent(past || text), own.signal).then(function (answer) {
          return answer.ok ? answer.json() : { suggestions: [] };
        }).then(function (answer) {
          if (own === asking) answered(answer, past);
        }).catch(function () {}); // the form still finds it
      }, PAUSE);
    }

    function tell(words, boroughs) {
      if (words && words === told.textContent && !panel.hidden) return; // not to be read out again
      var old = panel.querySelector('ul');
      if (old) old.remove();
      panel.hidden = !words;
      told.textContent = words || '';
      if (!boroughs) return;
      var names = made('ul', { 'class': 'borough-list' });
      boroughs.forEach(function (one) {
        names.appendChild(made('li', {})).appendChild(made('a', { href: one[1] }, one[0]));
      });
      panel.appendChild(names);
    }

    function place(postcode) {
      close();
      ask(form.dataset.postcodes + postcode.district + '.json').then(function (answer) {
        return answer.json();
      }).then(function (held) {
        var number = held.postcodes && held.postcodes[postcode.inward];
        if (number === undefined) return tell(held.said, held.boroughs);
        box.value = '';
        window.location.assign(held.places[number][1]);
      }).catch(function () {
        tell(form.dataset.unread);
      });
    }

    form.addEventListener('submit', function (event) {
      var postcode = whole(box.value);
      if (postcode) {
        event.preventDefault();
        place(postcode);
      } else if (begun(box.value)) {
        event.preventDefault();
        close();
        tell(form.dataset.unfinished);
      }
    });

    box.addEventListener('input', suggest);

    box.addEventListener('keydown', function (event) {
      var last = list.children.length - 1, shown = !drop.hidden;
      if (event.ctrlKey || event.metaKey || event.isComposing) return;
      if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
        event.preventDefault();
        if (!shown) {
          if (last >= 0) open(true);
          if (event.altKey || last < 0) return;
        } else if (event.altKey) {
          return event.key === 'ArrowUp' ? open(false) : undefined;
        }
        if (event.key === 'ArrowDown') choose(chosen === last ? 0 : chosen + 1);
        else choose(chosen <= 0 ? last : chosen - 1);
      } else if (event.key === 'Enter' && shown && chosen >= 0) {
        event.preventDefault();
        go(list.children[chosen]);
      } else if (event.key === 'Escape') {
        if (shown) close();
        else if (!panel.hidden) tell('');
        else box.value = '';
        event.preventDefault();
      } else if (['Home', 'End', 'ArrowLeft', 'ArrowRight'].indexOf(event.key) >= 0) {
        choose(-1); // back among the words, which Enter then sends
      }
    });

    box.addEventListener('blur', close);

    function go(option) {
      window.location.assign(option.dataset.to);
      close();
    }

    // Before the box loses its focus to the list.
    drop.addEventListener('mousedown', function (event) { event.preventDefault(); });
    list.addEventListener('click', function (event) {
      var option = event.target.closest('[role="option"]');
      if (option) go(option);
    });

    // A page that is gone back to shows nothing of what was typed.
    window.addEventListener('pagehide', function () {
      close();
      tell('');
      if (form.closest('header')) box.value = '';
    });
  }

  Array.prototype.forEach.call(document.querySelectorAll('.search-form'), begin);
})();
