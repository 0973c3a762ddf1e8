/* Runs before the page's own scripts and notes, in milliseconds since navigation, when each of the
 * conditions in `window.benchWaits` first holds on screen, and when the browser had drawn the last
 * change of the page. It asks for no frame that the page does not draw itself, once all conditions
 * hold: each would take time from what is measured. */
(function () {
  'use strict';
  var seen = {};
  var drawnAt = 0;
  var asked = false;
  var afterFrame = new MessageChannel();
  window.benchSeen = seen;
  // When the last change was drawn; one that is not drawn yet counts as drawn now.
  window.benchDrawn = function () {
    return asked ? performance.now() : drawnAt;
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
    if (Object.keys(waits).some(function (name) { return !seen[name]; })) requestAnimationFrame(look);
  }

  requestAnimationFrame(look);
  // Dash marks a chart's element while Plotly measures it again, and a screen reader is told of what
  // has changed once it stands still; nothing of that can be seen.
  function isSeen(change) {
    if (change.target.closest && change.target.closest('.visually-hidden')) return false;
    return change.attributeName !== 'class' || !change.target.matches('.js-plotly-plot');
  }

  // A message that is sent as a frame begins arrives when it has been drawn.
  afterFrame.port1.onmessage = function () {
    drawnAt = performance.now();
    asked = false;
  };

  new MutationObserver(function (changes) {
    if (asked || !changes.some(isSeen)) return;
    asked = true;
    requestAnimationFrame(function () {
      afterFrame.port2.postMessage(null);
    });
  }).observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
})();
