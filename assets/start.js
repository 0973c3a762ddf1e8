/* Loads and starts Dash once the page that the server wrote has been painted.
 *
 * A file of its own, so that the page's policy can forbid inline scripts. The suites come first, in
 * their order; plotly.js, by far the largest script, comes beside them, from an address that changes
 * with its version, and only where a page has a chart.
 */
(function () {
  "use strict";

  var own = document.currentScript.dataset;
  var UNPAINTED = 1000; // milliseconds: a page in a background tab is never painted
  var begun = false;

  // Dash would set an address without a version, which could be kept for no time at all.
  Object.defineProperty(window, "_dashPlotlyJSURL", {
    get: function () {
      return own.plotly;
    },
    set: function () {},
  });

  function load(address, done) {
    var script = document.createElement("script");
    script.async = false; // in order, though all are fetched at once
    script.src = address;
    script.onload = done;
    document.head.appendChild(script);
  }

  function fetchEarly(address) {
    var link = document.createElement("link");
    link.rel = "preload";
    link.as = "script";
    link.href = address;
    document.head.appendChild(link);
  }

  function begin() {
    if (begun) return;
    begun = true;
    var suites = own.suites.split(" ");
    suites.forEach(function (address, place) {
      load(address, place === suites.length - 1 ? start : null);
    });
    if (document.querySelector(".chart-live")) fetchEarly(own.plotly);
  }

  function start() {
    window.renderer = new DashRenderer();
  }

  requestAnimationFrame(function () {
    requestAnimationFrame(function () {
      setTimeout(begin);
    });
  });
  setTimeout(begin, UNPAINTED);
})();
