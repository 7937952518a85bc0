package org.signalbox.dra.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.signalbox.diameter.node.ListenerConfig;
import org.signalbox.dra.route.AgentSetup;

/** The reference page and the example say what the code reads. */
class RouteFileDocumentTest {

  private static final Path DOCUMENT = Path.of("..", "docs", "dra.md");
  private static final Path EXAMPLE = Path.of("..", "config", "dra.yaml");

  @Test
  void shouldLoadTheWholeFileOfTheReferenceWithoutAnyWarning() throws IOException {
    // Given
    Matcher block =
        Pattern.compile("```yaml\n(.*?)```", Pattern.DOTALL).matcher(Files.readString(DOCUMENT));
    assertThat(block.find()).isTrue();

    // When
    RouteFileFixture.Read read = RouteFileFixture.read(block.group(1));

    // Then
    assertThat(read.problems()).isEmpty();
    assertThat(read.warnings()).isEmpty();
    assertThat(read.file().routes()).hasSize(5);
    assertThat(block.find()).as("one example, so that all of it is tested").isFalse();
  }

  @Test
  void shouldLoadTheShippedExampleWhichListensOnThisMachineAlone() {
    // When
    AgentSetup setup = new RouteFileSource(EXAMPLE).read();

    // Then
    assertThat(setup.problems()).isEmpty();
    assertThat(setup.warnings()).isEmpty();
    assertThat(setup.node().listeners())
        .extracting(ListenerConfig::address)
        .allMatch(address -> address.getAddress().isLoopbackAddress());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "zzzzzzzz: 1",
        "node: {identity: a, zzzzzzzz: 1}",
        "node: {identity: a, listen: [{address: 127.0.0.1, zzzzzzzz: 1}]}",
        "node: {identity: a, tls: {zzzzzzzz: 1}}",
        "node: {identity: a, timers: {zzzzzzzz: 1}}",
        "peers: {a: {zzzzzzzz: 1}}",
        "accept: [{zzzzzzzz: 1}]",
        "groups: {g: [{zzzzzzzz: 1}]}",
        "tables: {t: {zzzzzzzz: 1}}",
        "tables: {t: {of: imsi, entries: {'1': {zzzzzzzz: 1}}}}",
        "routes: [{zzzzzzzz: 1}]",
        "routes: [{when: {zzzzzzzz: 1}}]",
        "routes: [{then: {zzzzzzzz: 1}}]",
        "routes: [{then: {set: {zzzzzzzz: 1}}}]",
        "routes: [{then: {redirect: {zzzzzzzz: 1}}}]",
        "routes: [{then: {refuse: {zzzzzzzz: 1}}}]"
      })
  void shouldExplainEveryKeyThatIsRead(String text) throws IOException {
    // Given
    String document = Files.readString(DOCUMENT);

    // When
    List<String> unknown =
        RouteFileFixture.read(text).problems().stream()
            .filter(problem -> problem.contains("unknown key \"zzzzzzzz\""))
            .toList();

    // Then
    assertThat(unknown).hasSize(1);
    String[] known = unknown.getFirst().replaceFirst(".*expected one of ", "").split(", ");
    assertThat(known)
        .isNotEmpty()
        .allSatisfy(key ->
            assertThat(document)
                .containsPattern("(?m)`" + key + "`|^## " + key + "$|^" + key + ":"));
  }
}
