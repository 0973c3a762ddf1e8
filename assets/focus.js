/* Keeps the focus where it was when the part of the page around it is drawn anew.
 *
 * A choice made inside a panel (an order, a group of peers, a ward, "Try now") replaces the panel and
 * the control with it. The browser then lets go of the focus, and a keyboard or a screen reader is
 * back at the top. Here the control that took its place gets it: the one with the same id, else
 * the one of the same name, else the one of the same look, by number where there are several.
 * Where none is left, the part of the page takes it. Must come after written.js and map.js, which
 * put in place what is looked for here.
 */
(function () {
  'use strict';

  if (window.keepsFocus) return;
  window.keepsFocus = true;

  var held = null; // the element that has the focus, and how its like is found

  function wordsOf(node) {
    return Array.prototype.reduce.call(node.childNodes, function (words, part) {
      if (part.nodeType === 3) return words + part.data;
      var silent = part.nodeType !== 1 || part.getAttribute('aria-hidden') === 'true';
      return silent ? words : words + wordsOf(part);
    }, '');
  }

  // Without what is for the eye alone: the arrow of an order comes and goes.
  function nameOf(node) {
    var label = node.getAttribute('aria-label');
    if (label || !node.querySelector('[aria-hidden="true"]')) return label || node.textContent;
    return wordsOf(node);
  }

  function looks(node) { return node.getAttribute('class') || ''; }

  function like(part, node, trait) {
    var own = trait(node);
    return Array.prototype.filter.call(part.getElementsByTagName(node.tagName), function (other) {
      return other === node || trait(other) === own;
    });
  }

  function numberIn(part, node, likes) {
    return likes.filter(function (one) { return one !== part && part.contains(one); }).indexOf(node);
  }

  // The parts that the element lies in, the nearest first, with its number among its likes in each.
  function placesOf(node) {
    var parts = [];
    var part = node.parentElement && node.parentElement.closest('[id]');
    while (part) {
      parts.push(part);
      part = part.parentElement && part.parentElement.closest('[id]');
    }
    if (!parts.length) return parts;
    var widest = parts[parts.length - 1];
    var named = like(widest, node, nameOf);
    var looking = looks(node) ? like(widest, node, looks) : [];
    return parts.map(function (one) {
      return {
        id: one.id,
        named: numberIn(one, node, named),
        looking: numberIn(one, node, looking),
      };
    });
  }

  function counterpart(part, place, node) {
    return (
      (node.id && document.getElementById(node.id)) ||
      like(part, node, nameOf)[place.named] ||
      like(part, node, looks)[place.looking]
    );
  }

  function restore(lost) {
    var place = lost.places.find(function (one) { return document.getElementById(one.id); });
    if (!place) return;
    var part = document.getElementById(place.id);
    var next = counterpart(part, place, lost.node);
    if (!next) {
      next = part;
      part.setAttribute('tabindex', '-1');
    }
    next.focus({ preventScroll: true, focusVisible: lost.ring });
  }

  document.addEventListener('focusin', function (event) {
    var node = event.target;
    held = { node: node, places: placesOf(node), ring: node.matches(':focus-visible') };
  });

  document.addEventListener('focusout', function () {
    var left = held;
    queueMicrotask(function () {
      // Left by the reader, who may want the focus nowhere; what is gone by now was taken away.
      if (held === left && left && left.node.isConnected) held = null;
    });
  });

  new MutationObserver(function () {
    if (!held || held.node.isConnected) return;
    var lost = held;
    held = null;
    if (document.activeElement === document.body) restore(lost);
  }).observe(document.documentElement, { childList: true, subtree: true });
})();
