/* Starts Dash. A file of its own, so that the page's policy can forbid inline scripts.
 *
 * plotly.js is by far the largest script: it comes after the page has been painted, from an address
 * that changes with its version, and only where a page has a chart.
 */
(function () {
  "use strict";

  var address = document.currentScript.dataset.plotly;

  // Dash would set an address without a version, which could be kept for no time at all.
  Object.defineProperty(window, "_dashPlotlyJSURL", {
    get: function () {
      return address;
    },
    set: function () {},
  });

  function fetchEarly() {
    var link = document.createElement("link");
    link.rel = "preload";
    link.as = "script";
    link.href = address;
    document.head.appendChild(link);
  }

  if (document.querySelector(".chart-place")) {
    requestAnimationFrame(function () {
      requestAnimationFrame(fetchEarly);
    });
  }
  window.renderer = new DashRenderer();
})();
