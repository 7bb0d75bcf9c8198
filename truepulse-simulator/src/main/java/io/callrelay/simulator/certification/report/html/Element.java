package io.callrelay.simulator.certification.report.html;

import io.callrelay.simulator.certification.report.words.Visible;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * An element of a page. There is no way to put markup into one but to add another element: text is
 * escaped, and so are the values of attributes; what could run or load something is refused.
 */
final class Element {
  private static final Pattern NAME = Pattern.compile("[a-zA-Z][a-zA-Z0-9-]*");
  private static final Set<String> REFUSED =
      Set.of("script", "iframe", "object", "embed", "link", "base", "form", "img", "style");
  private static final Set<String> EMPTY = Set.of("meta", "br", "hr", "rect", "circle", "line");

  private final String name;
  private final Map<String, String> attributes = new LinkedHashMap<>();
  private final List<Object> content = new ArrayList<>();

  private Element(String name) {
    this.name = name;
  }

  static Element of(String name) {
    if (!NAME.matcher(name).matches() || REFUSED.contains(name)) {
      throw new IllegalArgumentException("no element of a report: " + name);
    }
    return new Element(name);
  }

  /** With a class for the stylesheet. */
  static Element of(String name, String styleClass) {
    return of(name).with("class", styleClass);
  }

  /** The one stylesheet; not a thing that text can get into. */
  static Element style(Stylesheet stylesheet) {
    Element style = new Element("style");
    style.content.add(stylesheet);
    return style;
  }

  Element with(String attribute, String value) {
    boolean leadsAway = attribute.equals("href") && !value.startsWith("#");
    boolean runs = attribute.startsWith("on") || attribute.equals("style");
    if (!NAME.matcher(attribute).matches() || leadsAway || runs || attribute.equals("src")) {
      throw new IllegalArgumentException("no attribute of a report: " + attribute);
    }
    attributes.put(attribute, value);
    return this;
  }

  Element add(Element child) {
    content.add(child);
    return this;
  }

  Element add(List<Element> children) {
    content.addAll(children);
    return this;
  }

  /** Foreign or own: no character of it is markup, and hidden ones are made visible. */
  Element text(String text) {
    content.add(Visible.line(text));
    return this;
  }

  /** As {@link #text}, but line feeds and tabs stay what they are; for {@code pre}. */
  Element preformatted(Visible.Piece piece) {
    content.add(piece.text());
    return this;
  }

  void writeTo(StringBuilder page) {
    page.append('<').append(name);
    attributes.forEach(
        (attribute, value) -> {
          page.append(' ').append(attribute).append("=\"");
          escape(Visible.line(value), page);
          page.append('"');
        });
    if (EMPTY.contains(name)) {
      page.append("/>");
      return;
    }
    page.append('>');
    for (Object part : content) {
      if (part instanceof Element element) {
        element.writeTo(page);
      } else if (part instanceof Stylesheet stylesheet) {
        page.append(stylesheet.css());
      } else {
        escape(part.toString(), page);
      }
    }
    page.append("</").append(name).append('>');
  }

  private static void escape(String text, StringBuilder page) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '&' -> page.append("&amp;");
        case '<' -> page.append("&lt;");
        case '>' -> page.append("&gt;");
        case '"' -> page.append("&quot;");
        case '\'' -> page.append("&#39;");
        default -> page.append(c);
      }
    }
  }
}
