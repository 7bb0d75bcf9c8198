// Not a module, so that the chosen colours are there before anything is drawn.
(function () {
  let chosen = null;
  try {
    chosen = localStorage.getItem("relay-theme");
  } catch {
    // A browser that keeps nothing shows the system's colours.
  }
  if (chosen === "light" || chosen === "dark") document.documentElement.dataset.theme = chosen;
})();
