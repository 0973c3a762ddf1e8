/* Puts the HTML of `data-written` into its element: parts of a page that Dash hands over in one
 * piece (components/frame/prewritten.py). Must come before live.js, which takes a page as ready once it
 * stands in the document.
 */
(function () {
  'use strict';

  var NAME = 'data-written';
  var made = new WeakMap(); // element -> the nodes that its HTML made

  function write(element) {
    var html = element.getAttribute(NAME);
    // Dash may have taken the element back, and put its own children beside ours.
    (made.get(element) || []).forEach(function (node) {
      node.remove();
    });
    if (html === null) return;
    element.innerHTML = html;
    made.set(element, Array.from(element.childNodes));
  }

  function writeAll(node) {
    if (!(node instanceof Element)) return;
    if (node.hasAttribute(NAME)) write(node);
    node.querySelectorAll('[' + NAME + ']').forEach(write);
  }

  var app = document.getElementById('react-entry-point');
  if (!app) return;
  writeAll(app);
  new MutationObserver(function (changes) {
    changes.forEach(function (change) {
      if (change.type === 'attributes') write(change.target);
      else change.addedNodes.forEach(writeAll);
    });
  }).observe(app, { subtree: true, childList: true, attributeFilter: [NAME] });
})();
