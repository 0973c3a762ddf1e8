/* Takes the chosen borough along when a link to another page is followed: in the address, stored
 * nowhere. The server has written it into the links of the page as sent; a reader may have chosen
 * another since, and what Dash draws has links of its own.
 */
(function () {
  'use strict';

  var home = document.querySelector('.site-name');
  var PAGE = /^([a-z-]*|(indicators|evidence)\/\w+)$/;
  var NO_PAGE = /^(health|metrics|oembed)$/;
  if (!home) return;
  var root = home.pathname;

  function inner(path) {
    return path.slice(0, root.length) === root ? path.slice(root.length) : '/';
  }

  function place() {
    var named = new URLSearchParams(window.location.search).get('borough');
    return named || document.documentElement.getAttribute('data-place') || '';
  }

  function carry(event) {
    var link = event.target.closest && event.target.closest('a[href]');
    if (!link || link.hasAttribute('data-exit') || link.getAttribute('href').charAt(0) === '#') return;
    var to = new URL(link.href);
    var path = inner(to.pathname);
    if (to.origin !== window.location.origin || !PAGE.test(path) || NO_PAGE.test(path)) return;
    if (to.searchParams.has('borough') && !link.hasAttribute('data-carried')) return;
    to.searchParams.delete('borough');
    if (place()) to.searchParams.set('borough', place());
    link.href = to.pathname + to.search + to.hash;
    link.setAttribute('data-carried', '');
  }

  ['click', 'auxclick'].forEach(function (deed) { document.addEventListener(deed, carry, true); });
  document.addEventListener('submit', function (event) {
    var kept = event.target.querySelector('input[type="hidden"][name="borough"]');
    if (kept && event.target.matches('.search-form')) kept.value = place();
  }, true);
})();
