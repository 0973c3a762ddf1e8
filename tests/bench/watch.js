/* Runs before the page's own scripts and notes, in milliseconds since navigation, when each of the
 * conditions in `window.benchWaits` first holds on screen, and when the page last changed. */
(function () {
  'use strict';
  var seen = {};
  var changed = 0;
  window.benchSeen = seen;
  window.benchChanged = function () {
    return changed;
  };

  function drawn(name) {
    // The frame after the one that sees it is the one the reader sees it in.
    requestAnimationFrame(function () {
      seen[name] = performance.now();
    });
  }

  function look() {
    var waits = window.benchWaits || {};
    Object.keys(waits).forEach(function (name) {
      var held = false;
      if (name in seen) return;
      try {
        held = waits[name]();
      } catch (notYet) {
        held = false;
      }
      if (held) {
        seen[name] = null;
        drawn(name);
      }
    });
    requestAnimationFrame(look);
  }

  requestAnimationFrame(look);
  // Dash marks a chart's element while Plotly measures it again, and a screen reader is told of what
  // has changed once it stands still; nothing of that can be seen.
  function isSeen(change) {
    if (change.target.closest && change.target.closest('.visually-hidden')) return false;
    return change.attributeName !== 'class' || !change.target.matches('.js-plotly-plot');
  }

  new MutationObserver(function (changes) {
    if (changes.some(isSeen)) changed = performance.now();
  }).observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
})();
