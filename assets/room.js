/* Fits charts to the room they have, whenever that changes: a window, a turned phone, opened details.
 *
 * A chart that has just been drawn has the room it was drawn for, so nothing is drawn twice.
 */
(function () {
  'use strict';

  var SETTLED = 100; // milliseconds: a window being drawn wider changes all the while
  var app = document.getElementById('react-entry-point');
  var waiting;

  function fit() {
    app.querySelectorAll('.js-plotly-plot').forEach(function (chart) {
      var room = chart.clientWidth;
      if (room > 0 && Math.abs(room - chart._fullLayout.width) > 1) window.Plotly.Plots.resize(chart);
    });
  }

  if (!app || !window.ResizeObserver) return;
  new ResizeObserver(function () {
    clearTimeout(waiting);
    waiting = setTimeout(fit, SETTLED);
  }).observe(app);
})();
