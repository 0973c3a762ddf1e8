/* For the page that frames a view: follows the view's height, and leaves when its exit is pressed.
 *
 * Optional: without it the frame keeps the height its tag gives, and the exit leaves by itself
 * where the browser allows it. Messages count only from a frame of this page and from the origin
 * of that frame's own address.
 */
(function () {
  'use strict';

  var LEAST = 120; // pixels
  var MOST = 6000;

  function frameOf(event) {
    return Array.prototype.find.call(
      document.querySelectorAll('iframe[data-london-boroughs]'),
      function (frame) {
        return (
          frame.contentWindow === event.source && new URL(frame.src).origin === event.origin
        );
      }
    );
  }

  function follow(frame, height) {
    if (typeof height !== 'number' || !isFinite(height)) return;
    frame.style.height = Math.min(Math.max(Math.ceil(height), LEAST), MOST) + 'px';
  }

  function leave(address) {
    var target;
    try {
      target = new URL(address);
    } catch (malformed) {
      return;
    }
    if (target.protocol === 'https:' || target.protocol === 'http:') {
      window.location.href = target.href;
    }
  }

  window.addEventListener('message', function (event) {
    var frame = frameOf(event);
    if (!frame || !event.data) return;
    if (event.data.type === 'height') follow(frame, event.data.height);
    if (event.data.type === 'exit') leave(event.data.url);
  });

  // A frame that came before this script has told its height to nobody.
  Array.prototype.forEach.call(
    document.querySelectorAll('iframe[data-london-boroughs]'),
    function (frame) { frame.contentWindow.postMessage({ type: 'height' }, '*'); }
  );
})();
