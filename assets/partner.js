/* The maps of the partner area. Each stands in a sandboxed frame: presses of keys come from there as
 * messages, so that the exit works with the focus in a map, and so does leaving a map with Escape.
 * An area that is chosen on a map is marked in the table below it and said.
 */
(function () {
  'use strict';

  function frameOf(event) {
    // A sandboxed document has no origin; what tells it apart is its window.
    if (event.origin !== 'null') return null;
    return Array.prototype.find.call(
      document.querySelectorAll('iframe.hotspot-frame'),
      function (frame) { return frame.contentWindow === event.source; }
    ) || null;
  }

  function partOf(frame, kind) {
    return frame.parentNode.querySelector('[data-map-' + kind + ']');
  }

  function handOn(message, frame) {
    if (message.key === 'Escape') {
      if (message.phase === 'keydown') partOf(frame, 'table').focus();
      return;
    }
    document.dispatchEvent(new KeyboardEvent(message.phase, {
      key: message.key,
      repeat: Boolean(message.repeat),
      ctrlKey: Boolean(message.modified),
      bubbles: true,
    }));
  }

  function mark(code, frame) {
    partOf(frame, 'table').querySelectorAll('tr[data-area]').forEach(function (row) {
      var chosen = row.getAttribute('data-area') === code;
      row.classList.toggle('chosen-row', chosen);
      if (chosen) partOf(frame, 'said').textContent = row.getAttribute('data-said');
    });
  }

  window.addEventListener('message', function (event) {
    var frame = frameOf(event);
    if (!frame) return;
    var message = event.data || {};
    if (message.type === 'key') handOn(message, frame);
    else if (message.type === 'ward') mark(String(message.code), frame);
  });
})();
