package org.signalbox.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.signalbox.testsupport.RepositoryFolder;

/** What a newcomer reads in the first hour names classes, files and modules that exist. */
class FirstHourTest {

  private static final Pattern NUMBERED_CLASS =
      Pattern.compile("^\\d+\\.\\s+\\[?`([A-Z]\\w+)`", Pattern.MULTILINE);
  private static final Pattern CLASS_BY_SUFFIX =
      Pattern.compile(
          "`([A-Z]\\w*(?:Decoder|Encoder|Handler|StateMachine|Router|Rule|Port|Adapter|Projector"
              + "|Store|Config|Extension|Test|IT|Fuzz|Benchmark|Client|Catalog|Tariff))`");
  private static final Pattern LINK = Pattern.compile("\\]\\(([^)#:]+)(?:#[^)]*)?\\)");

  private static final Set<String> TYPES =
      JavaSource.all().stream()
          .flatMap(source -> Stream.concat(Stream.of(source.typeName()), nested(source)))
          .collect(Collectors.toSet());

  private static Stream<String> nested(JavaSource source) {
    return Pattern.compile("\\b(?:class|record|interface|enum) (\\w+)")
        .matcher(source.text())
        .results()
        .map(found -> found.group(1));
  }

  /** The pages of the first hour: at the top, and one a module. */
  static List<Path> pages() {
    Path top = RepositoryFolder.resolve("");
    try (Stream<Path> files = Files.walk(top, 2)) {
      return files
          .filter(file -> file.toString().endsWith(".md"))
          .filter(file -> !file.toString().contains("/."))
          .filter(file -> !file.endsWith("CHANGELOG.md"))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static List<String> missingClasses(String page) {
    List<String> named = new ArrayList<>();
    for (Pattern pattern : List.of(NUMBERED_CLASS, CLASS_BY_SUFFIX)) {
      Matcher matcher = pattern.matcher(page);
      while (matcher.find()) {
        named.add(matcher.group(1));
      }
    }
    return named.stream().filter(name -> !TYPES.contains(name)).distinct().toList();
  }

  static List<String> missingFiles(Path page, String text) {
    return LINK.matcher(text)
        .results()
        .map(link -> link.group(1).strip())
        .filter(target -> !Files.exists(page.resolveSibling(target)))
        .toList();
  }

  @Test
  void shouldNameOnlyClassesThatExist() {
    // When
    List<String> missing =
        pages().stream()
            // Reference pages name directives and settings, which look like classes.
            .filter(page -> !page.startsWith(RepositoryFolder.resolve("docs")))
            .flatMap(page -> missingClasses(read(page)).stream().map(name -> page + ": " + name))
            .toList();

    // Then
    assertThat(missing).isEmpty();
  }

  @Test
  void shouldLinkOnlyToFilesThatExist() {
    // When
    List<String> missing =
        pages().stream()
            .flatMap(page -> missingFiles(page, read(page)).stream().map(to -> page + ": " + to))
            .toList();

    // Then
    assertThat(missing).isEmpty();
  }

  @Test
  void shouldNoticeAClassThatIsGone() {
    // When
    List<String> missing =
        missingClasses("1. `NoSuchThing` reads.\n2. `JavaSource` stays.\n`GoneStore` too.");

    // Then
    assertThat(missing).containsExactly("NoSuchThing", "GoneStore");
  }

  @Test
  void shouldNoticeALinkToNothing() {
    // Given
    Path page = RepositoryFolder.resolve("fixtures/README.md");

    // When
    List<String> missing = missingFiles(page, "[a](gone.md) [b](README.md) [c](https://x.y/z)");

    // Then
    assertThat(missing).containsExactly("gone.md");
  }

  @Test
  void shouldHaveAReadmeInEveryModule() {
    // When
    List<String> without =
        Pattern.compile("<module>([^<]+)</module>")
            .matcher(read(RepositoryFolder.resolve("pom.xml")))
            .results()
            .map(module -> module.group(1))
            .filter(module -> !Files.exists(RepositoryFolder.resolve(module + "/README.md")))
            .toList();

    // Then
    assertThat(without).isEmpty();
  }

  @Test
  void shouldHaveThePagesOfTheFirstHour() {
    // When
    List<String> missing =
        Stream.of("README.md", "ARCHITECTURE.md", "CONTRIBUTING.md", "CHANGELOG.md", "LICENSE")
            .filter(name -> !Files.exists(RepositoryFolder.resolve(name)))
            .toList();

    // Then
    assertThat(missing).isEmpty();
  }

  private static String read(Path page) {
    try {
      return Files.readString(page);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
