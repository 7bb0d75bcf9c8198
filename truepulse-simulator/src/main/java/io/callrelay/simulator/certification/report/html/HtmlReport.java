package io.callrelay.simulator.certification.report.html;

import io.callrelay.simulator.certification.result.Certificate;
import io.callrelay.simulator.certification.result.CheckResult;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The report as one page. */
public final class HtmlReport {
  private HtmlReport() {}

  /**
   * Of a certificate that may be written down as it is.
   *
   * @param masked whether phone numbers were masked in it; the page says so
   */
  public static String of(Certificate certificate, boolean masked) {
    Element body =
        Element.of("body")
            .add(FrontPage.of(certificate, masked))
            .add(
                Element.of("main")
                    .add(Attention.of(certificate))
                    .add(ModuleTable.of(modules(certificate)))
                    .add(CoverageTable.of(certificate))
                    .add(SignOff.of(certificate))
                    .add(checks(certificate)));
    StringBuilder page = new StringBuilder("<!DOCTYPE html>\n");
    Element.of("html").with("lang", "en").add(head(certificate)).add(body).writeTo(page);
    return page.append('\n').toString();
  }

  private static Element head(Certificate certificate) {
    Stylesheet stylesheet = Stylesheet.ofTheReport();
    String title = "True Pulse certification: " + certificate.subject().integration();
    return Element.of("head")
        .add(Element.of("meta").with("charset", "utf-8"))
        .add(
            Element.of("meta")
                .with("http-equiv", "Content-Security-Policy")
                .with("content", stylesheet.contentSecurityPolicy()))
        .add(meta("viewport", "width=device-width, initial-scale=1"))
        .add(meta("color-scheme", "light dark"))
        .add(meta("robots", "noindex"))
        .add(Element.of("title").text(title))
        .add(Element.style(stylesheet));
  }

  private static Element meta(String name, String content) {
    return Element.of("meta").with("name", name).with("content", content);
  }

  /** In the plan's order. */
  private static Map<String, List<CheckResult>> modules(Certificate certificate) {
    Map<String, List<CheckResult>> modules = new LinkedHashMap<>();
    for (CheckResult result : certificate.results()) {
      modules.computeIfAbsent(result.check().module(), name -> new ArrayList<>()).add(result);
    }
    return modules;
  }

  private static Element checks(Certificate certificate) {
    Element section =
        Element.of("section", "checks")
            .add(Element.of("h2").text("Appendix: each check, with its evidence"));
    modules(certificate)
        .forEach(
            (module, results) -> {
              section.add(
                  Element.of("h3").with("id", "module-" + module.replace(' ', '-')).text(module));
              results.forEach(result -> section.add(CheckArticle.of(result)));
            });
    return section;
  }
}
