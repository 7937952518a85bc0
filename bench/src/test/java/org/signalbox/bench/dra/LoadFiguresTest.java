package org.signalbox.bench.dra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.signalbox.bench.dra.RelaySetup.Kind;

class LoadFiguresTest {

  private static final long SECOND = 1_000_000_000L;

  @Test
  void shouldReadTheLineItWrote() {
    // Given
    LoadFigures figures = figures(300_000);

    // When
    LoadFigures read = LoadFigures.read(figures.line());

    // Then
    assertThat(read).isEqualTo(figures);
  }

  @Test
  void shouldRefuseALineOfAnotherLength() {
    assertThatThrownBy(() -> LoadFigures.read("1 2 3"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("1 2 3");
  }

  @Test
  void shouldTellRateAndCpuTimeOfATransaction() {
    // When
    LoadFigures figures = figures(300_000);

    // Then
    assertThat(figures.perSecond()).isEqualTo(100_000);
    assertThat(figures.cpuMicros()).isEqualTo(5.0);
  }

  @Test
  void shouldTakeTheMedianRunAndTellHowFarTheRunsLieApart() {
    // Given
    List<LoadFigures> runs = List.of(figures(900_000), figures(300_000), figures(600_000));

    // When
    CaseLine line =
        new CaseLine(
            BenchGroup.all().getFirst(),
            RelayLoad.closed(1, 1),
            RelaySetup.plain(Kind.SIGNALBOX),
            runs);

    // Then
    assertThat(line.median().answered()).isEqualTo(600_000);
    assertThat(line.spreadPercent()).isEqualTo(100);
  }

  @Test
  void shouldDrawPercentilesOnALogarithmicScale() {
    // When
    String bar = LatencyPlot.bar(figures(1));

    // Then
    assertThat(bar).isEqualTo("#".repeat(15) + "=".repeat(15) + "-".repeat(15));
  }

  @Test
  void shouldAddUpTheHeapOfAnyCollectorWithoutMetaspace() {
    // Given
    String serial =
        """
        4711:
         DefNew     total 19648K, used 1024K [0x00000000e0000000)
          eden space 17472K,   4% used [0x00000000e0000000)
         Tenured    total 43712K, used 2048K [0x00000000f5400000)
         Metaspace       used 5000K, committed 5100K, reserved 1114112K
          class space    used 500K, committed 600K, reserved 1048576K
        """;

    // When
    long used = SoakRun.used(serial);

    // Then
    assertThat(used).isEqualTo(3 << 20);
  }

  /** 5 us of CPU each at 300,000; latencies of 0.1, 1 and 10 ms. */
  private static LoadFigures figures(long answered) {
    return new LoadFigures(
        answered,
        3 * SECOND,
        0,
        0,
        100_000,
        1_000_000,
        10_000_000,
        10_000_000,
        20_000_000,
        3 * SECOND / 2,
        1 << 20);
  }
}
