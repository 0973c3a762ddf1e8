/* Copies the words of an element for a paste elsewhere. The button shows only where it can work. */
(function () {
  'use strict';

  function start() {
    if (!navigator.clipboard) return; // the words can be selected by hand
    document.querySelectorAll('[data-copy]').forEach(function (button) {
      button.hidden = false;
    });
  }

  document.addEventListener('click', function (event) {
    var button = event.target.closest && event.target.closest('[data-copy]');
    if (!button) return;
    var words = document.getElementById(button.getAttribute('data-copy')).textContent;
    var said = button.parentElement.querySelector('[data-copied]');
    navigator.clipboard.writeText(words).then(
      function () { said.textContent = ' Copied.'; },
      function () { said.textContent = ' Copying was refused: select the words by hand.'; }
    );
  });

  if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', start);
  else start();
})();
