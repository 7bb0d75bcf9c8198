package io.callrelay.simulator.certification.report;

import io.callrelay.simulator.certification.report.words.Times;
import io.callrelay.simulator.certification.report.words.Visible;
import io.callrelay.simulator.certification.result.Certificate;
import io.callrelay.simulator.certification.result.CheckResult;
import io.callrelay.simulator.certification.result.Evidence;
import io.callrelay.simulator.certification.result.Outcome;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * The report for CI: a module is a test suite, a check a test case. FAILED is a failure, ERROR an
 * error, SKIPPED and REVIEW are skipped; a WARNING passes and says so in its output.
 */
final class JUnitReport {
  private final XMLStreamWriter xml;

  private JUnitReport(XMLStreamWriter xml) {
    this.xml = xml;
  }

  static byte[] of(Certificate certificate) {
    StringWriter text = new StringWriter();
    try {
      XMLStreamWriter xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(text);
      new JUnitReport(xml).write(certificate);
      xml.close();
    } catch (XMLStreamException e) {
      throw new IllegalStateException("cannot write a certificate as JUnit XML", e);
    }
    return (text + "\n").getBytes(StandardCharsets.UTF_8);
  }

  private void write(Certificate certificate) throws XMLStreamException {
    xml.writeStartDocument("UTF-8", "1.0");
    xml.writeCharacters("\n");
    xml.writeStartElement("testsuites");
    attribute("name", "True Pulse certification of " + certificate.subject().integration());
    counts(certificate.results());
    for (Map.Entry<String, List<CheckResult>> module : modules(certificate).entrySet()) {
      suite(module.getKey(), module.getValue(), certificate);
    }
    xml.writeCharacters("\n");
    xml.writeEndElement();
    xml.writeEndDocument();
  }

  private static Map<String, List<CheckResult>> modules(Certificate certificate) {
    Map<String, List<CheckResult>> modules = new LinkedHashMap<>();
    for (CheckResult result : certificate.results()) {
      modules.computeIfAbsent(result.check().module(), name -> new ArrayList<>()).add(result);
    }
    return modules;
  }

  private void counts(List<CheckResult> results) throws XMLStreamException {
    attribute("tests", Integer.toString(results.size()));
    attribute("failures", Long.toString(count(results, Outcome.FAILED)));
    attribute("errors", Long.toString(count(results, Outcome.ERROR)));
    Duration time = results.stream().map(CheckResult::took).reduce(Duration.ZERO, Duration::plus);
    attribute("time", Times.seconds(time));
  }

  private static long count(List<CheckResult> results, Outcome outcome) {
    return results.stream().filter(result -> result.outcome() == outcome).count();
  }

  private void suite(String module, List<CheckResult> results, Certificate certificate)
      throws XMLStreamException {
    xml.writeCharacters("\n  ");
    xml.writeStartElement("testsuite");
    attribute("name", module);
    counts(results);
    long skipped = count(results, Outcome.SKIPPED) + count(results, Outcome.REVIEW);
    attribute("skipped", Long.toString(skipped));
    // without zone or fraction, as Jenkins' and Surefire's readers want it
    attribute("timestamp", Times.iso(certificate.started()).substring(0, 19));
    for (CheckResult result : results) {
      testCase(result);
    }
    xml.writeCharacters("\n  ");
    xml.writeEndElement();
  }

  private void testCase(CheckResult result) throws XMLStreamException {
    xml.writeCharacters("\n    ");
    xml.writeStartElement("testcase");
    attribute("name", result.check().id() + ": " + result.check().title());
    attribute("classname", "truepulse." + result.check().module().replace(' ', '-'));
    attribute("time", Times.seconds(result.took()));
    switch (result.outcome()) {
      case FAILED -> problem("failure", "failed", result);
      case ERROR -> problem("error", "suite", result);
      case SKIPPED -> message("skipped", result.finding());
      case REVIEW -> message("skipped", "a person must say: " + result.finding());
      case WARNING -> element("system-out", "WARNING: " + described(result));
      case PASSED -> element("system-out", result.finding());
    }
    xml.writeEndElement();
  }

  private void problem(String element, String type, CheckResult result) throws XMLStreamException {
    xml.writeStartElement(element);
    attribute("message", result.finding());
    attribute("type", type);
    text(described(result));
    xml.writeEndElement();
  }

  private void message(String element, String message) throws XMLStreamException {
    xml.writeEmptyElement(element);
    attribute("message", message);
  }

  private void element(String name, String content) throws XMLStreamException {
    xml.writeStartElement(name);
    text(content);
    xml.writeEndElement();
  }

  private static String described(CheckResult result) {
    StringBuilder words = new StringBuilder(result.finding());
    words.append("\nDone: ").append(result.check().does());
    words.append("\nExpected: ").append(result.check().expects());
    words.append("\nClauses: ").append(String.join(", ", result.check().clauses()));
    for (Evidence evidence : result.evidence()) {
      words.append('\n').append(Times.clock(evidence.at())).append(' ').append(evidence.words());
    }
    return words.toString();
  }

  private void attribute(String name, String value) throws XMLStreamException {
    xml.writeAttribute(name, Visible.line(value));
  }

  /** XML has no form for control characters at all, not even an escaped one. */
  private void text(String content) throws XMLStreamException {
    String lines = String.join("\n", content.lines().map(Visible::line).toList());
    xml.writeCharacters(lines);
  }
}
