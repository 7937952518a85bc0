package org.signalbox.dra.freediameter;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The document says what the code reads. */
class FreeDiameterDocumentTest {

  private static final Path DOCUMENT = Path.of("..", "docs", "freediameter.md");

  @TempDir Path folder;

  static Stream<String> directives() {
    return Directives.names().stream();
  }

  @ParameterizedTest
  @MethodSource("directives")
  void shouldListEveryDirective(String name) throws IOException {
    assertThat(Files.readString(DOCUMENT)).contains("`" + name + "`");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "rt_redirect",
        "rt_load_balance",
        "rt_randomize",
        "rt_ignore_dh",
        "rt_busypeers",
        "rt_deny_by_size",
        "dbg_msg_dumps",
        "dbg_monitor",
        "dict_dcca"
      })
  void shouldTakeTheExtensionsThatTheDocumentLists(String name) throws IOException {
    // Given
    Path file =
        Files.writeString(
            folder.resolve("freeDiameter.conf"), "LoadExtension = \"" + name + ".fdx\";");
    String listed = name.startsWith("dict_") ? "dict_*" : name;

    // When
    FreeDiameterFiles files = FreeDiameterFiles.load(file);

    // Then
    assertThat(files.problems()).isEmpty();
    assertThat(Files.readString(DOCUMENT))
        .contains("| `" + (name.equals("dbg_monitor") ? "dbg_*" : listed) + "` |");
  }

  @Test
  void shouldNotListWhatIsRefused() throws IOException {
    assertThat(Files.readString(DOCUMENT)).doesNotContain("`rt_pyform`");
  }
}
