/* Loads and starts Dash: by itself where line and processor are fast (device.js) and have nothing
 * else to do, else once the reader touches a chart. Until then the page that the server wrote stands,
 * its charts included, and early.js has each choice answered.
 *
 * A file of its own, so that the page's policy can forbid inline scripts. The suites come first, in
 * their order; plotly.js, by far the largest script, comes beside them, from an address that changes
 * with its version, and only where a page has a chart.
 */
(function () {
  "use strict";

  var own = document.currentScript.dataset;
  var UNPAINTED = 1000; // milliseconds: a page in a background tab is never painted
  var BUSY = 2000; // milliseconds after which nobody waits for a browser that is never idle
  var page = document.getElementById("static-page");
  var begun = false;
  var looked = false;

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

  function beginIfSwift() {
    if (looked) return;
    looked = true;
    if (!window.isSwift()) return;
    if (window.requestIdleCallback) requestIdleCallback(begin, { timeout: BUSY });
    else setTimeout(begin);
  }

  // A finger that scrolls lies on charts too: what it means is told by a tap.
  function touched(event) {
    if (event.pointerType === "touch" && event.type === "pointerover") return;
    if (event.target.closest && event.target.closest(".chart")) begin();
  }

  ["pointerover", "click", "focusin"].forEach(function (deed) {
    page.addEventListener(deed, touched);
  });
  requestAnimationFrame(function () {
    requestAnimationFrame(function () {
      setTimeout(beginIfSwift);
    });
  });
  setTimeout(beginIfSwift, UNPAINTED);
})();
