package io.callrelay.browser;

/** Checks that run inside the page and return what is wrong, as text; "" when nothing is. */
public final class Audit {
  private Audit() {}

  /** Controls and links that a screen reader could not name. */
  public static final String NAMES =
      """
      const named = (e) => (e.getAttribute("aria-label") || e.textContent.trim()
          || [...(e.labels ?? [])].map((l) => l.textContent.trim()).join("") || "").length > 0;
      return [...document.querySelectorAll("a, button, input, select, textarea, summary, [role=img]")]
          .filter((e) => e.checkVisibility() && !named(e)).map((e) => e.outerHTML).join("\\n");
      """;

  /** Texts whose contrast is below 4.5 to 1 (3 to 1 for large ones), WCAG 1.4.3. */
  public static final String CONTRAST =
      """
      for (const a of document.getAnimations()) a.finish();
      const canvas = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
      const rgba = (color) => {
        canvas.clearRect(0, 0, 1, 1); canvas.fillStyle = color; canvas.fillRect(0, 0, 1, 1);
        const d = canvas.getImageData(0, 0, 1, 1).data; return [d[0], d[1], d[2], d[3] / 255];
      };
      const over = (top, under) => [0, 1, 2].map((i) => top[i] * top[3] + under[i] * (1 - top[3]));
      const ground = (e) => {
        const layers = [];
        for (let at = e; at; at = at.parentElement) layers.push(rgba(getComputedStyle(at).backgroundColor));
        return layers.reverse().reduce((under, top) => over(top, under), [255, 255, 255]);
      };
      const light = (c) => {
        const [r, g, b] = c.map((v) => { v /= 255; return v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4; });
        return 0.2126 * r + 0.7152 * g + 0.0722 * b;
      };
      const bad = [];
      const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
      while (texts.nextNode()) {
        const e = texts.currentNode.parentElement;
        if (!texts.currentNode.data.trim() || !e.checkVisibility() || e.closest("svg")) continue;
        const style = getComputedStyle(e);
        const under = ground(e);
        const [a, b] = [light(over(rgba(style.color), under)), light(under)].sort((x, y) => y - x);
        const size = parseFloat(style.fontSize);
        const wanted = size >= 24 || (size >= 18.66 && style.fontWeight >= 700) ? 3 : 4.5;
        const ratio = (a + 0.05) / (b + 0.05);
        if (ratio < wanted) bad.push(ratio.toFixed(2) + " " + e.tagName + "." + e.className + ": " + texts.currentNode.data.trim().slice(0, 40));
      }
      return bad.join("\\n");
      """;
}
