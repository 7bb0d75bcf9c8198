package io.callrelay.platform;

import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Turns a setting's text into its value, or says what the text should be. */
final class SettingValue {
  private static final Pattern TOKEN =
      Pattern.compile("([\\w.@-]{1,64}):([A-Za-z0-9._~+/-]{8,}=*)(?::(viewer|operator|admin))?");

  private static final Pattern MAIL_ADDRESS =
      Pattern.compile("[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[A-Za-z0-9.-]{1,190}");

  private static final Pattern SCOPE = Pattern.compile("[!#-\\[\\]-~]+");

  private static final Pattern HOST_AND_PORT =
      Pattern.compile("([A-Za-z0-9._-]+|\\[[0-9A-Fa-f:]+]):([0-9]{1,5})");
  private static final int MOST_PORT = 65_535;

  private SettingValue() {}

  static Object read(Setting setting, String text) {
    return switch (setting.kind()) {
      case TEXT, SECRET -> text;
      case INTEGER, BYTES -> wholeNumber(setting, text);
      case DURATION -> duration(setting, text);
      case HTTP_URL -> httpUrl(text);
      case JDBC_URL -> jdbcUrl(text);
      case PATH -> path(text);
      case FILE -> file(text);
      case HOST_AND_PORT -> hostAndPort(text);
      case ZONE -> zone(text);
      case INTAKE_TOKENS -> tokens(text, Role.INTAKE);
      case OPERATOR_TOKENS -> tokens(text, Role.OPERATOR);
      case SWITCH -> Boolean.valueOf(oneOf(text, List.of("true", "false")));
      case LOG_CONSOLE -> oneOf(text, List.of("brief", "json", "none"));
      case MAIL_ADDRESSES -> mailAddresses(text);
      case SECRET_URL -> secretUrl(text);
      case SMTP_TLS -> oneOf(text, List.of("starttls", "tls", "none"));
      case WEBHOOK_FORM -> oneOf(text, List.of("json", "slack", "teams"));
      case SCOPES -> scopes(text);
      case WORDS -> words(text);
    };
  }

