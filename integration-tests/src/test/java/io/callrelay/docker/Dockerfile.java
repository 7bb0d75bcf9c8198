package io.callrelay.docker;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A Dockerfile's instructions, one a line.
 *
 * @param lines continued ones joined, comments left out
 */
record Dockerfile(List<String> lines) {
  private static final Pattern QUOTED = Pattern.compile("\"([^\"]*)\"");

  static Dockerfile of(String name) {
    String joined = DockerFolder.text(name + "/Dockerfile").replaceAll("\\\\\n\\s*", " ");
    return new Dockerfile(
        joined.lines().filter(line -> !line.isBlank() && !line.startsWith("#")).toList());
  }

  /** What follows an instruction, each time that it is given. */
  List<String> all(String instruction) {
    return lines.stream()
        .filter(line -> line.startsWith(instruction + " "))
        .map(line -> line.substring(instruction.length() + 1).strip())
        .toList();
  }

  /** The words of the one {@code ENTRYPOINT} or {@code CMD}, which stand in a JSON array. */
  List<String> words(String instruction) {
    return all(instruction).stream()
        .flatMap(array -> QUOTED.matcher(array).results())
        .map(found -> found.group(1))
        .toList();
  }

  /** A file or directory that the image takes from the build, or from the repository. */
  record Copy(boolean fromBuild, String from, String to) {}

  /** What the last stage copies. */
  List<Copy> copies() {
    int lastStage = lines.lastIndexOf("FROM " + all("FROM").get(all("FROM").size() - 1));
    return new Dockerfile(lines.subList(lastStage, lines.size()))
        .all("COPY").stream().map(Dockerfile::copy).toList();
  }

  private static Copy copy(String arguments) {
    String[] words = arguments.split("\\s+");
    List<String> paths = Arrays.stream(words).filter(word -> !word.startsWith("--")).toList();
    return new Copy(Stream.of(words).anyMatch("--from=build"::equals), paths.get(0), paths.get(1));
  }
}
