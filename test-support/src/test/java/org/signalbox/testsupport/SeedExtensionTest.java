package org.signalbox.testsupport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.platform.testkit.engine.EngineTestKit;

class SeedExtensionTest {

  /** Run by the test below, not by the build: its name matches no pattern of the build. */
  @Seeded
  static class Failing {
    @Test
    void shouldFail(SplittableRandom random) {
      throw new AssertionError("drawn " + (random.nextInt(10) < 10));
    }
  }

  @Test
  void shouldNameTheSeedInTheMessageOfAFailure() {
    // When
    var results =
        EngineTestKit.engine("junit-jupiter").selectors(selectClass(Failing.class)).execute();

    // Then
    assertThat(results.testEvents().failed().list())
        .singleElement()
        .satisfies(event ->
            assertThat(event.getPayload().toString()).contains("drawn true", "-Dsignalbox.seed="));
  }
}
