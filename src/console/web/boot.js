// Before anything is painted: the theme and the language that this browser chose; and a page that did not come whole.
(function () {
  var root = document.documentElement;
  var dark = matchMedia("(prefers-color-scheme: dark)");
  var kept = function (name) {
    // A browser that keeps nothing shows its own defaults.
    try { return localStorage.getItem("mufakat-" + name); } catch (_private) { return null; }
  };
  var theme = function () { root.dataset.theme = kept("theme") || (dark.matches ? "dark" : "light"); };
  theme();
  dark.addEventListener("change", theme);
  // Without one of its modules nothing on the page would ever move. The hub was there a moment ago, since it gave the page.
  addEventListener("error", function (event) {
    if (event.target.type === "module") setTimeout(function () { location.reload(); }, 3000);
  }, true);
  root.lang = kept("language") || (/^vi/.test(navigator.language) ? "vi" : "en");
})();
