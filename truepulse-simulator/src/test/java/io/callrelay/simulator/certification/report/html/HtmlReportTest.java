package io.callrelay.simulator.certification.report.html;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.callrelay.simulator.certification.report.Found;
import io.callrelay.simulator.certification.result.Certificate;
import io.callrelay.simulator.certification.result.CheckResult;
import io.callrelay.simulator.certification.result.Evidence;
import io.callrelay.simulator.certification.result.Evidence.Kind;
import io.callrelay.simulator.certification.result.Outcome;
import io.callrelay.simulator.certification.result.Subject;
import io.vertx.core.buffer.Buffer;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

class HtmlReportTest {
  private static final String HOSTILE =
      "</pre></title><script>alert(1)</script><img src=x onerror=alert(2)>\" onload='x' &lt; {{x}}";

  @Test
  void hostile_words_and_bytes_are_text_wherever_they_stand() throws Exception {
    Certificate certificate = hostile();
    Document page = parsed(HtmlReport.of(certificate, true));
    for (String name : List.of("script", "img", "iframe", "link", "form", "object", "base")) {
      assertThat(page.getElementsByTagName(name).getLength()).as(name).isZero();
    }
    assertThat(text(page, "title")).contains(HOSTILE);
    assertThat(text(page, "h1")).isEqualTo(HOSTILE);
    assertThat(text(page, "pre")).contains(HOSTILE);
    assertThat(page.getElementsByTagName("article").item(0).getTextContent()).contains(HOSTILE);
    for (Element element : all(page, "*")) {
      for (int i = 0; i < element.getAttributes().getLength(); i++) {
        String attribute = element.getAttributes().item(i).getNodeName();
        assertThat(attribute).doesNotStartWith("on").isNotIn("style", "src");
      }
    }
  }

  private static Certificate hostile() {
    CheckResult result =
        Found.result(
            "hostile",
            Outcome.FAILED,
            HOSTILE,
            Found.evidence(Kind.WEBHOOK_ARRIVED, 5, HOSTILE),
            Evidence.note(Found.START, HOSTILE));
    return new Certificate(
        new Subject(
            HOSTILE, HOSTILE, Subject.Mode.OBSERVED, HOSTILE, Optional.of(HOSTILE), HOSTILE),
        HOSTILE,
        Found.START,
        Found.START,
        List.of(result),
        true);
  }

  @Test
  void nothing_is_loaded_and_no_script_can_run() throws Exception {
    String html = HtmlReport.of(Found.wholePlan(), true);
    Document page = parsed(html);
    String css = text(page, "style");
    assertThat(css).doesNotContain("url(", "@import");
    String hash =
        Base64.getEncoder()
            .encodeToString(
                MessageDigest.getInstance("SHA-256").digest(css.getBytes(StandardCharsets.UTF_8)));
    assertThat(all(page, "meta"))
        .filteredOn(meta -> meta.getAttribute("http-equiv").equals("Content-Security-Policy"))
        .singleElement()
        .satisfies(
            meta ->
                assertThat(meta.getAttribute("content"))
                    .isEqualTo(
                        "default-src 'none'; style-src 'sha256-"
                            + hash
                            + "'; base-uri 'none'; form-action 'none'"));
    assertThat(all(page, "a")).allSatisfy(a -> assertThat(a.getAttribute("href")).startsWith("#"));
  }

  @Test
  void every_link_leads_somewhere_and_every_id_is_there_once() throws Exception {
    Document page = parsed(HtmlReport.of(Found.wholePlan(), true));
    List<String> ids =
        all(page, "*").stream()
            .map(element -> element.getAttribute("id"))
            .filter(id -> !id.isEmpty())
            .toList();
    Set<String> once = new HashSet<>(ids);
    assertThat(ids).hasSameSizeAs(once);
    assertThat(all(page, "a"))
        .isNotEmpty()
        .allSatisfy(a -> assertThat(once).contains(a.getAttribute("href").substring(1)));
  }

  @Test
  void a_check_says_what_was_done_expected_and_found_and_when() throws Exception {
    Document page =
        parsed(
            HtmlReport.of(
                Found.certificate(
                    Found.result(Outcome.FAILED, Found.retried("cert-1", 100, 1_134, 3_000))),
                false));
    Element article = all(page, "article").get(0);
    assertThat(article.getTextContent())
        .contains("ERROR is retried", "retry-after-error", "must", "S7.2")
        .contains("Answers the first attempt with ERROR.", "The same call comes again.")
        .contains("Attempt 2 came after 1.034 s.", "took 1.250 s of at most 1 min")
        .contains("04:26:31.150", "attempt 1", "attempt 2, 1.034 s after the last")
        .contains("attempt 3, 1.866 s after the last", "3 attempts in 2.900 s")
        .contains("POST /webhook HTTP/1.1\\r\\n\nHost");
    assertThat(all(page, "details").get(0).getAttribute("open")).isEqualTo("open");
  }

