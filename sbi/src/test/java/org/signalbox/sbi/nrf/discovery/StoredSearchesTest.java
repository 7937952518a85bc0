package org.signalbox.sbi.nrf.discovery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.signalbox.testsupport.VirtualClock;

/** What is kept of answers that were cut, and what is not. */
class StoredSearchesTest {

  private static final FoundProfile PROFILE =
      new FoundProfile(
          TestDiscovery.profile(
              """
              {"nfInstanceId":"4947a69a-f61b-4bc1-b9da-47c9c5d14b64","nfType":"UDM",
               "nfStatus":"REGISTERED","ipv4Addresses":["127.0.0.12"]}
              """),
          new ProfileView(false, Set.of(), List.of(), false));

  private final StoredSearches searches =
      new StoredSearches(VirtualClock.at("2026-01-01T00:00:00Z"), Duration.ofSeconds(30));

  @Test
  void shouldForgetTheOldestWhereManyLargeOnesWouldFillTheMemory() {
    // Given
    StoredSearches.Search large =
        new StoredSearches.Search(Collections.nCopies(10_000, PROFILE), 1);
    String first = searches.add(large);

    // When
    String last = "";
    for (int i = 0; i < 20; i++) {
      last = searches.add(large);
    }

    // Then
    assertThat(searches.find(first)).isEmpty();
    assertThat(searches.find(last)).isPresent();
  }
}
