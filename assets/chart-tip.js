/* What a chart says of the point under the pointer: beside what it explains, never upon it.
 *
 * Plotly writes its label over the row or the line that is looked at, and of the nearest line alone. It
 * stays hidden; what it would say of every line at that place stands above a chart over time, and
 * under the row of any other. It repeats the table, so screen readers are not told.
 */
(function () {
  'use strict';

  if (window.chartTip) return;

  var GAP = 10; // CSS pixels
  var tip = null;
  var of = null; // the chart that it last told of

  function make() {
    tip = document.createElement('div');
    tip.className = 'map-tip chart-tip';
    tip.setAttribute('aria-hidden', 'true');
    document.body.appendChild(tip);
  }

  function said(point) {
    var text = point.data.text;
    return Array.isArray(text) ? text[point.pointNumber] : text;
  }

  function close() {
    if (tip) tip.hidden = true;
  }

  function show(chart, event) {
    var lines = event.points.map(said).filter(function (one, place, all) {
      return one && all.indexOf(one) === place;
    });
    if (!lines.length) return close();
    if (!tip || !tip.isConnected) make();
    of = chart;
    tip.textContent = '';
    lines.forEach(function (one) {
      one.split('<br>').forEach(function (line) {
        tip.appendChild(document.createElement('div')).textContent = line;
      });
    });
    tip.style.left = '0'; // where it can take its full width, to be measured
    tip.hidden = false;
    place(chart, event.points[0]);
  }

  // Page coordinates: the words scroll along with the chart.
  function place(chart, point) {
    var box = chart.getBoundingClientRect();
    var layout = chart._fullLayout;
    var across = box.left + point.xaxis._offset + point.xaxis.d2p(point.x);
    var top = layout.hovermode === 'x'
      ? box.top + layout._size.t - tip.offsetHeight - GAP
      : box.top + point.yaxis._offset + point.yaxis.d2p(point.y) + GAP;
    var most = document.documentElement.clientWidth - tip.offsetWidth - GAP;
    tip.style.left = Math.max(GAP, Math.min(across - tip.offsetWidth / 2, most)) + window.scrollX + 'px';
    tip.style.top = top + window.scrollY + 'px';
  }

  // Has a chart that Plotly has drawn tell of its points.
  window.chartTip = function (chart) {
    chart.on('plotly_hover', function (found) { show(chart, found); });
    chart.on('plotly_unhover', function () {
      if (of === chart) close(); // another may tell of its own already
    });
  };
  // What was told of a chart that a choice has taken away.
  new MutationObserver(function () {
    if (of && !of.isConnected) {
      of = null;
      close();
    }
  }).observe(document.documentElement, { childList: true, subtree: true });
  document.addEventListener('keydown', function (event) {
    if (event.key === 'Escape') close();
  });
})();