  @Test
  void a_must_of_which_nothing_can_be_said_needs_attention() throws Exception {
    Document page = parsed(HtmlReport.of(Found.certificate(Found.undecided()), true));
    assertThat(text(page, "h2")).contains("What needs attention");
    assertThat(all(page, "section").get(0).getTextContent())
        .contains("Skipped", "ERROR is retried", "Nothing came.");
  }

  @Test
  void evidence_of_what_passed_is_folded() throws Exception {
    Document page =
        parsed(
            HtmlReport.of(
                Found.certificate(Found.result(Outcome.PASSED, Found.retried("cert-1", 100))),
                false));
    assertThat(all(page, "details").get(0).hasAttribute("open")).isFalse();
  }

  @Test
  void control_characters_bad_utf8_and_turned_text_are_made_visible() throws Exception {
    Buffer bytes =
        Buffer.buffer("a\0b\u001b\t\u202Ec\u0926").appendByte((byte) 0xC3).appendString("\r\n");
    Document page =
        parsed(
            HtmlReport.of(
                Found.certificate(
                    Found.result(Outcome.PASSED, Found.evidence(Kind.WEBHOOK_ANSWERED, 1, bytes))),
                false));
    assertThat(text(page, "pre")).isEqualTo("a\\x00b\\x1B\\t\t<U+202E>c\u0926\\xC3\\r\\n\n");
  }

  @Test
  void long_bytes_are_cut_in_the_middle_with_a_note() throws Exception {
    String bytes = "start" + "\u0926".repeat(20_000) + "end";
    Document page =
        parsed(
            HtmlReport.of(
                Found.certificate(
                    Found.result(Outcome.PASSED, Found.evidence(Kind.WEBHOOK_ARRIVED, 1, bytes))),
                false));
    assertThat(text(page, "pre"))
        .startsWith("start\u0926")
        .endsWith("\u0926end")
        .containsPattern("\\d+ bytes are left out here; the JSON report has them")
        .doesNotContain("\\x")
        .hasSizeLessThan(WireBytes.LONGEST);
  }

  @Test
  void much_evidence_is_cut_in_the_middle_with_a_note() throws Exception {
    List<Evidence> notes = new ArrayList<>();
    IntStream.range(0, 120)
        .forEach(i -> notes.add(Evidence.note(Found.START.plusMillis(i), "note " + i + ".")));
    Document page =
        parsed(
            HtmlReport.of(
                Found.certificate(Found.result(Outcome.PASSED, notes.toArray(Evidence[]::new))),
                false));
    String list = all(page, "ol").get(0).getTextContent();
    assertThat(list)
        .contains("note 0.", "note 39.", "70 entries are left out", "note 110.", "note 119.")
        .doesNotContain("note 40.", "note 109.");
  }

  @Test
  void it_says_whether_numbers_are_masked() {
    Certificate certificate = Found.certificate(Found.result(Outcome.PASSED));
    assertThat(HtmlReport.of(certificate, true)).contains("masked, all but the last four digits");
    assertThat(HtmlReport.of(certificate, false)).contains("shown, as was asked for");
  }

  @ParameterizedTest
  @ValueSource(strings = {"script", "iframe", "style", "a b", "a>"})
  void no_element_that_could_run_or_load_something_can_be_built(String name) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> io.callrelay.simulator.certification.report.html.Element.of(name));
  }

  @ParameterizedTest
  @ValueSource(strings = {"onclick", "style", "src", "a b", "x=\"y"})
  void no_attribute_that_could_run_or_load_something_can_be_set(String attribute) {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                io.callrelay.simulator.certification.report.html.Element.of("p")
                    .with(attribute, "#x"));
  }

  @Test
  void no_link_leads_out_of_the_page() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                io.callrelay.simulator.certification.report.html.Element.of("a")
                    .with("href", "javascript:alert(1)"));
  }

  private static String text(Document page, String name) {
    return page.getElementsByTagName(name).item(0).getTextContent();
  }

  private static List<Element> all(Document page, String name) {
    NodeList nodes = page.getElementsByTagName(name);
    return IntStream.range(0, nodes.getLength())
        .mapToObj(nodes::item)
        .map(Element.class::cast)
        .toList();
  }

  /** Pages are also well-formed XML, so that they can be taken apart without a browser. */
  private static Document parsed(String html) throws Exception {
    return DocumentBuilderFactory.newDefaultInstance()
        .newDocumentBuilder()
        .parse(new InputSource(new StringReader(html)));
  }
}
