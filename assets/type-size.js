/* Has Plotly draw in the reader's type: a figure counts in pixels of a browser whose type is 16.
 *
 * The server's drawing beneath it grows with the type by itself (components/plots/); both keep the same
 * room. Where the type is 16 pixels nothing is touched.
 */
(function () {
  'use strict';

  var USUAL = 16;
  var BAND = 8; // a wider line is a band behind a row, and grows with it
  // Lengths of a layout, wherever in it they stand.
  var LENGTHS = ['size', 'height', 'l', 'r', 't', 'b', 'xshift', 'yshift', 'ax', 'ay', 'standoff'];

  function times(value, by) {
    return Array.isArray(value) ? value.map(function (one) { return one * by; }) : value * by;
  }

  function grown(part, by) {
    if (Array.isArray(part)) return part.map(function (one) { return grown(one, by); });
    if (part === null || typeof part !== 'object') return part;
    var larger = {};
    Object.keys(part).forEach(function (name) {
      var value = part[name];
      var length = typeof value === 'number' && LENGTHS.indexOf(name) >= 0;
      if (name === 'width' && value > BAND) length = true;
      larger[name] = length ? value * by : grown(value, by);
    });
    return larger;
  }

  function marks(trace, by) {
    var marker = trace.marker;
    if (!marker || marker.size === undefined) return trace;
    return Object.assign({}, trace, { marker: Object.assign({}, marker, { size: times(marker.size, by) }) });
  }

  function inType(figure) {
    var by = parseFloat(getComputedStyle(document.documentElement).fontSize) / USUAL;
    if (by === 1) return figure;
    return Object.assign({}, figure, {
      data: figure.data.map(function (trace) { return marks(trace, by); }),
      layout: grown(figure.layout, by),
    });
  }

  // Before Dash hears that Plotly has come.
  document.addEventListener('load', function wrap() {
    if (!window.Plotly) return;
    document.removeEventListener('load', wrap, true);
    var react = window.Plotly.react;
    window.Plotly.react = function (chart, figure) {
      return react.call(window.Plotly, chart, inType(figure));
    };
  }, true);
})();
