package io.callrelay.process;

import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiFunction;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** Everything that a relay has written and said, text by text, each under the name of its place. */
final class Trail {
  /** Programs that were unpacked. */
  private static final Pattern PROGRAM = Pattern.compile(".*\\.(jar|war|rar|class|so)");

  private final Map<String, String> texts = new LinkedHashMap<>();

  void add(String place, String text) {
    texts.merge(place, text, (before, more) -> before + "\n" + more);
  }

  void addAll(String place, List<String> several) {
    several.forEach(text -> add(place, text));
  }

  /** All files of a directory but those below these of its directories. */
  void addFiles(Path directory, List<String> leftOut) {
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        String name = directory.relativize(file).toString();
        if (leftOut.stream().noneMatch(name::startsWith) && !PROGRAM.matcher(name).matches()) {
          add("file " + name, utf8(Files.readAllBytes(file)));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(directory + " cannot be read", e);
    }
  }

  /** What is in a zip, its names among it. */
  void addZip(String place, byte[] zip) {
    try (ZipInputStream entries = new ZipInputStream(new ByteArrayInputStream(zip))) {
      for (ZipEntry entry = entries.getNextEntry(); entry != null; entry = entries.getNextEntry()) {
        add(place + "!" + entry.getName(), entry.getName() + "\n" + utf8(entries.readAllBytes()));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(place + " is no zip", e);
    }
  }

  /** A mail as it came, and all its parts as people read them. */
  void addMail(String place, MimeMessage mail) {
    try {
      ByteArrayOutputStream raw = new ByteArrayOutputStream();
      mail.writeTo(raw);
      add(place, utf8(raw.toByteArray()));
      add(place, String.valueOf(mail.getSubject()));
      addPart(place, mail);
    } catch (MessagingException | IOException e) {
      throw new IllegalStateException(place + " cannot be read", e);
    }
  }

  private void addPart(String place, Part part) throws MessagingException, IOException {
    if (part.getContent() instanceof Multipart parts) {
      for (int i = 0; i < parts.getCount(); i++) {
        BodyPart inner = parts.getBodyPart(i);
        addPart(place, inner);
      }
    } else if (part.isMimeType("application/zip")) {
      try (InputStream zip = part.getInputStream()) {
        addZip(place + "!" + part.getFileName(), zip.readAllBytes());
      }
    } else {
      try (InputStream text = part.getInputStream()) {
        add(place + "!" + part.getContentType(), utf8(text.readAllBytes()));
      }
    }
  }

  private static String utf8(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }

  /** What a search finds, place by place. */
  List<String> search(BiFunction<String, String, List<String>> search) {
    List<String> found = new ArrayList<>();
    texts.forEach((place, text) -> found.addAll(search.apply(place, text)));
    return found;
  }

  /** All that stands at a place. */
  String at(String place) {
    return Objects.requireNonNull(texts.get(place), () -> place + " is none of " + places());
  }

  /** The names of all places. */
  List<String> places() {
    return List.copyOf(texts.keySet());
  }
}