  private static long wholeNumber(Setting setting, String text) {
    try {
      long number = Long.parseLong(text);
      requireBetween(
          setting,
          number,
          bound(setting.least(), Long::parseLong),
          bound(setting.most(), Long::parseLong),
          text);
      return number;
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          "'%s' should be a whole number from %s to %s"
              .formatted(text, setting.least(), setting.most()),
          e);
    }
  }

  private static Duration duration(Setting setting, String text) {
    try {
      Duration duration = Duration.parse(text);
      requireBetween(
          setting,
          duration,
          bound(setting.least(), Duration::parse),
          bound(setting.most(), Duration::parse),
          text);
      return duration;
    } catch (DateTimeException e) {
      throw new IllegalArgumentException(
          "'%s' should be an ISO-8601 duration such as PT2S or PT15M".formatted(text), e);
    }
  }

  private static <T> T bound(@Nullable String text, java.util.function.Function<String, T> parse) {
    return parse.apply(Objects.requireNonNull(text));
  }

  private static <T extends Comparable<T>> void requireBetween(
      Setting setting, T value, T least, T most, String text) {
    if (value.compareTo(least) < 0 || value.compareTo(most) > 0) {
      throw new IllegalArgumentException(
          "'%s' should be from %s to %s".formatted(text, setting.least(), setting.most()));
    }
  }

  private static URI httpUrl(String text) {
    try {
      URI url = URI.create(text);
      boolean http = "http".equals(url.getScheme()) || "https".equals(url.getScheme());
      if (http && url.getHost() != null && url.getFragment() == null && url.getUserInfo() == null) {
        return url;
      }
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(notHttpUrl(text), e);
    }
    throw new IllegalArgumentException(notHttpUrl(text));
  }

  private static String notHttpUrl(String text) {
    return "'%s' should be an http or https URL with a host".formatted(text);
  }

  /** A URL that no message shows. */
  private static URI secretUrl(String text) {
    try {
      return httpUrl(text);
    } catch (IllegalArgumentException e) {
      // Without the cause, which holds the text.
      throw new IllegalArgumentException("should be an http or https URL with a host");
    }
  }

  private static List<String> mailAddresses(String text) {
    List<String> addresses = Stream.of(text.split(",")).map(String::strip).toList();
    for (String address : addresses) {
      if (!MAIL_ADDRESS.matcher(address).matches()) {
        throw new IllegalArgumentException(
            "'%s' should be a mail address such as anna@example.com, several separated by commas"
                .formatted(address));
      }
    }
    return addresses;
  }

  /**
   * What a scope is made of, says RFC 6749 3.3; that openid makes it OpenID Connect, its Core
   * 3.1.2.1.
   */
  private static List<String> scopes(String text) {
    List<String> scopes = List.of(text.split(" +"));
    if (!scopes.contains("openid") || !scopes.stream().allMatch(SCOPE.asMatchPredicate())) {
      throw new IllegalArgumentException(
          "'%s' should be scopes separated by blanks, openid among them".formatted(text));
    }
    return scopes;
  }

  private static List<String> words(String text) {
    List<String> words = Stream.of(text.split(",", -1)).map(String::strip).toList();
    if (words.contains("")) {
      throw new IllegalArgumentException(
          "'%s' should be one or more values separated by commas".formatted(text));
    }
    return words;
  }

  private static String jdbcUrl(String text) {
    if (!text.startsWith("jdbc:mysql://")) {
      throw new IllegalArgumentException(
          "should be jdbc:mysql://host:port/database (also for MariaDB)");
    }
    return text;
  }

  private static Path path(String text) {
    try {
      return Path.of(text).toAbsolutePath().normalize();
    } catch (InvalidPathException e) {
      throw new IllegalArgumentException("'%s' should be a directory".formatted(text), e);
    }
  }

  private static Path file(String text) {
    Path file = path(text);
    if (!Files.isReadable(file) || Files.isDirectory(file)) {
      throw new IllegalArgumentException("'%s' should be a file that can be read".formatted(text));
    }
    return file;
  }

  private static InetSocketAddress hostAndPort(String text) {
    Matcher parts = HOST_AND_PORT.matcher(text);
    if (!parts.matches() || Integer.parseInt(parts.group(2)) > MOST_PORT) {
      throw new IllegalArgumentException("'%s' should be host:port".formatted(text));
    }
    return InetSocketAddress.createUnresolved(parts.group(1), Integer.parseInt(parts.group(2)));
  }

  private static ZoneId zone(String text) {
    try {
      return ZoneId.of(text);
    } catch (DateTimeException e) {
      throw new IllegalArgumentException(
          "'%s' should be a time zone such as Asia/Kolkata or UTC".formatted(text), e);
    }
  }

  private static List<NamedToken> tokens(String text, Role role) {
    return Stream.of(text.split(",")).map(String::strip).map(one -> token(one, role)).toList();
  }

  private static NamedToken token(String text, Role usual) {
    Matcher token = TOKEN.matcher(text);
    if (!token.matches() || (usual == Role.INTAKE && token.group(3) != null)) {
      throw new IllegalArgumentException(
          "should be name:token,name:token,… with names of letters, digits, '.', '_', '-', '@' and"
              + " tokens of at least 8 letters, digits or -._~+/"
              + (usual == Role.INTAKE ? "" : ", and :viewer or :admin after a token if wanted"));
    }
    Role role = Role.of(Objects.requireNonNullElse(token.group(3), usual.word())).orElseThrow();
    return new NamedToken(token.group(1), token.group(2), role);
  }

  private static String oneOf(String text, List<String> words) {
    if (!words.contains(text)) {
      throw new IllegalArgumentException(
          "'%s' should be one of %s".formatted(text, String.join(", ", words)));
    }
    return text;
  }
}
