/* Tells the page that frames this one how high it is, so that no part is cut off; again where it
 * asks, since it may not have listened yet.
 *
 * Only the origins in `data-embed`, those that may frame this page, can receive the message.
 */
(function () {
  'use strict';

  if (window.top === window) return;
  var origins = (document.documentElement.getAttribute('data-embed') || '').split(/\s+/);
  var framing = window.location.ancestorOrigins;
  var told = 0;

  function tell() {
    var height = Math.ceil(document.documentElement.getBoundingClientRect().height);
    if (height === told) return;
    told = height;
    origins
      .filter(function (origin) {
        // Where the browser says who frames us, no other is asked.
        return origin && (!framing || !framing.length || origin === framing[0]);
      })
      .forEach(function (origin) {
        window.parent.postMessage({ type: 'height', height: height }, origin);
      });
  }

  if (window.ResizeObserver) new ResizeObserver(tell).observe(document.documentElement);
  window.addEventListener('load', tell);
  window.addEventListener('message', function (event) {
    if (event.source !== window.parent || !event.data || event.data.type !== 'height') return;
    told = 0;
    tell();
  });
})();
