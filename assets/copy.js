/* Prints the page, and copies words for a paste elsewhere: those of an element, those beside the button, or the link to
 * the view as it is now.
 *
 * A copied link names the release, so that whoever opens it later is told of a newer one. The
 * buttons show only where they can work: a class on the root, since Dash writes some of them later.
 */
(function () {
  'use strict';

  document.documentElement.classList.add('can-print');
  document.addEventListener('click', function (event) {
    if (event.target.closest && event.target.closest('[data-print]')) window.print();
  });

  function linkOf(button) {
    var here = window.location, root = button.getAttribute('data-copy-root');
    var link = new URL(here.pathname + here.search + here.hash, root || here.href);
    link.searchParams.set('release', button.getAttribute('data-copy-link'));
    return link.href;
  }

  // Where a script may copy nothing the words can be selected by hand, and the plain link is to the
  // view as it is by now.
  if (!navigator.clipboard) {
    ['pointerdown', 'focusin'].forEach(function (deed) {
      document.addEventListener(deed, function (event) {
        var plain = event.target.closest && event.target.closest('.view-link > a');
        if (plain) plain.href = linkOf(plain.nextElementSibling);
      });
    });
    return;
  }
  document.documentElement.classList.add('can-copy');

  function wordsOf(button) {
    if (button.hasAttribute('data-copy')) {
      var named = button.getAttribute('data-copy');
      var box = button.closest('[data-copy-box]');
      return (named ? document.getElementById(named) : box.querySelector('[data-copy-words]'))
        .textContent;
    }
    return linkOf(button);
  }

  document.addEventListener('click', function (event) {
    var button = event.target.closest && event.target.closest('[data-copy], [data-copy-link]');
    if (!button) return;
    var said = button.parentElement.querySelector('[data-copied]');
    navigator.clipboard.writeText(wordsOf(button)).then(
      function () { said.textContent = ' Copied.'; },
      function () { said.textContent = ' Copying was refused: select the words by hand.'; }
    );
  });
})();
