package org.signalbox.sbi.nrf.discovery;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.signalbox.registers.nf.NfInstanceId;
import org.signalbox.testsupport.Seeded;
import tools.jackson.databind.node.ObjectNode;

/** Random changes and queries; what is found is what a naive look at all profiles finds. */
class DiscoverySimulationTest {

  private static final int STEPS = 400;
  private static final int QUERIES = 12;

  @TempDir Path folder;

  private final Map<String, ObjectNode> present = new LinkedHashMap<>();
  private int found;

  @Test
  @Seeded
  void shouldFindWhatANaiveLookAtAllProfilesFinds(SplittableRandom random) {
    // Given
    try (TestDiscovery discovery = new TestDiscovery(folder)) {
      RandomProfiles profiles = new RandomProfiles(random);
      RandomQueries queries = new RandomQueries(random);

      // When
      for (int step = 0; step < STEPS; step++) {
        change(discovery, profiles, random);
        for (int i = 0; i < QUERIES; i++) {
          compare(discovery, queries.next());
        }
      }
    }

    // Then
    assertThat(found).as("queries that found something").isGreaterThan(STEPS);
  }

  private void change(TestDiscovery discovery, RandomProfiles profiles, SplittableRandom random) {
    int choice = present.isEmpty() ? 0 : random.nextInt(8);
    List<String> ids = List.copyOf(present.keySet());
    switch (choice) {
      case 5 -> put(discovery, profiles.next(ids.get(random.nextInt(ids.size()))));
      case 6 -> {
        String id = ids.get(random.nextInt(ids.size()));
        present.remove(id);
        discovery.register.remove(NfInstanceId.parse(id).orElseThrow());
      }
      case 7 -> {
        ObjectNode profile = List.copyOf(present.values()).get(random.nextInt(ids.size()));
        int load = random.nextInt(101);
        profile.put("nfStatus", "REGISTERED").put("load", load);
        discovery.register.beat(
            NfInstanceId.parse(profile.path("nfInstanceId").asString("")).orElseThrow(),
            OptionalInt.of(load));
      }
      default -> put(discovery, profiles.next());
    }
  }

  private void put(TestDiscovery discovery, ObjectNode profile) {
    present.put(profile.path("nfInstanceId").asString(""), profile);
    discovery.register(profile.toString());
  }

  private void compare(TestDiscovery discovery, Map<String, String> query) {
    List<String> expected = NaiveDiscovery.find(List.copyOf(present.values()), query);
    List<String> answered = TestDiscovery.ids(discovery.discover(query));
    assertThat(answered.stream().sorted().toList()).as(query.toString()).isEqualTo(expected);
    found += expected.isEmpty() ? 0 : 1;
  }
}
