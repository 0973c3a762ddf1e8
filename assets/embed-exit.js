/* Exit from inside an embed: it is the host page that must be left.
 *
 * The embed is marked by `<html data-embed="https://host.example …">`, the origins that may frame
 * it. In turn: navigate the top window (the browser allows it after a click or a key, unless the
 * host's `sandbox` forbids it); ask the host page to leave, with a message that only those origins
 * can receive; and, should neither work, keep the content covered and show a link.
 */
(function () {
  'use strict';

  var ASK = 250; // milliseconds until the host page is asked, where the browser says nothing
  var WAIT = 900; // milliseconds until the link is shown: time for the host page to answer

  function hosts() {
    var listed = document.documentElement.getAttribute('data-embed').split(/\s+/).filter(Boolean);
    // The browser may know who frames us. Asking others as well would only fill its console.
    var framing = window.location.ancestorOrigins;
    if (!framing || !framing.length) return listed;
    return listed.filter(function (origin) {
      return origin === framing[0];
    });
  }

  function askHost(url) {
    hosts().forEach(function (origin) {
      window.parent.postMessage({ type: 'exit', url: url }, origin);
    });
  }

  function showLink(url, cover) {
    if (!cover.isConnected) return; // the back button has reset the page meanwhile
    var link = document.createElement('a');
    link.href = url;
    link.target = '_top';
    link.rel = 'nofollow noreferrer';
    link.textContent = 'Leave this page';
    cover.textContent = 'The contents are hidden. ';
    cover.appendChild(link);
    link.focus();
  }

  document.addEventListener('exit:leave', function (event) {
    if (!document.documentElement.hasAttribute('data-embed') || window.top === window) return;
    event.preventDefault();
    var url = event.detail.url;
    var cover = event.detail.cover;
    try {
      window.top.location.href = url;
      setTimeout(askHost, ASK, url); // still here: the browser ignored it
    } catch (refused) {
      askHost(url); // sandboxed, or no user gesture that the browser accepts
    }
    setTimeout(showLink, WAIT, url, cover);
  });
})();
