/* From the page the server wrote to the live one, without the reader losing their place.
 *
 * `#static-page` is readable before any script runs; Dash builds the same page, with the same ids,
 * in `#react-entry-point`, out of sight (live.css). Once an element `[data-ready]` is there the
 * first gives way to the second: the place on the page, the focus, opened details and choices
 * already made in a select are carried over. Should Dash never arrive, the first page stays.
 */
(function () {
  'use strict';

  var OPEN_LIST = 3000; // milliseconds: a list that may be open is not pulled away before

  function counterpart(app, node) {
    if (node.id) return app.querySelector('[id="' + CSS.escape(node.id) + '"]');
    return Array.prototype.find.call(app.querySelectorAll(node.tagName), function (other) {
      return (
        other.textContent === node.textContent &&
        other.getAttribute('href') === node.getAttribute('href')
      );
    });
  }

  // The element with an id nearest to the top of the window: what the reader is at.
  function landmark(page, app) {
    if (window.scrollY === 0) return null;
    var nearest = null;
    page.querySelectorAll('[id]').forEach(function (node) {
      var top = node.getBoundingClientRect().top;
      if (nearest && Math.abs(top) >= Math.abs(nearest.top)) return;
      var twin = counterpart(app, node);
      if (twin) nearest = { top: top, twin: twin };
    });
    return nearest;
  }

  // By the id that Dash has for all of them, where they are ticks.
  function choiceOf(box, page) {
    if (box.tagName === 'SELECT') return { id: box.id, value: box.value };
    if (box.type !== 'radio' && box.type !== 'checkbox') return { id: '' };
    var ticked = Array.from(page.querySelectorAll('[name="' + box.name + '"]:checked'), function (one) {
      return one.value;
    });
    var id = box.id.slice(0, -1 - box.value.length);
    return { id: id, value: box.type === 'radio' ? ticked[0] : ticked };
  }

  // A choice that was in the address when Dash read it is there already.
  function isSet(id, value) {
    var known = window.dash_component_api && window.dash_component_api.getLayout(id);
    return Boolean(known) && JSON.stringify(known.props.value) === JSON.stringify(value);
  }

  function swap(page, app, choices) {
    var place = landmark(page, app);
    var held = page.contains(document.activeElement) ? document.activeElement : null;
    var focus = held && counterpart(app, held);
    page.querySelectorAll('details').forEach(function (details) {
      var twin = counterpart(app, details);
      if (twin) twin.open = details.open;
    });
    page.remove(); // live.css shows the app in the same moment
    if (held) (focus || document.querySelector('main')).focus({ preventScroll: true });
    if (place) {
      var moved = place.twin.getBoundingClientRect().top - place.top;
      window.scrollBy({ top: moved, behavior: 'instant' });
    }
    Object.keys(choices).forEach(function (id) {
      if (!isSet(id, choices[id])) window.dash_clientside.set_props(id, { value: choices[id] });
    });
  }

  function start() {
    var page = document.getElementById('static-page');
    var app = document.getElementById('react-entry-point');
    if (!page || !app) return;
    var choices = {};
    var swapped = false;

    function finish() {
      if (swapped) return;
      swapped = true;
      swap(page, app, choices);
    }

    function finishWhenFree() {
      var select = document.activeElement;
      if (!page.contains(select) || select.tagName !== 'SELECT') {
        finish();
        return;
      }
      select.addEventListener('change', finish);
      select.addEventListener('blur', finish);
      setTimeout(finish, OPEN_LIST);
    }

    // On the way down: noted before the select's own listener takes the page away.
    page.addEventListener(
      'change',
      function (event) {
        var choice = choiceOf(event.target, page);
        if (choice.id) choices[choice.id] = choice.value;
      },
      true
    );

    if (app.querySelector('[data-ready]')) {
      finishWhenFree();
      return;
    }
    new MutationObserver(function (changes, observer) {
      if (!app.querySelector('[data-ready]')) return;
      observer.disconnect();
      finishWhenFree();
    }).observe(app, { childList: true, subtree: true, attributeFilter: ['data-ready'] });
  }

  if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', start);
  else start();
})();
