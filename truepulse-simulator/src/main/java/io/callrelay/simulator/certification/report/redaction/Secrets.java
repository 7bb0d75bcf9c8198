package io.callrelay.simulator.certification.report.redaction;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Tokens, passwords and cookies. The value of a header, a query parameter or a JSON field that is
 * named like one is removed; a token that was seen in an Authorization header is removed wherever
 * it occurs.
 */
final class Secrets {
  private static final String REMOVED = "[removed]";
  private static final String NAME = "(?:token|secret|passw|api-?_?key|signature)";

  private static final Pattern CREDENTIALS =
      Pattern.compile("(?im)^(?:proxy-)?authorization[ \\t]*:[ \\t]*(?:[\\w-]+[ \\t]+)?(\\S+)");

  /** With the lines that continue it. Bounded, as all of these: an answer may be made to stall. */
  private static final Pattern HEADER =
      Pattern.compile(
          "(?im)^([\\w-]{0,40}(?:authorization|cookie|"
              + NAME
              + ")[\\w-]{0,40}[ \\t]{0,9}:[ \\t]*+)[^\\r\\n]*+(?:\\r?\\n[ \\t]++[^\\r\\n]*+){0,20}+");

  private static final Pattern PARAMETER =
      Pattern.compile("(?i)([?&][\\w.-]{0,40}" + NAME + "[\\w.-]{0,40}=)[^&\\s\"'#<>\\\\]+");

  private static final Pattern JSON_FIELD =
      Pattern.compile("(?i)(\"[\\w.-]{0,40}" + NAME + "[\\w.-]{0,40}\"\\s{0,9}:\\s{0,9}\")[^\"]*+");

  private static final Pattern USER = Pattern.compile("://[^/\\s\"'@?#]{1,200}@");

  /** A shorter token would also be found where it is no token. */
  private static final int SHORTEST = 6;

  private final Set<String> known =
      new TreeSet<>(Comparator.comparingInt(String::length).reversed().thenComparing(s -> s));

  /** Remembers the credentials that a request carries. */
  void learn(String text) {
    Matcher credentials = CREDENTIALS.matcher(text);
    while (credentials.find()) {
      String secret = credentials.group(1);
      if (secret.length() >= SHORTEST) {
        known.add(secret);
        known.add(secret.replace("/", "\\/"));
        known.add(URLEncoder.encode(secret, StandardCharsets.UTF_8));
      }
    }
  }

  String removedFrom(String text) {
    String clean = HEADER.matcher(text).replaceAll("$1" + Matcher.quoteReplacement(REMOVED));
    clean = PARAMETER.matcher(clean).replaceAll("$1" + Matcher.quoteReplacement(REMOVED));
    clean = JSON_FIELD.matcher(clean).replaceAll("$1" + Matcher.quoteReplacement(REMOVED));
    clean = USER.matcher(clean).replaceAll("://" + Matcher.quoteReplacement(REMOVED) + "@");
    for (String secret : known) {
      clean = clean.replace(secret, REMOVED);
    }
    return clean;
  }
}
