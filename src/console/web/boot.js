// Before anything is painted: the theme and the language that this browser chose.
(function () {
  try {
    var root = document.documentElement;
    var theme = localStorage.getItem("mufakat-theme");
    if (theme) root.dataset.theme = theme;
    root.lang = localStorage.getItem("mufakat-language") || (/^vi/.test(navigator.language) ? "vi" : "en");
  } catch (_private) { /* A browser that keeps nothing shows its own defaults. */ }
})();
