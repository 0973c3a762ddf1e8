/* Links that only change a choice set it in place, once Dash has mounted the page; until then, and
 * without scripts, they are plain links to the same view. */
(function () {
  'use strict';

  document.addEventListener('click', function (event) {
    var link = event.target.closest && event.target.closest('a[data-sets]');
    var dash = window.dash_clientside;
    var live = link && link.closest('#react-entry-point');
    if (!live || !dash || !dash.set_props || event.defaultPrevented) return;
    if (event.button || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    dash.set_props(link.dataset.sets, { value: JSON.parse(link.dataset.value) });
  });
})();
