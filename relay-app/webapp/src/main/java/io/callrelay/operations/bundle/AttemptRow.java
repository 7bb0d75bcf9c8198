package io.callrelay.operations.bundle;

import io.callrelay.call.CallField;
import io.callrelay.operations.bundle.ShownAttempt.ShownAnswer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * An attempt as a row of CSV (RFC 4180), for people with a spreadsheet. Every value is quoted, and
 * one that a spreadsheet would take for a formula is marked as text: whoever answers the relay, or
 * posts to it, must not have his words run on somebody's desk.
 */
final class AttemptRow {
  /** Spreadsheets take a file for UTF-8 when it begins so. */
  static final String BYTE_ORDER_MARK = "\uFEFF";

  private static final String BEGIN_OF_FORMULAS = "=+-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20";
  private static final String END = "\r\n";

  private AttemptRow() {}

  /** The first row. */
  static String names() {
    List<String> names =
        new ArrayList<>(
            List.of(
                "startedAt",
                "state",
                "number",
                "tookMillis",
                "node",
                "verdict",
                "reason",
                "detail",
                "httpStatus",
                "contentType",
                "retryAfter",
                "answer",
                "answerLength",
                "answerComplete"));
    for (CallField field : CallField.values()) {
      names.add(field.jsonName());
    }
    return row(names);
  }

  static String of(ShownAttempt shown) {
    List<String> cells = new ArrayList<>();
    cells.add(shown.attempt().startedAt().toString());
    cells.add(shown.state());
    cells.add(Integer.toString(shown.attempt().number()));
    cells.add(Long.toString(shown.attempt().took().toMillis()));
    cells.add(shown.attempt().node());
    cells.add(shown.attempt().verdict());
    cells.add(shown.attempt().reason());
    cells.add(shown.detail());
    cells.add(ofAnswer(shown, answer -> Integer.toString(answer.status())));
    cells.add(ofAnswer(shown, ShownAnswer::contentType));
    cells.add(ofAnswer(shown, ShownAnswer::retryAfter));
    cells.add(ofAnswer(shown, ShownAnswer::text));
    cells.add(ofAnswer(shown, answer -> Long.toString(answer.length())));
    cells.add(ofAnswer(shown, answer -> Boolean.toString(answer.complete())));
    for (CallField field : CallField.values()) {
      cells.add(shown.call().getOrDefault(field, ""));
    }
    return row(cells);
  }

  private static String ofAnswer(ShownAttempt shown, Function<ShownAnswer, String> value) {
    return shown.answer().map(value).orElse("");
  }

  private static String row(List<String> cells) {
    return cells.stream().map(AttemptRow::cell).collect(Collectors.joining(",", "", END));
  }

  /** A value that a spreadsheet shows as it stands and never computes. */
  static String cell(String value) {
    String clean = withoutControls(value);
    boolean formula = beginsAFormula(clean) || beginsAFormula(clean.stripLeading());
    return '"' + (formula ? "'" : "") + clean.replace("\"", "\"\"") + '"';
  }

  private static boolean beginsAFormula(String value) {
    return !value.isEmpty() && BEGIN_OF_FORMULAS.indexOf(value.charAt(0)) >= 0;
  }

  private static String withoutControls(String value) {
    StringBuilder clean = new StringBuilder(value);
    for (int i = 0; i < clean.length(); i++) {
      char c = clean.charAt(i);
      if (Character.isISOControl(c) && c != '\n' && c != '\r' && c != '\t') {
        clean.setCharAt(i, '\uFFFD');
      }
    }
    return clean.toString();
  }
}
