/* Whether the line and the processor are fast enough for Dash to load by itself: `window.isSwift()`.
 *
 * On a phone's line Dash and Plotly need fourteen seconds, and keep the page from answering for six
 * of them. All that is asked is what the browser says of its line, how fast this page came, and how
 * long a short piece of work takes; nothing of it is kept or sent.
 */
(function () {
  'use strict';

  var SLOW_KINDS = ['slow-2g', '2g', '3g'];
  var LEAST_LINE = 2; // Mbit/s, as the browser estimates it
  var LEAST_RATE = 400; // bytes a millisecond, of the page itself
  var ENOUGH = 20000; // bytes: fewer arrive in one piece and say nothing of the line
  var STEPS = 1800000; // three milliseconds of a desktop
  var MOST_WORK = 8; // milliseconds for them
  var TIMES = 3; // the first is not compiled yet, and another may be interrupted

  function saysSlow() {
    var line = navigator.connection;
    if (!line) return false;
    return line.saveData || SLOW_KINDS.indexOf(line.effectiveType) >= 0 || line.downlink < LEAST_LINE;
  }

  function cameSlowly() {
    var page = performance.getEntriesByType('navigation')[0];
    if (!page || !(page.transferSize > ENOUGH)) return false;
    return page.transferSize / (page.responseEnd - page.responseStart) < LEAST_RATE;
  }

  function work() {
    var value = 1;
    for (var step = 0; step < STEPS; step += 1) {
      value = (Math.imul(value ^ (value >>> 7), 1103515245) + 12345) | 0;
    }
    return value;
  }

  function worksSlowly() {
    for (var time = 0; time < TIMES; time += 1) {
      var begun = performance.now();
      work();
      var took = performance.measure('work', { start: begun });
      if (took && took.duration < MOST_WORK) return false; // an older browser does not say
    }
    return true;
  }

  window.isSwift = function () {
    return !saysSlow() && !cameSlowly() && !worksSlowly();
  };
})();
