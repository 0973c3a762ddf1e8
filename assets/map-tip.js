/* The label of an area of the map beside the pointer or the active area (WCAG 1.4.13).
 *
 * Dismissed with Escape without moving anything; can be pointed at, so that a magnified screen
 * reaches it; stays until the pointer or the focus has gone elsewhere. It repeats the area's own
 * label, and so is hidden from screen readers, which have read that already.
 */
(function () {
  'use strict';

  if (window.boroughMapTip) return;
  window.boroughMapTip = true;

  var CROSSING = 250; // milliseconds for the pointer to cross from the area to the label
  var GAP = 8; // CSS pixels between the two
  var tip = null;
  var closing = null;
  var focused = null; // the area that the keyboard is on

  function make() {
    tip = document.createElement('div');
    tip.className = 'map-tip';
    tip.setAttribute('aria-hidden', 'true');
    tip.addEventListener('pointerenter', function () { clearTimeout(closing); });
    tip.addEventListener('pointerleave', closeSoon);
    document.body.appendChild(tip);
  }

  // Page coordinates: the label scrolls along with the map.
  function place(x, top, bottom) {
    var width = document.documentElement.clientWidth;
    var height = document.documentElement.clientHeight;
    var left = Math.max(GAP, Math.min(x, width - tip.offsetWidth - GAP));
    var below = bottom + GAP + tip.offsetHeight <= height;
    var y = below ? bottom + GAP : Math.max(GAP, top - GAP - tip.offsetHeight);
    tip.style.left = left + window.scrollX + 'px';
    tip.style.top = y + window.scrollY + 'px';
  }

  function show(area) {
    if (!tip || !tip.isConnected) make();
    clearTimeout(closing);
    tip.textContent = area.getAttribute('aria-label');
    tip.style.left = '0'; // where it can take its full width, to be measured
    tip.hidden = false;
  }

  function close() {
    clearTimeout(closing);
    if (tip) tip.hidden = true;
  }

  function closeSoon() {
    clearTimeout(closing);
    closing = setTimeout(function () {
      if (focused && focused.isConnected) showBeside(focused);
      else close();
    }, CROSSING);
  }

  function showBeside(area) {
    var box = area.getBoundingClientRect();
    show(area);
    place(box.left + box.width / 2 - tip.offsetWidth / 2, box.top, box.bottom);
  }

  function areaOf(node) {
    return node && node.closest ? node.closest('[data-map] [data-code]') : null;
  }

  document.addEventListener('map:active', function (event) {
    focused = event.detail.area;
    if (focused) showBeside(focused);
    else close();
  });

  document.addEventListener('pointerover', function (event) {
    var area = areaOf(event.target);
    if (!area || event.pointerType === 'touch') return;
    if (areaOf(event.relatedTarget) === area) return;
    show(area);
    place(event.clientX + GAP, event.clientY - GAP, event.clientY + GAP);
  });

  document.addEventListener('pointerout', function (event) {
    var area = areaOf(event.target);
    if (area && areaOf(event.relatedTarget) !== area) closeSoon();
  });

  // Before the map hears it: a first Escape closes the label, a second one leaves the map.
  document.addEventListener(
    'keydown',
    function (event) {
      if (event.key !== 'Escape' || !tip || tip.hidden) return;
      close();
      event.stopPropagation();
    },
    true
  );
})();
