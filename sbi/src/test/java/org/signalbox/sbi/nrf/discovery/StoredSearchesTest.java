package org.signalbox.sbi.nrf.discovery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.signalbox.registers.nf.NfProfile;
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

  private final VirtualClock clock = VirtualClock.at("2026-01-01T00:00:00Z");
  private final StoredSearches searches = new StoredSearches(clock, Duration.ofSeconds(30));

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

  @Test
  void shouldForgetTheOldestWhereVersionsOfLargeProfilesWouldFillTheMemory() {
    // Given: 200,000 octets and more of a profile that changes with every search
    String text = "7".repeat(50_000);
    NfProfile profile =
        TestDiscovery.profile(
            """
            {"nfInstanceId":"4947a69a-f61b-4bc1-b9da-47c9c5d14b64","nfType":"UDM",
             "nfStatus":"REGISTERED","ipv4Addresses":["127.0.0.12"],"x":["%s","%s","%s","%s"]}
            """
                .formatted(text, text, text, text));
    String first = searches.add(oneOf(profile.withLoad(0)));

    // When
    String last = "";
    for (int i = 1; i < 400; i++) {
      last = searches.add(oneOf(profile.withLoad(i % 100)));
    }

    // Then
    assertThat(searches.find(first)).isEmpty();
    assertThat(searches.find(last)).isPresent();
    assertThat(searches.size()).isEqualTo((64 << 20) / profile.withLoad(50).octets());
  }

  @Test
  void shouldCountAProfileOnceThatManySearchesFound() {
    // Given
    StoredSearches.Search search = new StoredSearches.Search(List.of(PROFILE, PROFILE), 1);

    // When
    for (int i = 0; i < 5_000; i++) {
      var _ = searches.add(search);
    }

    // Then
    assertThat(searches.size()).isEqualTo(4_096);
  }

  @Test
  void shouldForgetWhatHasEndedThoughNobodyAsksForIt() {
    // Given
    var _ = searches.add(new StoredSearches.Search(List.of(PROFILE), 1));
    clock.advance(Duration.ofSeconds(31));

    // When
    var _ = searches.add(new StoredSearches.Search(List.of(PROFILE), 1));

    // Then
    assertThat(searches.size()).isEqualTo(1);
  }

  private static StoredSearches.Search oneOf(NfProfile profile) {
    return new StoredSearches.Search(
        List.of(new FoundProfile(profile, new ProfileView(false, Set.of(), List.of(), false))), 1);
  }
}
