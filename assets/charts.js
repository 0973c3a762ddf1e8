/* Has Plotly draw a chart once the reader comes upon it, with a pointer, a tap or the focus.
 *
 * Until then the server's picture of it stands there, at first and again after each choice: a picture
 * is in its place at once, and Plotly takes as long over the charts of a page as everything else takes.
 * What Plotly draws from comes with the picture, so the two are always of the same choice.
 *
 * Needs chart-tip.js before it; start.js has Plotly come when it hears of `chart:touched`.
 */
(function () {
  'use strict';

  var SETTINGS = {
    displayModeBar: false,
    responsive: false, // room.js fits charts to their room; Plotly would draw each a second time at once
    showSendToCloud: false,
    scrollZoom: false,
    doubleClick: false,
  };
  var DRAWN = 'js-plotly-plot'; // what Plotly itself marks
  var page = document.getElementById('static-page');
  var app = document.getElementById('react-entry-point');
  var touched = null; // the chart that is to be drawn, by its id, and where the pointer was

  // What lies under the pointer is told without waiting for it to move.
  function pointAt(live, at) {
    var under = document.elementFromPoint(at.clientX, at.clientY);
    if (!live.contains(under)) return;
    under.dispatchEvent(
      new MouseEvent('mousemove', { bubbles: true, clientX: at.clientX, clientY: at.clientY })
    );
  }

  function draw() {
    var at = touched;
    var live = at && document.getElementById(at.id);
    if (!window.Plotly || !live || !app.contains(live)) return; // Plotly or Dash is on its way
    touched = null;
    var figure = JSON.parse(live.previousElementSibling.textContent);
    figure.config = SETTINGS;
    new Promise(function (done) { done(window.Plotly.react(live, figure)); }).then(
      function () {
        window.chartTip(live);
        if ('clientX' in at) pointAt(live, at);
      },
      function () { window.Plotly.purge(live); } // the picture is seen again
    );
  }

  // A finger that scrolls lies on charts too: what it means is told by a tap.
  function touch(event) {
    if (event.pointerType === 'touch' && event.type === 'pointerover') return;
    var chart = event.target.closest && event.target.closest('.chart');
    var live = chart && chart.querySelector('.chart-live');
    if (!live || live.classList.contains(DRAWN)) return;
    touched = { id: live.id };
    if ('clientX' in event) touched = { id: live.id, clientX: event.clientX, clientY: event.clientY };
    document.dispatchEvent(new Event('chart:touched'));
    draw();
  }

  if (!page || !app) return;
  ['pointerover', 'click', 'focusin'].forEach(function (deed) {
    page.parentNode.addEventListener(deed, touch);
  });
  document.addEventListener('load', draw, true); // Plotly may be what has come
  new MutationObserver(draw).observe(page.parentNode, { childList: true }); // Dash takes over
})();
