package org.signalbox.app.internal.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.signalbox.core.OperatorFault;

class GoFlagsTest {

  private static GoFlags parse(String line) {
    return GoFlags.parse(
        line.split(" "), Set.of("verbose", "dry_run"), Set.of("path", "tpid", "server"));
  }

  @ParameterizedTest
  @CsvSource({
    "-verbose -path=/tp -tpid T1, /tp",
    "--path /tp --verbose, /tp",
    "-path=a=b -verbose=true, a=b",
    "-verbose -path -x, -x"
  })
  void shouldTakeBothSpellingsOfAFlag(String line, String path) {
    // When
    GoFlags flags = parse(line);

    // Then
    assertThat(flags.value("path")).contains(path);
    assertThat(flags.isOn("verbose")).isTrue();
    assertThat(flags.isOn("dry_run")).isFalse();
    assertThat(flags.arguments()).isEmpty();
  }

  @Test
  void shouldEndAtTheFirstArgument() {
    assertThat(parse("-server h:1 cost -path").arguments()).containsExactly("cost", "-path");
    assertThat(parse("-verbose=false -- -path").arguments()).containsExactly("-path");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "-pth=/tp | found the unknown flag -pth, expected -path",
        "-zzzzz | found the unknown flag -zzzzz, expected a flag that -help lists",
        "-path | found -path at the end, expected -path=VALUE",
        "-verbose=maybe | found -verbose=maybe, expected -verbose=true or false"
      })
  void shouldRefuseInOneSentence(String line, String sentence) {
    assertThatThrownBy(() -> parse(line)).isInstanceOf(OperatorFault.class).hasMessage(sentence);
  }
}
