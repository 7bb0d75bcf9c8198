package io.callrelay.simulator.certification.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.callrelay.simulator.certification.result.Certificate;
import io.callrelay.simulator.certification.result.Evidence;
import io.callrelay.simulator.certification.result.Outcome;
import java.io.ByteArrayInputStream;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.SchemaFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

class JUnitReportTest {
  private static final String XSD = "/io/callrelay/simulator/certification/junit-report.xsd";

  @Test
  void it_has_the_form_that_ci_servers_read() throws Exception {
    validate(JUnitReport.of(Found.wholePlan()));
  }

  @ParameterizedTest
  @EnumSource(Outcome.class)
  void each_outcome_alone_has_that_form_too(Outcome outcome) throws Exception {
    validate(JUnitReport.of(Found.certificate(Found.result(outcome))));
  }

  @Test
  void failed_is_a_failure_that_says_what_was_done_expected_and_found() throws Exception {
    Element problem = only("failure", Found.result(Outcome.FAILED, Found.retried("c-1", 100)));
    assertThat(problem.getAttribute("message")).isEqualTo("Attempt 2 came after 1.034 s.");
    assertThat(problem.getTextContent())
        .contains("Answers the first attempt with ERROR.", "The same call comes again.", "S7.2")
        .contains("04:26:31.150 it was seen");
  }

  @Test
  void a_fault_of_the_suite_is_an_error() throws Exception {
    Element problem = only("error", Found.result(Outcome.ERROR));
    assertThat(problem.getAttribute("type")).isEqualTo("suite");
  }

  @Test
  void what_was_skipped_or_is_left_to_a_person_is_skipped_with_the_reason() throws Exception {
    assertThat(only("skipped", Found.result(Outcome.SKIPPED)).getAttribute("message"))
        .isEqualTo("Attempt 2 came after 1.034 s.");
    assertThat(only("skipped", Found.result(Outcome.REVIEW)).getAttribute("message"))
        .startsWith("a person must say: ");
  }

  @Test
  void a_warning_passes_and_says_so() throws Exception {
    assertThat(only("system-out", Found.result(Outcome.WARNING)).getTextContent())
        .startsWith("WARNING: Attempt 2");
  }

  @Test
  void the_numbers_add_up() throws Exception {
    Document xml = parsed(JUnitReport.of(Found.wholePlan()));
    int failures = 0;
    int tests = 0;
    for (int i = 0; i < xml.getElementsByTagName("testsuite").getLength(); i++) {
      Element suite = (Element) xml.getElementsByTagName("testsuite").item(i);
      tests += Integer.parseInt(suite.getAttribute("tests"));
      failures += Integer.parseInt(suite.getAttribute("failures"));
      assertThat(suite.getElementsByTagName("testcase").getLength())
          .isEqualTo(Integer.parseInt(suite.getAttribute("tests")));
    }
    Element root = xml.getDocumentElement();
    assertThat(root.getAttribute("tests")).isEqualTo(Integer.toString(tests));
    assertThat(root.getAttribute("failures")).isEqualTo("2").isEqualTo("" + failures);
    assertThat(root.getAttribute("errors")).isEqualTo("1");
  }

  @Test
  void characters_that_xml_cannot_have_are_shown_as_their_codes() throws Exception {
    Evidence note =
        Evidence.note(Found.START, "NUL \0 BELL \u0007 ]]> & <b> half \uD800 end \uFFFF");
    byte[] xml =
        JUnitReport.of(
            Found.certificate(Found.result("x", Outcome.FAILED, "\u001b[31m \0 \"<&>'", note)));
    validate(xml);
    Element failure = (Element) parsed(xml).getElementsByTagName("failure").item(0);
    assertThat(failure.getAttribute("message")).isEqualTo("<U+001B>[31m <U+0000> \"<&>'");
    assertThat(failure.getTextContent()).contains("]]> & <b> half <U+D800> end <U+FFFF>");
  }

  private static Element only(
      String name, io.callrelay.simulator.certification.result.CheckResult result)
      throws Exception {
    Certificate certificate = Found.certificate(result);
    Document xml = parsed(JUnitReport.of(certificate));
    Element test = (Element) xml.getElementsByTagName("testcase").item(0);
    assertThat(test.getChildNodes().getLength()).isEqualTo(1);
    return (Element) test.getElementsByTagName(name).item(0);
  }

  private static Document parsed(byte[] xml) throws Exception {
    return DocumentBuilderFactory.newDefaultInstance()
        .newDocumentBuilder()
        .parse(new ByteArrayInputStream(xml));
  }

  private static void validate(byte[] xml) throws Exception {
    SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
        .newSchema(JUnitReportTest.class.getResource(XSD))
        .newValidator()
        .validate(new StreamSource(new ByteArrayInputStream(xml)));
  }
}
