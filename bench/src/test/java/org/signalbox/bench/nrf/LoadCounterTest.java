package org.signalbox.bench.nrf;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LoadCounterTest {

  private static final long BEGIN = 1_790_000_000_000_000L;

  @Test
  void shouldCountWhatCameBehindTheWarmUpAlone() {
    // Given
    LoadCounter counter = new LoadCounter(new H2Load.Times(2, 2));
    counter.add(line(0, 200, 90_000));
    counter.add(line(1_999_999, 500, 80_000));
    counter.add(line(2_000_000, 200, 300));
    counter.add(line(3_000_000, 204, 100));
    counter.add(line(3_500_000, -1, 200));
    counter.add(line(4_000_000, 200, 70_000));

    // When
    LoadFigures figures = counter.figures();

    // Then
    assertThat(figures.perSecond()).isEqualTo(1);
    assertThat(figures.bad()).isEqualTo(1);
    assertThat(figures.micros(500)).isEqualTo(200);
    assertThat(figures.micros(990)).isEqualTo(300);
  }

  private static String line(long after, int status, long micros) {
    return BEGIN + after + "\t" + status + "\t" + micros;
  }
}
