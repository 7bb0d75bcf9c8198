package io.callrelay.platform;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Properties;

/**
 * The bearer tokens that open the API: the configured ones, or one for each role made at the first
 * start and kept in {@code tokens.properties} of the data directory, readable by its owner only.
 */
public final class Tokens {
  /** Name of the file in the data directory. */
  public static final String FILE = "tokens.properties";

  private final List<NamedToken> intake;
  private final List<NamedToken> operators;
  private final boolean newlyMade;

  private Tokens(List<NamedToken> intake, List<NamedToken> operators, boolean newlyMade) {
    this.intake = intake;
    this.operators = operators;
    this.newlyMade = newlyMade;
  }

  /**
   * The configured tokens; for a role without any, the one kept in the data directory, made now if
   * there is none. Two processes that start at once get the same.
   *
   * @throws UncheckedIOException when the file can be neither read nor written
   */
  public static Tokens loadOrCreate(Settings settings) {
    List<NamedToken> intake = settings.tokens(Setting.INTAKE_TOKENS);
    List<NamedToken> operators = settings.tokens(Setting.OPERATOR_TOKENS);
    if (!intake.isEmpty() && !operators.isEmpty()) {
      return new Tokens(intake, operators, false);
    }
    Path file = settings.path(Setting.DATA_DIR).resolve(FILE);
    try {
      boolean made = createIfAbsent(file);
      Properties kept = new Properties();
      try (Reader reader = Files.newBufferedReader(file)) {
        kept.load(reader);
      }
      return new Tokens(
          intake.isEmpty() ? List.of(keptToken(kept, "intake", file)) : intake,
          operators.isEmpty() ? List.of(keptToken(kept, "operator", file)) : operators,
          made);
    } catch (IOException e) {
      throw new UncheckedIOException("the tokens in " + file + " can be neither read nor made", e);
    }
  }

  private static boolean createIfAbsent(Path file) throws IOException {
    Files.createDirectories(file.getParent());
    String content = "intake=%s%noperator=%s%n".formatted(randomToken(), randomToken());
    try (var channel =
        Files.newByteChannel(
            file,
            EnumSet.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")))) {
      channel.write(StandardCharsets.US_ASCII.encode(content));
      return true;
    } catch (FileAlreadyExistsException e) {
      return false;
    }
  }

  private static String randomToken() {
    byte[] random = new byte[24];
    new SecureRandom().nextBytes(random);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(random);
  }

  private static NamedToken keptToken(Properties kept, String role, Path file) throws IOException {
    String token = kept.getProperty(role);
    if (token == null || token.isBlank()) {
      throw new IOException("the line '" + role + "=…' is missing in " + file);
    }
    return new NamedToken(role, token);
  }

  /** Whether this call made the tokens, so that they are to be shown once. */
  public boolean newlyMade() {
    return newlyMade;
  }

  /** Tokens with which calls may be posted. */
  public List<NamedToken> intake() {
    return intake;
  }

  /** Tokens with which the relay may be looked at and steered. */
  public List<NamedToken> operators() {
    return operators;
  }

  /** The name of the intake token presented, if it is one. */
  public Optional<String> intakeName(String presented) {
    return nameOf(presented, intake);
  }

  /** The name of the operator token presented, if it is one. */
  public Optional<String> operatorName(String presented) {
    return nameOf(presented, operators);
  }

  /** Compares with every token, so that the time taken tells nothing of any. */
  private static Optional<String> nameOf(String presented, List<NamedToken> known) {
    byte[] digest = digest(presented);
    Optional<String> found = Optional.empty();
    for (NamedToken candidate : known) {
      if (MessageDigest.isEqual(digest, digest(candidate.token()))) {
        found = Optional.of(candidate.name());
      }
    }
    return found;
  }

  private static byte[] digest(String token) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
