/* Loads and starts Dash: by itself where line and processor are fast (device.js) and have nothing
 * else to do, else once the reader touches a chart (charts.js). Until then the page that the server
 * wrote stands, its charts included, and early.js has each choice answered.
 *
 * A file of its own, so that the page's policy can forbid inline scripts. The suites come first, in
 * their order; plotly.js, by far the largest script, comes beside them and runs after them, from an
 * address that changes with its version, and only where a page has a chart.
 */
(function () {
  "use strict";

  var own = document.currentScript.dataset;
  var UNPAINTED = 1000; // milliseconds: a page in a background tab is never painted
  var BUSY = 2000; // milliseconds after which nobody waits for a browser that is never idle
  var begun = false;
  var looked = false;
  var drawing = false; // Plotly is there, or on its way

  function load(address, done, failed) {
    var script = document.createElement("script");
    script.async = false; // in order, though all are fetched at once
    script.src = address;
    script.onload = done;
    script.onerror = failed;
    document.head.appendChild(script);
  }

  function loadPlotly() {
    if (drawing) return;
    drawing = true;
    load(own.plotly, null, function () {
      drawing = false; // the next touch tries again
    });
  }

  function begin() {
    if (begun) return;
    begun = true;
    var suites = own.suites.split(" ");
    suites.forEach(function (address, place) {
      load(address, place === suites.length - 1 ? start : null, null);
    });
    if (document.querySelector(".chart-live")) loadPlotly();
  }

  function start() {
    window.renderer = new DashRenderer();
  }

  function beginIfSwift() {
    if (looked) return;
    looked = true;
    if (!window.isSwift()) return;
    if (window.requestIdleCallback) requestIdleCallback(begin, { timeout: BUSY });
    else setTimeout(begin);
  }

  document.addEventListener("chart:touched", function () {
    begin();
    loadPlotly();
  });
  requestAnimationFrame(function () {
    requestAnimationFrame(function () {
      setTimeout(beginIfSwift);
    });
  });
  setTimeout(beginIfSwift, UNPAINTED);
})();
