/* The slider of the page on costs: each amount is worked out anew from its own base.
 *
 * The same rule as data/evidence/costs.py: amount times part times share, a half penny rounded up. The
 * choice stays in the address alone; nothing is sent.
 */
(function () {
  'use strict';

  var MILLION = new Intl.NumberFormat('en-GB', {
    minimumFractionDigits: 2,
    maximumFractionDigits: 2,
  });

  function start() {
    var slider = document.querySelector('.slider input[type="range"]');
    if (!slider) return;

    function update() {
      var share = Number(slider.value);
      document.querySelectorAll('[data-share]').forEach(function (node) {
        node.textContent = share + '%';
      });
      document.querySelectorAll('[data-amount]').forEach(function (node) {
        var base = Number(node.getAttribute('data-amount'));
        var part = Number(node.getAttribute('data-part'));
        // Whole millionths first: a product that ends in a half is a little less as a float.
        var pennies = Math.round(Math.round(base * part * share * 10000) / 10000);
        node.textContent = '£' + MILLION.format(pennies / 100) + ' million';
      });
    }

    function keep() {
      var here = new URL(window.location.href);
      here.searchParams.set('share', slider.value);
      window.history.replaceState(window.history.state, '', here);
    }

    slider.addEventListener('input', update);
    slider.addEventListener('change', keep);
    // A browser that comes back to the page may have kept where the slider stood.
    window.addEventListener('pageshow', update);
  }

  if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', start);
  else start();
})();
