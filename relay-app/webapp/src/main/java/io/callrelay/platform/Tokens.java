package io.callrelay.platform;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;

/**
 * The bearer tokens that the settings give: the configured ones, or one to post calls and one of an
 * operator, made at the first start and kept in {@code tokens.properties} of the data directory,
 * readable by its owner only.
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
          intake.isEmpty() ? List.of(keptToken(kept, Role.INTAKE, file)) : intake,
          operators.isEmpty() ? List.of(keptToken(kept, Role.OPERATOR, file)) : operators,
          made);
    } catch (IOException e) {
      throw new UncheckedIOException("the tokens in " + file + " can be neither read nor made", e);
    }
  }

  private static boolean createIfAbsent(Path file) throws IOException {
    Files.createDirectories(file.getParent());
    String content = "intake=%s%noperator=%s%n".formatted(RandomSecret.text(), RandomSecret.text());
    try {
      PrivateFile.create(file, content);
      return true;
    } catch (FileAlreadyExistsException e) {
      return false;
    }
  }

  private static NamedToken keptToken(Properties kept, Role role, Path file) throws IOException {
    String token = kept.getProperty(role.word());
    if (token == null || token.isBlank()) {
      throw new IOException("the line '" + role.word() + "=…' is missing in " + file);
    }
    return new NamedToken(role.word(), token, role);
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
}
