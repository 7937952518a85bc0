package org.signalbox.dra.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.signalbox.core.Problem;
import org.signalbox.dra.yaml.RouteFileFixture.Read;

/** However a file is damaged, it is read, or each fault is told with its place. */
class RouteFileMutationTest {

  private static final int ROUNDS = 1_500;
  private static final String PIECES = "{}[]:,-#*&!|>'\"%@`/ \n\t0aé=";

  private static String damaged(String text, Random random) {
    StringBuilder damaged = new StringBuilder(text);
    for (int i = 1 + random.nextInt(4); i > 0; i--) {
      int at = random.nextInt(damaged.length());
      switch (random.nextInt(4)) {
        case 0 -> damaged.deleteCharAt(at);
        case 1 -> damaged.insert(at, PIECES.charAt(random.nextInt(PIECES.length())));
        case 2 -> damaged.setCharAt(at, PIECES.charAt(random.nextInt(PIECES.length())));
        default -> swapLines(damaged, random);
      }
    }
    return damaged.toString();
  }

  private static void swapLines(StringBuilder text, Random random) {
    List<String> lines = new ArrayList<>(text.toString().lines().toList());
    String moved = lines.remove(random.nextInt(lines.size()));
    if (random.nextBoolean()) {
      lines.add(random.nextInt(lines.size()), moved);
    }
    text.setLength(0);
    text.append(String.join("\n", lines)).append('\n');
  }

  @Test
  void shouldReadOrTellEveryDamagedFile() throws IOException {
    // Given
    String sound = Files.readString(Path.of("..", "config", "dra.yaml"));
    int bad = 0;
    for (int seed = 0; seed < ROUNDS; seed++) {
      String text = damaged(sound, new Random(seed));

      // When
      List<Read> read = new ArrayList<>();
      assertThatCode(() -> read.add(RouteFileFixture.read(text)))
          .as("seed %d\n%s", seed, text)
          .doesNotThrowAnyException();

      // Then
      List<Problem> problems = read.getFirst().findings().problems();
      bad += problems.isEmpty() ? 0 : 1;
      assertThat(problems)
          .as("seed %d\n%s", seed, text)
          .allMatch(problem ->
              problem.position().file().equals("dra.yaml")
                  && !problem.found().isBlank()
                  && !problem.expected().isBlank());
    }
    assertThat(bad).as("files that were refused").isGreaterThan(ROUNDS / 3);
  }
}
