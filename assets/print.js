/* The button that prints. It shows only where a script can print: a class on the root. */
(function () {
  'use strict';

  document.documentElement.classList.add('can-print');

  document.addEventListener('click', function (event) {
    if (event.target.closest && event.target.closest('[data-print]')) window.print();
  });
})();
